//! Uplift keys: named sources of something good (after Kanner 1981, hassles and uplifts). The list of uplifts is
//! content, not code.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::stressor::is_key;

/// Maximum number of uplifts per check-in.
pub const MAX_UPLIFTS: usize = 8;

/// The key of an uplift: 1 to 40 of `a-z`, `0-9` and `_`. Reference-counted, as stressor keys are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct UpliftKey(Arc<str>);

impl UpliftKey {
    /// Returns the key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text is not an uplift key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnUplift;

impl std::fmt::Display for NotAnUplift {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an uplift key is 1 to 40 lowercase letters, digits and underscores")
    }
}

impl std::error::Error for NotAnUplift {}

impl TryFrom<String> for UpliftKey {
    type Error = NotAnUplift;

    fn try_from(text: String) -> Result<Self, NotAnUplift> {
        if is_key(&text) { Ok(Self(text.into())) } else { Err(NotAnUplift) }
    }
}

impl std::str::FromStr for UpliftKey {
    type Err = NotAnUplift;

    fn from_str(text: &str) -> Result<Self, NotAnUplift> {
        Self::try_from(text.trim().to_owned())
    }
}

impl From<UpliftKey> for String {
    fn from(key: UpliftKey) -> Self {
        key.as_str().to_owned()
    }
}
