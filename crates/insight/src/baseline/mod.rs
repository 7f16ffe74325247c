//! What is usual for one person: location, spread and correlation of their shifts, effects of weekday and shift, and the number of
//! shifts that this is estimated from.

mod effects;
mod fitted;
pub mod ordinal_normal;
mod window;

pub use fitted::{Baseline, BaselineBand, BaselineStatus, variance_inflation};
pub use window::{BETWEEN_PEOPLE, BaselineWindow, MAX_SHIFTS, MIN_SHIFTS, SPREAD_FLOOR, USUAL_LOCATION};
