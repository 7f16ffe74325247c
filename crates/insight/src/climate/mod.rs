//! Climate: differentially private figures of sites and departments.
//!
//! The way of a week: frozen [`Roster`] and contributions → the mechanism draws noise once → [`Released`]`<`[`Draw`]`>`, frozen in
//! the ledger → everything shown, computed from released draws, frozen rosters and constants alone.

pub mod calendar;
pub mod draw;
pub mod epsilon;
pub mod estimate;
pub mod released;
pub mod roster;

pub use calendar::{Month, Period, Quarter};
pub use draw::{Breakdown, Draw, EnergyClass, Stream, WeatherClass};
pub use epsilon::Epsilon;
pub use released::Released;
pub use roster::{Roster, Unit};
