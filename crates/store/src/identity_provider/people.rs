//! What the identity provider changes of people, if an admin switched it on: somebody is added at their first sign-in,
//! and roles follow a claim. Both are changes of the roster, written as those of SCIM are, and say that the company
//! sign-in made them.

use std::convert::Infallible;

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};

use super::IdentityProviders;
use crate::StoreError;
use crate::centre::settings;
use crate::roster::import::{RosterChange, RosterChangeKind, RosterProgram};
use crate::scim::change::{self, ScimChange, ScimRefusal};
use crate::scim::directory::{self, ScimDirectory};
use crate::token::TokenHash;
use domain::provider_people::{ProviderPeople, RoleClaim};
use domain::roster::RosterRow;
use domain::{PersonId, Role, Roles};

/// For how long the admins' log does not repeat a report.
const SAID_FOR: SignedDuration = SignedDuration::from_hours(24);

/// What admins are told of a change that the provider could not make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProviderReport {
    /// This person would be the last admin to lose the role.
    LastAdmin(PersonId),
    /// This person cannot be a psychologist: they work in a team or lead one.
    Psychologist(PersonId),
    /// It would have added more people than are added in an hour.
    TooMany,
}

impl IdentityProviders<'_> {
    /// Sets what the provider may change of people. Returns false if there is no provider.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn choose_people(self, chosen: ProviderPeople, by: PersonId, now: Timestamp) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                let Some(before) = chosen_people(c)? else { return Ok(false) };
                write_people(c, &chosen)?;
                if before.domains != chosen.domains {
                    let what = if chosen.domains.is_empty() { "provider_adds_nobody" } else { "provider_adds_people" };
                    settings::log(c, Some(by), what, &chosen.domains.join(", "), now)?;
                }
                if before.role_claim != chosen.role_claim {
                    let claim = chosen.role_claim.as_ref();
                    let what = if claim.is_some() { "provider_grants_roles" } else { "provider_grants_no_roles" };
                    settings::log(c, Some(by), what, claim.map_or("", |claim| claim.name.as_str()), now)?;
                }
                Ok(true)
            })
            .await
    }

    /// Adds somebody whom the roster does not know and binds their subject, all or nothing. `row` is what a roster
    /// would say of them, with their address. None, and nothing is written, if anybody has or had that address here,
    /// whether or not they work here still, or if the subject is bound.
    ///
    /// # Errors
    /// As for an import of a roster.
    pub async fn add_person(
        self,
        subject: TokenHash,
        row: RosterRow,
        now: Timestamp,
    ) -> Result<Option<RosterChange>, StoreError> {
        self.0
            .write(move |c| {
                let address = row.email.clone().unwrap_or_default();
                let is_bound =
                    c.prepare_cached("SELECT 1 FROM provider_subject WHERE mark = ?1")?.exists([subject])?;
                let is_known = c
                    .prepare_cached(
                        "SELECT 1 FROM person p LEFT JOIN scim_person i ON i.person_id = p.id \
                         WHERE p.email = ?1 OR p.canonical = ?1 OR p.key = ?1 COLLATE NOCASE OR i.user_name = ?1 COLLATE NOCASE",
                    )?
                    .exists([&address])?;
                if address.is_empty() || is_bound || is_known {
                    return Ok(None);
                }
                let steps = Steps::before(c)?;
                let mut changes = write(c, vec![row], false, now)?;
                let Some(added) = changes.pop().filter(|added| added.change == RosterChangeKind::Joins) else {
                    return Err(StoreError::Taken("person_id"));
                };
                c.execute(
                    "INSERT INTO provider_subject (mark, person_id, bound_at) VALUES (?1, ?2, ?3)",
                    params![subject, added.person.0, now.as_millisecond()],
                )
                .map_err(StoreError::named)?;
                steps.were_by_the_provider(c)?;
                Ok(Some(added))
            })
            .await
    }

    /// Which of a person's roles came from the claim.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn roles_of(self, person: PersonId) -> Result<Roles, StoreError> {
        self.0
            .read(move |c| {
                let bits = c
                    .prepare_cached("SELECT roles FROM provider_role WHERE person_id = ?1")?
                    .query_row([person.0], |row| row.get(0))
                    .optional()?;
                Ok(bits.map(Roles::from_bits).unwrap_or_default())
            })
            .await
    }

    /// Gives a person a role from now on, or ends it, because the claim says so. `rows` looks at the roster and returns
    /// what it would have to say; nothing happens if it returns none. Announced as every change of a roster.
    ///
    /// # Errors
    /// As for an import of a roster: [`StoreError::NoAdminLeft`], [`StoreError::PsychologistInTeam`],
    /// [`StoreError::PsychologistLeads`].
    pub async fn change_role<F>(
        self,
        person: PersonId,
        role: Role,
        has: bool,
        rows: F,
        now: Timestamp,
    ) -> Result<Vec<RosterChange>, StoreError>
    where
        F: FnOnce(&ScimDirectory) -> Vec<RosterRow> + Send + 'static,
    {
        self.0
            .write(move |c| {
                let rows = rows(&directory::read(c, now)?);
                let steps = Steps::before(c)?;
                let changes = write(c, rows, true, now)?;
                if has && changes.iter().any(|change| change.person == person && change.granted.has(role)) {
                    c.execute(
                        "INSERT INTO provider_role (person_id, roles) VALUES (?1, ?2) \
                         ON CONFLICT (person_id) DO UPDATE SET roles = roles | excluded.roles",
                        params![person.0, Roles::default().with(role).bits()],
                    )
                    .map_err(StoreError::named)?;
                }
                steps.were_by_the_provider(c)?;
                Ok(changes)
            })
            .await
    }

    /// Tells admins in their log what the provider could not change, once a day at most.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn report(self, report: ProviderReport, now: Timestamp) -> Result<(), StoreError> {
        let (what, about) = match report {
            ProviderReport::LastAdmin(person) => ("kept_admin_by_provider", person.to_string()),
            ProviderReport::Psychologist(person) => ("refused_psychologist_by_provider", person.to_string()),
            ProviderReport::TooMany => ("added_too_many_by_provider", String::new()),
        };
        let since = now.saturating_sub(SAID_FOR).unwrap_or(now).as_millisecond();
        self.0
            .write(move |c| {
                let is_said = c
                    .prepare_cached("SELECT 1 FROM admin_log WHERE what = ?1 AND about = ?2 AND at > ?3")?
                    .exists(params![what, about, since])?;
                if is_said { Ok(()) } else { settings::log(c, None, what, &about, now) }
            })
            .await
    }
}

