//! The devices that asked for reminders, the push services that are allowed, and the key that the centre signs with.

use std::collections::HashSet;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest as _, Sha256};

use super::{Messages, secrets};
use crate::StoreError;
use crate::centre::settings;
use crate::db::rows;
use crate::seal::Key;
use crate::token::TokenHash;
use domain::message::MessageFault;
use domain::{PersonId, PushHosts, Workday};

/// What the address and the keys of a device are sealed for.
const DEVICE: &str = "push subscription of a device";
/// For how many days a failure is kept.
const KEPT_DAYS: i32 = 8;

/// How a device is reached: what its browser said when it subscribed.
#[derive(Clone, PartialEq, Eq)]
pub struct PushDevice {
    /// The address at the push service. Anyone who knows it can send to the device.
    pub endpoint: String,
    /// The public key of the browser, in base64url.
    pub p256dh: String,
    /// The secret that it shares with the centre, in base64url.
    pub auth: String,
}

impl std::fmt::Debug for PushDevice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PushDevice(…)")
    }
}

/// A device that asked for reminders.
#[derive(Clone, Debug)]
pub struct PushSubscription {
    /// The session in which it asked.
    pub session: TokenHash,
    /// When that session began.
    pub signed_in_at: Timestamp,
    /// The host of its push service.
    pub host: String,
    /// How it is reached; none if the key is not the one that it was sealed with, as after a restore without the keys.
    pub device: Option<PushDevice>,
    /// Until when the message counts that it received last.
    pub received: Option<Timestamp>,
}

