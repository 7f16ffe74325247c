//! Who is counted in the climate, which is each person's own choice.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::ClimateWeeks;
use crate::StoreError;
use crate::erasures::ledger::Erasure;
use crate::erasures::record::write_ledger;
use domain::{PersonId, Workday};

impl ClimateWeeks<'_> {
    /// The Monday of the first week in which anybody said anything.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn first_week(self) -> Result<Option<Workday>, StoreError> {
        self.0
            .read(|c| {
                let mut first: Option<i32> = None;
                let mut people = c.prepare_cached("SELECT id FROM person")?;
                let mut days = c.prepare_cached("SELECT min(workday) FROM check_in WHERE person_id = ?1")?;
                let ids: Vec<i64> = people.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
                for id in ids {
                    let day: Option<i32> = days.query_row([id], |row| row.get(0))?;
                    first = [first, day].into_iter().flatten().min();
                }
                Ok(first.map(|day| Workday::from_number(day).week_start()))
            })
            .await
    }

    /// Keeps whether a person is counted, from `today` on. Weeks whose choices are frozen stay as they are. That
    /// somebody is counted no longer is written into the ledger of erasures: no backup brings them back.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written.
    pub async fn set_counted(
        self,
        person: PersonId,
        counted: bool,
        today: Workday,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let ledger = self.0.ledger.clone();
        self.0
            .write(move |c| {
                let before: Option<bool> = c
                    .prepare_cached("SELECT counted FROM person WHERE id = ?1")?
                    .query_row([person.0], |row| row.get::<_, Option<bool>>(0))
                    .optional()?
                    .flatten();
                // Somebody who was counted already keeps their start.
                c.execute(
                    "UPDATE person SET counted_since = CASE WHEN ?2 = 0 THEN NULL WHEN counted = 1 THEN counted_since ELSE ?3 END, \
                     counted = ?2, counted_at = ?4 WHERE id = ?1",
                    params![person.0, counted, today.number(), now.as_millisecond()],
                )
                .map_err(StoreError::named)?;
                if before == Some(true) && !counted {
                    write_ledger(c, &ledger, person, [Erasure::Uncounted], now)?;
                }
                Ok(())
            })
            .await
    }

    /// Freezes who is counted in a week of a site, as each person has chosen by now. A choice that is frozen already
    /// stays: a later choice changes neither this week nor its month or quarter.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn freeze_choices(self, site: i64, monday: Workday) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.prepare_cached(
                    "UPDATE climate_roster SET \
                     counted = coalesce((SELECT p.counted FROM person p WHERE p.id = climate_roster.person_id), 0), \
                     counted_since = (SELECT p.counted_since FROM person p WHERE p.id = climate_roster.person_id) \
                     WHERE monday = ?1 AND site_id = ?2 AND counted IS NULL",
                )?
                .execute(params![monday.number(), site])
                .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// Keeps that a person put the question away whether they are counted.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn put_off_counted(self, person: PersonId) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute("UPDATE person SET counted_put_off = 1 WHERE id = ?1", [person.0])
                    .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// Makes everybody counted from `since` who has not chosen: for a demo, whose people cannot choose.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn count_everybody(self, since: Workday) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute("UPDATE person SET counted = 1, counted_since = ?1 WHERE counted IS NULL", [since.number()])
                    .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }
}

/// Repeats on a restored backup that somebody was counted no longer from this moment on, unless they chose again since.
pub(crate) fn uncount_until(c: &Connection, person: PersonId, until: Timestamp) -> Result<(), StoreError> {
    c.execute(
        "UPDATE person SET counted = 0, counted_since = NULL, counted_at = ?2 \
         WHERE id = ?1 AND counted = 1 AND coalesce(counted_at, 0) <= ?2",
        params![person.0, until.as_millisecond()],
    )
    .map_err(StoreError::named)?;
    Ok(())
}