/// Writes rows as a change by SCIM is written.
fn write(
    c: &Connection,
    rows: Vec<RosterRow>,
    names_roles: bool,
    now: Timestamp,
) -> Result<Vec<RosterChange>, StoreError> {
    let program = RosterProgram { by: None, names_roles };
    change::write::<Infallible>(c, ScimChange { rows, ..ScimChange::default() }, program, now).map_err(|refusal| {
        match refusal {
            ScimRefusal::Undecided(never) => match never {},
            ScimRefusal::Conflicts(_) => StoreError::Taken("email"),
            ScimRefusal::Failed(error) => error,
        }
    })
}

/// Where the admins' log and the notices ended before a change.
struct Steps {
    log: i64,
    notices: i64,
}

impl Steps {
    fn before(c: &Connection) -> Result<Self, StoreError> {
        let newest = |table| c.query_row(&format!("SELECT coalesce(max(id), 0) FROM {table}"), [], |row| row.get(0));
        Ok(Self { log: newest("admin_log")?, notices: newest("notice")? })
    }

    /// What was logged and announced since then, in this transaction, was nobody's doing on the command line.
    fn were_by_the_provider(self, c: &Connection) -> Result<(), StoreError> {
        c.execute("UPDATE admin_log SET what = what || '_by_provider' WHERE id > ?1", [self.log])
            .map_err(StoreError::named)?;
        c.execute(
            "UPDATE notice SET kind = kind || '_by_provider' WHERE id > ?1 \
             AND kind IN ('own_admin', 'admin_joined', 'own_psychologist', 'psychologist_joined')",
            [self.notices],
        )
        .map_err(StoreError::named)?;
        Ok(())
    }
}

/// What an admin has chosen; none if there is no provider.
pub(super) fn chosen_people(c: &Connection) -> Result<Option<ProviderPeople>, StoreError> {
    let found = c
        .prepare_cached(
            "SELECT added_domains, role_claim, psychologist_value, admin_value FROM identity_provider WHERE id = 1",
        )?
        .query_row([], |row| {
            let domains: String = row.get(0)?;
            let claim = RoleClaim { name: row.get(1)?, psychologist: row.get(2)?, admin: row.get(3)? };
            Ok(ProviderPeople {
                domains: domains.split_whitespace().map(str::to_owned).collect(),
                role_claim: Some(claim).filter(|claim| !claim.name.is_empty()),
            })
        })
        .optional()?;
    Ok(found)
}

/// Replaces what an admin has chosen.
pub(super) fn write_people(c: &Connection, chosen: &ProviderPeople) -> Result<(), StoreError> {
    let claim = chosen.role_claim.clone().unwrap_or_default();
    c.execute(
        "UPDATE identity_provider SET added_domains = ?1, role_claim = ?2, psychologist_value = ?3, admin_value = ?4",
        params![chosen.domains.join(" "), claim.name, claim.psychologist, claim.admin],
    )
    .map_err(StoreError::named)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::{DATABASE, Store};
    use domain::PersonId;
    use domain::provider_people::ProviderPeople;

    #[tokio::test]
    async fn a_provider_of_an_earlier_version_adds_nobody_and_grants_nothing() {
        let directory = tempfile::tempdir().expect("a directory");
        let c = rusqlite::Connection::open(directory.path().join(DATABASE)).expect("a database");
        crate::migrations::before(&c, "0050_provider_people");
        c.execute_batch(
            "INSERT INTO person (id, key, name, roles) VALUES (1, 'd1', 'Admin', 8);
             INSERT INTO identity_provider (id, issuer, client_id, label, hosts, origins) VALUES \
             (1, 'https://id.example.com', 'centre', 'Company', 'id.example.com', 'https://id.example.com');
             INSERT INTO provider_subject (mark, person_id, bound_at) VALUES (x'01', 1, 5);",
        )
        .expect("a provider");
        drop(c);
        let store = Store::open(directory.path()).expect("a migrated store");
        let provider = store.identity_provider().settings().await.expect("a read").expect("a provider");
        assert_eq!((provider.label.as_str(), provider.people), ("Company", ProviderPeople::default()));
        assert!(store.identity_provider().roles_of(PersonId(1)).await.expect("a read").is_empty());
        assert!(store.identity_provider().bound_since(PersonId(1)).await.expect("a read").is_some());
    }
}
