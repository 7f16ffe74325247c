//! Kiosks, and the codes and PINs with which people check in at them.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use crate::token::TokenHash;
use crate::{Store, StoreError};
use domain::PersonId;
use domain::kiosk::LINK_LASTS;

/// A browser that is or becomes a kiosk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kiosk {
    /// Its row.
    pub id: i64,
    /// What the admin calls it.
    pub label: String,
    /// The site whose people check in at it.
    pub site: String,
    /// Whether a browser has opened its link.
    pub is_running: bool,
    /// When the admin made it.
    pub made_at: Timestamp,
}

/// A kiosk that an admin adds.
#[derive(Clone, Debug)]
pub struct NewKiosk {
    /// What the admin calls it.
    pub label: String,
    /// The name of its site.
    pub site: String,
}

/// What became of a badge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadgeOutcome {
    /// The person has this code and PIN.
    Set,
    /// Somebody else has this code. Nothing changed.
    Taken,
}

/// Kiosks, and the codes and PINs of people.
#[derive(Clone, Copy)]
pub struct Kiosks<'a>(pub(crate) &'a Store);

impl Kiosks<'_> {
    /// Adds a kiosk: the browser that opens this link becomes it. Returns false if there is no such site.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn add(self, new: NewKiosk, link: TokenHash, by: PersonId, now: Timestamp) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                let added = c
                    .execute(
                        "INSERT INTO kiosk (label, site_id, link_hash, made_by, made_at) \
                         SELECT ?1, id, ?3, ?4, ?5 FROM site WHERE name = ?2",
                        params![new.label, new.site, link, by.0, now.as_millisecond()],
                    )
                    .map_err(StoreError::named)?;
                Ok(added == 1)
            })
            .await
    }

    /// Makes the browser with this secret the kiosk of a link. Returns false if the link opens nothing, or no longer.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn start(self, link: TokenHash, device: TokenHash, now: Timestamp) -> Result<bool, StoreError> {
        let since = now.saturating_sub(LINK_LASTS).unwrap_or(now).as_millisecond();
        self.0
            .write(move |c| {
                let started = c
                    .execute(
                        "UPDATE kiosk SET link_hash = NULL, device_hash = ?2 WHERE link_hash = ?1 AND made_at > ?3",
                        params![link, device, since],
                    )
                    .map_err(StoreError::named)?;
                Ok(started == 1)
            })
            .await
    }

    /// Ends a kiosk: its browser is one like any other.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn end(self, id: i64) -> Result<bool, StoreError> {
        self.0
            .write(move |c| Ok(c.execute("DELETE FROM kiosk WHERE id = ?1", [id]).map_err(StoreError::named)? == 1))
            .await
    }

    /// All kiosks, by site and name.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn list(self) -> Result<Vec<Kiosk>, StoreError> {
        self.0
            .read(|c| {
                let mut statement =
                    c.prepare_cached(&format!("{SELECT} ORDER BY text_order(s.name), text_order(k.label), k.id"))?;
                Ok(statement.query_map([], row)?.collect::<Result<_, _>>()?)
            })
            .await
    }

    /// The kiosk whose link this is, while it can be opened.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_link(self, link: TokenHash, now: Timestamp) -> Result<Option<Kiosk>, StoreError> {
        let since = now.saturating_sub(LINK_LASTS).unwrap_or(now).as_millisecond();
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(&format!("{SELECT} WHERE k.link_hash = ?1 AND k.made_at > ?2"))?;
                Ok(statement.query_row(params![link, since], row).optional()?)
            })
            .await
    }

    /// The kiosk that the browser with this secret is.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_device(self, device: TokenHash) -> Result<Option<Kiosk>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(&format!("{SELECT} WHERE k.device_hash = ?1"))?;
                Ok(statement.query_row([device], row).optional()?)
            })
            .await
    }

    /// Gives a person a code and a PIN; those before end.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn set_badge(self, person: PersonId, code: String, pin_hash: String) -> Result<BadgeOutcome, StoreError> {
        self.0
            .write(move |c| {
                let taken = c
                    .prepare_cached("SELECT 1 FROM kiosk_badge WHERE code = ?1 AND person_id <> ?2")?
                    .exists(params![code, person.0])?;
                if taken {
                    return Ok(BadgeOutcome::Taken);
                }
                c.execute(
                    "INSERT INTO kiosk_badge (person_id, code, pin_hash) VALUES (?1, ?2, ?3) \
                     ON CONFLICT (person_id) DO UPDATE SET code = excluded.code, pin_hash = excluded.pin_hash",
                    params![person.0, code, pin_hash],
                )
                .map_err(StoreError::named)?;
                Ok(BadgeOutcome::Set)
            })
            .await
    }

    /// Takes the code and the PIN of a person away.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn remove_badge(self, person: PersonId) -> Result<(), StoreError> {
        self.0.write(move |c| remove_badge(c, person)).await
    }

    /// The code of a person, if they have one.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn code_of(self, person: PersonId) -> Result<Option<String>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached("SELECT code FROM kiosk_badge WHERE person_id = ?1")?;
                Ok(statement.query_row([person.0], |row| row.get(0)).optional()?)
            })
            .await
    }

    /// Whose a code is, and the hash of their PIN.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn badge(self, code: String) -> Result<Option<(PersonId, String)>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached("SELECT person_id, pin_hash FROM kiosk_badge WHERE code = ?1")?;
                Ok(statement.query_row([code], |row| Ok((PersonId(row.get(0)?), row.get(1)?))).optional()?)
            })
            .await
    }
}

const SELECT: &str = "SELECT k.id, k.label, s.name, k.device_hash IS NOT NULL, k.made_at \
                      FROM kiosk k JOIN site s ON s.id = k.site_id";

/// Takes the code and the PIN of a person away.
pub(crate) fn remove_badge(c: &Connection, person: PersonId) -> Result<(), StoreError> {
    c.execute("DELETE FROM kiosk_badge WHERE person_id = ?1", [person.0]).map_err(StoreError::named)?;
    Ok(())
}

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Kiosk> {
    Ok(Kiosk {
        id: row.get(0)?,
        label: row.get(1)?,
        site: row.get(2)?,
        is_running: row.get(3)?,
        made_at: crate::db::rows::moment(row, 4)?,
    })
}
