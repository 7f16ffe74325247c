//! Kinds of access that the access log records: pages that show other people by name, and reports about many.

use serde::{Deserialize, Serialize};

/// The kind of page or report that was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessKind {
    /// The board of a team.
    Board,
    /// The page on which team members see one another.
    Team,
    /// The trends of a team.
    Trends,
    /// A flag, or the list of them.
    Flag,
    /// A climate page.
    Climate,
    /// Released figures downloaded as a file.
    Export,
    /// A referral.
    Referral,
}

impl AccessKind {
    /// All kinds.
    pub const ALL: [Self; 7] =
        [Self::Board, Self::Team, Self::Trends, Self::Flag, Self::Climate, Self::Export, Self::Referral];

    /// The kinds that admins see in the list of who opened something. A referral concerns its person and its
    /// psychologist only.
    pub const SEEN_BY_ADMINS: [Self; 6] =
        [Self::Board, Self::Team, Self::Trends, Self::Flag, Self::Climate, Self::Export];

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
            Self::Referral => "referral",
        }
    }

    /// Returns the kind with this name, if there is one.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Returns true if it is a report: it concerns the whole roster and shows nobody by name.
    #[must_use]
    pub const fn is_report(self) -> bool {
        matches!(self, Self::Climate | Self::Export)
    }
}

/// A report that was opened. Everybody on the roster sees this in the access log, not only the contributors: a list of
/// those who see it would reveal who contributed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// A climate page: the org unit and the period, as text.
    Climate(String),
    /// The same figures as a file: the org unit and the period, as text.
    Export(String),
}

impl Report {
    /// Returns the kind, and the org unit and period as text.
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
