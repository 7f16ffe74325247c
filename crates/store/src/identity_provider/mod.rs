//! The identity provider of the company (OpenID Connect): how it is reached, and who signs in with a password in spite
//! of it.

pub(crate) mod bindings;
pub(crate) mod people;
pub(crate) mod role_origins;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::centre::settings;
use crate::db::rows;
use crate::messages::secrets;
use crate::token::TokenHash;
use crate::{Store, StoreError};
use domain::PersonId;
use domain::identity_provider::ProviderFault;
use domain::provider_people::ProviderPeople;

/// What the secret of the client is sealed for.
const SECRET: &str = "secret of the client at the identity provider";

/// The identity provider, without the secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdentityProvider {
    /// Its issuer identifier: an address, exactly as the provider states it.
    pub issuer: String,
    /// By what it knows this centre.
    pub client_id: String,
    /// Whether a secret is stored.
    pub has_secret: bool,
    /// What the button on the sign-in page calls it.
    pub label: String,
    /// The hosts that the program may connect to.
    pub hosts: Vec<String>,
    /// The origins to which it sends browsers.
    pub origins: Vec<String>,
    /// Whether it is the only way to sign in, except for [`Self::password_admins`].
    pub is_only: bool,
    /// Admins who sign in with their password in any case, by `person_id`.
    pub password_admins: Vec<String>,
    /// What it may change of people.
    pub people: ProviderPeople,
    /// The last failure since the last success.
    pub fault: Option<(ProviderFault, Timestamp)>,
}

/// The identity provider, and whose accounts its subjects are.
#[derive(Clone, Copy)]
pub struct IdentityProviders<'a>(pub(crate) &'a Store);

/// Under what a name that an issuer gave (a subject, a session) is stored: neither can be read from it.
#[must_use]
pub fn mark_of(issuer: &str, name: &str) -> TokenHash {
    // A zero byte is in neither: no other pair is written the same.
    Sha256::digest([issuer.as_bytes(), b"\0", name.as_bytes()].concat()).into()
}

