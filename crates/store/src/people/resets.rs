//! Password resets by invitation, and who confirmed that the right person is behind the account again.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::{Connection, params};

use super::admin_action::AdminAction;
use super::announce::{self, Announcement};
use super::credentials;
use crate::db::rows;
use crate::{Store, StoreError};
use domain::access::{PeerTeam, UnconfirmedReset, may_confirm};
use domain::{PersonId, Role, Roles, TeamId, Viewer, Workday};

/// A reset that a colleague may confirm.
#[derive(Clone, Debug)]
pub struct ConfirmableReset {
    /// The earliest unconfirmed reset of the account.
    pub reset: UnconfirmedReset,
    /// When the last one was.
    pub last: Timestamp,
    /// The name of the account's person.
    pub name: String,
    /// Their `person_id`.
    pub key: String,
}

/// What became of a confirmation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfirmOutcome {
    /// The right person is behind the account.
    Confirmed,
    /// There was another reset after the one that was shown. Nothing changed.
    ResetAgain,
    /// There is nothing that the viewer may confirm.
    Nothing,
}

/// Password resets that nobody has confirmed.
#[derive(Clone, Copy)]
pub struct Resets<'a>(pub(crate) &'a Store);

impl Resets<'_> {
    /// The accounts that `viewer` may confirm, by the rule of [`may_confirm`], those that wait longest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn confirmable_by(self, viewer: Viewer) -> Result<Vec<ConfirmableReset>, StoreError> {
        self.0.read(move |c| confirmable(c, &viewer)).await
    }

    /// Confirms that the right person is behind an account, if its last reset is the one that the viewer was `shown`:
    /// they cannot vouch for a later one. Without a page, any reset is confirmed.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn confirm(
        self,
        viewer: Viewer,
        account: PersonId,
        shown: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<ConfirmOutcome, StoreError> {
        self.0
            .write(move |c| {
                let found = confirmable(c, &viewer)?.into_iter().find(|found| found.reset.account == account);
                let Some(found) = found else { return Ok(ConfirmOutcome::Nothing) };
                if shown.is_some_and(|shown| shown < found.last) {
                    return Ok(ConfirmOutcome::ResetAgain);
                }
                confirm(c, account, Timestamp::UNIX_EPOCH, Some(viewer.person), now)?;
                Ok(ConfirmOutcome::Confirmed)
            })
            .await
    }
}

fn confirmable(c: &Connection, viewer: &Viewer) -> Result<Vec<ConfirmableReset>, StoreError> {
    let mut statement = c.prepare_cached(
        "SELECT r.person_id, p.roles, r.at, r.invited_by, p.name, p.key FROM account_reset r JOIN person p ON p.id = r.person_id \
         WHERE r.confirmed_at IS NULL ORDER BY r.at, r.id",
    )?;
    let all = statement.query_map([], |row| {
        let at = rows::moment(row, 2)?;
        Ok(ConfirmableReset {
            reset: UnconfirmedReset {
                account: PersonId(row.get(0)?),
                roles: Roles::from_bits(row.get(1)?),
                at,
                invited_by: row.get::<_, Option<i64>>(3)?.map(PersonId),
                peers: Vec::new(),
            },
            last: at,
            name: row.get(4)?,
            key: row.get(5)?,
        })
    })?;
    let mut all: Vec<ConfirmableReset> = all.collect::<Result<_, _>>()?;
    // Every page of a lead asks this, and only leads are confirmed from a team.
    for one in all.iter_mut().filter(|one| one.reset.roles.has(Role::Lead)) {
        one.reset.peers = peers(c, one.reset.account, one.reset.at)?;
    }
    // Somebody who made one of several invitations may confirm none of them.
    let may = |account| all.iter().filter(|o| o.reset.account == account).all(|o| may_confirm(viewer, &o.reset));
    let mut found: Vec<ConfirmableReset> = Vec::new();
    for one in &all {
        let account = one.reset.account;
        if !found.iter().any(|known| known.reset.account == account) && may(account) {
            let of_account = all.iter().filter(|other| other.reset.account == account);
            let last = of_account.map(|other| other.last).max().unwrap_or(one.last);
            found.push(ConfirmableReset { last, ..one.clone() });
        }
    }
    Ok(found)
}

