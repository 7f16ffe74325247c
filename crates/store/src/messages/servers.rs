//! Where messages go: the mail server, and the chat groups of teams.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

use super::{Messages, secrets};
use crate::StoreError;
use crate::centre::settings;
use domain::message::{ChatKind, MailSecurity};
use domain::{Locale, PersonId, TeamId};

/// What the password of the mail server is sealed for.
const MAIL: &str = "password of the mail server";
/// What the webhook of a chat group is sealed for.
const WEBHOOK: &str = "webhook of a chat group";
/// What the secret of a chat group is sealed for.
const SECRET: &str = "secret of a chat group";

/// The mail server, without its password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailServer {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: MailSecurity,
    /// The address from which messages come.
    pub sender: String,
    /// The name to sign in with; empty if it asks for none.
    pub login: String,
    /// Whether a password is stored.
    pub has_password: bool,
}

/// A chat group of a team, without its secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChatGroup {
    /// The row.
    pub id: i64,
    /// Whose it is.
    pub team: TeamId,
    /// The name of the team.
    pub team_name: String,
    /// Which program.
    pub kind: ChatKind,
    /// The language of messages in it.
    pub language: Locale,
    /// The host that receives them.
    pub host: String,
}

/// A chat group that is added.
#[derive(Clone, Debug)]
pub struct NewChatGroup {
    /// Whose it is.
    pub team: TeamId,
    /// Which program.
    pub kind: ChatKind,
    /// The language of messages in it.
    pub language: Locale,
    /// The host of the webhook.
    pub host: String,
    /// The address and the secret.
    pub webhook: Webhook,
}

/// The secrets of a chat group.
#[derive(Clone, PartialEq, Eq)]
pub struct Webhook {
    /// The whole address to send to.
    pub address: String,
    /// What signatures are made with, if there is one.
    pub secret: Option<String>,
}

impl std::fmt::Debug for Webhook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Webhook(…)")
    }
}

