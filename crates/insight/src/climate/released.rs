//! A figure that may be shown. The mechanism is the only way to one; the ledger keeps what it drew.

use std::ops::Deref;

use serde::Serialize;

use super::Draw;

/// A value that was drawn with noise. Only the mechanism and the ledger construct it. Nothing else is serialised:
/// counts before the noise cannot be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Released<T>(T);

impl<T> Released<T> {
    /// Only the mechanism releases.
    pub(super) const fn new(figure: T) -> Self {
        Self(figure)
    }
}

impl Released<Draw> {
    /// Reads back what the ledger froze when it was drawn. Draws alone are ever frozen; nothing else can become a
    /// released figure this way. Another crate keeps the ledger, so this is public; a rule of the source lets no other
    /// file of the product call it.
    ///
    /// # Errors
    /// If the text is not a draw.
    pub fn thaw(frozen: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(frozen).map(Self)
    }
}

impl<T: Serialize> Released<T> {
    /// The text that the ledger keeps, on one line.
    ///
    /// # Errors
    /// If it cannot be written as JSON; no figure of this program is such.
    pub fn freeze(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(&self.0)
    }
}

impl<T> Deref for Released<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