/// The teams of the sites at which an account was long enough before a reset at this moment, with the people of each
/// who were there as well. A site that the account came to since then does not count: an admin could prepare one with
/// people of their own, where nobody else is told of them, and then name the lead there.
fn peers(c: &Connection, account: PersonId, at: Timestamp) -> Result<Vec<PeerTeam>, StoreError> {
    let Some((since, day)) = UnconfirmedReset::confirmed_since(at) else { return Ok(Vec::new()) };
    let reset_on = Workday(at.to_zoned(TimeZone::UTC).date());
    let mut statement = c.prepare_cached(
        "SELECT m.team_id, m.person_id FROM membership m JOIN person p ON p.id = m.person_id \
         JOIN team t ON t.id = m.team_id JOIN department d ON d.id = t.department_id \
         WHERE d.site_id IN ( \
             SELECT e.site_id FROM membership o JOIN team u ON u.id = o.team_id JOIN department e ON e.id = u.department_id \
             WHERE o.person_id = ?1 AND o.starts_on <= ?2 AND (o.ends_on IS NULL OR o.ends_on >= ?2) \
             AND coalesce(o.granted_at, 0) <= ?3) \
         AND m.person_id <> ?1 AND m.starts_on <= ?2 AND (m.ends_on IS NULL OR m.ends_on >= ?2) \
         AND coalesce(m.granted_at, 0) <= ?3 AND p.password_hash IS NOT NULL AND (p.ends_on IS NULL OR p.ends_on >= ?4)",
    )?;
    let rows = statement
        .query_map(params![account.0, day.number(), since.as_millisecond(), reset_on.number()], |row| {
            Ok((TeamId(row.get(0)?), PersonId(row.get(1)?)))
        })?;
    let mut teams: BTreeMap<TeamId, BTreeSet<PersonId>> = BTreeMap::new();
    for row in rows {
        let (team, person) = row?;
        teams.entry(team).or_default().insert(person);
    }
    Ok(teams.into_iter().map(|(team, people)| PeerTeam { team, people }).collect())
}

/// Records a reset, who made the invitation and whether it came by mail, and announces it to the account, then to those
/// who share something with it.
pub(crate) fn record(
    c: &Connection,
    account: PersonId,
    by: Option<PersonId>,
    by_mail: bool,
    now: Timestamp,
) -> Result<(), StoreError> {
    c.execute(
        "INSERT INTO account_reset (person_id, at, invited_by) VALUES (?1, ?2, ?3)",
        params![account.0, now.as_millisecond(), by.map(|by| by.0)],
    )
    .map_err(StoreError::named)?;
    credentials::end_all(c, account)?;
    let action = AdminAction::of_centre(c, by, now)?;
    let (own, others) = match by_mail {
        true => ("password_by_mail", "account_reset_by_mail"),
        false => ("password_by_invitation", "account_reset"),
    };
    announce::tell_account(c, Announcement::about(own, account), action)?;
    let concerned = announce::concerned_by(c, account, action.today)?;
    announce::tell(c, concerned, Announcement::about(others, account), action)
}

/// Confirms the resets of an account from this moment on, and announces it to those to whom they were announced. `by`
/// is none if the recovery code did.
pub(crate) fn confirm(
    c: &Connection,
    account: PersonId,
    from: Timestamp,
    by: Option<PersonId>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let confirmed = c
        .execute(
            "UPDATE account_reset SET confirmed_at = ?3, confirmed_by = ?4 WHERE person_id = ?1 AND at >= ?2 AND confirmed_at IS NULL",
            params![account.0, from.as_millisecond(), now.as_millisecond(), by.map(|by| by.0)],
        )
        .map_err(StoreError::named)?;
    if confirmed > 0 {
        let action = AdminAction::of_centre(c, by, now)?;
        if by.is_some() {
            announce::tell_account(c, Announcement::about("own_reset_confirmed", account), action)?;
        }
        let kind = if by.is_some() { "reset_confirmed" } else { "reset_confirmed_by_code" };
        let concerned = announce::concerned_by(c, account, action.today)?;
        announce::tell(c, concerned, Announcement::about(kind, account), action)?;
    }
    Ok(())
}

/// Records that a subject of the identity provider was bound to an account that existed before, and announces it as a
/// reset.
pub(crate) fn record_binding(c: &Connection, account: PersonId, now: Timestamp) -> Result<(), StoreError> {
    c.execute(
        "INSERT INTO account_reset (person_id, at, by_provider) VALUES (?1, ?2, 1)",
        params![account.0, now.as_millisecond()],
    )
    .map_err(StoreError::named)?;
    credentials::end_all(c, account)?;
    let action = AdminAction::of_centre(c, None, now)?;
    announce::tell_account(c, Announcement::about("provider_bound", account), action)?;
    let concerned = announce::concerned_by(c, account, action.today)?;
    announce::tell(c, concerned, Announcement::about("account_reset_by_provider", account), action)
}

