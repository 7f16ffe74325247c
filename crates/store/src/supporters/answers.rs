//! What askers answer after a talk with a supporter.

use jiff::Timestamp;
use rusqlite::params;

use super::Supporters;
use crate::StoreError;
use crate::db::rows::moment;
use crate::erasures::ledger::Erasure;
use crate::erasures::record::write_ledger;
use crate::keys::owner_access::OwnerAccess;
use crate::keys::table;
use crate::talk_requests::rows;
use domain::talk_request::TalkState;
use domain::{PersonId, TalkRequestId};

/// One answer to "was it good to talk". It does not say with whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TalkAnswer {
    /// When it was given.
    pub at: Timestamp,
    /// The answer.
    pub good: bool,
}

impl Supporters<'_> {
    /// Stores the answer of the asker of a request to a supporter whose time has come, and closes the request. Returns
    /// the supporter; none if there is nothing to answer for this person.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn answer_talk(
        self,
        id: TalkRequestId,
        by: PersonId,
        good: bool,
        now: Timestamp,
    ) -> Result<Option<PersonId>, StoreError> {
        let ledger = self.0.ledger.clone();
        self.0
            .write(move |c| {
                let locks = table::locks(c, by)?;
                let theirs = rows::find(c, id)?.filter(|request| {
                    let has_come = match request.state {
                        TalkState::Open => false,
                        TalkState::Accepted(at) => at <= now,
                        TalkState::Talked => true,
                    };
                    request.asker == by && request.is_to_supporter() && has_come && !locks.cover(request.asked_at)
                });
                let Some(supporter) = theirs.and_then(|request| request.addressee) else { return Ok(None) };
                c.execute(
                    "INSERT OR REPLACE INTO talk_answer (person_id, at, good) VALUES (?1, ?2, ?3)",
                    params![by.0, now.as_millisecond(), good],
                )
                .map_err(StoreError::named)?;
                rows::delete(c, id)?;
                write_ledger(c, &ledger, by, [Erasure::Request(id)], now)?;
                Ok(Some(supporter.person))
            })
            .await
    }

    /// The answers of a person, the oldest first, without those of a period that is locked after a reset of the
    /// password.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn answers_of(self, own: impl Into<OwnerAccess>) -> Result<Vec<TalkAnswer>, StoreError> {
        let own = own.into();
        self.0
            .read(move |c| {
                let locks = table::locks(c, own.person)?;
                let mut statement =
                    c.prepare_cached("SELECT at, good FROM talk_answer WHERE person_id = ?1 ORDER BY at")?;
                let answers: Vec<_> = statement
                    .query_map([own.person.0], |row| Ok(TalkAnswer { at: moment(row, 0)?, good: row.get(1)? }))?
                    .collect::<Result<_, _>>()?;
                Ok(answers.into_iter().filter(|answer: &TalkAnswer| !locks.cover(answer.at)).collect())
            })
            .await
    }
}
