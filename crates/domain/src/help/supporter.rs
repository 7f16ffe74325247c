//! Supporters: colleagues who volunteered to listen, and the search of an asker for one of them.

mod quiet_hours;
mod reporting_line;
mod search;

use jiff::Timestamp;

use crate::{Locale, PersonId, Role, Roles};
pub use quiet_hours::{NotQuietHours, QuietHours};
pub use reporting_line::ReportingLine;
pub use search::{
    Consent, MatchFault, MatchResult, MatchStep, OFFER_LASTS, SEARCH_LASTS, SearchState, SupporterSearch,
};

/// The largest number of people whom a supporter takes on at the same time.
pub const MAX_CAP: u8 = 5;

/// What a supporter offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supporter {
    /// Who.
    pub person: PersonId,
    /// The languages they talk in; at least one.
    pub languages: Vec<Locale>,
    /// The keys of the stressor groups they prefer to talk about; empty for all.
    pub topics: Vec<String>,
    /// How many people they take on at the same time, 1 to [`MAX_CAP`].
    pub cap: u8,
    /// When nobody is to ask them.
    pub quiet: Option<QuietHours>,
    /// Whether they take no new requests until they say otherwise.
    pub paused: bool,
    /// When they volunteered.
    pub since: Timestamp,
}

impl Supporter {
    /// Returns true if the account may know that it volunteers: not after a reset of its password that nobody has
    /// confirmed. The person who reset it must not learn who is a supporter.
    #[must_use]
    pub fn is_known_to_account(&self, unconfirmed_reset: Option<Timestamp>) -> bool {
        unconfirmed_reset.is_none_or(|reset| reset <= self.since)
    }
}

/// Returns true if somebody with these roles may volunteer, and may ask for a supporter: agents and leads.
#[must_use]
pub const fn takes_part(roles: Roles) -> bool {
    roles.has(Role::Agent) || roles.has(Role::Lead)
}
