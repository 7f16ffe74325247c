//! The utility of the climate: how exact its figures are, and how soon lasting changes are found in them.
//!
//! People and noise are simulated from a seed, so the same run gives the same figures; only `change_figures` closes its
//! years as the product does, with noise that has no seed.

mod changes;
mod errors;
mod mentions;
mod power;
mod register;

pub use changes::{ChangeFigures, change_figures};
pub use errors::{Errors, PLACES, PublishedPlace, SiteKind, errors};
pub use mentions::{Doubling, doubling, error_of_mentions};
pub use power::{FALLS, Power, power};
pub use register::{RegisterFigures, register_figures};

/// The error below which 95 % of the absolute values are.
fn ninety_five(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() * 95 / 100).copied().unwrap_or(0.0)
}
