//! Where in the centre: a site, a department, a team.

use serde::{Deserialize, Serialize};

use super::TeamId;

/// A place of the centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrgUnit {
    /// A whole site, by its id.
    Site(i64),
    /// A department, by its id.
    Department(i64),
    /// A team.
    Team(TeamId),
}

impl OrgUnit {
    /// The stable name used in addresses and in the store: what it is, and its number.
    #[must_use]
    pub const fn parts(self) -> (&'static str, i64) {
        match self {
            Self::Site(id) => ("site", id),
            Self::Department(id) => ("department", id),
            Self::Team(TeamId(id)) => ("team", id),
        }
    }

    /// The place with this name.
    #[must_use]
    pub fn from_parts(what: &str, id: i64) -> Option<Self> {
        match what {
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
        let (what, id) = self.parts();
        write!(f, "{what}-{id}")
    }
}

impl std::str::FromStr for OrgUnit {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (what, id) = text.split_once('-').ok_or(())?;
        Self::from_parts(what, id.parse().map_err(|_| ())?).ok_or(())
    }
}
