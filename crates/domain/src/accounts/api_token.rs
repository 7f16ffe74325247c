//! What a token for programs may do.

use std::fmt;
use std::str::FromStr;

use crate::access::{Action, Subject, Viewer, may};

/// The number of days for which a token is valid unless something else is chosen.
pub const DEFAULT_TOKEN_DAYS: u16 = 365;
/// The most days for which a token is valid.
pub const MAX_TOKEN_DAYS: u16 = 730;
/// The most characters of the name of a token.
pub const MAX_TOKEN_NAME_LENGTH: usize = 60;
/// The most tokens of one person.
pub const MAX_OWN_TOKENS: usize = 10;

/// One thing that a token may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenScope {
    /// Read and import the roster.
    Roster,
    /// Read and import the schedule.
    Schedule,
    /// Read and import the call load.
    Load,
    /// Read released climate, as the owner of the token may.
    Climate,
    /// Read the own check-ins, without notes.
    CheckIns,
    /// Check in.
    CheckIn,
    /// Read and change people and teams by SCIM, as an identity provider does.
    Scim,
    /// Name admins and psychologists, with a scope that changes the roster.
    Roles,
}

impl TokenScope {
    /// All scopes.
    pub const ALL: [Self; 8] = [
        Self::Roster,
        Self::Scim,
        Self::Roles,
        Self::Schedule,
        Self::Load,
        Self::Climate,
        Self::CheckIns,
        Self::CheckIn,
    ];

    /// The stable name, as stored and as callers write it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Roster => "roster",
            Self::Schedule => "schedule",
            Self::Load => "load",
            Self::Climate => "climate",
            Self::CheckIns => "check_ins",
            Self::CheckIn => "check_in",
            Self::Scim => "scim",
            Self::Roles => "roles",
        }
    }

    /// What the owner of a token must be allowed to do; none for a scope of machines, which have no owner.
    ///
    /// A machine never has a scope with an action: what it reads, it reads for nobody in particular.
    #[must_use]
    pub const fn action(self) -> Option<Action> {
        match self {
            Self::Roster | Self::Scim | Self::Roles | Self::Schedule | Self::Load => None,
            Self::Climate => Some(Action::SeeClimate),
            Self::CheckIns => Some(Action::OwnHistory),
            Self::CheckIn => Some(Action::OwnWeather),
        }
    }
}

impl FromStr for TokenScope {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|scope| scope.key() == text).ok_or_else(|| text.to_owned())
    }
}

impl fmt::Display for TokenScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// Returns true if a token with these scopes may do `asked`. `owner` is the person to whom the token belongs; none for
/// a machine.
///
/// A scope never gives more than its owner may do at this moment.
#[must_use]
pub fn token_may(owner: Option<&Viewer>, scopes: &[TokenScope], asked: TokenScope) -> bool {
    scopes.contains(&asked)
        && match (asked.action(), owner) {
            (None, None) => true,
            (Some(action), Some(_)) => may(owner, action, Subject::None),
            (None, Some(_)) | (Some(_), None) => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{PersonId, Role, Roles};

    fn somebody(role: Role) -> Viewer {
        Viewer::new(PersonId(1), Roles::default().with(role), Vec::new())
    }

    #[test]
    fn every_scope_is_known_by_its_name() {
        for scope in TokenScope::ALL {
            assert_eq!(scope.key().parse(), Ok(scope));
        }
        assert_eq!("notes".parse::<TokenScope>(), Err("notes".to_owned()));
    }

    #[test]
    fn a_machine_does_nothing_that_a_person_must_be_allowed_to() {
        let possible = TokenScope::ALL.map(|scope| token_may(None, &TokenScope::ALL, scope));
        assert_eq!(possible, [true, true, true, true, true, false, false, false]);
        assert!(!token_may(None, &[TokenScope::Load], TokenScope::Roster), "only what it was made for");
    }

    #[test]
    fn a_token_of_a_person_does_what_the_person_may_and_nothing_for_machines() {
        let possible = |role| TokenScope::ALL.map(|scope| token_may(Some(&somebody(role)), &TokenScope::ALL, scope));
        assert_eq!(possible(Role::Agent), [false, false, false, false, false, false, true, true]);
        assert_eq!(possible(Role::Psychologist), [false, false, false, false, false, true, false, false]);
        assert_eq!(possible(Role::Lead), [false, false, false, false, false, true, false, false]);
        assert_eq!(possible(Role::Admin), [false; 8]);
        assert!(!token_may(Some(&somebody(Role::Agent)), &[TokenScope::CheckIn], TokenScope::CheckIns));
    }
}
