//! Memberships of teams as a roster states them.

use rusqlite::{Connection, params};

use super::record::{ImportContext, TargetRecord};
use super::today;
use crate::StoreError;
use crate::centre::{org_units, settings};
use crate::db::rows::team_role_number;
use crate::people::admin_action::AdminAction;
use crate::people::announce::{self, Announcement};
use crate::people::person;
use domain::person::{Membership, TeamRole, lead_from};
use domain::{PersonId, Role, TeamId, Workday, roster};

/// A membership that has begun and is to be announced.
#[derive(Clone, Copy)]
pub(crate) struct NewMembership {
    pub(crate) person: PersonId,
    pub(crate) team: TeamId,
    pub(crate) role: TeamRole,
    pub(crate) from: Workday,
}

/// Changes the person's memberships to those of the roster, from today on by the clock of each team's site. Returns
/// whether any changed, and adds those that begin to `begun`.
pub(crate) fn make(
    c: &Connection,
    person: PersonId,
    stated: &roster::RosterPerson<'_>,
    to_be: &TargetRecord,
    site: Option<i64>,
    context: ImportContext,
    begun: &mut Vec<NewMembership>,
) -> Result<bool, StoreError> {
    let action = context.action;
    let known = person::memberships_of(c, person)?;
    let is_new = known.is_empty();
    let held = held(c, known, action)?;
    let wanted = wanted(c, stated, to_be, site, &held)?;
    if to_be.roles.has(Role::Psychologist) && wanted.iter().any(|(_, role)| *role == TeamRole::Member) {
        return Err(StoreError::PsychologistInTeam(vec![stated.row.person_id.clone()]));
    }
    let mut moved = false;
    for old in held.iter().filter(|t| !wanted.contains(&(t.team, t.role))) {
        end(c, person, old, action)?;
        moved = true;
    }
    let has_left = to_be.ends_on.is_some_and(|last| last < action.today);
    for (team, role) in wanted {
        // A file may still name somebody who left long ago: that starts no new membership.
        if held.iter().any(|t| (t.team, t.role) == (team, role)) || (has_left && !is_new) {
            continue;
        }
        // A person who is new in the centre belongs to the team from their first day; one who moves, from today.
        let first_day = to_be.starts_on.filter(|_| is_new);
        let new = begin(c, person, team, role, first_day, context)?;
        if !has_left {
            if role == TeamRole::Lead {
                log(c, "named_lead", team, person, action)?;
            }
            begun.push(new);
        }
        moved = true;
    }
    end_with_account(c, person, to_be, action)?;
    Ok(moved)
}

/// Those of these memberships that have not ended, by the clock of each team's site.
fn held(c: &Connection, known: Vec<Membership>, action: AdminAction) -> Result<Vec<Membership>, StoreError> {
    let mut held = Vec::new();
    for membership in known {
        let there = today::of_team(c, membership.team, action.now)?;
        if membership.until.is_none_or(|last| last >= there) {
            held.push(membership);
        }
    }
    Ok(held)
}

/// Ends a membership: its last day was yesterday.
fn end(c: &Connection, person: PersonId, old: &Membership, action: AdminAction) -> Result<(), StoreError> {
    let there = today::of_team(c, old.team, action.now)?;
    c.execute(
        "UPDATE membership SET ends_on = ?4 WHERE person_id = ?1 AND team_id = ?2 AND tie = ?3 \
         AND (ends_on IS NULL OR ends_on > ?4)",
        params![person.0, old.team.0, team_role_number(old.role), there.plus(-1).number()],
    )
    .map_err(StoreError::named)?;
    if old.role == TeamRole::Lead {
        log(c, "ended_lead", old.team, person, action)?;
    }
    Ok(())
}

/// Begins a membership, on this day or, if there is none, today; that of a lead by the rule of [`lead_from`].
fn begin(
    c: &Connection,
    person: PersonId,
    team: TeamId,
    role: TeamRole,
    first_day: Option<Workday>,
    context: ImportContext,
) -> Result<NewMembership, StoreError> {
    let ImportContext { action, newest_team } = context;
    let there = today::of_team(c, team, action.now)?;
    let from = first_day.unwrap_or(there);
    let from = match role {
        TeamRole::Member => from,
        TeamRole::Lead => lead_from(from, announced(c, team, action)?, team.0 > newest_team),
    };
    c.execute(
        "INSERT INTO membership (person_id, team_id, tie, starts_on, granted_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![person.0, team.0, team_role_number(role), from.number(), action.now.as_millisecond()],
    )
    .map_err(StoreError::named)?;
    Ok(NewMembership { person, team, role, from })
}

