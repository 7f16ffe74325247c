//! People: who they are, how they sign in, what they chose.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::admin_action::AdminAction;
use super::canonical_ids::{EXACT_FIRST, HAS_ID, spellings};
use super::profile::{Person, Profile, TeamClock};
use super::{announce, credentials};
use crate::centre::org_units::{self, SiteZone};
use crate::centre::settings;
use crate::db::rows::{self, MEMBERSHIP, audience_number, team_role_number};
use crate::keys::table;
use crate::roster::{grants, planned_days, timetables, today};
use crate::token::TokenHash;
use crate::{Store, StoreError};
use domain::canonical::{canonical_id, search_form, shown_id};
use domain::person::{Membership, TeamRole};
use domain::{Audience, Locale, PersonId, Role, Roles, ShiftPattern, TeamId, WorkPlan, Workday};

/// A person who is added without a roster.
#[derive(Clone, Debug, Default)]
pub struct NewPerson {
    /// The name to sign in with.
    pub key: String,
    /// Their display name.
    pub name: String,
    /// Their roles.
    pub roles: Roles,
    /// The language in which they read.
    pub language: Option<Locale>,
    /// Their site; the centre's only one if none.
    pub site: Option<SiteZone>,
    /// The hash of their password, if they set it themselves.
    pub password_hash: Option<String>,
}

/// Which people an admin wants to see.
#[derive(Clone, Debug, Default)]
pub struct PersonFilter {
    /// Part of a name, a `person_id` or an e-mail address.
    pub search: String,
    /// Only those with this role.
    pub role: Option<Role>,
    /// Only those without a password.
    pub not_joined: bool,
    /// Only members and leads of this team on this workday.
    pub team: Option<(TeamId, Workday)>,
    /// The number of people to skip.
    pub offset: u32,
    /// The maximum number of people to return.
    pub limit: u32,
}

const PERSON: &str = "p.id, p.key, p.name, p.email, p.roles, s.name, s.time_zone, p.shift_patterns, p.key_post, p.language, \
     p.starts_on, p.ends_on, p.password_hash IS NOT NULL, p.default_audience, p.counted, p.counted_put_off, \
     p.earlier_zone, p.earlier_shifts, p.earlier_until, \
     (SELECT group_concat(d.workday || ' ' || d.hours, '|') FROM planned_day d WHERE d.person_id = p.id)";
const FROM_PERSON: &str = "FROM person p LEFT JOIN site s ON s.id = p.site_id";

fn person(row: &Row<'_>) -> rusqlite::Result<Person> {
    let zone: Option<String> = row.get(6)?;
    let patterns: String = row.get(7)?;
    Ok(Person {
        id: PersonId(row.get(0)?),
        key: row.get(1)?,
        name: row.get(2)?,
        email: row.get(3)?,
        roles: Roles::from_bits(row.get(4)?),
        site: row.get(5)?,
        time_zone: rows::time_zone(zone.as_deref()),
        patterns: rows::parsed(7, ShiftPattern::parse_many(&patterns))?,
        key_post: row.get(8)?,
        language: row.get::<_, Option<String>>(9)?.and_then(|tag| tag.parse().ok()),
        starts_on: row.get::<_, Option<i32>>(10)?.map(Workday::from_number),
        ends_on: row.get::<_, Option<i32>>(11)?.map(Workday::from_number),
        has_password: row.get(12)?,
        default_audience: row
            .get::<_, Option<u8>>(13)?
            .and_then(|number| Audience::ALL.get(usize::from(number)).copied()),
        counted: row.get(14)?,
        counted_put_off: row.get(15)?,
        earlier: timetables::earlier(row, 16)?,
        schedule: planned_days::read(row.get::<_, Option<String>>(19)?.as_deref()),
    })
}

/// People, how they sign in and what they chose.
#[derive(Clone, Copy)]
pub struct People<'a>(pub(crate) &'a Store);

