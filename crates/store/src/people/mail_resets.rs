//! Password resets by mail: an invitation that the person asks for themselves, and that works for half an hour.

use jiff::{SignedDuration, Timestamp};
use rusqlite::params;

use super::announce::{self, Announcement};
use super::invitations::Invitations;
use super::sessions::TokenHash;
use crate::StoreError;
use crate::centre::settings;
use crate::roster::grants::AdminAction;
use domain::{PersonId, Workday};

/// How long the link in such a mail can be used.
pub const MAIL_RESET_LASTS: SignedDuration = SignedDuration::from_mins(30);

impl Invitations<'_> {
    /// Creates an invitation that is sent to the person's own address. Earlier ones that were sent so end; those of admins do not, because
    /// anybody may ask for a link. The account gets a notice.
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
                let today = Workday(now.to_zoned(jiff::tz::TimeZone::UTC).date());
                let action = AdminAction { by: None, today, now };
                announce::tell_account(c, Announcement::about("reset_mailed", person), action)?;
                settings::log(c, None, "mailed_reset", &person.to_string(), now)
            })
            .await
    }
}
