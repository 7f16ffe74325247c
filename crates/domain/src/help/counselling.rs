//! What a psychologist offers besides requests to talk: referrals, times to book, and talks for groups.

pub mod group_talk;
pub mod referral;
pub mod slot;
pub mod when;

pub use group_talk::{GroupTalk, GroupTalkId, InBothLanguages, SignUp};
pub use referral::{Referral, ReferralId, ReferredEntry, SharedEntry};
pub use slot::{Booking, Slot, SlotId};

use jiff::SignedDuration;

/// A booked time or a talk for a group is deleted, with its names, this long after its end.
pub const FORGOTTEN_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// The longest name of a place, in characters.
pub const MAX_PLACE_LENGTH: usize = 120;

/// Defines a random id that the server makes, written without hyphens.
macro_rules! random_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub uuid::Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.simple().fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                uuid::Uuid::parse_str(text.trim()).map(Self)
            }
        }
    };
}
pub(crate) use random_id;