impl Messages<'_> {
    /// The mail server, if one is set up.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn mail_server(self) -> Result<Option<MailServer>, StoreError> {
        self.0
            .read(|c| {
                let mut statement = c.prepare_cached(
                    "SELECT host, port, security, sender, login, password IS NOT NULL FROM mail_server WHERE id = 1",
                )?;
                let found = statement.query_row([], |row| {
                    Ok(MailServer {
                        host: row.get(0)?,
                        port: row.get(1)?,
                        security: MailSecurity::of_key(&row.get::<_, String>(2)?).unwrap_or(MailSecurity::Tls),
                        sender: row.get(3)?,
                        login: row.get(4)?,
                        has_password: row.get(5)?,
                    })
                });
                Ok(found.optional()?)
            })
            .await
    }

    /// The password of the mail server; none if none is stored, or if the keys are those of another database.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn mail_password(self) -> Result<Option<String>, StoreError> {
        self.0
            .read(|c| {
                let sealed: Option<Vec<u8>> = c
                    .prepare_cached("SELECT password FROM mail_server WHERE id = 1")?
                    .query_row([], |row| row.get(0))
                    .optional()?
                    .flatten();
                sealed.map_or(Ok(None), |sealed| secrets::opened(c, MAIL, &sealed))
            })
            .await
    }

    /// Sets the mail server. Without a new `password`, the one before stays as long as host, port and login are the
    /// same: it is never sent to another machine. `server.has_password` is not read.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn set_mail_server(
        self,
        server: MailServer,
        password: Option<String>,
        by: PersonId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                let sealed = password.map(|password| secrets::sealed(c, MAIL, &password)).transpose()?;
                c.execute(
                    "INSERT INTO mail_server (id, host, port, security, sender, login, password) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6) \
                     ON CONFLICT (id) DO UPDATE SET password = CASE WHEN excluded.password IS NOT NULL THEN excluded.password \
                     WHEN host = excluded.host AND port = excluded.port AND security = excluded.security AND login = excluded.login THEN password END, \
                     host = excluded.host, port = excluded.port, security = excluded.security, sender = excluded.sender, login = excluded.login",
                    params![server.host, server.port, server.security.key(), server.sender, server.login, sealed],
                )
                .map_err(StoreError::named)?;
                settings::log(c, Some(by), "set_mail_server", &server.host, now)
            })
            .await
    }

    /// Removes the mail server. Returns whether there was one.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn remove_mail_server(self, by: PersonId, now: Timestamp) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                let host: Option<String> = c
                    .query_row("DELETE FROM mail_server WHERE id = 1 RETURNING host", [], |row| row.get(0))
                    .optional()
                    .map_err(StoreError::named)?;
                if let Some(host) = &host {
                    settings::log(c, Some(by), "removed_mail_server", host, now)?;
                }
                Ok(host.is_some())
            })
            .await
    }

    /// The chat groups of all teams, by the name of the team.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn chat_groups(self) -> Result<Vec<ChatGroup>, StoreError> {
        self.0
            .read(|c| {
                let mut statement = c.prepare_cached(
                    "SELECT g.id, g.team_id, t.name, g.kind, g.language, g.host FROM chat_group g JOIN team t ON t.id = g.team_id \
                     ORDER BY text_order(t.name), g.id",
                )?;
                let found: Vec<Option<ChatGroup>> = statement.query_map([], chat_group)?.collect::<Result<_, _>>()?;
                Ok(found.into_iter().flatten().collect())
            })
            .await
    }

    /// The secrets of a chat group; none if it is gone, or if the keys are those of another database.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn webhook(self, id: i64) -> Result<Option<Webhook>, StoreError> {
        self.0
            .read(move |c| {
                let found: Option<(Vec<u8>, Option<Vec<u8>>)> = c
                    .prepare_cached("SELECT webhook, secret FROM chat_group WHERE id = ?1")?
                    .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
                    .optional()?;
                let Some((address, secret)) = found else { return Ok(None) };
                let Some(address) = secrets::opened(c, WEBHOOK, &address)? else { return Ok(None) };
                let secret = match secret {
                    Some(sealed) => Some(secrets::opened(c, SECRET, &sealed)?.ok_or(StoreError::Damaged("secret"))?),
                    None => None,
                };
                Ok(Some(Webhook { address, secret }))
            })
            .await
    }

    /// Adds a chat group.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn add_chat_group(self, new: NewChatGroup, by: PersonId, now: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                let address = secrets::sealed(c, WEBHOOK, &new.webhook.address)?;
                let secret = new.webhook.secret.as_deref().map(|secret| secrets::sealed(c, SECRET, secret)).transpose()?;
                c.execute(
                    "INSERT INTO chat_group (team_id, kind, language, host, webhook, secret) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    params![new.team.0, new.kind.key(), new.language.tag(), new.host, address, secret],
                )
                .map_err(StoreError::named)?;
                settings::log(c, Some(by), "added_chat_group", &new.host, now)
            })
            .await
    }

    /// Removes a chat group with what waits for it. Returns its host; none if it is gone already.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn remove_chat_group(self, id: i64, by: PersonId, now: Timestamp) -> Result<Option<String>, StoreError> {
        self.0
            .write(move |c| {
                let host: Option<String> = c
                    .query_row("DELETE FROM chat_group WHERE id = ?1 RETURNING host", [id], |row| row.get(0))
                    .optional()
                    .map_err(StoreError::named)?;
                if let Some(host) = &host {
                    settings::log(c, Some(by), "removed_chat_group", host, now)?;
                }
                Ok(host)
            })
            .await
    }
}

/// A chat group; none if a newer program wrote a kind that this one does not know.
fn chat_group(row: &Row<'_>) -> rusqlite::Result<Option<ChatGroup>> {
    let Some(kind) = ChatKind::of_key(&row.get::<_, String>(3)?) else { return Ok(None) };
    Ok(Some(ChatGroup {
        id: row.get(0)?,
        team: TeamId(row.get(1)?),
        team_name: row.get(2)?,
        kind,
        language: row.get::<_, String>(4)?.parse().unwrap_or_default(),
        host: row.get(5)?,
    }))
}
