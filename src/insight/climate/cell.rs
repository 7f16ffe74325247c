//! The fixed lattice: site, department, team, and the slices of a site. There are no other cells, and no free filters.

use serde::{Deserialize, Serialize};

use super::Tenure;
pub use crate::domain::Place;

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

/// One cell: a place, whole or in a slice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Cell {
    /// Where.
    pub place: Place,
    /// Which part; a site has them, other places have none.
    pub slice: Option<Slice>,
}

impl Cell {
    /// A place as a whole.
    #[must_use]
    pub const fn whole(place: Place) -> Self {
        Self { place, slice: None }
    }
}
