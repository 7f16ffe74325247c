//! Memberships of teams as a roster states them.

use rusqlite::{Connection, params};

use super::grants::AdminAction;
use super::record::{ImportContext, TargetRecord};
use super::today;
use crate::StoreError;
use crate::centre::{org_units, settings};
use crate::db::rows::team_role_number;
use crate::people::{notices, person};
use domain::person::{Membership, TeamRole, lead_from};
use domain::{PersonId, Role, TeamId, Workday, roster};

/// Changes the person's memberships to those of the roster, from today on by the clock of each team's site. Returns whether any changed.
pub(crate) fn make(
    c: &Connection,
    person: PersonId,
    stated: &roster::RosterPerson<'_>,
    to_be: &TargetRecord,
    site: Option<i64>,
    context: ImportContext,
) -> Result<bool, StoreError> {
    let ImportContext { action, newest_team } = context;
    let today = action.today;
    let last = to_be.ends_on;
    let known = person::memberships_of(c, person)?;
    let is_new = known.is_empty();
    let has_left = last.is_some_and(|last| last < today);
    let mut held = Vec::new();
    for membership in known {
        let there = today::of_team(c, membership.team, action.now)?;
        if membership.until.is_none_or(|last| last >= there) {
            held.push(membership);
        }
    }
    let wanted = wanted(c, stated, to_be, site, &held)?;
    let mut moved = false;
    for old in held.iter().filter(|t| !wanted.contains(&(t.team, t.role))) {
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
        moved = true;
    }
    for (team, role) in wanted {
        // A file may still name somebody who left long ago: that starts no new membership.
        if held.iter().any(|t| (t.team, t.role) == (team, role)) || (has_left && !is_new) {
            continue;
        }
        // A person who is new in the centre belongs to the team from their first day; one who moves, from today.
        let there = today::of_team(c, team, action.now)?;
        let from = to_be.starts_on.filter(|_| is_new).unwrap_or(there);
        let from = match role {
            TeamRole::Member => from,
            TeamRole::Lead => lead_from(from, announced(c, team, action)?, team.0 > newest_team),
        };
        c.execute(
            "INSERT INTO membership (person_id, team_id, tie, starts_on) VALUES (?1, ?2, ?3, ?4)",
            params![person.0, team.0, team_role_number(role), from.number()],
        )
        .map_err(StoreError::named)?;
        if role == TeamRole::Lead && !has_left {
            log(c, "named_lead", team, person, action)?;
            announce(c, team, person, &stated.row.name, from, action)?;
        }
        moved = true;
    }
    // Memberships end with the account. If the last workday is moved or removed, those that ended with it continue; one that has its own
    // end, such as a deputy's, keeps it.
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
    Ok(moved)
}

/// The memberships that should hold: those that the roster names, and those that it does not mention.
///
/// Without a column of teams every membership stays; without one of roles a roster states where people work, and leads stay. A membership
/// ends with its role in any case.
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
        wanted.push((org_units::team(c, team, stated.row, site)?, *role));
    }
    let staying = held.iter().filter(|t| to_be.roles.has(centre_role(t.role)) && stays(t.role));
    wanted.extend(staying.map(|t| (t.team, t.role)));
    Ok(wanted)
}

/// Adds a notice for members who have joined already: somebody leads their team, from this workday on.
pub(crate) fn announce(
    c: &Connection,
    team: TeamId,
    lead: PersonId,
    name: &str,
    from: Workday,
    action: AdminAction,
) -> Result<(), StoreError> {
    let members: Vec<i64> = c
        .prepare_cached(
            "SELECT DISTINCT m.person_id FROM membership m JOIN person p ON p.id = m.person_id WHERE m.team_id = ?1 AND m.tie = 0 \
             AND (m.ends_on IS NULL OR m.ends_on >= ?3) AND m.person_id <> ?2 AND p.password_hash IS NOT NULL",
        )?
        .query_map(params![team.0, lead.0, action.today.number()], |r| r.get(0))?
        .collect::<Result<_, _>>()?;
    for member in members {
        notices::add(c, PersonId(member), "lead_joined", &format!("{from} {name}"), action.now)?;
    }
    Ok(())
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
