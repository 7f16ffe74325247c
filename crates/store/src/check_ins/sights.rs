//! Reading check-ins: the person's own, and what a lead, a team or a wall screen may see of those that were shared.

use rusqlite::{Connection, params};

use super::CheckIns;
use super::notes::NoteDecryptor;
use super::rows::{self, CHECK_IN};
use crate::StoreError;
use crate::db::rows::{MEMBERSHIP, audience_number, membership};
use crate::keys::owner_access::OwnerAccess;
use crate::keys::table;
use crate::people::person::memberships_of;
use domain::access::sees_as;
use domain::person::{Membership, TeamRole};
use domain::{Audience, CheckIn, CheckInId, PersonId, Roles, TeamId, Viewer, Workday};

/// An interval of workdays, both ends included.
#[derive(Clone, Copy, Debug)]
pub struct Range {
    /// First workday.
    pub from: Workday,
    /// Last workday.
    pub to: Workday,
}

const OWN: &str =
    "FROM check_in c WHERE c.person_id = ?1 AND c.workday BETWEEN ?2 AND ?3 ORDER BY c.workday, c.said_at, c.seq";

impl CheckIns<'_> {
    /// Every entry of one person in an interval, oldest first: the person's own sight.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn own(self, own: impl Into<OwnerAccess>, range: Range) -> Result<Vec<CheckIn>, StoreError> {
        let own = own.into();
        self.0.read(move |c| in_range(c, &own, range)).await
    }

    /// Every entry of one person in an interval, oldest first, and every membership, past and present, of the leads of
    /// the teams that the entries belong to or that the person works in. One snapshot, so that a person is shown
    /// exactly what each lead may see of them.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn own_with_leads(
        self,
        own: impl Into<OwnerAccess>,
        range: Range,
    ) -> Result<(Vec<CheckIn>, Vec<Membership>), StoreError> {
        let own = own.into();
        self.0
            .read(move |c| {
                let entries = in_range(c, &own, range)?;
                Ok((entries, leads_of(c, own.person)?))
            })
            .await
    }

    /// Every membership, past and present, of the leads of the teams that a person's entries belong to or that the
    /// person works in.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn leads_of(self, person: PersonId) -> Result<Vec<Membership>, StoreError> {
        self.0.read(move |c| leads_of(c, person)).await
    }

    /// One entry of a person, in their own sight.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn get(self, own: impl Into<OwnerAccess>, id: CheckInId) -> Result<Option<CheckIn>, StoreError> {
        let own = own.into();
        self.0.read(move |c| find(c, &own, id)).await
    }

    /// What `viewer` may see of one person as a lead: entries shared with the lead or the team, of workdays on which
    /// the viewer led the entry's team. Oldest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn in_lead_sight(
        self,
        viewer: PersonId,
        person: PersonId,
        range: Range,
    ) -> Result<Vec<CheckIn>, StoreError> {
        self.0
            .read(move |c| {
                let viewer = as_lead(c, viewer)?;
                let mut found = list_whole(
                    c,
                    &format!(
                        "SELECT {CHECK_IN} FROM check_in c WHERE c.person_id = ?1 AND c.workday BETWEEN ?2 AND ?3 AND c.audience > 0 \
                         ORDER BY c.workday, c.said_at, c.seq"
                    ),
                    params![person.0, range.from.number(), range.to.number()],
                )?;
                found.retain(|entry| sees_as(&viewer, TeamRole::Lead, entry));
                Ok(found.into_iter().map(CheckIn::in_lead_sight).collect())
            })
            .await
    }

    /// What `viewer` may see of one team on one workday in this role: a lead what is shared with lead or team, a member
    /// what is shared with the team. Oldest first; empty if the viewer did not have this role in the team on that day.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn team_day(
        self,
        viewer: &Viewer,
        role: TeamRole,
        team: TeamId,
        day: Workday,
    ) -> Result<Vec<CheckIn>, StoreError> {
        if !viewer.teams(role, day).any(|t| t == team) {
            return Ok(Vec::new());
        }
        let mut found = self.shared_on(team, day, Audience::Lead).await?;
        found.retain(|entry| sees_as(viewer, role, entry));
        Ok(found)
    }

    /// What a team shared on one workday with at least this audience. Oldest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn shared_on(self, team: TeamId, day: Workday, least: Audience) -> Result<Vec<CheckIn>, StoreError> {
        self.0
            .read(move |c| {
                list(
                    c,
                    &format!(
                        "SELECT {CHECK_IN} FROM check_in c WHERE c.team_id = ?1 AND c.workday = ?2 AND c.audience > 0 \
                     AND c.audience >= ?3 ORDER BY c.said_at, c.seq"
                    ),
                    params![team.0, day.number(), audience_number(least)],
                )
            })
            .await
    }
}

