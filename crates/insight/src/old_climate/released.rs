//! A figure that may be shown. There is no other way to one than through disclosure control.

use std::ops::Deref;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::figures::Figures;
use domain::StressorKey;

/// Something that was released. What was not has no value of this type, and what is no value of this type is never serialised:
/// counts and sums, before they are released, cannot be.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Released<T>(T);

impl<T> Released<T> {
    /// Only disclosure control releases.
    pub(super) const fn new(figure: T) -> Self {
        Self(figure)
    }
}

impl<T: DeserializeOwned> Released<T> {
    /// Reads back what was frozen when its week closed.
    ///
    /// # Errors
    /// The text is no such figure.
    pub fn thaw(frozen: &str) -> Result<Self, NotFrozen> {
        serde_json::from_str(frozen).map(Self).map_err(|_| NotFrozen)
    }
}

impl Released<Figures> {
    /// Returns the figures without these stressors. Showing less needs no disclosure control.
    #[must_use]
    pub fn without_stressors(mut self, hidden: &[&StressorKey]) -> Self {
        self.0.stressors.retain(|(key, _)| !hidden.contains(&key));
        self
    }
}

impl<T: Serialize> Released<T> {
    /// The text under which it is kept.
    ///
    /// # Errors
    /// Where it cannot be written as text; no figure of this program is such.
    pub fn freeze(&self) -> Result<String, NotFrozen> {
        serde_json::to_string(&self.0).map_err(|_| NotFrozen)
    }
}

impl<T> Deref for Released<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// The text is no frozen figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFrozen;

impl std::fmt::Display for NotFrozen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a figure that was frozen at the end of its week")
    }
}

impl std::error::Error for NotFrozen {}
