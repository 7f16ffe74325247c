//! Climate: differentially private figures of sites and departments.
//!
//! The way of a week: frozen [`FrozenRoster`] and contributions → the mechanism draws noise once →
//! [`Released`]`<`[`Draw`]`>`, frozen in the ledger → everything shown, computed from released draws, frozen rosters
//! and constants alone.

pub mod account;
pub mod budget;
pub mod calendar;
pub mod contribution;
pub mod draw;
pub mod epsilon;
pub mod estimate;
pub mod mechanism;
pub mod noise;
pub mod plan;
pub mod released;
pub mod roster;
#[cfg(any(test, feature = "samples"))]
pub mod simulated_site;

pub use account::{Account, Charge, Permit};
pub use budget::Budget;
pub use calendar::{Month, Period, Quarter};
pub use contribution::{Answered, PersonWeek, StatedCheckIn, Tenure};
pub use draw::{Breakdown, Draw, EnergyClass, Stream, WeatherClass};
pub use epsilon::Epsilon;
pub use mechanism::Histogram;
pub use plan::Catalogue;
pub use released::Released;
pub use roster::{FrozenRoster, Unit};
