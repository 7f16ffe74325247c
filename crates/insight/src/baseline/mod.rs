//! What is usual for one person: location, spread and correlation of their shifts, effects of weekday and shift, and
//! the number of shifts that this is estimated from.

mod effects;
mod fitted;
pub mod ordinal_normal;
mod window;

pub use fitted::{Baseline, BaselineBand, BaselineStatus, variance_inflation};
pub use window::{BaselineWindow, MAX_SHIFTS, MIN_SHIFTS, MIN_SPREAD, PRIOR_LOCATION, PRIOR_LOCATION_VARIANCE};
