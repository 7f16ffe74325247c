//! Suggestions that were offered, and whether they helped.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::choice_settings::{self, ChoiceSettings};
use super::{Suggestions, new_normals};
use crate::check_ins::sights;
use crate::db::rows;
use crate::keys::table;
use crate::tough_calls;
use crate::{Range, StoreError};
use domain::tough_call::AnsweredQuestion;
use domain::{CheckIn, PersonId, Sight, ToughCall, Workday};
use insight::detectors::person::NewNormal;
use insight::suggestion::SuggestionReason;

/// What a person answered to a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It helped.
    Helped,
    /// It did not.
    NotHelped,
    /// Dismissed for today.
    Dismissed,
    /// "Less of this."
    Less,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Helped, Self::NotHelped, Self::Dismissed, Self::Less];

    /// The stable name used in the database and in forms.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Helped => "helped",
            Self::NotHelped => "not_helped",
            Self::Dismissed => "dismissed",
            Self::Less => "less",
        }
    }
}

impl std::str::FromStr for Outcome {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        Self::ALL.into_iter().find(|o| o.key() == text).ok_or(StoreError::Damaged("outcome of a suggestion"))
    }
}

/// A suggestion that was offered.
#[derive(Clone, Debug)]
pub struct SuggestionOffer {
    /// On which workday.
    pub workday: Workday,
    /// In which shift; empty without one.
    pub shift: String,
    /// The key of the intervention.
    pub intervention: String,
    /// Why, in its stored form; empty once the check-in from which it followed is deleted, or says it no longer.
    pub why: String,
    /// When.
    pub offered_at: Timestamp,
    /// What the person answered; none before an answer.
    pub outcome: Option<Outcome>,
    /// When they answered; none before an answer, and for answers of earlier versions.
    pub answered_at: Option<Timestamp>,
    /// With which probability it was chosen; none for offers of earlier versions.
    pub propensity: Option<f64>,
}

/// What offers to one person are computed from.
#[derive(Clone, Debug, Default)]
pub struct OfferBasis {
    /// Their check-ins, oldest first, without locked ones, and without notes that only they can open.
    pub entries: Vec<CheckIn>,
    /// Their tough calls, oldest first, without locked ones.
    pub calls: Vec<ToughCall>,
    /// What they answered about tough calls of earlier shifts, oldest first, without locked ones.
    pub answers: Vec<AnsweredQuestion>,
    /// The new normals that they declared for their own view.
    pub settled: Vec<NewNormal>,
    /// The stored offers, newest first: those that the person answered, and unanswered ones of earlier versions, which
    /// stored all.
    pub stored: Vec<SuggestionOffer>,
    /// What every choice in the centre is based on.
    pub choices: ChoiceSettings,
}

fn offered(row: &rusqlite::Row<'_>) -> rusqlite::Result<SuggestionOffer> {
    Ok(SuggestionOffer {
        workday: rows::workday(row, 0)?,
        shift: row.get(1)?,
        intervention: row.get(2)?,
        why: row.get(3)?,
        offered_at: rows::moment(row, 4)?,
        outcome: row.get::<_, Option<String>>(5)?.map(|o| rows::parsed(5, o.parse())).transpose()?,
        answered_at: row.get::<_, Option<i64>>(6)?.map(|_| rows::moment(row, 6)).transpose()?,
        propensity: row.get(7)?,
    })
}

const OFFERED: &str =
    "SELECT workday, shift, intervention, why, offered_at, outcome, answered_at, propensity FROM suggestion";

impl Suggestions<'_> {
    /// Stores an offer, unless something was offered in this shift before. Returns the offer of the shift. One that is
    /// locked for the person after a reset of their password makes room: otherwise it would tell that it is there.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn offer(self, person: PersonId, offer: SuggestionOffer) -> Result<SuggestionOffer, StoreError> {
        self.0
            .write(move |c| {
                if in_shift(c, person, offer.workday, &offer.shift)?.is_none() {
                    c.execute(
                        "DELETE FROM suggestion WHERE person_id = ?1 AND workday = ?2 AND shift = ?3",
                        params![person.0, offer.workday.number(), offer.shift],
                    )
                    .map_err(StoreError::named)?;
                }
                insert(c, person, &offer)?;
                Ok(c.query_row(
                    &format!("{OFFERED} WHERE person_id = ?1 AND workday = ?2 AND shift = ?3"),
                    params![person.0, offer.workday.number(), offer.shift],
                    offered,
                )?)
            })
            .await
    }

    /// Stores offers with their outcomes, for a demo. An offer that a shift already has stays.
    ///
    /// # Errors
    /// If the database cannot be written: then nothing was stored.
    pub async fn import(self, offers: Vec<(PersonId, SuggestionOffer)>) -> Result<(), StoreError> {
        self.0.write(move |c| offers.iter().try_for_each(|(person, offer)| insert(c, *person, offer))).await
    }

    /// The offers to a person since `from`, newest first, except locked ones.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn since(self, person: PersonId, from: Workday) -> Result<Vec<SuggestionOffer>, StoreError> {
        self.0.read(move |c| since(c, person, from)).await
    }

    /// Stores the answer of a person to a stored suggestion: that of one shift, unless it is locked. Returns whether
    /// there was one.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn set_outcome(
        self,
        person: PersonId,
        workday: Workday,
        shift: String,
        outcome: Outcome,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                if in_shift(c, person, workday, &shift)?.is_none() {
                    return Ok(false);
                }
                c.execute(
                    "UPDATE suggestion SET outcome = ?4, answered_at = ?5 WHERE person_id = ?1 AND workday = ?2 AND shift = ?3",
                    params![person.0, workday.number(), shift, outcome.key(), now.as_millisecond()],
                )
                .map_err(StoreError::named)?;
                Ok(true)
            })
            .await
    }

    /// What offers to a person are computed from, in one snapshot: their check-ins, tough calls and stored offers in
    /// `range`, and what every choice in the centre is based on.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn basis(self, person: PersonId, range: Range) -> Result<OfferBasis, StoreError> {
        let ledger = self.0.climate_ledger.clone();
        self.0
            .read(move |c| {
                let entries = sights::in_range(c, &person.into(), range)?;
                let calls = tough_calls::read::in_range(c, person, range)?;
                let answers = tough_calls::answers::since(c, person, range.from)?;
                let stored = since(c, person, range.from)?;
                let settled = new_normals::of_person(c, person, Sight::Own)?;
                let choices = choice_settings::read(c, &ledger)?;
                Ok(OfferBasis { entries, calls, answers, settled, stored, choices })
            })
            .await
    }

    /// The suggestion of one shift, unless it is locked.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn in_shift(
        self,
        person: PersonId,
        workday: Workday,
        shift: String,
    ) -> Result<Option<SuggestionOffer>, StoreError> {
        self.0.read(move |c| in_shift(c, person, workday, &shift)).await
    }
}

