//! What a psychologist offers besides requests to talk: referrals, times to book, talks for groups.

mod attached;
mod erase;
mod group_talks;
mod held;
mod referrals;
mod slots;
#[cfg(test)]
mod tests;
mod undone;

pub(crate) use erase::{delete_of_person, replay};
pub use group_talks::{GroupTalks, JoinOutcome, TalkWithSignUps};
pub use referrals::{OpenedReferral, ReferralOutcome, Referrals};
pub use slots::{BookOutcome, Slots};
pub(crate) use undone::undone;

use jiff::Timestamp;
use rusqlite::params;

use crate::{Store, StoreError};
use domain::counselling::FORGOTTEN_AFTER;

impl Store {
    /// Deletes times and talks that ended long enough ago, with the names of those who came. Cancels the bookings and
    /// sign-ups for what nobody holds any more: their people get a notice.
    ///
    /// # Errors
    /// If the database cannot be written: then nothing was deleted.
    pub async fn forget_past_counselling(&self, now: Timestamp) -> Result<(), StoreError> {
        self.write(move |c| {
            let until = now.checked_sub(FORGOTTEN_AFTER).unwrap_or(now).as_millisecond();
            for sql in [
                "DELETE FROM slot WHERE starts_at + minutes * 60000 <= ?1",
                "DELETE FROM group_talk WHERE starts_at + minutes * 60000 <= ?1",
            ] {
                c.execute(sql, params![until]).map_err(StoreError::named)?;
            }
            slots::cancel_unheld(c, now)?;
            group_talks::cancel_unheld(c, now)
        })
        .await
    }
}
