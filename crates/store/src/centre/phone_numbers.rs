//! The centre's phone numbers for people who need help now.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use super::settings;
use crate::{Store, StoreError};
use domain::PersonId;

/// One number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneNumber {
    /// The row.
    pub id: i64,
    /// Who answers.
    pub label: String,
    /// As people dial it.
    pub number: String,
    /// When it is answered, in the centre's own words; empty if that is not stated.
    pub hours: String,
}

/// A number that an admin adds.
#[derive(Clone, Debug)]
pub struct NewPhoneNumber {
    /// Who answers.
    pub label: String,
    /// As people dial it.
    pub number: String,
    /// When it is answered; empty if that is not stated.
    pub hours: String,
}

/// The centre's phone numbers.
#[derive(Clone, Copy)]
pub struct PhoneNumbers<'a>(pub(crate) &'a Store);

impl PhoneNumbers<'_> {
    /// All of them, in the order in which they were added.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn list(self) -> Result<Vec<PhoneNumber>, StoreError> {
        self.0
            .read(|c| {
                let mut statement =
                    c.prepare_cached("SELECT id, label, number, hours FROM phone_number ORDER BY id")?;
                let found = statement
                    .query_map([], |row| {
                        Ok(PhoneNumber { id: row.get(0)?, label: row.get(1)?, number: row.get(2)?, hours: row.get(3)? })
                    })?
                    .collect::<Result<_, _>>()?;
                Ok(found)
            })
            .await
    }

    /// Adds a number.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn add(self, new: NewPhoneNumber, by: PersonId, now: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute(
                    "INSERT INTO phone_number (label, number, hours) VALUES (?1, ?2, ?3)",
                    params![new.label, new.number, new.hours],
                )
                .map_err(StoreError::named)?;
                settings::log(c, Some(by), "added_phone_number", &new.label, now)
            })
            .await
    }

    /// Removes a number. Returns its label; none if it is gone already.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn remove(self, id: i64, by: PersonId, now: Timestamp) -> Result<Option<String>, StoreError> {
        self.0
            .write(move |c| {
                let label: Option<String> = c
                    .query_row("DELETE FROM phone_number WHERE id = ?1 RETURNING label", [id], |row| row.get(0))
                    .optional()
                    .map_err(StoreError::named)?;
                if let Some(label) = &label {
                    settings::log(c, Some(by), "removed_phone_number", label, now)?;
                }
                Ok(label)
            })
            .await
    }
}