fn in_shift(
    c: &Connection,
    person: PersonId,
    workday: Workday,
    shift: &str,
) -> Result<Option<SuggestionOffer>, StoreError> {
    let found = c
        .prepare_cached(&format!("{OFFERED} WHERE person_id = ?1 AND workday = ?2 AND shift = ?3"))?
        .query_row(params![person.0, workday.number(), shift], offered)
        .optional()?;
    let locks = table::locks(c, person)?;
    Ok(found.filter(|offer| !locks.cover(offer.offered_at)))
}

/// The offers to a person since `from`, newest first, except locked ones.
fn since(c: &Connection, person: PersonId, from: Workday) -> Result<Vec<SuggestionOffer>, StoreError> {
    let mut statement =
        c.prepare_cached(&format!("{OFFERED} WHERE person_id = ?1 AND workday >= ?2 ORDER BY workday DESC, id DESC"))?;
    let found: Vec<SuggestionOffer> =
        statement.query_map(params![person.0, from.number()], offered)?.collect::<Result<_, _>>()?;
    let locks = table::locks(c, person)?;
    Ok(found.into_iter().filter(|offer| !locks.cover(offer.offered_at)).collect())
}

/// Withdraws what was offered in the shift of an entry, unless the person answered it.
pub(crate) fn withdraw_unanswered(c: &Connection, entry: &CheckIn) -> Result<(), StoreError> {
    let (workday, shift) = entry.shift_key();
    c.prepare_cached(
        "DELETE FROM suggestion WHERE person_id = ?1 AND workday = ?2 AND shift = ?3 AND outcome IS NULL",
    )?
    .execute(params![entry.person.0, workday.number(), shift])
    .map_err(StoreError::named)?;
    Ok(())
}

/// Empties the reason of what was offered on an entry, if it names what the entry says no longer after it was amended;
/// the answer stays.
pub(crate) fn forget_outdated_reason(c: &Connection, before: &CheckIn, after: &CheckIn) -> Result<(), StoreError> {
    let (workday, shift) = before.shift_key();
    let said_at = before.said_at.as_millisecond();
    let why: Option<String> = c
        .prepare_cached(
            "SELECT why FROM suggestion WHERE person_id = ?1 AND workday = ?2 AND shift = ?3 AND offered_at = ?4",
        )?
        .query_row(params![before.person.0, workday.number(), shift, said_at], |row| row.get(0))
        .optional()?;
    let is_outdated = match why.as_deref().map(str::parse::<SuggestionReason>) {
        Some(Ok(SuggestionReason::Weather(weather))) => weather != after.weather,
        Some(Ok(SuggestionReason::Stressor(named))) => after.own_stressors().all(|key| *key != named),
        _ => false,
    };
    if is_outdated {
        c.prepare_cached("UPDATE suggestion SET why = '' WHERE person_id = ?1 AND workday = ?2 AND shift = ?3")?
            .execute(params![before.person.0, workday.number(), shift])
            .map_err(StoreError::named)?;
    }
    Ok(())
}

/// Stores an offer, unless something was offered in its shift before.
pub(crate) fn insert(c: &Connection, person: PersonId, offer: &SuggestionOffer) -> Result<(), StoreError> {
    c.prepare_cached(
        "INSERT INTO suggestion (person_id, workday, shift, intervention, why, offered_at, outcome, answered_at, propensity) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (person_id, workday, shift) DO NOTHING",
    )?
    .execute(params![
        person.0,
        offer.workday.number(),
        offer.shift,
        offer.intervention,
        offer.why,
        offer.offered_at.as_millisecond(),
        offer.outcome.map(Outcome::key),
        offer.answered_at.map(Timestamp::as_millisecond),
        offer.propensity,
    ])
    .map_err(StoreError::named)?;
    Ok(())
}
