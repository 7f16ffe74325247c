//! Programs that are notified of events: where, with which secret, and what they know already.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use super::{Messages, Webhook, secrets};
use crate::StoreError;
use crate::centre::settings;
use domain::{PersonId, Workday};

/// What the address of a program is sealed for.
const ADDRESS: &str = "webhook of a program";
/// What the secret of a program is sealed for.
const SECRET: &str = "secret of the webhook of a program";

/// The state of which a program was notified last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownEvents {
    /// A digest of the roster.
    pub roster: [u8; 32],
    /// The Monday of the newest released week.
    pub week: Option<Workday>,
}

/// A program that is notified of events, without its secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventWebhook {
    /// The row.
    pub id: i64,
    /// The host that is notified.
    pub host: String,
    /// What it knows already.
    pub known: KnownEvents,
}

/// A program that an admin adds.
#[derive(Clone, Debug)]
pub struct NewEventWebhook {
    /// The host that is notified.
    pub host: String,
    /// The address there.
    pub address: String,
    /// With which events are signed.
    pub secret: String,
    /// What it knows already: what is there now.
    pub known: KnownEvents,
}

impl Messages<'_> {
    /// The programs that are notified of events, in the order in which they were added.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn event_webhooks(self) -> Result<Vec<EventWebhook>, StoreError> {
        self.0
            .read(|c| {
                let mut statement = c.prepare_cached("SELECT id, host, roster, week FROM event_webhook ORDER BY id")?;
                let found = statement.query_map([], |row| {
                    let week = row.get::<_, Option<i32>>(3)?.map(Workday::from_number);
                    Ok(EventWebhook {
                        id: row.get(0)?,
                        host: row.get(1)?,
                        known: KnownEvents { roster: row.get(2)?, week },
                    })
                })?;
                Ok(found.collect::<Result<_, _>>()?)
            })
            .await
    }

    /// The address and the secret of a program; none if it is gone, or if the keys are those of another database.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn event_webhook(self, id: i64) -> Result<Option<Webhook>, StoreError> {
        self.0
            .read(move |c| {
                let found: Option<(Vec<u8>, Vec<u8>)> = c
                    .prepare_cached("SELECT address, secret FROM event_webhook WHERE id = ?1")?
                    .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
                    .optional()?;
                let Some((address, secret)) = found else { return Ok(None) };
                let address = secrets::opened(c, ADDRESS, &address)?;
                let secret = secrets::opened(c, SECRET, &secret)?;
                Ok(address.zip(secret).map(|(address, secret)| Webhook { address, secret: Some(secret) }))
            })
            .await
    }

    /// Adds a program.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn add_event_webhook(self, new: NewEventWebhook, by: PersonId, now: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                let NewEventWebhook { host, address, secret, known } = &new;
                let (address, secret) = (secrets::sealed(c, ADDRESS, address)?, secrets::sealed(c, SECRET, secret)?);
                let week = known.week.map(Workday::number);
                c.execute(
                    "INSERT INTO event_webhook (host, address, secret, added_at, roster, week) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    params![host, address, secret, now.as_millisecond(), known.roster, week],
                )
                .map_err(StoreError::named)?;
                settings::log(c, Some(by), "added_event_webhook", host, now)
            })
            .await
    }

    /// Stores what a program knows from now on.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn knows_events(self, id: i64, known: KnownEvents) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute(
                    "UPDATE event_webhook SET roster = ?2, week = ?3 WHERE id = ?1",
                    params![id, known.roster, known.week.map(Workday::number)],
                )
                .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// Removes a program with what waits for it. Returns its host; none if it is gone already.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn remove_event_webhook(
        self,
        id: i64,
        by: PersonId,
        now: Timestamp,
    ) -> Result<Option<String>, StoreError> {
        self.0
            .write(move |c| {
                let host: Option<String> = c
                    .query_row("DELETE FROM event_webhook WHERE id = ?1 RETURNING host", [id], |row| row.get(0))
                    .optional()
                    .map_err(StoreError::named)?;
                if let Some(host) = &host {
                    settings::log(c, Some(by), "removed_event_webhook", host, now)?;
                }
                Ok(host)
            })
            .await
    }
}
