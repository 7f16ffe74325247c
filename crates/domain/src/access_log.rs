//! Looks: what somebody can open that shows others by name, or a report of many.

use serde::{Deserialize, Serialize};

/// What was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessKind {
    /// The board of a team.
    Board,
    /// What a team shares among its members.
    Team,
    /// The trends of a team.
    Trends,
    /// A flag, or the list of them.
    Flag,
    /// A page of the climate.
    Climate,
    /// Released figures taken along as a file.
    Export,
}

impl AccessKind {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Board, Self::Team, Self::Trends, Self::Flag, Self::Climate, Self::Export];

    /// The stable name, as stored and exported.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::Team => "team",
            Self::Trends => "trends",
            Self::Flag => "flag",
            Self::Climate => "climate",
            Self::Export => "export",
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Whether it is a report, which concerns the whole roster, and nobody in it by name.
    #[must_use]
    pub const fn is_report(self) -> bool {
        matches!(self, Self::Climate | Self::Export)
    }
}

/// A report that was opened. A look at it is told to the whole roster, never to its contributors alone: who is told would say who
/// contributed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// A page of the climate: which part of the centre, and which period.
    Climate(String),
    /// The same taken along as a file.
    Export(String),
}

impl Report {
    /// What was opened, and about what it is.
    #[must_use]
    pub fn parts(self) -> (AccessKind, String) {
        match self {
            Self::Climate(about) => (AccessKind::Climate, about),
            Self::Export(about) => (AccessKind::Export, about),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_known_by_its_name() {
        for kind in AccessKind::ALL {
            assert_eq!(AccessKind::from_key(kind.key()), Some(kind));
        }
        assert_eq!(AccessKind::from_key("pay"), None);
    }
}
