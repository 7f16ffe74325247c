//! Tokens of programs: of machines that an admin or the operator lets in, and of people for their own programs.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};

use crate::db::rows;
use crate::roster::today;
use crate::token::TokenHash;
use crate::{Store, StoreError};
use domain::{PersonId, TokenScope, Workday};

/// How long a token that has ended is still listed.
const LISTED_AFTER_END: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A token to add.
#[derive(Clone, Debug)]
pub struct NewApiToken {
    /// The hash of the token.
    pub token: TokenHash,
    /// What its maker calls it.
    pub label: String,
    /// What it may do.
    pub scopes: Vec<TokenScope>,
    /// To whom it belongs; none for a machine.
    pub person: Option<PersonId>,
    /// Who makes it; none for the command line.
    pub made_by: Option<PersonId>,
    /// When it ends.
    pub ends_at: Timestamp,
}

/// A token that exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiToken {
    /// Its row.
    pub id: i64,
    /// What its maker calls it.
    pub label: String,
    /// What it may do.
    pub scopes: Vec<TokenScope>,
    /// To whom it belongs; none for a machine.
    pub person: Option<PersonId>,
    /// Who made it; none for the command line, and for somebody who is gone.
    pub made_by: Option<PersonId>,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// The last day on which it was used, in UTC.
    pub used_on: Option<Workday>,
}

/// Tokens of programs.
#[derive(Clone, Copy)]
pub struct ApiTokens<'a>(pub(crate) &'a Store);

impl ApiTokens<'_> {
    /// Adds a token.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn add(self, new: NewApiToken, now: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute(
                    "INSERT INTO api_token (token_hash, label, scopes, person_id, made_by, made_at, ends_at) \
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                    params![
                        new.token,
                        new.label,
                        stored_scopes(&new.scopes),
                        new.person.map(|person| person.0),
                        new.made_by.map(|person| person.0),
                        now.as_millisecond(),
                        new.ends_at.as_millisecond(),
                    ],
                )
                .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// The token with this hash, if it has not ended.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(self, token: TokenHash, now: Timestamp) -> Result<Option<ApiToken>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement =
                    c.prepare_cached(&format!("SELECT {TOKEN} FROM api_token WHERE token_hash = ?1 AND ends_at > ?2"))?;
                Ok(statement.query_row(params![token, now.as_millisecond()], row).optional()?)
            })
            .await
    }

    /// The tokens of a person, or of machines if none is given: the newest first, and those that ended lately.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn list(self, person: Option<PersonId>) -> Result<Vec<ApiToken>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(&format!(
                    "SELECT {TOKEN} FROM api_token WHERE person_id IS ?1 ORDER BY made_at DESC, id DESC"
                ))?;
                Ok(statement.query_map([person.map(|person| person.0)], row)?.collect::<Result<_, _>>()?)
            })
            .await
    }

    /// Ends a token of a person, or of a machine if none is given. Returns false if there is no such token.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn end(self, id: i64, person: Option<PersonId>) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                let ended = c
                    .execute(
                        "DELETE FROM api_token WHERE id = ?1 AND person_id IS ?2",
                        params![id, person.map(|person| person.0)],
                    )
                    .map_err(StoreError::named)?;
                Ok(ended == 1)
            })
            .await
    }

    /// Today for a token: at the site of its person, or at the first site for a machine.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn today_of(self, token: &ApiToken, now: Timestamp) -> Result<Workday, StoreError> {
        let person = token.person;
        self.0
            .read(move |c| match person {
                Some(person) => today::of_person(c, person, now),
                None => today::of_centre(c, now),
            })
            .await
    }

    /// Notes that a token was used on a day.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn note_use(self, id: i64, day: Workday) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute("UPDATE api_token SET used_on = ?2 WHERE id = ?1", params![id, day.number()])
                    .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// Removes tokens that ended some time ago.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn remove_ended(self, now: Timestamp) -> Result<(), StoreError> {
        let listed_since = now.saturating_sub(LISTED_AFTER_END).unwrap_or(now);
        self.0
            .write(move |c| {
                c.execute("DELETE FROM api_token WHERE ends_at < ?1", [listed_since.as_millisecond()])
                    .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }
}

/// Ends the tokens of a person.
pub(crate) fn end_of_person(c: &Connection, person: PersonId) -> Result<(), StoreError> {
    c.execute("DELETE FROM api_token WHERE person_id = ?1", [person.0]).map_err(StoreError::named)?;
    Ok(())
}

const TOKEN: &str = "id, label, scopes, person_id, made_by, made_at, ends_at, used_on";

fn stored_scopes(scopes: &[TokenScope]) -> String {
    scopes.iter().map(|scope| scope.key()).collect::<Vec<_>>().join(";")
}

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<ApiToken> {
    let scopes: String = row.get(2)?;
    Ok(ApiToken {
        id: row.get(0)?,
        label: row.get(1)?,
        // A scope that this version does not know gives nothing.
        scopes: scopes.split(';').filter_map(|key| key.parse().ok()).collect(),
        person: row.get::<_, Option<i64>>(3)?.map(PersonId),
        made_by: row.get::<_, Option<i64>>(4)?.map(PersonId),
        made_at: rows::moment(row, 5)?,
        ends_at: rows::moment(row, 6)?,
        used_on: row.get::<_, Option<i32>>(7)?.map(Workday::from_number),
    })
}
