//! The access log: every view of a flag, a report or shared entries of a person, once per workday, in a hash chain that
//! shows tampering.

pub(crate) mod append;
pub(crate) mod chain;
pub(crate) mod forget;
pub(crate) mod heads;
pub(crate) mod list;
pub(crate) mod record;
pub(crate) mod seen;
pub(crate) mod verify;

use crate::Store;

/// The access log.
#[derive(Clone, Copy)]
pub struct AccessLog<'a>(pub(crate) &'a Store);
