//! Taking a roster in: people join, move and leave, all or nothing. The absent stay as they are; `ends_on` ends.

pub(super) mod grants;
pub(super) mod ties;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::{Store, StoreError, check_ins, org_units, people, teams};
use domain::person::TeamRole;
use domain::roster;
use domain::roster::RosterRow;
use domain::{CheckIn, PersonId, Roles, Workday};
use grants::Deed;

/// What taking in a roster changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Somebody new.
    Joins,
    /// Somebody changes teams, or what they do in them.
    Moves,
    /// Somebody's last workday is set.
    Leaves,
    /// Something else of somebody changes: name, shifts, roles.
    Changes,
    /// All as it was.
    Same,
}

/// One person of a roster and what would change.
#[derive(Clone, Debug)]
pub struct Planned {
    /// Roster key.
    pub key: String,
    /// Name.
    pub name: String,
    /// What changes.
    pub change: Change,
    /// How they stood before; nothing for somebody new.
    pub before: Option<RosterRecord>,
    /// How they stand after.
    pub after: RosterRecord,
    /// The row, once it exists.
    pub person: PersonId,
}

/// How somebody stands in the centre. Two that are equal differ in nothing that a roster says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterRecord {
    /// As others call them.
    pub name: String,
    /// The other name to sign in with.
    pub email: Option<String>,
    /// What they do here.
    pub roles: Roles,
    /// The site's name.
    pub site: Option<String>,
    /// Their possible shifts, as a roster writes them.
    pub shifts: String,
    /// Whether theirs is a key post.
    pub key_post: bool,
    /// First workday.
    pub starts_on: Option<Workday>,
    /// Last workday.
    pub ends_on: Option<Workday>,
    /// The teams that they are tied to today, or on their first day where that is still to come.
    pub teams: Vec<(String, TeamRole)>,
}

/// Ends a dry run: carries what it found out of the transaction that is rolled back.
enum Stop<T> {
    Tried(T),
    Failed(StoreError),
}

impl<T> From<StoreError> for Stop<T> {
    fn from(error: StoreError) -> Self {
        Self::Failed(error)
    }
}

/// What became of many check-ins that were brought in together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Stored now.
    pub new: usize,
    /// Known already, and saying the same.
    pub known: usize,
    /// Known already, or deleted since, and left as that is.
    pub left: usize,
}

impl Store {
    /// What [`Self::take_roster`] would change. Changes nothing.
    ///
    /// # Errors
    /// As for [`Self::take_roster`].
    pub async fn try_roster(
        &self,
        rows: Vec<RosterRow>,
        today: Workday,
        now: Timestamp,
    ) -> Result<Vec<Planned>, StoreError> {
        self.dry(move |c| take(c, &rows, Deed { by: None, today, now })).await
    }

    /// Takes a roster in, all or nothing. Ties that it no longer names for a person whom it does name end yesterday. Members of
    /// a team that somebody comes to lead are told so, and everybody of a new psychologist or admin.
    ///
    /// # Errors
    /// [`StoreError::Taken`] and [`StoreError::NoAdminLeft`]; or where the database cannot be written.
    pub async fn take_roster(
        &self,
        rows: Vec<RosterRow>,
        by: Option<PersonId>,
        today: Workday,
        now: Timestamp,
    ) -> Result<Vec<Planned>, StoreError> {
        self.write(move |c| {
            let planned = take(c, &rows, Deed { by, today, now })?;
            super::settings::log(c, by, "imported_roster", &planned.len().to_string(), now)?;
            Ok(planned)
        })
        .await
    }

    /// Takes in what an admin wrote of one person by hand: the same rows as a roster has for them.
    ///
    /// # Errors
    /// As for [`Self::take_roster`].
    pub async fn save_person(
        &self,
        rows: Vec<RosterRow>,
        by: PersonId,
        today: Workday,
        now: Timestamp,
    ) -> Result<Vec<Planned>, StoreError> {
        self.write(move |c| {
            let planned = take(c, &rows, Deed { by: Some(by), today, now })?;
            for person in planned.iter().filter(|p| p.change != Change::Same) {
                let what = if person.before.is_none() { "added_person" } else { "changed_person" };
                super::settings::log(c, Some(by), what, &person.person.to_string(), now)?;
            }
            Ok(planned)
        })
        .await
    }

