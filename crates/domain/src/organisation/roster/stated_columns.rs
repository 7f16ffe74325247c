//! Which columns a roster has. For a known person, values of missing columns stay unchanged.

use super::COLUMNS;

/// The columns that a roster has, one bit for each of [`COLUMNS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedColumns(u16);

impl StatedColumns {
    /// All columns.
    pub const ALL: Self = Self(u16::MAX >> (16 - COLUMNS.len()));

    /// Returns the columns for which `has` is true. A team without a key is identified by its name, so either column
    /// counts.
    pub fn by(has: impl Fn(&str) -> bool) -> Self {
        let bit = |(index, column): (usize, &&str)| {
            let has = has(column) || (*column == "team_id" && has("team"));
            u16::from(has) << index
        };
        Self(COLUMNS.iter().enumerate().map(bit).sum())
    }

    /// Returns true if the roster has this column.
    #[must_use]
    pub fn has(self, column: &str) -> bool {
        COLUMNS.iter().position(|one| *one == column).is_some_and(|index| self.0 & (1 << index) != 0)
    }

    /// Returns the columns that are missing and whose values therefore stay unchanged for known people, their teams and
    /// sites.
    #[must_use]
    pub fn kept(self) -> Vec<&'static str> {
        COLUMNS.into_iter().filter(|column| !self.has(column)).collect()
    }
}
