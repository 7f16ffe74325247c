//! A referral: a person asks one psychologist for help and hands over copies of the check-ins that they pick.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::random_id;
use crate::{CheckIn, CheckInId, Energy, Note, PersonId, StressorKey, UpliftKey, Weather, Workday};

random_id! {
    /// The id of a referral.
    ReferralId
}

/// The check-ins of this many days can be picked.
pub const OFFERED_DAYS: i32 = 28;

/// The most check-ins that one referral shares.
pub const MAX_ENTRIES: usize = 60;

/// A request of one person to one psychologist. A referral that is withdrawn or closed does not exist any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referral {
    /// Unique in the centre.
    pub id: ReferralId,
    /// The person who asks.
    pub person: PersonId,
    /// The psychologist, who alone can read what is shared.
    pub psychologist: PersonId,
    /// When it was sent.
    pub asked_at: Timestamp,
    /// The check-ins that it shares, oldest first.
    pub entries: Vec<ReferredEntry>,
}

/// One check-in that a referral shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReferredEntry {
    /// Which one.
    pub check_in: CheckInId,
    /// Whether its note is shared, too.
    pub with_note: bool,
}

/// The copy of a check-in that a psychologist reads: what the person saw when they picked it, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedEntry {
    /// Its workday.
    pub workday: Workday,
    /// Its shift.
    pub shift: Option<String>,
    /// Its weather.
    pub weather: Weather,
    /// Its energy.
    pub energy: Option<Energy>,
    /// Its stressors, with those about the lead.
    pub stressors: Vec<StressorKey>,
    /// Its uplifts.
    pub uplifts: Vec<UpliftKey>,
    /// Its note, if it is shared.
    pub note: Option<String>,
}

impl SharedEntry {
    /// Returns the copy of a check-in.
    #[must_use]
    pub fn of(entry: &CheckIn, with_note: bool) -> Self {
        let note = entry.note.as_ref().and_then(Note::words).filter(|_| with_note);
        Self {
            workday: entry.workday,
            shift: entry.shift.clone(),
            weather: entry.weather,
            energy: entry.energy,
            stressors: entry.own_stressors().cloned().collect(),
            uplifts: entry.uplifts.clone(),
            note: note.map(str::to_owned),
        }
    }
}
