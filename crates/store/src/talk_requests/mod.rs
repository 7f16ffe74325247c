//! Requests to talk: sent, answered, handed on and closed; and the people who can be asked.

pub(crate) mod ask;
mod candidates;
mod read;
pub(crate) mod rows;
mod step;
mod wishes;

pub use step::StepOutcome;
pub use wishes::Wish;

use crate::Store;

/// Requests to talk, each between an asker and one addressee.
#[derive(Clone, Copy)]
pub struct TalkRequests<'a>(pub(crate) &'a Store);
