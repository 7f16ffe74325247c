//! The numbers of disclosure control that are in force.

use serde::{Deserialize, Serialize};

/// The floor k that every centre begins with; it can be raised, never lowered.
pub const LEAST_FLOOR: u32 = 5;
/// Fewer people than this never show what they named.
const FOR_STRESSORS: u32 = 8;
/// A slice by weekday, shift, hour or tenure has at least so many people.
const FOR_SLICES: u32 = 20;
/// A place of fewer on the roster has no figures of its own.
const ROSTER: u32 = 8;

/// What a centre has decided; everything else follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// k: no figure is of fewer people.
    floor: u32,
    /// What stands between the answers and the figures.
    #[serde(skip)]
    pub(super) defences: Defences,
}

/// What stands between what people said and what is shown. All of it always does, but in tests: they take one away to see that an
/// attack then succeeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Defences {
    /// No figure of fewer than k people, nor of a place of fewer than [`ROSTER`] on the roster.
    pub(super) floor: bool,
    /// What is left when figures are subtracted is nobody, or k people.
    pub(super) complements: bool,
    /// Answers that were kept count in groups of more than k, out of twice as many who may have kept one.
    pub(super) kept_together: bool,
    /// Bands in the place of means.
    pub(super) bands: bool,
    /// The look for other worlds.
    pub(super) other_worlds: bool,
    /// The look at what a team's figure would tell together with that of the week after somebody left.
    pub(super) leaving: bool,
    /// Slices have people enough, and stand apart from places and from one another.
    pub(super) slices: bool,
}

impl Default for Defences {
    fn default() -> Self {
        Self {
            floor: true,
            complements: true,
            kept_together: true,
            bands: true,
            other_worlds: true,
            leaving: true,
            slices: true,
        }
    }
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
        Self { floor: floor.max(LEAST_FLOOR), defences: Defences::default() }
    }

    /// The same rules under each lower floor that there may be.
    pub(super) fn with_lower_floors(self) -> impl Iterator<Item = Self> {
        (LEAST_FLOOR..self.floor).map(move |floor| Self { floor, ..self })
    }

    /// k: so many people must stand together, whatever fewer than k of them tell one another.
    #[must_use]
    pub const fn floor(self) -> u32 {
        self.floor
    }

    /// People in a mean or a distribution.
    #[must_use]
    pub const fn people(self) -> u32 {
        if self.defences.floor { self.floor } else { 1 }
    }

    /// People who must have kept their answer to themselves before such answers count: one more than k, so that k - 1 of them who
    /// compare notes still face two.
    #[must_use]
    pub const fn kept(self) -> u32 {
        if self.defences.kept_together { self.floor + 1 } else { 1 }
    }

    /// People who may have kept an answer to themselves, for all that anybody knows: enough that the mere fact that some did
    /// says of nobody that they did.
    #[must_use]
    pub const fn pool(self) -> u32 {
        if self.defences.kept_together { 2 * self.floor + 1 } else { 1 }
    }

    /// People who name a stressor before its share is shown.
    #[must_use]
    pub fn stressors(self) -> u32 {
        self.floor.max(FOR_STRESSORS)
    }

    /// People in a slice.
    #[must_use]
    pub fn slice(self) -> u32 {
        if self.defences.slices { self.floor.max(FOR_SLICES) } else { 1 }
    }

    /// People on the roster of a team, a department or a site that has figures of its own.
    #[must_use]
    pub fn roster(self) -> u32 {
        if self.defences.floor { self.floor.max(ROSTER) } else { 1 }
    }
}
