//! Trends of a team: the mean of each day or week, its control limits, and the stressors and uplifts that were picked
//! most.

pub mod calendar;
mod control;
mod pareto;
mod points;
pub mod triggers;
mod uplifts;
pub mod week;

pub use control::ControlChart;
pub use pareto::{StressorCount, pareto};
pub use points::{Granularity, MIN_PEOPLE_FOR_MEAN, TrendPoint, between, points};
pub use uplifts::uplift_counts;
