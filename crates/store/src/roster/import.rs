//! Importing a roster: people join, move and leave, all or nothing. People who are not in it stay as they are;
//! `ends_on` ends.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::memberships::{self, NewMembership};
use super::record::{ImportContext, RosterRecord, TargetRecord, current, known};
use super::timetables::Timetables;
use super::{RosterImport, conflicts, grants, today};
use crate::StoreError;
use crate::centre::{org_units, settings};
use crate::db::dry_run::dry_run;
use crate::keys::table;
use crate::people::admin_action::AdminAction;
use crate::people::credentials;
use crate::people::mail_resets::address_changed;
use crate::people::person::staying_admins;
use domain::canonical::canonical_id;
use domain::roster::RosterRow;
use domain::{PersonId, Role, Roles, Workday, roster};

/// What an import changes for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RosterChangeKind {
    /// Somebody new.
    Joins,
    /// Their teams change, or their role in one.
    Moves,
    /// Their last workday is set.
    Leaves,
    /// Something else changes: name, shifts, roles.
    Changes,
    /// Nothing changes.
    Same,
}

/// One person of a roster and what changes.
#[derive(Clone, Debug)]
pub struct RosterChange {
    /// Roster key.
    pub key: String,
    /// Name.
    pub name: String,
    /// What changes.
    pub change: RosterChangeKind,
    /// Their record before; none for a new person.
    pub before: Option<RosterRecord>,
    /// Their record after.
    pub after: RosterRecord,
    /// The roles that they get of those that a program names only if it may: psychologist and admin. Somebody who had
    /// left gets theirs again.
    pub granted: Roles,
    /// The row, once it exists.
    pub person: PersonId,
}

impl RosterChange {
    /// Whether it is the same change. Somebody new may get another row than a preview gave them.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        (self.change, self.granted) == (other.change, other.granted)
            && (&self.key, &self.before, &self.after) == (&other.key, &other.before, &other.after)
    }

    /// Whether an admin or a psychologist gets another e-mail address. No program does that: a link for a new password
    /// goes to the address, and an identity provider is believed whose it is.
    #[must_use]
    pub fn changes_guarded_address(&self) -> bool {
        self.before.as_ref().is_some_and(|before| {
            let is_guarded = [Role::Psychologist, Role::Admin].iter().any(|role| before.roles.has(*role));
            is_guarded && self.after.email.is_some() && self.after.email != before.email
        })
    }
}

/// A program that changes the roster.
#[derive(Clone, Copy, Debug)]
pub struct RosterProgram {
    /// The admin who made its token; none for the command line.
    pub by: Option<PersonId>,
    /// Whether it may name psychologists and admins.
    pub names_roles: bool,
}

impl RosterImport<'_> {
    /// What [`Self::import`] would change. Changes nothing.
    ///
    /// # Errors
    /// As for [`Self::import`].
    pub async fn preview(self, rows: Vec<RosterRow>, now: Timestamp) -> Result<Vec<RosterChange>, StoreError> {
        dry_run(&self.0.writer, move |c| import_rows(c, &rows, None, now)).await
    }

    /// Imports a roster, all or nothing. If it names a person but not a membership of theirs, that membership ends
    /// yesterday. Members of a team with a new lead get a notice, and everybody gets one of a new psychologist or
    /// admin.
    ///
    /// # Errors
    /// [`StoreError::Taken`] and [`StoreError::NoAdminLeft`]; or if the database cannot be written.
    pub async fn import(
        self,
        rows: Vec<RosterRow>,
        by: Option<PersonId>,
        now: Timestamp,
    ) -> Result<Vec<RosterChange>, StoreError> {
        self.0
            .write(move |c| {
                let planned = import_rows(c, &rows, by, now)?;
                settings::log(c, by, "imported_roster", &planned.len().to_string(), now)?;
                Ok(planned)
            })
            .await
    }

    /// Imports the roster of a program, as [`Self::import`] does.
    ///
    /// # Errors
    /// As for [`Self::import`]; [`StoreError::RoleNotAllowed`] if the program names a psychologist or an admin and may
    /// not; [`StoreError::AddressNotAllowed`] if it gives one of them another e-mail address.
    pub async fn import_of_program(
        self,
        rows: Vec<RosterRow>,
        program: RosterProgram,
        now: Timestamp,
    ) -> Result<Vec<RosterChange>, StoreError> {
        self.0
            .write(move |c| {
                let planned = import_of_program(c, &rows, program, now)?;
                settings::log(c, program.by, "imported_roster", &planned.len().to_string(), now)?;
                Ok(planned)
            })
            .await
    }

    /// Stores what an admin entered for one person: the same rows as a roster has for them.
    ///
    /// # Errors
    /// As for [`Self::import`].
    pub async fn save_person(
        self,
        rows: Vec<RosterRow>,
        by: PersonId,
        now: Timestamp,
    ) -> Result<Vec<RosterChange>, StoreError> {
        self.0
            .write(move |c| {
                let planned = import_rows(c, &rows, Some(by), now)?;
                log_people(c, &planned, Some(by), now)?;
                Ok(planned)
            })
            .await
    }
}

