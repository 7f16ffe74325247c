//! The numbers of disclosure control that are in force.

use serde::{Deserialize, Serialize};

/// The floor k that every centre begins with; it can be raised, never lowered.
pub const LEAST_FLOOR: u32 = 5;
/// Fewer people than this never show what they named.
const FOR_STRESSORS: u32 = 8;
/// A slice by weekday, shift, hour or tenure has at least so many people.
const FOR_SLICES: u32 = 20;
/// A team of fewer on the roster has no figures of its own.
const TEAM: u32 = 8;

/// What a centre has decided; everything else follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// k: no figure is of fewer people.
    floor: u32,
}

impl Default for Rules {
    fn default() -> Self {
        Self::new(LEAST_FLOOR)
    }
}

impl Rules {
    /// Rules with this floor; one under [`LEAST_FLOOR`] is raised to it.
    #[must_use]
    pub fn new(floor: u32) -> Self {
        Self { floor: floor.max(LEAST_FLOOR) }
    }

    /// k: people in a mean or a distribution.
    #[must_use]
    pub const fn floor(self) -> u32 {
        self.floor
    }

    /// People who must have kept their answer to themselves before such answers count: one more than k, so that k - 1 of them who
    /// compare notes still face two.
    #[must_use]
    pub const fn kept(self) -> u32 {
        self.floor + 1
    }

    /// People who may have kept an answer to themselves, for all that anybody knows: enough that the mere fact that some did
    /// says of nobody that they did.
    #[must_use]
    pub const fn pool(self) -> u32 {
        2 * self.floor + 1
    }

    /// People who name a stressor before its share is shown.
    #[must_use]
    pub fn stressors(self) -> u32 {
        self.floor.max(FOR_STRESSORS)
    }

    /// People in a slice.
    #[must_use]
    pub fn slice(self) -> u32 {
        self.floor.max(FOR_SLICES)
    }

    /// People on the roster of a team that has figures of its own.
    #[must_use]
    pub fn team(self) -> u32 {
        self.floor.max(TEAM)
    }
}