    /// The lines of a roster whose e-mail address belongs to somebody who is not in it.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn addresses_in_use(&self, rows: Vec<RosterRow>) -> Result<Vec<RosterRow>, StoreError> {
        self.read(move |c| {
            let named: std::collections::HashSet<String> =
                rows.iter().map(|row| row.person_id.to_lowercase()).collect();
            let mut statement = c.prepare_cached("SELECT key FROM person WHERE email = ?1")?;
            let mut taken = Vec::new();
            for row in rows {
                let Some(email) = &row.email else { continue };
                let owner: Option<String> = statement.query_row([email], |r| r.get(0)).optional()?;
                if owner.is_some_and(|key| !named.contains(&key.to_lowercase())) {
                    taken.push(row);
                }
            }
            Ok(taken)
        })
        .await
    }

    /// Stores many check-ins at once, all or nothing, as imported. Gives how many were new.
    ///
    /// # Errors
    /// Where the database cannot be written.
    pub async fn take_check_ins(&self, entries: Vec<CheckIn>) -> Result<usize, StoreError> {
        self.write(move |c| Ok(take_entries(c, &entries)?.new)).await
    }

    /// What [`Self::take_check_ins`] would come to. Changes nothing.
    ///
    /// # Errors
    /// Where the database cannot be written.
    pub async fn try_check_ins(&self, entries: Vec<CheckIn>) -> Result<Tally, StoreError> {
        self.dry(move |c| take_entries(c, &entries)).await
    }

    /// Does `work` and takes all of it back.
    async fn dry<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        match self.write(move |c| Err::<(), _>(Stop::Tried(work(c)?))).await {
            Err(Stop::Tried(found)) => Ok(found),
            Err(Stop::Failed(error)) => Err(error),
            Ok(()) => Err(StoreError::Closed),
        }
    }
}

fn take_entries(c: &Connection, entries: &[CheckIn]) -> Result<Tally, StoreError> {
    let mut tally = Tally::default();
    for entry in entries {
        match check_ins::record(c, entry, &entry.person.into(), true)? {
            check_ins::Recorded::New => tally.new += 1,
            check_ins::Recorded::Same => tally.known += 1,
            check_ins::Recorded::Different(_) | check_ins::Recorded::Withdrawn => tally.left += 1,
        }
    }
    Ok(tally)
}

/// One taking in: who does it, and the newest team that there was before it.
#[derive(Clone, Copy)]
struct Taking {
    deed: Deed,
    newest_team: i64,
}

fn take(c: &Connection, rows: &[RosterRow], deed: Deed) -> Result<Vec<Planned>, StoreError> {
    let today = deed.today;
    let newest_team = c.query_row("SELECT coalesce(max(id), 0) FROM team", [], |row| row.get(0))?;
    let taking = Taking { deed, newest_team };
    let people = roster::people(rows);
    let admins = people::staying_admins(c)?;
    let before = people.iter().map(|said| known(c, said.row, today)).collect::<Result<Vec<_>, _>>()?;
    // Two people may swap addresses: first everybody lets go of one that changes, then everybody gets theirs.
    for (said, before) in people.iter().zip(&before) {
        let kept = !said.row.stated.has("email");
        if !kept && before.as_ref().is_some_and(|before| before.email.is_some() && before.email != said.row.email) {
            c.prepare_cached("UPDATE person SET email = NULL WHERE key = ?1")?
                .execute([&said.row.person_id])
                .map_err(StoreError::named)?;
        }
    }
    let planned = people
        .iter()
        .zip(before)
        .map(|(said, before)| take_person(c, said, before, taking))
        .collect::<Result<Vec<_>, _>>()?;
    if admins > 0 && people::staying_admins(c)? == 0 {
        return Err(StoreError::NoAdminLeft);
    }
    Ok(planned)
}