/// Records in the admins' log of whom something changed.
pub(crate) fn log_people(
    c: &Connection,
    planned: &[RosterChange],
    by: Option<PersonId>,
    now: Timestamp,
) -> Result<(), StoreError> {
    for person in planned.iter().filter(|p| p.change != RosterChangeKind::Same) {
        let what = if person.before.is_none() { "added_person" } else { "changed_person" };
        settings::log(c, by, what, &person.person.to_string(), now)?;
    }
    Ok(())
}

/// Imports the rows of a program.
pub(crate) fn import_of_program(
    c: &Connection,
    rows: &[RosterRow],
    program: RosterProgram,
    now: Timestamp,
) -> Result<Vec<RosterChange>, StoreError> {
    let planned = import_rows(c, rows, program.by, now)?;
    if let Some(person) = planned.iter().find(|person| !program.names_roles && !person.granted.is_empty()) {
        return Err(StoreError::RoleNotAllowed(person.key.clone()));
    }
    match planned.iter().find(|person| person.changes_guarded_address()) {
        Some(person) => Err(StoreError::AddressNotAllowed(person.key.clone())),
        None => Ok(planned),
    }
}

fn import_rows(
    c: &Connection,
    rows: &[RosterRow],
    by: Option<PersonId>,
    now: Timestamp,
) -> Result<Vec<RosterChange>, StoreError> {
    let newest_team = c.query_row("SELECT coalesce(max(id), 0) FROM team", [], |row| row.get(0))?;
    let people = roster::people(rows);
    let admins = staying_admins(c)?;
    let action = AdminAction::of_centre(c, by, now)?;
    let timetables = Timetables::read(c)?;
    // By the clock of each person's site: the one of the admin or of the machine may show another date.
    let days = people.iter().map(|stated| today::of_row(c, stated.row, now)).collect::<Result<Vec<_>, _>>()?;
    let before = people.iter().zip(&days).map(|(stated, today)| known(c, stated.row, *today));
    let before = before.collect::<Result<Vec<_>, _>>()?;
    // Two people may swap addresses: first all changed ones are cleared, then all are set.
    for (stated, before) in people.iter().zip(&before) {
        let kept = !stated.row.stated.has("email");
        let Some((person, before)) = before else { continue };
        if !kept && before.email.is_some() && before.email != stated.row.email {
            c.prepare_cached("UPDATE person SET email = NULL WHERE id = ?1")?
                .execute([person.0])
                .map_err(StoreError::named)?;
        }
    }
    let (mut begun, mut planned, mut psychologists) = (Vec::new(), Vec::with_capacity(people.len()), Vec::new());
    for ((stated, before), today) in people.iter().zip(before).zip(days) {
        let context = ImportContext { action: AdminAction { today, ..action }, newest_team };
        match import_person(c, stated, before, context, &mut begun) {
            Ok(person) => planned.push(person),
            // The others are named too: who corrects a file corrects it once.
            Err(StoreError::PsychologistInTeam(keys)) => psychologists.extend(keys),
            Err(error) => return Err(error),
        }
    }
    if !psychologists.is_empty() {
        return Err(StoreError::PsychologistInTeam(psychologists));
    }
    // Only now: a team that one file makes has all its people, in any order of its lines.
    for begun in begun {
        memberships::announce(c, begun, action)?;
    }
    for person in &planned {
        // Names that an earlier version let two people share do not keep the rest of a roster out.
        let is_new = person.before.as_ref().is_none_or(|before| before.email != person.after.email);
        if is_new && conflicts::shares_a_name(c, person.person)? {
            return Err(StoreError::Taken("email"));
        }
    }
    if admins > 0 && staying_admins(c)? == 0 {
        return Err(StoreError::NoAdminLeft);
    }
    timetables.record_changes(c, action)?;
    Ok(planned)
}

