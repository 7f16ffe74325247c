//! Who may see one entry by name: only me, my lead, my team.

use serde::{Deserialize, Serialize};

/// The audience of one entry, ordered from narrow to wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Only the person.
    Me,
    /// The person and the leads of the entry's team on the entry's workday; never a later lead.
    Lead,
    /// The same, and the members of that team on that workday.
    Team,
}

impl Audience {
    /// All audiences, narrow to wide.
    pub const ALL: [Self; 3] = [Self::Me, Self::Lead, Self::Team];

    /// The stable name used in forms, files and message keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Me => "me",
            Self::Lead => "lead",
            Self::Team => "team",
        }
    }

    /// Returns true if an entry's audience may change to `wanted`: narrower always, wider only until the entry's week
    /// closes.
    #[must_use]
    pub fn may_become(self, wanted: Self, week_is_open: bool) -> bool {
        wanted <= self || week_is_open
    }
}

/// The text is not an audience.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnAudience;

impl std::fmt::Display for NotAnAudience {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("audience is one of me, lead, team")
    }
}

impl std::error::Error for NotAnAudience {}

impl std::str::FromStr for Audience {
    type Err = NotAnAudience;

    fn from_str(text: &str) -> Result<Self, NotAnAudience> {
        Self::ALL.into_iter().find(|a| a.key() == text.trim()).ok_or(NotAnAudience)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrowing_is_always_allowed_and_widening_only_in_an_open_week() {
        for from in Audience::ALL {
            for to in Audience::ALL {
                assert!(from.may_become(to, true));
                assert_eq!(from.may_become(to, false), to <= from, "{from:?} to {to:?}");
            }
        }
    }
}
