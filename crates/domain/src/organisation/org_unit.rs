//! Organizational units: sites, departments and teams.

use serde::{Deserialize, Serialize};

use crate::TeamId;

/// A site, a department or a team of the centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrgUnit {
    /// A site, by its database id.
    Site(i64),
    /// A department, by its database id.
    Department(i64),
    /// A team.
    Team(TeamId),
}

impl OrgUnit {
    /// Returns the kind and the id as used in URLs and in the store: `("department", 3)`.
    #[must_use]
    pub const fn parts(self) -> (&'static str, i64) {
        match self {
            Self::Site(id) => ("site", id),
            Self::Department(id) => ("department", id),
            Self::Team(TeamId(id)) => ("team", id),
        }
    }

    /// Returns the unit with this kind and id; none if there is no such kind.
    #[must_use]
    pub fn from_parts(kind: &str, id: i64) -> Option<Self> {
        match kind {
            "site" => Some(Self::Site(id)),
            "department" => Some(Self::Department(id)),
            "team" => Some(Self::Team(TeamId(id))),
            _ => None,
        }
    }
}

impl std::fmt::Display for OrgUnit {
    /// `department-3`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (kind, id) = self.parts();
        write!(f, "{kind}-{id}")
    }
}

impl std::str::FromStr for OrgUnit {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (kind, id) = text.split_once('-').ok_or(())?;
        Self::from_parts(kind, id.parse().map_err(|_| ())?).ok_or(())
    }
}
