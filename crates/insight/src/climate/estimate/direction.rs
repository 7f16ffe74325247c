//! Which way the weather went.

use serde::Serialize;

/// Which way the weather went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Brighter, by more than chance.
    Brighter,
    /// Rougher, by more than chance.
    Rougher,
    /// Not more than chance.
    Unclear,
}
