//! The fixed lattice: site, department, team, and the slices of a site. There are no other cells, and no free filters.

use serde::{Deserialize, Serialize};

use super::Tenure;
pub use domain::OrgUnit;

/// A part of a site's people, or of their days.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slice {
    /// One weekday, 0 for Monday.
    Weekday(u8),
    /// Who worked mostly this shift.
    Shift(String),
    /// Who mostly said it in this hour of the day.
    Hour(u8),
    /// Who has been there so long.
    Tenure(Tenure),
}

impl std::fmt::Display for Slice {
    /// `weekday:0`, `shift:early`, `hour:7`, `tenure:longer`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Weekday(day) => write!(f, "weekday:{day}"),
            Self::Shift(name) => write!(f, "shift:{name}"),
            Self::Hour(hour) => write!(f, "hour:{hour}"),
            Self::Tenure(tenure) => write!(f, "tenure:{}", tenure.key()),
        }
    }
}

impl std::str::FromStr for Slice {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (what, which) = text.split_once(':').ok_or(())?;
        match what {
            "weekday" => which.parse().map(Self::Weekday).map_err(|_| ()),
            "shift" => Ok(Self::Shift(which.to_owned())),
            "hour" => which.parse().map(Self::Hour).map_err(|_| ()),
            "tenure" => Tenure::ALL.into_iter().find(|t| t.key() == which).map(Self::Tenure).ok_or(()),
            _ => Err(()),
        }
    }
}

/// One cell: a place, whole or in a slice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Cell {
    /// Where.
    pub place: OrgUnit,
    /// Which part; a site has them, other places have none.
    pub slice: Option<Slice>,
}

impl Cell {
    /// A place as a whole.
    #[must_use]
    pub const fn whole(place: OrgUnit) -> Self {
        Self { place, slice: None }
    }
}
