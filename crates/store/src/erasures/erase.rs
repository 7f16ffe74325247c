//! Erasing a person, and removing erased people who have left.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::Erasures;
use super::ledger::Erasure;
use super::record::write_ledger;
use crate::StoreError;
use crate::access_log::forget;
use crate::centre::settings;
use crate::check_ins::entries_before::EntriesBefore;
use crate::check_ins::withdraw::{all_of, remove_until};
use crate::keys::table;
use crate::passkeys;
use crate::second_factors;
use crate::self_tests::record;
use crate::supporters;
use domain::{PersonId, Workday};

impl Erasures<'_> {
    /// Erases a person: their entries and everything that followed from them, their notices, who viewed them, and every
    /// key. Their name, teams and password stay while they work here, and are removed when they leave. Every session
    /// ends. Returns what others could see of it, as it was.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing was erased.
    pub async fn erase_person(self, person: PersonId, now: Timestamp) -> Result<EntriesBefore, StoreError> {
        let ledger = self.0.ledger.clone();
        let before = self
            .0
            .write(move |c| {
                let before = all_of(c, person)?;
                erase(c, person, now)?;
                for table in ["session", "ended_session"] {
                    c.execute(&format!("DELETE FROM {table} WHERE person_id = ?1"), [person.0])
                        .map_err(StoreError::named)?;
                }
                let keys = table::delete_all(c, person)?;
                write_ledger(c, &ledger, person, [Erasure::Person(keys)], now)?;
                Ok::<_, StoreError>(before)
            })
            .await?;
        self.0.seen.clear();
        self.0.note_erased().await;
        Ok(before)
    }

    /// Removes people who were erased and whose last workday has passed, with their names. `today` is the day at the
    /// site where it is the earliest. Returns how many.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn remove_departed(self, today: Workday) -> Result<usize, StoreError> {
        self.0
            .write(move |c| {
                // One day more than needed: the last workday may be a night shift that goes on.
                let gone: Vec<i64> = c
                    .prepare("SELECT id FROM person WHERE erased_at IS NOT NULL AND ends_on < ?1")?
                    .query_map([today.number() - 1], |row| row.get(0))?
                    .collect::<Result<_, _>>()?;
                for person in &gone {
                    table::delete_all(c, PersonId(*person))?;
                    second_factors::remove(c, PersonId(*person))?;
                    forget::subject(c, PersonId(*person), Timestamp::MAX)?;
                    forget::viewer(c, PersonId(*person))?;
                    settings::forget_person(c, PersonId(*person))?;
                    c.execute("DELETE FROM person WHERE id = ?1", [person]).map_err(StoreError::named)?;
                }
                Ok(gone.len())
            })
            .await
    }
}

/// Whether a person was erased at this moment or later.
pub(crate) fn is_erased_since(c: &Connection, person: PersonId, at: Timestamp) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM person WHERE id = ?1 AND erased_at >= ?2";
    Ok(c.prepare_cached(sql)?.exists(params![person.0, at.as_millisecond()])?)
}

/// Reduces a person to the account: roster data and password.
pub(crate) fn erase(c: &Connection, person: PersonId, until: Timestamp) -> Result<(), StoreError> {
    remove_until(c, person, until)?;
    supporters::dismiss(c, person, until)?;
    supporters::stop_until(c, person, until)?;
    record::delete_until(c, person, until)?;
    passkeys::remove_until(c, person, until)?;
    for sql in [
        "DELETE FROM notice WHERE person_id = ?1 AND at <= ?2",
        "DELETE FROM calendar_link WHERE person_id = ?1 AND made_at <= ?2",
        "DELETE FROM planned_day WHERE person_id = ?1 AND planned_at <= ?2",
        "DELETE FROM plan_change WHERE person_id = ?1 AND changed_at <= ?2",
        "DELETE FROM provider_subject WHERE person_id = ?1 AND bound_at <= ?2",
        "UPDATE person SET default_audience = NULL, counted = NULL, counted_since = NULL, counted_at = NULL, \
         counted_put_off = 0, erased_at = ?2 WHERE id = ?1",
    ] {
        c.execute(sql, params![person.0, until.as_millisecond()]).map_err(StoreError::named)?;
    }
    // What was said is gone, so that no draw of a closed week can change by this: the choice itself is erased with it.
    c.execute(
        "UPDATE climate_roster SET counted = 0, counted_since = NULL WHERE person_id = ?1 AND counted IS NOT NULL",
        [person.0],
    )
    .map_err(StoreError::named)?;
    for table in [
        "api_token",
        "password_admin",
        "kiosk_badge",
        "messages_off",
        "message",
        "push_subscription",
        "withdrawn",
        "supporter_offered",
        "ended_session",
    ] {
        c.execute(&format!("DELETE FROM {table} WHERE person_id = ?1"), [person.0]).map_err(StoreError::named)?;
    }
    Ok(())
}
