//! What waits to be sent, what was sent, and what could not be: one row for each message and recipient, for some days.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Row, params};

use super::Messages;
use crate::StoreError;
use crate::db::rows;
use domain::PersonId;
use domain::message::{ChatKind, MessageFault, MessageKind};

/// How long a row is kept: longer than any occasion lasts, so that none is queued a second time.
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(8 * 24);

/// Who receives a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// A person, by e-mail.
    Person(PersonId),
    /// A chat group of a team.
    Chat(i64),
    /// The devices of a person that asked for it, if there are any.
    Devices(PersonId),
    /// A program of the company.
    Program(i64),
}

/// Through what messages leave the centre. Each is sent on its own: what holds one up holds up no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageChannel {
    /// The mail server.
    Mail,
    /// Push services.
    Push,
    /// Chat groups.
    Chat,
    /// Programs of the company.
    Programs,
}

impl MessageChannel {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Mail, Self::Push, Self::Chat, Self::Programs];

    const fn key(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Push => "push",
            Self::Chat => "chat",
            Self::Programs => "programs",
        }
    }
}

/// A message to be queued.
#[derive(Clone, Debug)]
pub struct NewMessage {
    /// What makes it unique: the shift, day or week, and the recipient.
    pub occasion: String,
    /// What it is about.
    pub kind: MessageKind,
    /// To whom.
    pub to: Recipient,
    /// From when on it is too late to send it.
    pub expires_at: Timestamp,
}

/// A message that waits to be sent.
#[derive(Clone, Copy, Debug)]
pub struct WaitingMessage {
    /// The row.
    pub id: i64,
    /// What it is about.
    pub kind: MessageKind,
    /// To whom.
    pub to: Recipient,
    /// How often sending it was begun.
    pub attempts: u32,
    /// From when on it is too late to send it.
    pub expires_at: Timestamp,
}

/// What could not be sent so far: the messages to a chat group, or all e-mails that were queued at once and failed
/// alike.
#[derive(Clone, Debug)]
pub struct FailedMessage {
    /// What it is about.
    pub kind: MessageKind,
    /// The team of the chat group and its program; none for e-mails. To whom these go is not told: who is missing wants
    /// none.
    pub chat: Option<(String, ChatKind)>,
    /// The host of the program; none if it does not go to one.
    pub program: Option<String>,
    /// Why the last attempt failed.
    pub fault: MessageFault,
    /// How often it was tried at most.
    pub attempts: u32,
    /// When it was queued.
    pub queued_at: Timestamp,
    /// When it is tried next; none if it is too late for that.
    pub next_at: Option<Timestamp>,
}

