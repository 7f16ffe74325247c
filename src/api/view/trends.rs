//! What the trends page shows, over visible entries.
