//! Announcements: what changes in roles, teams and passwords becomes a notice for the account itself, then for those
//! whom it concerns.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use super::admin_action::AdminAction;
use crate::StoreError;
use domain::{PersonId, TeamId, Workday};

/// What is announced.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Announcement<'a> {
    /// The kind of the notice; one for the account itself and one for the others are different kinds.
    pub kind: &'static str,
    /// Whom it is about.
    pub subject: Option<PersonId>,
    /// In which team.
    pub team: Option<TeamId>,
    /// From which workday.
    pub from: Option<Workday>,
    /// How much of it.
    pub amount: Option<u32>,
    /// The name of a thing that is neither a person nor a team; empty if there is none.
    pub thing: &'a str,
}

impl<'a> Announcement<'a> {
    pub(crate) const fn about(kind: &'static str, subject: PersonId) -> Self {
        Self { kind, subject: Some(subject), team: None, from: None, amount: None, thing: "" }
    }

    pub(crate) const fn about_thing(kind: &'static str, thing: &'a str) -> Self {
        Self { kind, subject: None, team: None, from: None, amount: None, thing }
    }

    pub(crate) const fn in_team(self, team: TeamId) -> Self {
        Self { team: Some(team), ..self }
    }

    pub(crate) const fn starting(self, day: Workday) -> Self {
        Self { from: Some(day), ..self }
    }
}

/// Leaves the notice for one account, if it has a password: before that nobody would read it.
pub(crate) fn tell_account(c: &Connection, what: Announcement<'_>, action: AdminAction) -> Result<(), StoreError> {
    let Some(account) = what.subject else { return Ok(()) };
    if c.prepare_cached("SELECT 1 FROM person WHERE id = ?1 AND password_hash IS NOT NULL")?.exists([account.0])? {
        add(c, account, what, action)?;
    }
    Ok(())
}

/// Leaves the notice for these people, except the account that it is about and the admin who did it: both know.
pub(crate) fn tell(
    c: &Connection,
    people: impl IntoIterator<Item = PersonId>,
    what: Announcement<'_>,
    action: AdminAction,
) -> Result<(), StoreError> {
    for person in people.into_iter().filter(|person| Some(*person) != what.subject && Some(*person) != action.by) {
        add(c, person, what, action)?;
    }
    Ok(())
}

/// Everybody who has joined and not left.
pub(crate) fn everybody(c: &Connection, today: Workday) -> Result<BTreeSet<PersonId>, StoreError> {
    people(
        c,
        "SELECT id FROM person WHERE password_hash IS NOT NULL AND (ends_on IS NULL OR ends_on >= ?1)",
        params![today.number()],
    )
}

/// The members and leads of a team who have joined.
pub(crate) fn people_of_team(c: &Connection, team: TeamId, today: Workday) -> Result<BTreeSet<PersonId>, StoreError> {
    people(
        c,
        "SELECT m.person_id FROM membership m JOIN person p ON p.id = m.person_id WHERE m.team_id = ?1 \
         AND (m.ends_on IS NULL OR m.ends_on >= max(?2, m.starts_on)) AND p.password_hash IS NOT NULL",
        params![team.0, today.number()],
    )
}

/// Those who share something with an account: the members and leads of its teams; everybody, if it is that of a
/// psychologist.
pub(crate) fn concerned_by(
    c: &Connection,
    account: PersonId,
    today: Workday,
) -> Result<BTreeSet<PersonId>, StoreError> {
    let psychologist = domain::Roles::default().with(domain::Role::Psychologist).bits();
    if c.prepare_cached("SELECT 1 FROM person WHERE id = ?1 AND roles & ?2 <> 0")?
        .exists(params![account.0, psychologist])?
    {
        return everybody(c, today);
    }
    people(
        c,
        "SELECT m.person_id FROM membership o JOIN membership m ON m.team_id = o.team_id JOIN person p ON p.id = m.person_id \
         WHERE o.person_id = ?1 AND (o.ends_on IS NULL OR o.ends_on >= max(?2, o.starts_on)) \
         AND (m.ends_on IS NULL OR m.ends_on >= max(?2, m.starts_on)) AND p.password_hash IS NOT NULL",
        params![account.0, today.number()],
    )
}

/// Those who have joined at a site.
pub(crate) fn people_of_site(c: &Connection, site: i64, today: Workday) -> Result<BTreeSet<PersonId>, StoreError> {
    people(
        c,
        "SELECT id FROM person WHERE site_id = ?1 AND password_hash IS NOT NULL AND (ends_on IS NULL OR ends_on >= ?2)",
        params![site, today.number()],
    )
}

/// The leads of all teams at the site of a team who have joined.
pub(crate) fn leads_of_site(c: &Connection, team: TeamId, today: Workday) -> Result<BTreeSet<PersonId>, StoreError> {
    people(
        c,
        "SELECT m.person_id FROM membership m JOIN person p ON p.id = m.person_id JOIN team t ON t.id = m.team_id \
         JOIN department d ON d.id = t.department_id \
         WHERE d.site_id = (SELECT e.site_id FROM team u JOIN department e ON e.id = u.department_id WHERE u.id = ?1) \
         AND m.tie = 1 AND (m.ends_on IS NULL OR m.ends_on >= max(?2, m.starts_on)) AND p.password_hash IS NOT NULL",
        params![team.0, today.number()],
    )
}

fn people(c: &Connection, sql: &str, values: impl rusqlite::Params) -> Result<BTreeSet<PersonId>, StoreError> {
    Ok(c.prepare_cached(sql)?.query_map(values, |row| row.get(0).map(PersonId))?.collect::<Result<_, _>>()?)
}

fn add(c: &Connection, person: PersonId, what: Announcement<'_>, action: AdminAction) -> Result<(), StoreError> {
    c.prepare_cached(
        "INSERT INTO notice (person_id, at, kind, subject, team_id, from_day, amount, by_person, about) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        person.0,
        action.now.as_millisecond(),
        what.kind,
        what.subject.map(|subject| subject.0),
        what.team.map(|team| team.0),
        what.from.map(Workday::number),
        what.amount,
        action.by.map(|by| by.0),
        what.thing,
    ])
    .map_err(StoreError::named)?;
    Ok(())
}

/// Notes that an account was made by the person themselves, with the one-time link of an empty centre, and not on the
/// command line.
pub(crate) fn made_by_set_up(c: &Connection, account: PersonId) -> Result<(), StoreError> {
    c.execute(
        "UPDATE notice SET kind = 'own_admin_set_up' WHERE person_id = ?1 AND kind = 'own_admin' AND by_person IS NULL",
        [account.0],
    )
    .map_err(StoreError::named)?;
    Ok(())
}