impl Messages<'_> {
    /// Queues these messages, except those whose occasion was queued before. Returns how many are new.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn queue(self, new: Vec<NewMessage>, now: Timestamp) -> Result<usize, StoreError> {
        if new.is_empty() {
            return Ok(0);
        }
        self.0
            .write(move |c| {
                let mut statement = c.prepare_cached(
                    "INSERT INTO message (occasion, kind, person_id, chat_id, queued_at, expires_at, next_at, by_push, webhook_id) \
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?5, ?7, ?8) ON CONFLICT (occasion) DO NOTHING",
                )?;
                let mut added = 0;
                for message in new {
                    let (person, chat, webhook) = match message.to {
                        Recipient::Person(person) | Recipient::Devices(person) => (Some(person.0), None, None),
                        Recipient::Chat(chat) => (None, Some(chat), None),
                        Recipient::Program(webhook) => (None, None, Some(webhook)),
                    };
                    let values = params![
                        message.occasion,
                        message.kind.key(),
                        person,
                        chat,
                        now.as_millisecond(),
                        message.expires_at.as_millisecond(),
                        matches!(message.to, Recipient::Devices(_)),
                        webhook
                    ];
                    added += statement.execute(values).map_err(StoreError::named)?;
                }
                Ok(added)
            })
            .await
    }

    /// Leaves out the messages to people who were queued one of the same kind through the same channel after `since`.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn without_recent(
        self,
        mut new: Vec<NewMessage>,
        since: Timestamp,
    ) -> Result<Vec<NewMessage>, StoreError> {
        if new.is_empty() {
            return Ok(new);
        }
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(
                    "SELECT DISTINCT by_push FROM message WHERE person_id = ?1 AND kind = ?2 AND queued_at > ?3",
                )?;
                let mut recent = Vec::with_capacity(new.len());
                for message in &new {
                    let (person, by_push) = match message.to {
                        Recipient::Person(person) => (Some(person.0), false),
                        Recipient::Devices(person) => (Some(person.0), true),
                        Recipient::Chat(_) | Recipient::Program(_) => (None, false),
                    };
                    let found: Vec<bool> = statement
                        .query_map(params![person, message.kind.key(), since.as_millisecond()], |row| row.get(0))?
                        .collect::<Result<_, _>>()?;
                    recent.push(found.contains(&by_push));
                }
                let mut recent = recent.into_iter();
                new.retain(|_| !recent.next().unwrap_or_default());
                Ok(new)
            })
            .await
    }

    /// At most `limit` messages that are to be sent through a channel at `now`, those that wait longest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn due(
        self,
        channel: MessageChannel,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<WaitingMessage>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(
                    "SELECT id, kind, person_id, chat_id, attempts, expires_at, by_push, webhook_id FROM message \
                     WHERE sent_at IS NULL AND next_at <= ?1 AND expires_at > ?1 \
                     AND ?3 = CASE WHEN by_push THEN 'push' WHEN person_id IS NOT NULL THEN 'mail' \
                     WHEN chat_id IS NOT NULL THEN 'chat' ELSE 'programs' END \
                     ORDER BY next_at, id LIMIT ?2",
                )?;
                let found: Vec<Option<WaitingMessage>> = statement
                    .query_map(params![now.as_millisecond(), limit, channel.key()], waiting)?
                    .collect::<Result<_, _>>()?;
                Ok(found.into_iter().flatten().collect())
            })
            .await
    }

    /// Records that sending a message begins, before it does: from then on it is due again at `again_at` and no
    /// earlier, also if the program ends meanwhile. Returns false if it is not due at `now`.
    ///
    /// # Errors
    /// If the database cannot be written. Then it must not be sent.
    pub async fn begin(self, id: i64, now: Timestamp, again_at: Timestamp) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                let begun = c
                    .execute(
                        "UPDATE message SET attempts = attempts + 1, next_at = ?3 \
                         WHERE id = ?1 AND sent_at IS NULL AND next_at <= ?2",
                        params![id, now.as_millisecond(), again_at.as_millisecond()],
                    )
                    .map_err(StoreError::named)?;
                Ok(begun == 1)
            })
            .await
    }

    /// Records that a message whose sending was begun has been sent, or that nobody is to receive it any more.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn sent(self, id: i64, now: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute(
                    "UPDATE message SET sent_at = ?2, fault = NULL WHERE id = ?1",
                    params![id, now.as_millisecond()],
                )
                .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// Records that a message whose sending was begun could not be sent, why, and when it is tried again.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn failed(self, id: i64, fault: MessageFault, next_at: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute(
                    "UPDATE message SET fault = ?2, next_at = ?3 WHERE id = ?1",
                    params![id, fault.key(), next_at.as_millisecond()],
                )
                .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// Deletes the rows of messages that were queued more than eight days ago.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn forget(self, now: Timestamp) -> Result<(), StoreError> {
        let before = now.saturating_sub(KEPT_FOR).unwrap_or(now).as_millisecond();
        self.0
            .write(move |c| {
                c.execute("DELETE FROM message WHERE queued_at < ?1", [before]).map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// What could not be sent so far, except messages to devices, newest first, and how many lines there are in all.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn failures(self, now: Timestamp, limit: u32) -> Result<(Vec<FailedMessage>, u32), StoreError> {
        self.0
            .read(move |c| {
                let all = c
                    .prepare_cached(
                        "SELECT count(*) FROM (SELECT 1 FROM message WHERE sent_at IS NULL AND fault IS NOT NULL \
                         AND NOT by_push GROUP BY kind, chat_id, webhook_id, fault, queued_at)",
                    )?
                    .query_row([], |row| row.get(0))?;
                let mut statement = c.prepare_cached(
                    "SELECT m.kind, t.name, g.kind, m.fault, max(m.attempts), m.queued_at, \
                     min(CASE WHEN m.next_at < m.expires_at AND m.expires_at > ?1 THEN m.next_at END), w.host FROM message m \
                     LEFT JOIN event_webhook w ON w.id = m.webhook_id LEFT JOIN chat_group g ON g.id = m.chat_id LEFT JOIN team t ON t.id = g.team_id \
                     WHERE m.sent_at IS NULL AND m.fault IS NOT NULL AND NOT m.by_push GROUP BY m.kind, m.chat_id, m.webhook_id, m.fault, m.queued_at \
                     ORDER BY m.queued_at DESC, max(m.id) DESC LIMIT ?2",
                )?;
                let found: Vec<Option<FailedMessage>> =
                    statement.query_map(params![now.as_millisecond(), limit], failed)?.collect::<Result<_, _>>()?;
                Ok((found.into_iter().flatten().collect(), all))
            })
            .await
    }
}