fn import_person(
    c: &Connection,
    stated: &roster::RosterPerson<'_>,
    known: Option<(PersonId, RosterRecord)>,
    context: ImportContext,
    begun: &mut Vec<NewMembership>,
) -> Result<RosterChange, StoreError> {
    let row = stated.row;
    let (id, before) = known.unzip();
    let site = match &row.site {
        Some(name) => Some(org_units::site(c, name, row.time_zone.as_deref())?),
        None => org_units::only_site(c)?,
    };
    let to_be = TargetRecord::of(stated, before.as_ref());
    if !to_be.roles.are_compatible() {
        return Err(StoreError::PsychologistLeads);
    }
    // The id of somebody who is known keeps its spelling: it is what they sign in with.
    let person = match id {
        Some(person) => person,
        None => add(c, row)?,
    };
    update(c, person, row, &to_be, site)?;
    let today = context.action.today;
    let is_over = |last: Option<Workday>| last.is_some_and(|last| last < today);
    let had_left = before.as_ref().is_some_and(|before| is_over(before.ends_on));
    let leaves = is_over(to_be.ends_on);
    if had_left && !leaves {
        credentials::end_all(c, person)?;
    }
    if before.as_ref().is_some_and(|before| before.email != to_be.email) {
        address_changed(c, person, context.action)?;
    }
    let roles = (before.as_ref().map(|before| before.roles).unwrap_or_default(), to_be.roles);
    grants::record(c, person, roles, context.action)?;
    let key_post = (before.as_ref().is_some_and(|before| before.key_post), to_be.key_post);
    grants::key_post_changed(c, person, key_post, context.action)?;
    let moved = memberships::make(c, person, stated, &to_be, site, context, begun)?;
    let held = before.as_ref().filter(|_| !had_left).map(|before| before.roles).unwrap_or_default();
    let granted = [Role::Psychologist, Role::Admin]
        .into_iter()
        .filter(|role| to_be.roles.has(*role) && !held.has(*role) && !leaves)
        .collect();
    let after = current(c, person, today)?;
    let change = match &before {
        None => RosterChangeKind::Joins,
        Some(before) if before.ends_on != after.ends_on && after.ends_on.is_some() => RosterChangeKind::Leaves,
        Some(_) if moved => RosterChangeKind::Moves,
        Some(before) if *before == after => RosterChangeKind::Same,
        Some(_) => RosterChangeKind::Changes,
    };
    Ok(RosterChange { key: row.person_id.clone(), name: row.name.clone(), change, before, after, granted, person })
}

/// Sets what a row says of a person themselves. A language that they chose stays.
fn update(
    c: &Connection,
    person: PersonId,
    row: &RosterRow,
    to_be: &TargetRecord,
    site: Option<i64>,
) -> Result<(), StoreError> {
    c.prepare_cached(
        "UPDATE person SET name = ?2, email = ?3, roles = ?4, site_id = coalesce(?5, site_id), shift_patterns = ?6, key_post = ?7, \
         language = coalesce(language, ?8), starts_on = ?9, ends_on = ?10 WHERE id = ?1",
    )?
    .execute(params![
        person.0,
        row.name,
        to_be.email,
        to_be.roles.bits(),
        site,
        to_be.shifts,
        to_be.key_post,
        row.language.map(|l| l.tag()),
        to_be.starts_on.map(Workday::number),
        to_be.ends_on.map(Workday::number),
    ])
    .map_err(StoreError::named)?;
    Ok(())
}

/// Adds a person with nothing but an id and a name.
fn add(c: &Connection, row: &RosterRow) -> Result<PersonId, StoreError> {
    let person = c
        .prepare_cached("INSERT INTO person (key, name, roles, canonical) VALUES (?1, ?2, 0, ?3) RETURNING id")?
        .query_row(params![row.person_id, row.name, canonical_id(&row.person_id)], |r| r.get(0).map(PersonId))
        .map_err(StoreError::named)?;
    // A row id may have been used before: the new person must not get the keys of the earlier one.
    table::delete_all(c, person)?;
    Ok(person)
}
