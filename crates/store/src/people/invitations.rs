//! Invitations: links by which people set their own first password, or a new one when it is forgotten.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use super::admin_action::AdminAction;
use super::announce::{self, Announcement};
use super::resets;
use crate::api_tokens;
use crate::centre::settings;
use crate::check_ins::waiting;
use crate::db::rows;
use crate::keys::generations;
use crate::keys::table::NewOwnKey;
use crate::seal::OwnSecret;
use crate::token::TokenHash;
use crate::{Store, StoreError, second_factors};
use domain::PersonId;

/// One invitation, without its token, which nobody but its holder knows.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// The person it is for.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their `person_id`.
    pub key: String,
    /// The name of the admin who created it; none for the command line.
    pub made_by: Option<String>,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
    /// What became of it.
    pub state: InvitationState,
    /// Whether it was sent by mail, because somebody asked for a new password.
    pub by_mail: bool,
}

/// What became of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationState {
    /// It can be used.
    Open,
    /// A password was set with it.
    Used,
    /// Its time is over.
    Expired,
    /// A newer one was made.
    Replaced,
    /// An admin took it back.
    Withdrawn,
}

/// Invitations.
#[derive(Clone, Copy)]
pub struct Invitations<'a>(pub(crate) &'a Store);

impl Invitations<'_> {
    /// Creates an invitation for each of these people; earlier open ones of the same person end. A person who has a
    /// password already gets a notice.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn create(
        self,
        people: Vec<(PersonId, TokenHash)>,
        by: Option<PersonId>,
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        self.insert(people, by, now, expires_at, false).await
    }

    /// Creates an invitation that also ends the second factor of the person when it is used, as [`Self::create`] does
    /// otherwise.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn create_ending_second_factor(
        self,
        person: PersonId,
        token: TokenHash,
        by: Option<PersonId>,
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        self.insert(vec![(person, token)], by, now, expires_at, true).await
    }

    async fn insert(
        self,
        people: Vec<(PersonId, TokenHash)>,
        by: Option<PersonId>,
        now: Timestamp,
        expires_at: Timestamp,
        ends_second_factor: bool,
    ) -> Result<(), StoreError> {
        self.0.write(move |c| {
            for (person, token) in people {
                c.prepare_cached("UPDATE invitation SET revoked_at = ?2 WHERE person_id = ?1 AND used_at IS NULL AND revoked_at IS NULL")?
                    .execute(params![person.0, now.as_millisecond()])
                    .map_err(StoreError::named)?;
                c.prepare_cached(
                    "INSERT INTO invitation (token_hash, person_id, made_by, made_at, expires_at, ends_second_factor) \
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                )?
                .execute(params![
                    token,
                    person.0,
                    by.map(|p| p.0),
                    now.as_millisecond(),
                    expires_at.as_millisecond(),
                    ends_second_factor
                ])
                .map_err(StoreError::named)?;
                let action = AdminAction::of_centre(c, by, now)?;
                announce::tell_account(c, Announcement::about("invited_again", person), action)?;
                settings::log(c, by, "invited", &person.to_string(), now)?;
            }
            Ok(())
        })
        .await
    }

    /// Withdraws the open invitation of a person. Returns whether there was one.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn withdraw(self, person: PersonId, by: PersonId, now: Timestamp) -> Result<bool, StoreError> {
        self.0.write(move |c| {
            let ended = c
                .execute(
                    "UPDATE invitation SET revoked_at = ?2 WHERE person_id = ?1 AND used_at IS NULL AND revoked_at IS NULL \
                     AND expires_at > ?2",
                    params![person.0, now.as_millisecond()],
                )
                .map_err(StoreError::named)?;
            if ended > 0 {
                settings::log(c, Some(by), "withdrew_invitation", &person.to_string(), now)?;
            }
            Ok(ended > 0)
        })
        .await
    }

    /// Returns the invitation with this token, if there is one.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(self, token: TokenHash, now: Timestamp) -> Result<Option<Invitation>, StoreError> {
        self.0
            .read(move |c| {
                Ok(c.prepare_cached(&format!("{INVITATION} WHERE i.token_hash = ?1"))?
                    .query_row([token], |row| invitation(row, now))
                    .optional()?)
            })
            .await
    }

    /// The newest invitations that admins or the command line made, newest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn list(self, limit: u32, now: Timestamp) -> Result<Vec<Invitation>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement =
                    c.prepare_cached(&format!("{INVITATION} WHERE i.by_mail = 0 ORDER BY i.id DESC LIMIT ?1"))?;
                let found = statement.query_map([limit], |row| invitation(row, now))?.collect::<Result<_, _>>()?;
                Ok(found)
            })
            .await
    }

    /// Until when the open invitation of each of these people can be used, if an admin or the command line made it.
    /// People without one are left out.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn open_until(
        self,
        people: Vec<PersonId>,
        now: Timestamp,
    ) -> Result<HashMap<PersonId, Timestamp>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(
                    "SELECT expires_at FROM invitation WHERE person_id = ?1 AND by_mail = 0 AND used_at IS NULL \
                 AND revoked_at IS NULL AND expires_at > ?2",
                )?;
                let mut found = HashMap::new();
                for person in people {
                    let until = statement
                        .query_row(params![person.0, now.as_millisecond()], |row| rows::moment(row, 0))
                        .optional()?;
                    found.extend(until.map(|until| (person, until)));
                }
                Ok(found)
            })
            .await
    }

    /// Uses an invitation: sets the password, ends this and every other invitation, every session and every token of
    /// the person, and begins a new own key, in one transaction. Where a password was set before, somebody else may be
    /// using the invitation: what was private until now is locked. An invitation that says so ends the second factor
    /// too. Returns the person and the new key, or none if the invitation is not open.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn accept(
        self,
        token: TokenHash,
        hash: String,
        own: NewOwnKey,
        now: Timestamp,
    ) -> Result<Option<(PersonId, OwnSecret)>, StoreError> {
        self.0.write(move |c| {
            let person: Option<(i64, Option<i64>, bool, bool)> = c
                .query_row(
                    "UPDATE invitation SET used_at = ?2 WHERE token_hash = ?1 AND used_at IS NULL AND revoked_at IS NULL \
                     AND expires_at > ?2 RETURNING person_id, made_by, ends_second_factor, by_mail",
                    params![token, now.as_millisecond()],
                    |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
                )
                .optional()
                .map_err(StoreError::named)?;
            let Some((person, made_by, ends_second_factor, by_mail)) = person else { return Ok(None) };
            c.execute(
                "UPDATE invitation SET revoked_at = ?2 WHERE person_id = ?1 AND used_at IS NULL AND revoked_at IS NULL",
                params![person, now.as_millisecond()],
            )
            .map_err(StoreError::named)?;
            let again: bool = c.query_row(
                "SELECT password_hash IS NOT NULL FROM person WHERE id = ?1",
                [person],
                |row| row.get(0),
            )?;
            c.execute("UPDATE person SET password_hash = ?2 WHERE id = ?1", params![person, hash]).map_err(StoreError::named)?;
            c.execute("DELETE FROM session WHERE person_id = ?1", [person]).map_err(StoreError::named)?;
            // The device of a passkey may be what was lost.
            c.execute("DELETE FROM passkey WHERE person_id = ?1", [person]).map_err(StoreError::named)?;
            let person = PersonId(person);
            api_tokens::end_of_person(c, person)?;
            if ends_second_factor && second_factors::confirmed(c, person)? {
                second_factors::remove(c, person)?;
                settings::log(c, made_by.map(PersonId), "ended_second_factor", &person.to_string(), now)?;
            }
            if again {
                resets::record(c, person, made_by.map(PersonId), by_mail, now)?;
            } else {
                // Nobody has used the account so far: the person who does now sees what is said from now on, whenever
                // the role was granted, and confirms nobody until they have had it for a while.
                for sql in [
                    "UPDATE membership SET granted_at = ?2 WHERE person_id = ?1",
                    "UPDATE person SET psychologist_since = ?2 WHERE id = ?1",
                ] {
                    c.execute(sql, params![person.0, now.as_millisecond()]).map_err(StoreError::named)?;
                }
            }
            let own = generations::begin(c, person, &own, again, now)?;
            if !again {
                waiting::seal(c, person)?;
            }
            Ok(Some((person, own)))
        })
        .await
    }
}