fn take_person(
    c: &Connection,
    said: &roster::RosterPerson<'_>,
    before: Option<RosterRecord>,
    taking: Taking,
) -> Result<Planned, StoreError> {
    let row = said.row;
    let site = match &row.site {
        Some(name) => Some(org_units::site(c, name, row.time_zone.as_deref())?),
        None => org_units::only_site(c)?,
    };
    let to_be = ToBe::of(said, before.as_ref());
    if !to_be.roles.are_compatible() {
        return Err(StoreError::PsychologistLeads);
    }
    let id: i64 = c
        .prepare_cached(
            "INSERT INTO person (key, name, email, roles, site_id, shift_patterns, key_post, language, starts_on, ends_on) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (key) DO UPDATE SET name = ?2, email = ?3, roles = ?4, \
             site_id = coalesce(?5, site_id), shift_patterns = ?6, key_post = ?7, language = coalesce(language, ?8), \
             starts_on = ?9, ends_on = ?10 RETURNING id",
        )?
        .query_row(
            params![
                row.person_id,
                row.name,
                to_be.email,
                to_be.roles.bits(),
                site,
                to_be.shifts,
                to_be.key_post,
                row.language.map(|l| l.tag()),
                to_be.starts_on.map(Workday::number),
                to_be.ends_on.map(Workday::number),
            ],
            |r| r.get(0),
        )
        .map_err(StoreError::named)?;
    let person = PersonId(id);
    if before.is_none() {
        // A number may have been somebody's before: their keys are not for whoever comes after them.
        super::keys::forget(c, person)?;
    }
    let roles = (before.as_ref().map(|before| before.roles).unwrap_or_default(), to_be.roles);
    grants::note(c, person, &row.name, roles, taking.deed)?;
    let moved = ties::make(c, person, said, &to_be, site, taking)?;
    let after = standing(c, person, taking.deed.today)?;
    let change = match &before {
        None => Change::Joins,
        Some(before) if before.ends_on != after.ends_on && after.ends_on.is_some() => Change::Leaves,
        Some(_) if moved => Change::Moves,
        Some(before) if *before == after => Change::Same,
        Some(_) => Change::Changes,
    };
    Ok(Planned { key: row.person_id.clone(), name: row.name.clone(), change, before, after, person })
}

/// What is to be stored of somebody: what the roster says, and where it has no such column, what is known.
struct ToBe {
    email: Option<String>,
    roles: Roles,
    shifts: String,
    key_post: bool,
    starts_on: Option<Workday>,
    ends_on: Option<Workday>,
    /// The last workday that was known so far.
    ended_on: Option<Workday>,
}

impl ToBe {
    fn of(said: &roster::RosterPerson<'_>, known: Option<&RosterRecord>) -> Self {
        let row = said.row;
        let kept = |column| known.filter(|_| !row.stated.has(column));
        Self {
            email: kept("email").map_or_else(|| row.email.clone(), |known| known.email.clone()),
            roles: kept("roles").map_or(said.roles, |known| known.roles),
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

/// How somebody of a roster stands now; nothing where nobody has this key.
fn known(c: &Connection, row: &RosterRow, today: Workday) -> Result<Option<RosterRecord>, StoreError> {
    let id: Option<i64> = c
        .prepare_cached("SELECT id FROM person WHERE key = ?1")?
        .query_row([&row.person_id], |r| r.get(0))
        .optional()?;
    id.map(|id| standing(c, PersonId(id), today)).transpose()
}

fn standing(c: &Connection, person: PersonId, today: Workday) -> Result<RosterRecord, StoreError> {
    let day = |row: &rusqlite::Row<'_>, column| {
        Ok::<_, rusqlite::Error>(row.get::<_, Option<i32>>(column)?.map(Workday::from_number))
    };
    let mut found = c
        .prepare_cached(
            "SELECT p.name, p.email, p.roles, s.name, p.shift_patterns, p.key_post, p.starts_on, p.ends_on FROM person p \
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
                starts_on: day(r, 6)?,
                ends_on: day(r, 7)?,
                teams: Vec::new(),
            })
        })?;
    found.teams = teams::named_ties(c, person, today)?;
    Ok(found)
}

#[cfg(test)]
mod tests;