impl People<'_> {
    /// A person with their memberships.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn profile(self, id: PersonId) -> Result<Option<Profile>, StoreError> {
        self.0.read(move |c| profile(c, id)).await
    }

    /// The person who signs in as `name` (their `person_id` or e-mail address), and their password's hash.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn sign_in(self, name: String) -> Result<Option<(Person, Option<String>)>, StoreError> {
        self.0
            .read(move |c| {
                Ok(c.prepare_cached(&format!(
                    // Somebody's id comes before somebody else's address: an earlier version allowed both to be the
                    // same.
                    "SELECT {PERSON}, p.password_hash {FROM_PERSON} WHERE {HAS_ID} OR p.email IN (?1, ?2) \
                     ORDER BY p.key = ?1 DESC, p.canonical IS ?2 DESC LIMIT 1"
                ))?
                .query_row(spellings(&name), |row| Ok((person(row)?, row.get("password_hash")?)))
                .optional()?)
            })
            .await
    }

    /// Adds a person who is on no roster.
    ///
    /// # Errors
    /// [`StoreError::Taken`] if another person signs in by this name; [`StoreError::PsychologistLeads`]; or if the
    /// database cannot be written.
    pub async fn add(self, new: NewPerson, by: Option<PersonId>, now: Timestamp) -> Result<PersonId, StoreError> {
        self.0.write(move |c| {
            if !new.roles.are_compatible() {
                return Err(StoreError::PsychologistLeads);
            }
            let key = shown_id(&new.key);
            if c.prepare_cached(&format!("SELECT 1 FROM person p WHERE {HAS_ID} OR p.email IN (?1, ?2)"))?.exists(spellings(&key))? {
                return Err(StoreError::Taken("person_id"));
            }
            let site = match &new.site {
                Some(SiteZone { name, time_zone }) => Some(org_units::site(c, name, Some(time_zone))?),
                None => org_units::only_site(c)?,
            };
            let language = new.language.map(Locale::tag);
            let id = c
                .query_row(
                    "INSERT INTO person (key, name, roles, site_id, language, password_hash, canonical) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
                     RETURNING id",
                    params![key, new.name, new.roles.bits(), site, language, new.password_hash, canonical_id(&key)],
                    |row| row.get(0).map(PersonId),
                )
                .map_err(StoreError::named)?;
            // A row id may have been used before: the new person must not get the keys of the earlier one.
            table::delete_all(c, id)?;
            settings::log(c, by, "added_person", &id.to_string(), now)?;
            let today = today::of_centre(c, now)?;
            let action = AdminAction { by, today, now };
            grants::record(c, id, (Roles::default(), new.roles), action)?;
            if by.is_none() && new.password_hash.is_some() {
                announce::made_by_set_up(c, id)?;
            }
            Ok(id)
        })
        .await
    }

    /// The hash of a person's password.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn password_hash(self, id: PersonId) -> Result<Option<String>, StoreError> {
        self.0
            .read(move |c| {
                Ok(c.query_row("SELECT password_hash FROM person WHERE id = ?1", [id.0], |row| row.get(0))
                    .optional()?
                    .flatten())
            })
            .await
    }

    /// Sets a person's password. The link to their calendar ends.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn set_password(self, id: PersonId, hash: String) -> Result<(), StoreError> {
        self.0.write(move |c| credentials::set_password(c, id, &hash)).await
    }

    /// Sets a person's password as [`People::set_password`] does, and ends their sessions except `session` and the
    /// tokens of their programs: none of it without the other.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn change_password(self, id: PersonId, hash: String, session: TokenHash) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                credentials::set_password(c, id, &hash)?;
                credentials::end_sessions(c, id, Some(session))
            })
            .await
    }

    /// Sets the audience that a person's check-ins begin with, for people who choose nothing themselves.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn set_default_audience(self, id: PersonId, audience: Audience) -> Result<(), StoreError> {
        self.set_column(id, "default_audience", audience_number(audience)).await
    }

    /// Sets the language in which a person reads.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn set_language(self, id: PersonId, language: Locale) -> Result<(), StoreError> {
        self.set_column(id, "language", language.tag().to_owned()).await
    }

    async fn set_column<V>(self, id: PersonId, column: &'static str, value: V) -> Result<(), StoreError>
    where
        V: rusqlite::ToSql + Send + 'static,
    {
        self.0
            .write(move |c| {
                c.execute(&format!("UPDATE person SET {column} = ?2 WHERE id = ?1"), params![id.0, value])
                    .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// People for the admin's list, by name, and how many there are in all.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn list(self, filter: PersonFilter) -> Result<(Vec<Person>, u32), StoreError> {
        self.0.read(move |c| {
            // The text is searched literally: a percent sign is a percent sign.
            let wanted = "WHERE (?1 = '' OR instr(search_form(p.name), ?1) OR instr(search_form(p.key), ?1) OR instr(search_form(p.email), ?1)) \
                 AND (?2 = 0 OR p.roles & ?2 <> 0) AND (NOT ?3 OR p.password_hash IS NULL) \
                 AND (?4 IS NULL OR EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.team_id = ?4 \
                 AND m.starts_on <= ?5 AND (m.ends_on IS NULL OR m.ends_on >= ?5)))";
            let search = search_form(&filter.search);
            let role = filter.role.map_or(0, |role| Roles::default().with(role).bits());
            let (team, day) = (filter.team.map(|(team, _)| team.0), filter.team.map(|(_, day)| day.number()));
            let all = c.query_row(
                &format!("SELECT count(*) FROM person p {wanted}"),
                params![search, role, filter.not_joined, team, day],
                |row| row.get(0),
            )?;
            let mut statement =
                c.prepare(&format!("SELECT {PERSON} {FROM_PERSON} {wanted} ORDER BY name_order(p.name), p.id LIMIT ?6 OFFSET ?7"))?;
            let found = statement
                .query_map(params![search, role, filter.not_joined, team, day, filter.limit, filter.offset], person)?
                .collect::<Result<_, _>>()?;
            Ok((found, all))
        })
        .await
    }

    /// The person with this roster key, in any spelling.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn by_key(self, key: String) -> Result<Option<Person>, StoreError> {
        self.0
            .read(move |c| {
                Ok(c.prepare_cached(&format!("SELECT {PERSON} {FROM_PERSON} WHERE {HAS_ID} {EXACT_FIRST}"))?
                    .query_row(spellings(&key), person)
                    .optional()?)
            })
            .await
    }

    /// Whether anybody administers this centre yet.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn has_admin(self) -> Result<bool, StoreError> {
        let admin = Roles::default().with(Role::Admin).bits();
        self.0
            .read(move |c| {
                Ok(c.prepare_cached("SELECT 1 FROM person WHERE roles & ?1 <> 0 AND password_hash IS NOT NULL")?
                    .exists([admin])?)
            })
            .await
    }

    /// The names of these people.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn names(self, ids: Vec<PersonId>) -> Result<std::collections::HashMap<PersonId, String>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached("SELECT name FROM person WHERE id = ?1")?;
                let mut found = std::collections::HashMap::with_capacity(ids.len());
                for id in ids {
                    if let Some(name) = statement.query_row([id.0], |row| row.get(0)).optional()? {
                        found.insert(id, name);
                    }
                }
                Ok(found)
            })
            .await
    }
}