impl Messages<'_> {
    /// The push services that are allowed; none at first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn push_hosts(self) -> Result<PushHosts, StoreError> {
        self.0.read(hosts).await
    }

    /// Allows these push services and no others. Devices that use another one get no reminders any more.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn allow_push_hosts(self, allowed: PushHosts, by: PersonId, now: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                if hosts(c)? == allowed {
                    return Ok(());
                }
                c.execute(
                    "INSERT INTO setting (key, value) VALUES ('push_hosts', ?1) ON CONFLICT (key) DO UPDATE SET value = ?1",
                    [allowed.to_string()],
                )
                .map_err(StoreError::named)?;
                let used: Vec<String> = c
                    .prepare_cached("SELECT DISTINCT host FROM push_subscription")?
                    .query_map([], |row| row.get(0))?
                    .collect::<Result<_, _>>()?;
                for host in used.iter().filter(|host| !allowed.allows(host)) {
                    c.execute("DELETE FROM push_subscription WHERE host = ?1", [host]).map_err(StoreError::named)?;
                }
                settings::log(c, Some(by), "allowed_push_hosts", &allowed.to_string(), now)
            })
            .await
    }

    /// The key that the centre signs with; none before it is made.
    ///
    /// # Errors
    /// If the keys cannot be read.
    pub async fn push_key(self) -> Result<Option<Key>, StoreError> {
        self.0
            .read(|c| {
                let kept: Option<[u8; 32]> = c
                    .prepare_cached("SELECT secret FROM keys.push_key WHERE id = 1")?
                    .query_row([], |row| row.get(0))
                    .optional()?;
                Ok(kept.map(Key::new))
            })
            .await
    }

    /// Keeps a key to sign with, if there is none.
    ///
    /// # Errors
    /// If the keys cannot be written.
    pub async fn keep_push_key(self, fresh: Key) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                let sql = "INSERT INTO keys.push_key (id, secret) VALUES (1, ?1) ON CONFLICT DO NOTHING";
                c.execute(sql, params![*fresh]).map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// Stores how the device of a session is reached. What the session, or another session of the same browser, had
    /// before is replaced.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn subscribe(
        self,
        person: PersonId,
        session: TokenHash,
        host: String,
        device: PushDevice,
    ) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                let address: [u8; 32] = Sha256::digest(device.endpoint.as_bytes()).into();
                c.execute("DELETE FROM push_subscription WHERE session = ?1 OR address = ?2", params![session, address])
                    .map_err(StoreError::named)?;
                let said = [device.endpoint.as_str(), &device.p256dh, &device.auth].join("\n");
                let sealed = secrets::sealed(c, DEVICE, &said)?;
                c.execute(
                    "INSERT INTO push_subscription (session, person_id, host, device, address) VALUES (?1, ?2, ?3, ?4, ?5)",
                    params![session, person.0, host, sealed, address],
                )
                .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// Ends the reminders of a device.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn unsubscribe(self, session: TokenHash) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute("DELETE FROM push_subscription WHERE session = ?1", [session]).map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// Lets the device keep its reminders when a session replaces the one before on the same own phone.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn keep_push(self, before: TokenHash, after: TokenHash) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute(
                    "UPDATE push_subscription SET session = ?2 WHERE session = ?1 AND person_id = \
                     (SELECT person_id FROM session WHERE token_hash = ?2 AND own_phone)",
                    params![before, after],
                )
                .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// The sessions of a person in which they asked for reminders.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn reminded_sessions(self, person: PersonId) -> Result<HashSet<TokenHash>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached("SELECT session FROM push_subscription WHERE person_id = ?1")?;
                Ok(statement.query_map([person.0], |row| row.get(0))?.collect::<Result<_, _>>()?)
            })
            .await
    }

    /// The devices of a person that asked for reminders.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn push_subscriptions(self, person: PersonId) -> Result<Vec<PushSubscription>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(
                    "SELECT p.session, s.created_at, p.host, p.received, p.device FROM push_subscription p \
                     JOIN session s ON s.token_hash = p.session WHERE p.person_id = ?1 ORDER BY s.created_at, p.session",
                )?;
                let found = statement.query_map([person.0], |row| {
                    let subscription = PushSubscription {
                        session: row.get(0)?,
                        signed_in_at: rows::moment(row, 1)?,
                        host: row.get(2)?,
                        received: row.get::<_, Option<i64>>(3)?.map(|_| rows::moment(row, 3)).transpose()?,
                        device: None,
                    };
                    Ok((subscription, row.get::<_, Vec<u8>>(4)?))
                })?;
                let mut all = Vec::new();
                for row in found {
                    let (subscription, sealed) = row?;
                    all.push(PushSubscription { device: device(c, &sealed)?, ..subscription });
                }
                Ok(all)
            })
            .await
    }

    /// Records that a device received the message that counts until `expires_at`.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn push_received(self, session: TokenHash, expires_at: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute(
                    "UPDATE push_subscription SET received = ?2 WHERE session = ?1",
                    params![session, expires_at.as_millisecond()],
                )
                .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// Records that a push service did not take a message on a day, and forgets what is older than eight days.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn push_failed(self, day: Workday, host: String, fault: MessageFault) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute("DELETE FROM push_failure WHERE day < ?1", [day.number() - KEPT_DAYS])
                    .map_err(StoreError::named)?;
                c.execute(
                    "INSERT INTO push_failure (day, host, fault) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                    params![day.number(), host, fault.key()],
                )
                .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// What push services did not take in the eight days before `today`, newest first. Today is not over: its lines
    /// would tell who of those whose shift has just begun gets reminders.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn push_failures(self, today: Workday) -> Result<Vec<(Workday, String, MessageFault)>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(
                    "SELECT day, host, fault FROM push_failure WHERE day < ?1 AND day >= ?2 ORDER BY day DESC, host, fault",
                )?;
                let days = [today.number(), today.number() - KEPT_DAYS];
                let found: Vec<(i32, String, String)> =
                    statement.query_map(days, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<Result<_, _>>()?;
                let known = found.into_iter().filter_map(|(day, host, fault)| {
                    Some((Workday::from_number(day), host, MessageFault::of_key(&fault)?))
                });
                Ok(known.collect())
            })
            .await
    }
}

fn hosts(c: &Connection) -> Result<PushHosts, StoreError> {
    let kept: Option<String> = c
        .prepare_cached("SELECT value FROM setting WHERE key = 'push_hosts'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    PushHosts::parse(&kept.unwrap_or_default()).map_err(|_| StoreError::Damaged("push host"))
}

fn device(c: &Connection, sealed: &[u8]) -> Result<Option<PushDevice>, StoreError> {
    let Some(said) = secrets::opened(c, DEVICE, sealed)? else { return Ok(None) };
    let mut parts = said.split('\n').map(str::to_owned);
    let (endpoint, p256dh, auth) = (parts.next(), parts.next(), parts.next());
    Ok(endpoint.zip(p256dh).zip(auth).map(|((endpoint, p256dh), auth)| PushDevice { endpoint, p256dh, auth }))
}
