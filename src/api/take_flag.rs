//! Taking a flag: I will talk to them, or not now.