/// Ends memberships with the account. If the last workday is moved or removed, those that ended with it continue; one
/// that has its own end, such as a deputy's, keeps it.
fn end_with_account(
    c: &Connection,
    person: PersonId,
    to_be: &TargetRecord,
    action: AdminAction,
) -> Result<(), StoreError> {
    let (last, today) = (to_be.ends_on, action.today);
    c.execute(
        "UPDATE membership SET ends_on = ?2 WHERE person_id = ?1 AND ends_on IS NOT ?2 AND (ends_on IS NULL OR ends_on >= ?3) \
         AND (ends_on IS NULL OR ends_on IS ?4 OR ends_on > ?2)",
        params![
            person.0,
            last.map(Workday::number),
            last.map_or(today, |last| last.min(today)).number(),
            to_be.ended_on.map(Workday::number)
        ],
    )
    .map_err(StoreError::named)?;
    Ok(())
}

/// The memberships that should hold: those that the roster names, and those that it does not mention.
///
/// Without a column of teams every membership stays; without one of roles a roster states where people work, and leads
/// stay. A membership ends with its role in any case.
fn wanted(
    c: &Connection,
    stated: &roster::RosterPerson<'_>,
    to_be: &TargetRecord,
    site: Option<i64>,
    held: &[Membership],
) -> Result<Vec<(TeamId, TeamRole)>, StoreError> {
    let (teams, roles) = (stated.row.stated.has("team_id"), stated.row.stated.has("roles"));
    let centre_role = |role| match role {
        TeamRole::Member => Role::Agent,
        TeamRole::Lead => Role::Lead,
    };
    let stays = |role: TeamRole| !held.is_empty() && (!teams || (!roles && role == TeamRole::Lead));
    let mut wanted = Vec::new();
    for (team, role) in
        stated.team_roles.iter().filter(|(_, role)| to_be.roles.has(centre_role(*role)) && !stays(*role))
    {
        let line = stated.line_of(team);
        let site = match &line.site {
            Some(name) => Some(org_units::site(c, name, line.time_zone.as_deref())?),
            None => site,
        };
        wanted.push((org_units::team(c, team, line, site)?, *role));
    }
    let staying = held.iter().filter(|t| to_be.roles.has(centre_role(t.role)) && stays(t.role));
    wanted.extend(staying.map(|t| (t.team, t.role)));
    Ok(wanted)
}

/// Announces to the account, then to the people of the team, that somebody works in it or leads it. They see from today
/// on at the earliest, even if an earlier first workday is stated. A lead is announced to the other leads of the site
/// too: in time, they can confirm a reset of theirs, so one whom an admin made up for that must not go unnoticed.
pub(crate) fn announce(c: &Connection, begun: NewMembership, action: AdminAction) -> Result<(), StoreError> {
    let NewMembership { person, team, role, from } = begun;
    let [own, others] = match role {
        TeamRole::Lead => ["own_lead", "lead_joined"],
        TeamRole::Member => ["own_member", "member_joined"],
    };
    let today = today::of_team(c, team, action.now)?;
    let what = |kind| Announcement::about(kind, person).in_team(team).starting(from.max(today));
    announce::tell_account(c, what(own), action)?;
    let of_team = announce::people_of_team(c, team, today)?;
    if role == TeamRole::Lead {
        let elsewhere = announce::leads_of_site(c, team, today)?.into_iter().filter(|lead| !of_team.contains(lead));
        announce::tell(c, elsewhere, what("peer_lead_joined"), action)?;
    }
    announce::tell(c, of_team, what(others), action)
}

/// The workday on which a team sees a change made now: today at its site, or the day of the action if that is later.
pub(crate) fn announced(c: &Connection, team: TeamId, action: AdminAction) -> Result<Workday, StoreError> {
    Ok(action.today.max(today::of_team(c, team, action.now)?))
}

/// Records in the admins' log who starts or stops leading which team.
pub(crate) fn log(
    c: &Connection,
    what: &str,
    team: TeamId,
    lead: PersonId,
    action: AdminAction,
) -> Result<(), StoreError> {
    let name: String =
        c.prepare_cached("SELECT name FROM team WHERE id = ?1")?.query_row([team.0], |row| row.get(0))?;
    settings::log(c, action.by, what, &format!("{lead} {name}"), action.now)
}
