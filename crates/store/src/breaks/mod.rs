//! Breaks: requests of today, and the rules of teams for them.

mod requests;
pub(crate) mod rows;
mod rules;

pub use requests::{AnswerOutcome, AskOutcome, CostBasis};

use crate::Store;

/// Requests for breaks, and the rules of teams for them.
#[derive(Clone, Copy)]
pub struct Breaks<'a>(pub(crate) &'a Store);