impl IdentityProviders<'_> {
    /// The provider, if one is set up.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn settings(self) -> Result<Option<IdentityProvider>, StoreError> {
        self.0
            .read(|c| {
                let words = |text: String| text.split_whitespace().map(str::to_owned).collect();
                let found = c
                    .prepare_cached(
                        "SELECT issuer, client_id, client_secret IS NOT NULL, label, hosts, origins, is_only, fault, fault_at \
                         FROM identity_provider WHERE id = 1",
                    )?
                    .query_row([], |row| {
                        let fault = row.get::<_, Option<String>>(7)?.and_then(|key| ProviderFault::of_key(&key));
                        Ok(IdentityProvider {
                            issuer: row.get(0)?,
                            client_id: row.get(1)?,
                            has_secret: row.get(2)?,
                            label: row.get(3)?,
                            hosts: words(row.get(4)?),
                            origins: words(row.get(5)?),
                            is_only: row.get(6)?,
                            password_admins: Vec::new(),
                            people: ProviderPeople::default(),
                            fault: fault.map(|fault| Ok::<_, rusqlite::Error>((fault, rows::moment(row, 8)?))).transpose()?,
                        })
                    })
                    .optional()?;
                let Some(provider) = found else { return Ok(None) };
                let mut statement = c.prepare_cached(
                    "SELECT p.key FROM password_admin a JOIN person p ON p.id = a.person_id ORDER BY p.key",
                )?;
                let password_admins = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
                let people = people::chosen_people(c)?.unwrap_or_default();
                Ok(Some(IdentityProvider { password_admins, people, ..provider }))
            })
            .await
    }

    /// The secret of the client; none if none is stored, or if the keys are those of another database.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn secret(self) -> Result<Option<String>, StoreError> {
        self.0
            .read(|c| {
                let sealed: Option<Vec<u8>> = c
                    .prepare_cached("SELECT client_secret FROM identity_provider WHERE id = 1")?
                    .query_row([], |row| row.get(0))
                    .optional()?
                    .flatten();
                sealed.map_or(Ok(None), |sealed| secrets::opened(c, SECRET, &sealed))
            })
            .await
    }

    /// Sets the provider up. Without a new `secret`, the one before stays as long as issuer and client are the same: it
    /// is never sent to another machine. With another issuer, nobody is bound any more, sessions that began at the one
    /// before end, and it may change nothing of people. If it is the only way to sign in, other sessions end, but for
    /// those of `password_admins`. `password_admins` are those of `provider` by id; `has_secret`, `password_admins`,
    /// `people` and `fault` of `provider` are not read.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn set(
        self,
        provider: IdentityProvider,
        secret: Option<String>,
        password_admins: Vec<PersonId>,
        by: PersonId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                let issuer: Option<String> = c
                    .query_row("SELECT issuer FROM identity_provider WHERE id = 1", [], |row| row.get(0))
                    .optional()?;
                if issuer.is_some_and(|before| before != provider.issuer) {
                    bindings::end_all(c)?;
                    people::write_people(c, &ProviderPeople::default())?;
                }
                let sealed = secret.map(|secret| secrets::sealed(c, SECRET, &secret)).transpose()?;
                c.execute(
                    "INSERT INTO identity_provider (id, issuer, client_id, client_secret, label, hosts, origins, is_only) \
                     VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO UPDATE SET client_secret = CASE \
                     WHEN excluded.client_secret IS NOT NULL THEN excluded.client_secret \
                     WHEN issuer = excluded.issuer AND client_id = excluded.client_id THEN client_secret END, \
                     issuer = excluded.issuer, client_id = excluded.client_id, label = excluded.label, hosts = excluded.hosts, \
                     origins = excluded.origins, is_only = excluded.is_only, fault = NULL, fault_at = NULL",
                    params![
                        provider.issuer,
                        provider.client_id,
                        sealed,
                        provider.label,
                        provider.hosts.join(" "),
                        provider.origins.join(" "),
                        provider.is_only
                    ],
                )
                .map_err(StoreError::named)?;
                c.execute("DELETE FROM password_admin", []).map_err(StoreError::named)?;
                for admin in password_admins {
                    c.execute("INSERT INTO password_admin (person_id) VALUES (?1) ON CONFLICT DO NOTHING", [admin.0])
                        .map_err(StoreError::named)?;
                }
                if provider.is_only {
                    // What began with a password or a passkey would go on for weeks on an own phone.
                    c.execute(
                        "DELETE FROM session WHERE provider_session IS NULL AND person_id NOT IN (SELECT person_id FROM password_admin)",
                        [],
                    )
                    .map_err(StoreError::named)?;
                }
                settings::log(c, Some(by), "set_identity_provider", &provider.issuer, now)
            })
            .await
    }

    /// Removes the provider, whose accounts its subjects are, and the sessions that began there. Returns whether there
    /// was one.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn remove(self, by: PersonId, now: Timestamp) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                let issuer: Option<String> = c
                    .query_row("DELETE FROM identity_provider WHERE id = 1 RETURNING issuer", [], |row| row.get(0))
                    .optional()
                    .map_err(StoreError::named)?;
                c.execute("DELETE FROM password_admin", []).map_err(StoreError::named)?;
                bindings::end_all(c)?;
                if let Some(issuer) = &issuer {
                    settings::log(c, Some(by), "removed_identity_provider", issuer, now)?;
                }
                Ok(issuer.is_some())
            })
            .await
    }

    /// Lets everybody sign in with a password again: for the command line, if nobody can sign in any more. Returns
    /// whether that was not so.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn allow_passwords(self, now: Timestamp) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                let changed = c
                    .execute("UPDATE identity_provider SET is_only = 0 WHERE is_only = 1", [])
                    .map_err(StoreError::named)?;
                if changed > 0 {
                    settings::log(c, None, "allowed_passwords", "", now)?;
                }
                Ok(changed > 0)
            })
            .await
    }

    /// Notes the last failure of the provider, or that it works again.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn note(self, fault: Option<ProviderFault>, now: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute(
                    "UPDATE identity_provider SET fault = ?1, fault_at = ?2",
                    params![fault.map(ProviderFault::key), fault.map(|_| now.as_millisecond())],
                )
                .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }
}

#[cfg(test)]
mod tests {
    use crate::{DATABASE, Store, token};
    use domain::PersonId;

    /// A person with a session and an unconfirmed reset, from the version before there was an identity provider.
    const EARLIER: &str = "INSERT INTO person (id, key, name, roles, password_hash, email) VALUES (1, 'a1', 'Agent', 1, 'x', 'a1@example.org');
        INSERT INTO account_reset (person_id, at) VALUES (1, 5);";

    #[tokio::test]
    async fn data_of_the_version_before_loses_no_session_and_no_reset() {
        let directory = tempfile::tempdir().expect("a directory");
        let c = rusqlite::Connection::open(directory.path().join(DATABASE)).expect("a database");
        crate::migrations::before(&c, "0046_identity_provider");
        c.execute_batch(EARLIER).expect("its rows");
        c.execute(
            "INSERT INTO session (token_hash, person_id, created_at, seen_at, password_at) VALUES (?1, 1, 7, 7, 7)",
            [token::hash("secret")],
        )
        .expect("a session");
        drop(c);
        let store = Store::open(directory.path()).expect("a migrated store");
        let (session, profile) =
            store.sessions().find(token::hash("secret")).await.expect("a read").expect("a session");
        assert_eq!((session.by_provider, session.of_provider), (false, false));
        assert!(profile.unconfirmed_reset.is_some());
        assert!(
            store.owner_keys().state(PersonId(1)).await.expect("a read").locks.is_empty(),
            "no other reset locks so"
        );
        assert_eq!(store.identity_provider().settings().await.expect("a read"), None);
    }
}
