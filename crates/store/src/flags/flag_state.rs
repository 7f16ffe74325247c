//! How far the work on a flag is.

use crate::StoreError;

/// The stored name of a step that is not a state: a second lead found that what was said to be done is not, and the
/// owner follows up again.
pub(super) const NOT_DONE: &str = "not_done";

/// How far the work on a flag is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlagState {
    /// Nobody has taken it yet.
    Open,
    /// A lead of the team was asked to follow up.
    Asked,
    /// Somebody will follow up.
    Acknowledged,
    /// Somebody decided to leave it for now.
    NotNow,
    /// Something was done.
    Done,
    /// Somebody said that it has passed.
    Passed,
}

impl FlagState {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Open, Self::Asked, Self::Acknowledged, Self::NotNow, Self::Done, Self::Passed];

    /// The stable name used in the database, in forms and in message keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Asked => "asked",
            Self::Acknowledged => "acknowledged",
            Self::NotNow => "not_now",
            Self::Done => "done",
            Self::Passed => "passed",
        }
    }
}

impl std::str::FromStr for FlagState {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        Self::ALL.into_iter().find(|state| state.key() == text).ok_or(StoreError::Damaged("state of a flag"))
    }
}
