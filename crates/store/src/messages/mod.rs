//! Messages that leave the centre: where they go, who wants none, which devices asked for them, and what waits to be
//! sent.

mod outbox;
mod push;
pub(crate) mod secrets;
mod servers;
mod webhooks;

use crate::{Store, StoreError};
use domain::PersonId;

pub use outbox::{FailedMessage, MessageChannel, NewMessage, Recipient, WaitingMessage};
pub use push::{PushDevice, PushSubscription};
pub use servers::{ChatGroup, MailServer, NewChatGroup, Webhook};
pub use webhooks::{EventWebhook, KnownEvents, NewEventWebhook};

/// Messages that leave the centre.
#[derive(Clone, Copy)]
pub struct Messages<'a>(pub(crate) &'a Store);

impl Messages<'_> {
    /// Sets whether a person wants messages.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn set_wanted(self, person: PersonId, wanted: bool) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                let sql = match wanted {
                    true => "DELETE FROM messages_off WHERE person_id = ?1",
                    false => "INSERT INTO messages_off (person_id) VALUES (?1) ON CONFLICT DO NOTHING",
                };
                c.execute(sql, [person.0]).map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// Whether a person wants messages.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn wanted(self, person: PersonId) -> Result<bool, StoreError> {
        self.0
            .read(move |c| {
                Ok(!c.prepare_cached("SELECT 1 FROM messages_off WHERE person_id = ?1")?.exists([person.0])?)
            })
            .await
    }

    /// Everybody who wants no messages.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn unwanted(self) -> Result<std::collections::HashSet<PersonId>, StoreError> {
        self.0
            .read(|c| {
                let mut statement = c.prepare_cached("SELECT person_id FROM messages_off")?;
                Ok(statement.query_map([], |row| row.get(0).map(PersonId))?.collect::<Result<_, _>>()?)
            })
            .await
    }
}
