//! Supporters: who volunteered and with what, the searches of askers until both have agreed, and what askers answer
//! afterwards.

mod answers;
pub(crate) mod ask;
mod erase;
mod matching;
mod offers;
mod read;
pub(crate) mod rows;
mod step;

pub use answers::TalkAnswer;
pub(crate) use erase::{delete_of_asker, delete_search, dismiss, stop_until};
pub use offers::SupporterOffer;
pub use step::MatchOutcome;

use crate::Store;

/// Supporters, and the searches for one.
#[derive(Clone, Copy)]
pub struct Supporters<'a>(pub(crate) &'a Store);

#[cfg(test)]
mod tests;
