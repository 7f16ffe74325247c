//! When messages are sent: the time of the digest, and the hours in which no reminder is.

use jiff::civil::{DateTime, Time};
use jiff::{SignedDuration, Unit};

use domain::Workday;
use domain::supporter::QuietHours;
use store::{Store, StoreError};

/// The setting with the time of the digest.
pub const DIGEST: &str = "message_digest_time";
/// The setting with the quiet hours: two times, or nothing if there are none.
pub const QUIET: &str = "message_quiet_hours";
/// How late a digest may still be queued, if the program did not run at its time.
const DIGEST_WITHIN: SignedDuration = SignedDuration::from_hours(2);

/// When messages are sent, by the clock of each recipient's site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MessageTimes {
    /// When leads and psychologists are told.
    pub digest: Time,
    /// The hours in which no shift is reminded of.
    pub quiet: Option<QuietHours>,
}

impl MessageTimes {
    /// The times in force: until an admin chooses others, nine in the morning, and quiet from eleven to six.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn load(store: &Store) -> Result<Self, StoreError> {
        let (digest, quiet) = (store.settings().get(DIGEST).await?, store.settings().get(QUIET).await?);
        let digest = digest.and_then(|text| time_of(&text)).unwrap_or(Time::constant(9, 0, 0, 0));
        let quiet = quiet.unwrap_or_else(|| "23:00 06:00".to_owned());
        let (from, until) = quiet.split_once(' ').unwrap_or_default();
        Ok(Self { digest, quiet: QuietHours::parse(from, until).unwrap_or_default() })
    }

    /// Whether a shift that begins at this time is reminded of.
    #[must_use]
    pub fn reminds_at(&self, starts: Time) -> bool {
        self.quiet.is_none_or(|quiet| !quiet.cover(starts))
    }

    /// The day whose digest is due at this local time.
    #[must_use]
    pub fn digest_day(&self, now: DateTime) -> Option<Workday> {
        let since = now.date().to_datetime(self.digest).until((Unit::Second, now)).ok()?;
        let seconds = since.get_seconds();
        (0..DIGEST_WITHIN.as_secs()).contains(&seconds).then(|| Workday(now.date()))
    }
}

/// A time of day from its text.
#[must_use]
pub fn time_of(text: &str) -> Option<Time> {
    // Chinese keyboards type the full-width colon.
    Time::strptime("%H:%M", text.trim().replace('\u{ff1a}', ":")).ok()
}
