//! Password resets by mail: an invitation that the person asks for themselves, and that works for half an hour.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, params};

use super::admin_action::AdminAction;
use super::announce::{self, Announcement};
use super::invitations::Invitations;
use crate::StoreError;
use crate::centre::settings;
use crate::token::TokenHash;
use domain::PersonId;

/// How long the link in such a mail can be used.
pub const MAIL_RESET_LASTS: SignedDuration = SignedDuration::from_mins(30);

/// For this long after an address was changed no such mail is sent to it, and the identity provider binds no account by
/// it: the one who changed it is not shown to be the person. Only the clock ends it. If a sign-in did, an admin who
/// entered an address of their own would learn who has signed in.
const NEW_ADDRESS: SignedDuration = SignedDuration::from_hours(7 * 24);

/// An address that was changed after this moment, in milliseconds, is new.
pub(crate) fn new_address_since(now: Timestamp) -> i64 {
    now.saturating_sub(NEW_ADDRESS).unwrap_or(now).as_millisecond()
}

/// Notes that the address of a person is another one, and announces it to the account.
pub(crate) fn address_changed(c: &Connection, person: PersonId, action: AdminAction) -> Result<(), StoreError> {
    c.prepare_cached("UPDATE person SET email_changed_at = ?2 WHERE id = ?1")?
        .execute(params![person.0, action.now.as_millisecond()])
        .map_err(StoreError::named)?;
    announce::tell_account(c, Announcement::about("email_changed", person), action)
}

impl Invitations<'_> {
    /// Whether the address of a person was changed so recently that no link for a new password goes to it.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn is_new_address(self, person: PersonId, now: Timestamp) -> Result<bool, StoreError> {
        let since = new_address_since(now);
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached("SELECT 1 FROM person WHERE id = ?1 AND email_changed_at > ?2")?;
                Ok(statement.exists(params![person.0, since])?)
            })
            .await
    }

    /// Creates an invitation for somebody whom the identity provider has just vouched for and who has not used their
    /// account: with it they choose their password. Earlier ones stay; all of them end when one is used.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn create_at_provider(
        self,
        person: PersonId,
        token: TokenHash,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let expires_at = now.saturating_add(MAIL_RESET_LASTS).unwrap_or(now);
        self.0
            .write(move |c| {
                c.prepare_cached(
                    "INSERT INTO invitation (token_hash, person_id, made_at, expires_at, by_mail) VALUES (?1, ?2, ?3, ?4, 1)",
                )?
                .execute(params![token, person.0, now.as_millisecond(), expires_at.as_millisecond()])
                .map_err(StoreError::named)?;
                settings::log(c, None, "invited", &person.to_string(), now)
            })
            .await
    }

    /// Creates an invitation that is sent to the person's own address. Earlier ones that were sent so end; those of
    /// admins do not, because anybody may ask for a link. The account gets a notice.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn create_by_mail(self, person: PersonId, token: TokenHash, now: Timestamp) -> Result<(), StoreError> {
        let expires_at = now.saturating_add(MAIL_RESET_LASTS).unwrap_or(now);
        self.0
            .write(move |c| {
                c.prepare_cached(
                    "UPDATE invitation SET revoked_at = ?2 WHERE person_id = ?1 AND by_mail = 1 AND used_at IS NULL AND revoked_at IS NULL",
                )?
                .execute(params![person.0, now.as_millisecond()])
                .map_err(StoreError::named)?;
                c.prepare_cached(
                    "INSERT INTO invitation (token_hash, person_id, made_at, expires_at, by_mail) VALUES (?1, ?2, ?3, ?4, 1)",
                )?
                .execute(params![token, person.0, now.as_millisecond(), expires_at.as_millisecond()])
                .map_err(StoreError::named)?;
                let action = AdminAction::of_centre(c, None, now)?;
                announce::tell_account(c, Announcement::about("reset_mailed", person), action)?;
                settings::log(c, None, "mailed_reset", &person.to_string(), now)
            })
            .await
    }
}
