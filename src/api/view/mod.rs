//! What pages show: one value a screen, computed from what its viewer may see and from nothing else.

pub mod frame;