const INVITATION: &str = "SELECT i.person_id, p.name, p.key, i.made_at, i.expires_at, i.used_at, i.revoked_at, a.name, \
     EXISTS (SELECT 1 FROM invitation n WHERE n.person_id = i.person_id AND n.id > i.id AND n.made_at = i.revoked_at), i.by_mail \
     FROM invitation i JOIN person p ON p.id = i.person_id LEFT JOIN person a ON a.id = i.made_by";

fn invitation(row: &rusqlite::Row<'_>, now: Timestamp) -> rusqlite::Result<Invitation> {
    let expires_at = rows::moment(row, 4)?;
    let state = match (row.get::<_, Option<i64>>(5)?, row.get::<_, Option<i64>>(6)?) {
        (Some(_), _) => InvitationState::Used,
        // One that is replaced ends in the moment in which the newer is made.
        (None, Some(_)) if row.get(8)? => InvitationState::Replaced,
        (None, Some(_)) => InvitationState::Withdrawn,
        (None, None) if expires_at <= now => InvitationState::Expired,
        (None, None) => InvitationState::Open,
    };
    Ok(Invitation {
        person: PersonId(row.get(0)?),
        name: row.get(1)?,
        key: row.get(2)?,
        made_by: row.get(7)?,
        made_at: rows::moment(row, 3)?,
        expires_at,
        state,
        by_mail: row.get(9)?,
    })
}
