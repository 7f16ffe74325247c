//! The note of a check-in: its text, or the fact that it cannot be decrypted with the keys at hand.

use serde::{Deserialize, Serialize};

/// A free-text note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Note {
    /// The decrypted text.
    Words(String),
    /// There is a note, and the reader does not have its key.
    Locked,
}

impl Note {
    /// Returns the text; none if it is locked.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Words(words) => Some(words),
            Self::Locked => None,
        }
    }

    /// Returns true if both values may be the same note: a locked note may be any note.
    #[must_use]
    pub fn may_be(&self, other: &Self) -> bool {
        self == other || *self == Self::Locked || *other == Self::Locked
    }
}

impl From<String> for Note {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}
