//! Thank-yous: given, read by their receivers, shown and hidden, and removed.

pub(crate) mod erase;
mod give;
mod read;
mod rows;
mod step;
mod whom;

pub use give::{GiveOutcome, GivenThanks};

use crate::Store;

/// Thank-yous, each between a giver and a receiver.
#[derive(Clone, Copy)]
pub struct Thanks<'a>(pub(crate) &'a Store);