/// A waiting message; none if a newer program wrote a kind that this one does not know.
fn waiting(row: &Row<'_>) -> rusqlite::Result<Option<WaitingMessage>> {
    let Some(kind) = MessageKind::of_key(&row.get::<_, String>(1)?) else { return Ok(None) };
    let to = match row.get::<_, Option<i64>>(2)? {
        Some(person) if row.get(6)? => Recipient::Devices(PersonId(person)),
        Some(person) => Recipient::Person(PersonId(person)),
        None => match row.get(7)? {
            Some(webhook) => Recipient::Program(webhook),
            None => Recipient::Chat(row.get(3)?),
        },
    };
    let (attempts, expires_at) = (row.get(4)?, rows::moment(row, 5)?);
    Ok(Some(WaitingMessage { id: row.get(0)?, kind, to, attempts, expires_at }))
}

fn failed(row: &Row<'_>) -> rusqlite::Result<Option<FailedMessage>> {
    let kind = MessageKind::of_key(&row.get::<_, String>(0)?);
    let fault = MessageFault::of_key(&row.get::<_, String>(3)?);
    let Some((kind, fault)) = kind.zip(fault) else { return Ok(None) };
    let (team, program): (Option<String>, Option<String>) = (row.get(1)?, row.get(2)?);
    Ok(Some(FailedMessage {
        kind,
        chat: team.zip(program.and_then(|key| ChatKind::of_key(&key))),
        program: row.get(7)?,
        fault,
        attempts: row.get(4)?,
        queued_at: rows::moment(row, 5)?,
        next_at: row.get::<_, Option<i64>>(6)?.map(|_| rows::moment(row, 6)).transpose()?,
    }))
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    /// What was sent before stays known, so that it is not sent a second time.
    #[test]
    fn messages_from_before_events_keep_their_recipients_and_occasions() {
        let mut c = Connection::open_in_memory().expect("a database");
        crate::migrations::before(&c, "0048_push");
        c.execute_batch(
            "INSERT INTO person (id, key, name, roles) VALUES (1, 'a1', 'Name of a1', 1); \
             INSERT INTO message (id, occasion, kind, person_id, queued_at, expires_at, next_at, attempts, sent_at) \
             VALUES (7, 'reminder/1', 'reminder', 1, 10, 20, 10, 1, 15);",
        )
        .expect("rows");
        crate::migrations::run(&mut c).expect("the migrations");
        let kept = c.query_row("SELECT id, occasion, person_id, sent_at, by_push FROM message", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        });
        assert_eq!(kept, Ok((7_i64, "reminder/1".to_owned(), 1_i64, 15_i64, false)));
        let to_nobody =
            "INSERT INTO message (occasion, kind, queued_at, expires_at, next_at) VALUES ('x', 'y', 1, 2, 1)";
        assert!(c.execute(to_nobody, []).is_err(), "a message has one recipient");
    }
}
