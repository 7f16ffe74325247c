//! What people answer, one question in a shift, about their tough calls of earlier shifts.

use rusqlite::{Connection, params};

use super::{ToughCalls, rows};
use crate::StoreError;
use crate::db::rows::{moment, workday};
use crate::keys::owner_access::OwnerAccess;
use crate::keys::table;
use domain::tough_call::{AnsweredQuestion, ToughCallAnswer};
use domain::{PersonId, Workday};

impl ToughCalls<'_> {
    /// Stores the answer of one shift, in place of the one before.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn answer(self, person: PersonId, answered: AnsweredQuestion) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.prepare_cached(
                    "INSERT INTO tough_moment_answer (person_id, workday, shift, answer, answered_at) VALUES (?1, ?2, ?3, ?4, ?5) \
                     ON CONFLICT (person_id, workday, shift) DO UPDATE SET answer = ?4, answered_at = ?5",
                )?
                .execute(params![
                    person.0,
                    answered.workday.number(),
                    answered.shift,
                    answered.answer.key(),
                    answered.answered_at.as_millisecond()
                ])
                .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// The answers of a person since a workday, oldest first, without locked ones.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn answers(
        self,
        own: impl Into<OwnerAccess>,
        from: Workday,
    ) -> Result<Vec<AnsweredQuestion>, StoreError> {
        let person = own.into().person;
        self.0.read(move |c| since(c, person, from)).await
    }
}

/// The answers of a person since a workday, oldest first, without locked ones.
pub(crate) fn since(c: &Connection, person: PersonId, from: Workday) -> Result<Vec<AnsweredQuestion>, StoreError> {
    let mut statement = c.prepare_cached(
        "SELECT workday, shift, answer, answered_at FROM tough_moment_answer \
         WHERE person_id = ?1 AND workday >= ?2 ORDER BY workday, answered_at",
    )?;
    let row = |row: &rusqlite::Row<'_>| -> rusqlite::Result<AnsweredQuestion> {
        Ok(AnsweredQuestion {
            workday: workday(row, 0)?,
            shift: row.get(1)?,
            answer: rows::known(row, 2, ToughCallAnswer::from_key)?,
            answered_at: moment(row, 3)?,
        })
    };
    let mut found: Vec<AnsweredQuestion> =
        statement.query_map(params![person.0, from.number()], row)?.collect::<Result<_, _>>()?;
    let locks = table::locks(c, person)?;
    found.retain(|answered| !locks.cover(answered.answered_at));
    Ok(found)
}
