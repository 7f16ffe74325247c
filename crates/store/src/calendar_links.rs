//! The secret links with which calendar programs read the calendar of one person.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use crate::db::rows::moment;
use crate::flags::choice_settings;
use crate::people::credentials;
use crate::people::person::profile;
use crate::people::profile::Profile;
use crate::seal::{self, Key};
use crate::token::TokenHash;
use crate::{Store, StoreError};
use domain::PersonId;

/// Links to calendars.
#[derive(Clone, Copy)]
pub struct CalendarLinks<'a>(pub(crate) &'a Store);

impl CalendarLinks<'_> {
    /// The key from which the ids of entries in calendar files are made: without it, nobody can tell that two files
    /// have the same entry.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn entry_key(self) -> Result<Key, StoreError> {
        self.0.read(|c| Ok(seal::derived(&choice_settings::secret(c)?.0, &[], "ids of calendar entries"))).await
    }

    /// Makes the link of a person; an earlier one ends.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn make(self, person: PersonId, token: TokenHash, now: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute(
                    "INSERT INTO calendar_link (person_id, token_hash, made_at) VALUES (?1, ?2, ?3) \
                     ON CONFLICT (person_id) DO UPDATE SET token_hash = excluded.token_hash, made_at = excluded.made_at",
                    params![person.0, token, now.as_millisecond()],
                )
                .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// Ends the link of a person.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn end(self, person: PersonId) -> Result<(), StoreError> {
        self.0.write(move |c| credentials::end_calendar_link(c, person)).await
    }

    /// When the link of a person was made, if they have one.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn made_at(self, person: PersonId) -> Result<Option<Timestamp>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached("SELECT made_at FROM calendar_link WHERE person_id = ?1")?;
                Ok(statement.query_row([person.0], |row| moment(row, 0)).optional()?)
            })
            .await
    }

    /// The person whose link has this token.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn owner(self, token: TokenHash) -> Result<Option<Profile>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached("SELECT person_id FROM calendar_link WHERE token_hash = ?1")?;
                let owner = statement.query_row([token], |row| row.get(0).map(PersonId)).optional()?;
                owner.map_or(Ok(None), |person| profile(c, person))
            })
            .await
    }
}
