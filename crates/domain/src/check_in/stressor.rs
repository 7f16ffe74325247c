//! Stressor keys. The list of stressors is content, not code.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Maximum number of stressors per check-in: enough for a bad day, too few to tick everything.
pub const MAX_STRESSORS: usize = 8;

/// The key of a stressor: 1 to 40 of `a-z`, `0-9` and `_`. Reference-counted, because a year of check-ins repeats the
/// same few keys many thousand times.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StressorKey(Arc<str>);

impl StressorKey {
    /// Returns the key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text is not a stressor key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAKey;

impl std::fmt::Display for NotAKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a stressor key is 1 to 40 lowercase letters, digits and underscores")
    }
}

impl std::error::Error for NotAKey {}

impl TryFrom<String> for StressorKey {
    type Error = NotAKey;

    fn try_from(text: String) -> Result<Self, NotAKey> {
        if is_key(&text) { Ok(Self(text.into())) } else { Err(NotAKey) }
    }
}

/// Returns true if the text has the form of a key of the catalogue.
pub(super) fn is_key(text: &str) -> bool {
    (1..=40).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

impl std::str::FromStr for StressorKey {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        Self::try_from(text.trim().to_owned())
    }
}

impl From<StressorKey> for String {
    fn from(key: StressorKey) -> Self {
        key.as_str().to_owned()
    }
}
