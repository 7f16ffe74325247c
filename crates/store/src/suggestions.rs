//! Suggestions that were offered, and whether they helped.

use std::collections::HashSet;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::{Range, Sight, Store, StoreError, keys, new_normals, rows, sights};
use domain::{CheckIn, CheckInId, PersonId, Workday};
use insight::detectors::person::NewNormal;

/// What a person said of a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It helped.
    Helped,
    /// It did not.
    NotHelped,
    /// Put away for today.
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
pub struct Offered {
    /// On which workday.
    pub workday: Workday,
    /// In which shift; empty without one.
    pub shift: String,
    /// The key of the intervention.
    pub intervention: String,
    /// Why, in its stored form.
    pub why: String,
    /// When.
    pub offered_at: Timestamp,
    /// What came of it.
    pub outcome: Option<Outcome>,
}

/// What an offer to one person is computed from.
#[derive(Clone, Debug, Default)]
pub struct OfferBasis {
    /// Their entries, oldest first, without notes that only they can open.
    pub entries: Vec<CheckIn>,
    /// The entries from before a password reset, whose offers are locked.
    pub locked: HashSet<CheckInId>,
    /// The lasting changes that they declared in their own sight.
    pub settled: Vec<NewNormal>,
    /// The offers that are stored, newest first: those that the person answered.
    pub stored: Vec<Offered>,
}

fn offered(row: &rusqlite::Row<'_>) -> rusqlite::Result<Offered> {
    Ok(Offered {
        workday: rows::workday(row, 0)?,
        shift: row.get(1)?,
        intervention: row.get(2)?,
        why: row.get(3)?,
        offered_at: rows::moment(row, 4)?,
        outcome: row.get::<_, Option<String>>(5)?.map(|o| rows::parsed(5, o.parse())).transpose()?,
    })
}

const OFFERED: &str = "SELECT workday, shift, intervention, why, offered_at, outcome FROM suggestion";

impl Store {
    /// Stores that something was offered, unless something was offered in this shift before. Gives what stands for the shift.
    ///
    /// # Errors
    /// Where the database cannot be written.
    pub async fn offer(&self, person: PersonId, offer: Offered) -> Result<Offered, StoreError> {
        self.write(move |c| {
            self::offer(c, person, &offer)?;
            Ok(c.query_row(
                &format!("{OFFERED} WHERE person_id = ?1 AND workday = ?2 AND shift = ?3"),
                params![person.0, offer.workday.number(), offer.shift],
                offered,
            )?)
        })
        .await
    }

    /// Stores what was offered to people, and what they said of it: for a demo. What stands for a shift already stays.
    ///
    /// # Errors
    /// Where the database cannot be written: then nothing was stored.
    pub async fn take_offers(&self, offers: Vec<(PersonId, Offered)>) -> Result<(), StoreError> {
        self.write(move |c| offers.iter().try_for_each(|(person, offer)| self::offer(c, *person, offer))).await
    }

    /// Takes back what was offered in a shift, unless the person said something of it.
    ///
    /// # Errors
    /// Where the database cannot be written.
    pub async fn take_offer_back(&self, person: PersonId, workday: Workday, shift: String) -> Result<(), StoreError> {
        self.write(move |c| {
            c.execute(
                "DELETE FROM suggestion WHERE person_id = ?1 AND workday = ?2 AND shift = ?3 AND outcome IS NULL",
                params![person.0, workday.number(), shift],
            )
            .map_err(StoreError::named)?;
            Ok(())
        })
        .await
    }

    /// What was offered to a person since `from`, newest first, as far as it is not locked.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn offered_since(&self, person: PersonId, from: Workday) -> Result<Vec<Offered>, StoreError> {
        self.read(move |c| since(c, person, from)).await
    }

    /// Stores what a person said of the suggestion of one shift. False where there was none.
    ///
    /// # Errors
    /// Where the database cannot be written.
    pub async fn set_outcome(
        &self,
        person: PersonId,
        workday: Workday,
        shift: String,
        outcome: Outcome,
    ) -> Result<bool, StoreError> {
        self.write(move |c| {
            let changed = c
                .execute(
                    "UPDATE suggestion SET outcome = ?4 WHERE person_id = ?1 AND workday = ?2 AND shift = ?3",
                    params![person.0, workday.number(), shift, outcome.key()],
                )
                .map_err(StoreError::named)?;
            Ok(changed == 1)
        })
        .await
    }

    /// What offers to a person are computed from, in one snapshot: their entries and stored offers in `range`.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn offer_basis(&self, person: PersonId, range: Range) -> Result<OfferBasis, StoreError> {
        self.read(move |c| {
            let locks = keys::locks(c, person)?;
            let entries = sights::in_range(c, &person.into(), range)?;
            let locked = entries.iter().filter(|entry| locks.cover(entry.said_at)).map(|entry| entry.id).collect();
            let stored = since(c, person, range.from)?;
            let settled = new_normals::of_person(c, person, Sight::Own)?;
            Ok(OfferBasis { entries, locked, settled, stored })
        })
        .await
    }

    /// The suggestion of one shift, unless it is locked.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn offered_in(
        &self,
        person: PersonId,
        workday: Workday,
        shift: String,
    ) -> Result<Option<Offered>, StoreError> {
        self.read(move |c| {
            let found = c
                .prepare_cached(&format!("{OFFERED} WHERE person_id = ?1 AND workday = ?2 AND shift = ?3"))?
                .query_row(params![person.0, workday.number(), shift], offered)
                .optional()?;
            let locks = keys::locks(c, person)?;
            Ok(found.filter(|offer| !locks.cover(offer.offered_at)))
        })
        .await
    }
}

/// What was offered to a person since `from`, newest first, as far as it is not locked.
fn since(c: &Connection, person: PersonId, from: Workday) -> Result<Vec<Offered>, StoreError> {
    let mut statement =
        c.prepare_cached(&format!("{OFFERED} WHERE person_id = ?1 AND workday >= ?2 ORDER BY workday DESC, id DESC"))?;
    let found: Vec<Offered> =
        statement.query_map(params![person.0, from.number()], offered)?.collect::<Result<_, _>>()?;
    let locks = keys::locks(c, person)?;
    Ok(found.into_iter().filter(|offer| !locks.cover(offer.offered_at)).collect())
}

fn offer(c: &Connection, person: PersonId, offer: &Offered) -> Result<(), StoreError> {
    c.prepare_cached(
        "INSERT INTO suggestion (person_id, workday, shift, intervention, why, offered_at, outcome) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (person_id, workday, shift) DO NOTHING",
    )?
    .execute(params![
        person.0,
        offer.workday.number(),
        offer.shift,
        offer.intervention,
        offer.why,
        offer.offered_at.as_millisecond(),
        offer.outcome.map(Outcome::key),
    ])
    .map_err(StoreError::named)?;
    Ok(())
}
