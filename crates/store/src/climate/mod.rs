//! Climate: answers of weeks that are to close, what was released of closed weeks and months, and the call load.

pub(crate) mod doings;
pub(crate) mod load;
pub(crate) mod weeks;

use crate::Store;

/// Weeks and months of the climate, and who is counted in them.
#[derive(Clone, Copy)]
pub struct ClimateWeeks<'a>(pub(crate) &'a Store);
