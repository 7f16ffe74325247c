//! Erasures: what is removed permanently, and the ledger that keeps a backup from bringing it back.

pub(crate) mod erase;
pub mod ledger;
pub(crate) mod record;
pub(crate) mod replay;
pub(crate) mod retention;

use crate::Store;

/// Erasures that concern a whole person or a period.
#[derive(Clone, Copy)]
pub struct Erasures<'a>(pub(crate) &'a Store);
