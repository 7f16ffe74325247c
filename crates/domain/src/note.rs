//! The note of a check-in: words, or that there are some which cannot be read with the keys at hand.

use serde::{Deserialize, Serialize};

/// Free text of somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Note {
    /// It says this.
    Words(String),
    /// There is a note, and whoever reads does not have its key.
    Locked,
}

impl Note {
    /// What it says, where it can be read.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Words(words) => Some(words),
            Self::Locked => None,
        }
    }

    /// Whether two readings may be of one note: of what is locked nothing else is known.
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
