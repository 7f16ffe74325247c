//! A panic in a read or a write fails only that request.
