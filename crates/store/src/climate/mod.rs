//! Climate: frozen rosters, what people stated in a week that is to close, the ledger of the privacy budget, closed
//! periods, and the call load.

pub(crate) mod adopt;
pub(crate) mod breakdown;
pub(crate) mod check;
pub(crate) mod closing;
pub(crate) mod comments;
pub(crate) mod counted;
pub mod ledger;
pub(crate) mod load;
pub(crate) mod person_weeks;
pub(crate) mod rosters;

use crate::Store;

/// Weeks, months and quarters of the climate, and who is counted in them.
#[derive(Clone, Copy)]
pub struct ClimateWeeks<'a>(pub(crate) &'a Store);

#[cfg(test)]
mod tests;