impl People<'_> {
    /// Those of these people who have used their account: they have set a password.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn joined(self, ids: Vec<PersonId>) -> Result<std::collections::HashSet<PersonId>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement =
                    c.prepare_cached("SELECT 1 FROM person WHERE id = ?1 AND password_hash IS NOT NULL")?;
                let mut found = std::collections::HashSet::with_capacity(ids.len());
                for id in ids {
                    if statement.exists([id.0])? {
                        found.insert(id);
                    }
                }
                Ok(found)
            })
            .await
    }

    /// When these people work: their schedule and their shift patterns.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn work_plans(
        self,
        ids: Vec<PersonId>,
    ) -> Result<std::collections::HashMap<PersonId, WorkPlan>, StoreError> {
        self.0
            .read(move |c| {
                let mut found = std::collections::HashMap::with_capacity(ids.len());
                for id in ids {
                    if let Some(person) = by_id(c, id)? {
                        found.insert(id, person.plan());
                    }
                }
                Ok(found)
            })
            .await
    }
}

pub(crate) fn profile(c: &Connection, id: PersonId) -> Result<Option<Profile>, StoreError> {
    let Some(person) = by_id(c, id)? else { return Ok(None) };
    let (psychologist_since, unconfirmed_reset, hiding_reset) = c
        .prepare_cached(
            "SELECT coalesce(p.psychologist_since, 0), max(r.at), max(iif(r.at > coalesce(p.erased_at, 0), r.at, NULL)) \
             FROM person p LEFT JOIN account_reset r ON r.person_id = p.id AND r.confirmed_at IS NULL WHERE p.id = ?1",
        )?
        .query_row([id.0], |row| {
            Ok((rows::moment(row, 0)?, rows::optional_moment(row, 1)?, rows::optional_moment(row, 2)?))
        })?;
    let (memberships, led_clocks) = (memberships_of(c, id)?, led_clocks(c, id)?);
    Ok(Some(Profile { person, memberships, psychologist_since, unconfirmed_reset, hiding_reset, led_clocks }))
}

fn led_clocks(c: &Connection, id: PersonId) -> Result<HashMap<TeamId, TeamClock>, StoreError> {
    let mut statement = c.prepare_cached(
        "SELECT t.id, s.time_zone, s.earlier_zone, '', s.earlier_until FROM team t JOIN department d ON d.id = t.department_id \
         JOIN site s ON s.id = d.site_id WHERE t.id IN (SELECT m.team_id FROM membership m WHERE m.person_id = ?1 AND m.tie = ?2)",
    )?;
    let clock = |row: &Row<'_>| {
        let stated = timetables::timetable((&row.get::<_, String>(1)?, ""), None);
        Ok((TeamId(row.get(0)?), TeamClock { stated, earlier: timetables::earlier(row, 2)? }))
    };
    let clocks = statement.query_map(params![id.0, team_role_number(TeamRole::Lead)], clock)?;
    Ok(clocks.collect::<Result<_, _>>()?)
}

pub(crate) fn by_id(c: &Connection, id: PersonId) -> Result<Option<Person>, StoreError> {
    Ok(c.prepare_cached(&format!("SELECT {PERSON} {FROM_PERSON} WHERE p.id = ?1"))?
        .query_row([id.0], person)
        .optional()?)
}

pub(crate) fn memberships_of(c: &Connection, id: PersonId) -> Result<Vec<Membership>, StoreError> {
    let mut statement = c.prepare_cached(&format!(
        "SELECT {MEMBERSHIP} FROM membership m WHERE m.person_id = ?1 ORDER BY m.starts_on, m.id"
    ))?;
    let memberships = statement.query_map([id.0], rows::membership)?.collect::<Result<_, _>>()?;
    Ok(memberships)
}

/// How many can administer the centre today and on any later day.
pub(crate) fn staying_admins(c: &Connection) -> Result<u32, StoreError> {
    let admin = Roles::default().with(Role::Admin).bits();
    Ok(c.prepare_cached(
        "SELECT count(*) FROM person WHERE roles & ?1 <> 0 AND password_hash IS NOT NULL AND ends_on IS NULL",
    )?
    .query_row([admin], |row| row.get(0))?)
}
