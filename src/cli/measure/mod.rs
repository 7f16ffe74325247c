//! Commands that measure and simulate.

pub(super) mod evaluate;
pub mod simulate;
pub(super) mod staffing;
pub mod study;
