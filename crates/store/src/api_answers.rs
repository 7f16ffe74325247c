//! Answers to requests with an idempotency key: a program that repeats a request gets the same answer, and nothing is
//! done twice.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{Store, StoreError};
use domain::{CheckInId, PersonId};

/// How long an answer is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(24);
/// A request that has no answer after this long ended with the program, and may be tried again.
const MAX_RUNNING: SignedDuration = SignedDuration::from_mins(2);

/// A SHA-256 hash.
type Sha256Hash = [u8; 32];

/// What is known of an idempotency key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BegunAnswer {
    /// Nothing: the request is to be processed now.
    New,
    /// The request was answered with this status and body.
    Known(u16, String),
    /// Another request had this key.
    Different,
    /// The first request with this key is still running.
    Running,
}

/// Answers to the requests of programs.
#[derive(Clone, Copy)]
pub struct ApiAnswers<'a>(pub(crate) &'a Store);

impl ApiAnswers<'_> {
    /// Begins a request of a token with an idempotency key.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn begin(
        self,
        token: i64,
        key: Sha256Hash,
        request: Sha256Hash,
        now: Timestamp,
    ) -> Result<BegunAnswer, StoreError> {
        let running_since = now.saturating_sub(MAX_RUNNING).unwrap_or(now).as_millisecond();
        self.0
            .write(move |c| {
                remove_old(c, now)?;
                c.execute(
                    "DELETE FROM api_answer WHERE token_id = ?1 AND key_hash = ?2 AND status IS NULL AND at < ?3",
                    params![token, key, running_since],
                )
                .map_err(StoreError::named)?;
                let known: Option<(Sha256Hash, Option<u16>, Option<String>)> = c
                    .prepare_cached(
                        "SELECT request_hash, status, body FROM api_answer WHERE token_id = ?1 AND key_hash = ?2",
                    )?
                    .query_row(params![token, key], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
                    .optional()?;
                match known {
                    Some((before, ..)) if before != request => Ok(BegunAnswer::Different),
                    Some((_, Some(status), body)) => Ok(BegunAnswer::Known(status, body.unwrap_or_default())),
                    Some((_, None, _)) => Ok(BegunAnswer::Running),
                    None => {
                        c.execute(
                            "INSERT INTO api_answer (token_id, key_hash, request_hash, at) VALUES (?1, ?2, ?3, ?4)",
                            params![token, key, request, now.as_millisecond()],
                        )
                        .map_err(StoreError::named)?;
                        Ok(BegunAnswer::New)
                    }
                }
            })
            .await
    }

    /// Keeps the answer to a request that began; without one the request may be tried again.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn end(self, token: i64, key: Sha256Hash, answer: Option<(u16, String)>) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                let changed = match answer {
                    Some((status, body)) => c.execute(
                        "UPDATE api_answer SET status = ?3, body = ?4 WHERE token_id = ?1 AND key_hash = ?2",
                        params![token, key, status, body],
                    ),
                    None => {
                        c.execute("DELETE FROM api_answer WHERE token_id = ?1 AND key_hash = ?2", params![token, key])
                    }
                };
                changed.map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// Removes answers that nobody may ask for again.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn remove_old(self, now: Timestamp) -> Result<(), StoreError> {
        self.0.write(move |c| remove_old(c, now)).await
    }
}

/// Removes the answers to a person's programs that name a check-in which is gone; all of them without an id. A request
/// that is repeated is then processed again, and refused because its check-in was withdrawn.
pub(crate) fn forget(c: &Connection, person: PersonId, id: Option<CheckInId>) -> Result<(), StoreError> {
    c.prepare_cached(
        "DELETE FROM api_answer WHERE token_id IN (SELECT id FROM api_token WHERE person_id = ?1) AND instr(coalesce(body, ''), ?2) > 0",
    )?
    .execute(params![person.0, id.map(|id| id.to_string()).unwrap_or_default()])
    .map_err(StoreError::named)?;
    Ok(())
}

/// Removes answers that are no longer kept.
fn remove_old(c: &Connection, now: Timestamp) -> Result<(), StoreError> {
    let kept_since = now.saturating_sub(KEPT).unwrap_or(now).as_millisecond();
    c.execute("DELETE FROM api_answer WHERE at <= ?1", [kept_since]).map_err(StoreError::named)?;
    Ok(())
}
