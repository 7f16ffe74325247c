//! Tough calls of people, and what they answered about them later.

pub(crate) mod answers;
pub(crate) mod read;
mod record;
pub(crate) mod rows;
mod withdraw;

pub use record::ToughCallOutcome;

use crate::Store;

/// Tough calls, each in the sight of its person and, if it was shared, of the leads of its team.
#[derive(Clone, Copy)]
pub struct ToughCalls<'a>(pub(crate) &'a Store);

#[cfg(test)]
mod tests;
