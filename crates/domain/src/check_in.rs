//! One saying: who, when, what weather, for whom.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Audience, CheckInId, Energy, Note, PersonId, Shift, StressorKey, TeamId, Weather, Workday};

mod draft;

pub use draft::{CheckInContent, CheckInContext, CheckInFault, CheckInInput};

/// One saying of one person. The key is (person, id): sent twice it changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckIn {
    /// Who says it.
    pub person: PersonId,
    /// Made by the sender.
    pub id: CheckInId,
    /// The date on which the shift began.
    pub workday: Workday,
    /// When it was said.
    pub said_at: Timestamp,
    /// The name of the shift, where the person has one.
    pub shift: Option<String>,
    /// The team that the person worked in on that workday.
    pub team: Option<TeamId>,
    /// What is said.
    pub weather: Weather,
    /// Bars of energy.
    pub energy: Option<Energy>,
    /// Sources of disturbance, each once, in the order of the list.
    pub stressors: Vec<StressorKey>,
    /// Free text.
    pub note: Option<Note>,
    /// "I would like a word".
    pub wish_to_talk: bool,
    /// Who may see the entry by name.
    pub audience: Audience,
    /// Who may see the note; never wider than the entry.
    pub note_audience: Audience,
}

impl CheckIn {
    /// Whether `other` says the same thing under the same id: all that the person chose, not when it arrived.
    #[must_use]
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        let choices = |c: &Self| {
            (c.person, c.id, c.weather, c.energy, c.stressors.clone(), c.wish_to_talk, c.audience, c.note_audience)
        };
        let one_note = match (&self.note, &other.note) {
            (Some(one), Some(other)) => one.may_be(other),
            (one, other) => one == other,
        };
        one_note && choices(self) == choices(other)
    }

    /// The same entry for a new audience; a note is never seen by more people than its entry.
    #[must_use]
    pub fn for_audience(mut self, audience: Audience) -> Self {
        self.audience = audience;
        self.note_audience = self.note_audience.min(audience);
        self
    }

    /// Whether the entry was made in this shift: only until the shift ends may it be corrected or undone.
    #[must_use]
    pub fn belongs_to(&self, shift: &Shift) -> bool {
        self.workday == shift.workday
            && self.shift.as_deref() == shift.pattern.as_ref().map(|pattern| pattern.name.as_str())
    }
}