/// Confirms that the right person is behind the subject that was bound to an account, because they have its password as
/// well. Nothing happens while the password itself waits to be confirmed.
pub(crate) fn confirm_binding(c: &Connection, account: PersonId, now: Timestamp) -> Result<(), StoreError> {
    let waits = c
        .prepare_cached("SELECT 1 FROM account_reset WHERE person_id = ?1 AND confirmed_at IS NULL AND by_passkey = 0 AND by_provider = 0")?
        .exists([account.0])?;
    if waits {
        return Ok(());
    }
    let confirmed = c
        .execute(
            "UPDATE account_reset SET confirmed_at = ?2 WHERE person_id = ?1 AND by_provider = 1 AND confirmed_at IS NULL",
            params![account.0, now.as_millisecond()],
        )
        .map_err(StoreError::named)?;
    if confirmed > 0 {
        let action = AdminAction::of_centre(c, None, now)?;
        let concerned = announce::concerned_by(c, account, action.today)?;
        announce::tell(c, concerned, Announcement::about("reset_confirmed_by_password", account), action)?;
    }
    Ok(())
}

/// When a subject of the identity provider was bound last, if nothing else waits to be confirmed.
pub(crate) fn only_bound(c: &Connection, account: PersonId) -> Result<Option<Timestamp>, StoreError> {
    Ok(c.prepare_cached(
        "SELECT max(at), min(by_provider) FROM account_reset WHERE person_id = ?1 AND confirmed_at IS NULL",
    )?
    .query_row([account.0], |row| {
        let only = row.get::<_, Option<bool>>(1)?.unwrap_or(false);
        if only { rows::moment(row, 0).map(Some) } else { Ok(None) }
    })?)
}

/// Whether all that waits to be confirmed are ways in that were added to the account: passkeys after a reset, a subject
/// of the identity provider. The password was not set by somebody else.
pub(crate) fn only_ways_in_wait(c: &Connection, account: PersonId) -> Result<bool, StoreError> {
    Ok(c.prepare_cached(
        "SELECT min(max(by_passkey, by_provider)) FROM account_reset WHERE person_id = ?1 AND confirmed_at IS NULL",
    )?
    .query_row([account.0], |row| Ok(row.get::<_, Option<bool>>(0)?.unwrap_or(false)))?)
}

#[cfg(test)]
mod tests {
    use domain::person::TeamRole;

    use super::*;
    use crate::{DATABASE, Range, Store};

    /// A lead, an agent and a psychologist who works in the team, from the version before grants had a moment.
    const EARLIER: &str = "INSERT INTO site (id, name, time_zone) VALUES (1, 'Islet', 'UTC');
        INSERT INTO department VALUES (1, 1, 'Care'); INSERT INTO team (id, key, name, department_id) VALUES (1, 't1', 'One', 1);
        INSERT INTO person (id, key, name, roles, password_hash) VALUES (1, 'l1', 'Lead', 2, 'x'), (2, 'a1', 'Agent', 1, 'x'), (3, 'p1', 'Both', 5, 'x');
        INSERT INTO membership (person_id, team_id, tie, starts_on) VALUES (1, 1, 1, 100), (2, 1, 0, 100), (3, 1, 0, 100);
        INSERT INTO notice (person_id, at, kind, about) VALUES (2, 5, 'lead_joined', '1970-04-11 Lead');
        INSERT INTO check_in (person_id, id, workday, said_at, team_id, weather, audience, note_audience)
            VALUES (2, x'00000000000000000000000000000001', 100, 8640000000, 1, 2, 2, 0);";

    #[tokio::test]
    async fn data_of_the_version_before_grants_keeps_its_sight_and_its_notices() {
        let directory = tempfile::tempdir().expect("a directory");
        let c = rusqlite::Connection::open(directory.path().join(DATABASE)).expect("a database");
        crate::migrations::before(&c, "0016_grants");
        c.execute_batch(EARLIER).expect("its rows");
        drop(c);
        let store = Store::open(directory.path()).expect("a migrated store");
        let day = Workday::from_number(100);
        let seen = store.check_ins().in_lead_sight(PersonId(1), PersonId(2), Range { from: day, to: day }).await;
        assert_eq!(seen.expect("a read").len(), 1, "the lead sees what they saw before");
        let notices = store.notices().unseen(PersonId(2)).await.expect("a read");
        assert_eq!((notices.len(), notices[0].about.as_str()), (1, "1970-04-11 Lead"));
        let both = store.people().profile(PersonId(3)).await.expect("a read").expect("a person");
        assert_eq!(both.memberships.len(), 1, "nothing is lost");
        assert_eq!(both.viewer().teams(TeamRole::Member, day).count(), 0, "and the rule is the new one");
    }
}
