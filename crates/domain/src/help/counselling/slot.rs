//! A time that a psychologist offers, and that one person can book.

use std::ops::RangeInclusive;

use jiff::{SignedDuration, Timestamp};

use super::random_id;
use crate::PersonId;

random_id! {
    /// The id of an offered time.
    SlotId
}

/// How long an offered time may last, in minutes.
pub const MINUTES: RangeInclusive<u16> = 10..=180;

/// An offered time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Unique in the centre.
    pub id: SlotId,
    /// Who offers it.
    pub psychologist: PersonId,
    /// When it begins.
    pub starts_at: Timestamp,
    /// How long it lasts, in minutes.
    pub minutes: u16,
    /// Where, or at which number.
    pub place: String,
    /// Who booked it.
    pub booking: Option<Booking>,
    /// When the psychologist cancelled it after it was booked. Only the person who booked it still sees it.
    pub cancelled_at: Option<Timestamp>,
    /// When somebody cancelled their booking and the time became free again.
    pub freed_at: Option<Timestamp>,
}

/// The booking of an offered time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Booking {
    /// Who.
    pub person: PersonId,
    /// When they booked it.
    pub at: Timestamp,
}

impl Slot {
    /// Returns when it ends.
    #[must_use]
    pub fn ends_at(&self) -> Timestamp {
        ends_at(self.starts_at, self.minutes)
    }

    /// Returns true if somebody can book it at `now`.
    #[must_use]
    pub fn is_free(&self, now: Timestamp) -> bool {
        self.booking.is_none() && self.cancelled_at.is_none() && self.starts_at > now
    }
}

/// Returns the end of what begins at `starts_at` and lasts this many minutes.
#[must_use]
pub fn ends_at(starts_at: Timestamp, minutes: u16) -> Timestamp {
    starts_at.saturating_add(SignedDuration::from_mins(i64::from(minutes))).unwrap_or(starts_at)
}
