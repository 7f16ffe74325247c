//! Teams that an admin edits by hand: new ones, their names, their leads and their shifts.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::teams::{Team, Teams};
use super::{org_units, settings};
use crate::StoreError;
use crate::db::rows::{MEMBERSHIP, membership, team_role_number};
use crate::people::admin_action::AdminAction;
use crate::people::canonical_ids;
use crate::roster::memberships::{self, NewMembership};
use crate::roster::timetables::Timetables;
use domain::canonical::{canonical_id, shown_id};
use domain::person::{Membership, TeamRole, lead_from};
use domain::{PersonId, Role, Roles, ShiftPattern, TeamId, Workday};

/// The composition of a team on one day.
#[derive(Clone, Debug)]
pub struct TeamComposition {
    /// The team.
    pub team: Team,
    /// Its leads on that day or later: name, sign-in name, and the interval.
    pub leads: Vec<(String, String, Membership)>,
    /// The number of its members.
    pub people: u32,
    /// The shift patterns of its members in the notation of a roster, and how many members have each.
    pub shifts: BTreeMap<String, u32>,
}

/// A team to be created.
#[derive(Clone, Debug)]
pub struct NewTeam {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The name of its department.
    pub department: String,
    /// The name of its site.
    pub site: String,
}

impl Teams<'_> {
    /// The composition of a team on this day.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn composition(self, team: Team, day: Workday) -> Result<TeamComposition, StoreError> {
        self.0
            .read(move |c| {
                let mut shifts = BTreeMap::new();
                let members = members(c, team.id, day)?;
                for patterns in members.iter().filter_map(|(_, text)| ShiftPattern::parse_many(text).ok()) {
                    for pattern in patterns {
                        *shifts.entry(pattern.to_string()).or_default() += 1;
                    }
                }
                let mut statement = c.prepare_cached(&format!(
                    "SELECT {MEMBERSHIP}, p.name, p.key FROM membership m \
                 JOIN person p ON p.id = m.person_id WHERE m.team_id = ?1 AND m.tie = 1 \
                 AND (m.ends_on IS NULL OR m.ends_on >= max(?2, m.starts_on)) ORDER BY m.starts_on, name_order(p.name), p.id"
                ))?;
                let leads = statement
                    .query_map(params![team.id.0, day.number()], |row| {
                        Ok((row.get(6)?, row.get(7)?, membership(row)?))
                    })?
                    .collect::<Result<_, _>>()?;
                Ok(TeamComposition { people: u32::try_from(members.len()).unwrap_or(u32::MAX), team, leads, shifts })
            })
            .await
    }

    /// Creates a team without members.
    ///
    /// # Errors
    /// [`StoreError::Taken`] if a team has this key; or if the database cannot be written.
    pub async fn add(self, new: NewTeam, by: PersonId, now: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                let key = shown_id(&new.key);
                if canonical_ids::team(c, &key)?.is_some() {
                    return Err(StoreError::Taken("team_id"));
                }
                let site = org_units::site(c, &new.site, None)?;
                let department = org_units::department(c, site, Some(&new.department))?;
                c.execute(
                    "INSERT INTO team (key, name, department_id, canonical) VALUES (?1, ?2, ?3, ?4)",
                    params![key, new.name, department, canonical_id(&key)],
                )
                .map_err(StoreError::named)?;
                settings::log(c, Some(by), "changed_team", &new.name, now)
            })
            .await
    }

    /// Renames a team.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn rename(self, team: TeamId, name: String, by: PersonId, now: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute("UPDATE team SET name = ?2 WHERE id = ?1", params![team.0, name])
                    .map_err(StoreError::named)?;
                settings::log(c, Some(by), "changed_team", &name, now)
            })
            .await
    }

    /// Makes a person lead of a team over these workdays, never from before today, and adds a notice for its members.
    /// Gives the person the role of a lead if they do not have it.
    ///
    /// # Errors
    /// [`StoreError::PsychologistLeads`]; or if the database cannot be written.
    pub async fn add_lead(
        self,
        membership: Membership,
        by: PersonId,
        today: Workday,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                let action = AdminAction { by: Some(by), today, now };
                let roles =
                    c.query_row("SELECT roles FROM person WHERE id = ?1", [membership.person.0], |row| row.get(0))?;
                if !Roles::from_bits(roles).with(Role::Lead).are_compatible() {
                    return Err(StoreError::PsychologistLeads);
                }
                let from = lead_from(membership.from, memberships::announced(c, membership.team, action)?, false);
                let lead = Roles::default().with(Role::Lead).bits();
                c.execute("UPDATE person SET roles = roles | ?2 WHERE id = ?1", params![membership.person.0, lead])
                    .map_err(StoreError::named)?;
                c.execute(
                    "INSERT INTO membership (person_id, team_id, tie, starts_on, ends_on, granted_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    params![
                        membership.person.0,
                        membership.team.0,
                        team_role_number(TeamRole::Lead),
                        from.number(),
                        membership.until.map(Workday::number),
                        now.as_millisecond()
                    ],
                )
                .map_err(StoreError::named)?;
                let begun = NewMembership { person: membership.person, team: membership.team, role: TeamRole::Lead, from };
                memberships::announce(c, begun, action)?;
                memberships::log(c, "named_lead", membership.team, membership.person, action)
            })
            .await
    }

    /// Ends a person's time as lead of a team: `last` is the last workday, and a later start never happens. Returns
    /// whether there was anything to end.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn end_lead(
        self,
        team: TeamId,
        person: PersonId,
        last: Workday,
        by: PersonId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.0.write(move |c| {
            let ended = c
                .execute(
                    "UPDATE membership SET ends_on = max(?4, starts_on - 1) WHERE person_id = ?1 AND team_id = ?2 AND tie = ?3 \
                     AND (ends_on IS NULL OR ends_on > ?4) AND (ends_on IS NULL OR ends_on >= starts_on)",
                    params![person.0, team.0, team_role_number(TeamRole::Lead), last.number()],
                )
                .map_err(StoreError::named)?;
            if ended > 0 {
                memberships::log(c, "ended_lead", team, person, AdminAction { by: Some(by), today: last, now })?;
            }
            Ok(ended > 0)
        })
        .await
    }

    /// Applies `change` to the shift patterns of every member of a team on this day.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn change_shifts(
        self,
        team: TeamId,
        day: Workday,
        change: impl Fn(&mut Vec<ShiftPattern>) + Send + 'static,
        by: PersonId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                let timetables = Timetables::read(c)?;
                for (person, text) in members(c, team, day)? {
                    let mut patterns =
                        ShiftPattern::parse_many(&text).map_err(|_| StoreError::Damaged("shift pattern"))?;
                    change(&mut patterns);
                    let text = patterns.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
                    c.prepare_cached("UPDATE person SET shift_patterns = ?2 WHERE id = ?1")?
                        .execute(params![person, text])
                        .map_err(StoreError::named)?;
                }
                timetables.record_changes(c, AdminAction { by: Some(by), today: day, now })?;
                let name: Option<String> =
                    c.query_row("SELECT name FROM team WHERE id = ?1", [team.0], |row| row.get(0)).optional()?;
                settings::log(c, Some(by), "changed_team", &name.unwrap_or_default(), now)
            })
            .await
    }
}

/// The members of a team on this day, with their shift patterns.
fn members(c: &Connection, team: TeamId, day: Workday) -> Result<Vec<(i64, String)>, StoreError> {
    let mut statement = c.prepare_cached(
        "SELECT DISTINCT p.id, p.shift_patterns FROM membership m JOIN person p ON p.id = m.person_id WHERE m.team_id = ?1 \
         AND m.tie = 0 AND m.starts_on <= ?2 AND (m.ends_on IS NULL OR m.ends_on >= ?2) ORDER BY p.id",
    )?;
    let found = statement
        .query_map(params![team.0, day.number()], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    Ok(found)
}
