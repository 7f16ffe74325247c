//! The file of keys, a person's own key over time, and access to what only its owner may read.

pub(crate) mod generations;
pub(crate) mod own_keys;
pub(crate) mod owner_access;
pub(crate) mod table;

use crate::Store;

/// The own keys of people: what wraps them, what they unlock.
#[derive(Clone, Copy)]
pub struct OwnerKeys<'a>(pub(crate) &'a Store);

#[cfg(test)]
mod tests;
