//! What the centre knows of a person on a roster, and what an import makes of it.

use rusqlite::Connection;

use crate::StoreError;
use crate::centre::teams;
use crate::people::admin_action::AdminAction;
use crate::people::canonical_ids;
use domain::person::TeamRole;
use domain::roster::RosterRow;
use domain::{Locale, PersonId, Roles, Workday, roster};

/// What the centre knows of a person. Two equal records differ in nothing that a roster states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterRecord {
    /// Their display name.
    pub name: String,
    /// The other name to sign in with.
    pub email: Option<String>,
    /// Their roles.
    pub roles: Roles,
    /// The site's name.
    pub site: Option<String>,
    /// Their shift patterns, in the notation of a roster.
    pub shifts: String,
    /// Whether they hold a key post.
    pub key_post: bool,
    /// Their language; none where nobody has chosen one.
    pub language: Option<Locale>,
    /// First workday.
    pub starts_on: Option<Workday>,
    /// Last workday.
    pub ends_on: Option<Workday>,
    /// Their teams today, or on their first day if that is in the future.
    pub teams: Vec<(String, TeamRole)>,
}

impl RosterRecord {
    /// Returns each shift pattern by itself, in the notation of a roster.
    pub fn shifts(&self) -> impl Iterator<Item = String> {
        self.shifts.split(';').map(str::trim).filter(|shift| !shift.is_empty()).map(str::to_owned)
    }
}

/// One import: who does it, and the newest team before it.
#[derive(Clone, Copy)]
pub(crate) struct ImportContext {
    pub(crate) action: AdminAction,
    pub(crate) newest_team: i64,
}

/// What will be stored of a person: what the roster states, and what is known if it has no such column.
pub(crate) struct TargetRecord {
    pub(crate) email: Option<String>,
    pub(crate) roles: Roles,
    pub(crate) shifts: String,
    pub(crate) key_post: bool,
    pub(crate) starts_on: Option<Workday>,
    pub(crate) ends_on: Option<Workday>,
    /// The last workday before the import.
    pub(crate) ended_on: Option<Workday>,
}

impl TargetRecord {
    pub(crate) fn of(stated: &roster::RosterPerson<'_>, known: Option<&RosterRecord>) -> Self {
        let row = stated.row;
        let kept = |column| known.filter(|_| !row.stated.has(column));
        Self {
            email: kept("email").map_or_else(|| row.email.clone(), |known| known.email.clone()),
            roles: kept("roles").map_or(stated.roles, |known| known.roles),
            shifts: kept("shift_pattern").map_or_else(
                || row.shifts.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
                |known| known.shifts.clone(),
            ),
            key_post: kept("key_post").map_or(row.key_post, |known| known.key_post),
            starts_on: kept("starts_on").map_or(row.starts_on, |known| known.starts_on),
            ends_on: kept("ends_on").map_or(row.ends_on, |known| known.ends_on),
            ended_on: known.and_then(|known| known.ends_on),
        }
    }
}

/// The person of a line of a roster with their record; none if nobody has this id.
pub(crate) fn known(
    c: &Connection,
    row: &RosterRow,
    today: Workday,
) -> Result<Option<(PersonId, RosterRecord)>, StoreError> {
    let person = canonical_ids::person(c, &row.person_id)?;
    person.map(|person| Ok((person, current(c, person, today)?))).transpose()
}

pub(crate) fn current(c: &Connection, person: PersonId, today: Workday) -> Result<RosterRecord, StoreError> {
    let day = |row: &rusqlite::Row<'_>, column| {
        Ok::<_, rusqlite::Error>(row.get::<_, Option<i32>>(column)?.map(Workday::from_number))
    };
    let mut found = c
        .prepare_cached(
            "SELECT p.name, p.email, p.roles, s.name, p.shift_patterns, p.key_post, p.starts_on, p.ends_on, p.language FROM person p \
             LEFT JOIN site s ON s.id = p.site_id WHERE p.id = ?1",
        )?
        .query_row([person.0], |r| {
            Ok(RosterRecord {
                name: r.get(0)?,
                email: r.get(1)?,
                roles: Roles::from_bits(r.get(2)?),
                site: r.get(3)?,
                shifts: r.get(4)?,
                key_post: r.get(5)?,
                language: r.get::<_, Option<String>>(8)?.and_then(|tag| tag.parse().ok()),
                starts_on: day(r, 6)?,
                ends_on: day(r, 7)?,
                teams: Vec::new(),
            })
        })?;
    found.teams = teams::named_team_roles(c, person, today)?;
    Ok(found)
}
