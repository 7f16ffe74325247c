//! Climate: figures of many people, released under disclosure control, so that nobody in them can be made out.
//!
//! The way of a week: [`Answer`]s → [`close`](close::close): who may be counted where, by counts alone (`counts`) → bands in the
//! place of numbers ([`bands`]) → a look for other worlds that would read the same (`alike`) → [`Released`] figures, frozen.
//! [`attack`] takes the part of whoever wants to know more.

mod alike;
pub mod answer;
pub mod attack;
pub mod bands;
pub mod cell;
pub mod close;
mod counts;
pub mod doings;
mod figures;
mod floors;
mod instead;
mod leaving;
mod named;
pub mod noise;
pub mod period;
mod released;
pub mod rules;
mod slices;

pub use answer::{Answer, Openness, Tenure};
pub use cell::{Cell, OrgUnit, Slice};
pub use close::{Closed, TeamUnit, Week, close};
pub use doings::{Deeds, Doings, Helped};
pub use figures::{Figures, Kind};
pub use released::Released;
pub use rules::Rules;