fn leads_of(c: &Connection, person: PersonId) -> Result<Vec<Membership>, StoreError> {
    let mut statement = c.prepare_cached(&format!(
        "SELECT {MEMBERSHIP} FROM membership m WHERE m.tie = 1 AND m.person_id <> ?1 AND m.team_id IN \
         (SELECT team_id FROM check_in WHERE person_id = ?1 UNION SELECT team_id FROM membership WHERE person_id = ?1 AND tie = 0) \
         ORDER BY m.starts_on, m.id"
    ))?;
    Ok(statement.query_map([person.0], membership)?.collect::<Result<_, _>>()?)
}

/// A person as a lead, for the rule of access.
pub(crate) fn as_lead(c: &Connection, person: PersonId) -> Result<Viewer, StoreError> {
    Ok(Viewer::new(person, Roles::default(), memberships_of(c, person)?))
}

pub(crate) fn in_range(c: &Connection, own: &OwnerAccess, range: Range) -> Result<Vec<CheckIn>, StoreError> {
    let values = params![own.person.0, range.from.number(), range.to.number()];
    own_entries(c, own, &format!("SELECT {CHECK_IN} {OWN}"), values)
}

/// One entry of a person, as far as it is not locked.
pub(crate) fn find(c: &Connection, own: &OwnerAccess, id: CheckInId) -> Result<Option<CheckIn>, StoreError> {
    let found = own_entries(
        c,
        own,
        &format!("SELECT {CHECK_IN} FROM check_in c WHERE c.person_id = ?1 AND c.id = ?2"),
        params![own.person.0, id.0.as_bytes()],
    )?;
    Ok(found.into_iter().next())
}

/// Entries of a person in their own sight, without locked ones. Every read of own entries goes through here.
fn own_entries(
    c: &Connection,
    own: &OwnerAccess,
    sql: &str,
    values: impl rusqlite::Params,
) -> Result<Vec<CheckIn>, StoreError> {
    let locks = table::locks(c, own.person)?;
    let mut opener = NoteDecryptor::of_own(c, own);
    let mut statement = c.prepare_cached(sql)?;
    let found: Vec<CheckIn> =
        statement.query_map(values, |row| rows::check_in(row, &mut opener))?.collect::<Result<_, _>>()?;
    Ok(found.into_iter().filter_map(|entry| locks.readable(entry)).collect())
}

/// Entries in others' sight: without stressors about the lead. Every read for others goes through here, except
/// [`CheckIns::in_lead_sight`], from which flags follow.
pub(crate) fn list(c: &Connection, sql: &str, values: impl rusqlite::Params) -> Result<Vec<CheckIn>, StoreError> {
    Ok(list_whole(c, sql, values)?.into_iter().map(CheckIn::without_lead_tags).collect())
}

/// Entries as they are stored, with notes as far as others may read them.
pub(crate) fn list_whole(c: &Connection, sql: &str, values: impl rusqlite::Params) -> Result<Vec<CheckIn>, StoreError> {
    let mut opener = NoteDecryptor::of_others();
    let mut statement = c.prepare_cached(sql)?;
    let found = statement.query_map(values, |row| rows::check_in(row, &mut opener))?.collect::<Result<_, _>>()?;
    Ok(found)
}
