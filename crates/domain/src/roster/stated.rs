//! Which columns a roster has. Of somebody known, what a column that is not there would say stays as it is.

use super::COLUMNS;

/// The columns of what is known of a person that stay as they are where a roster does not have them. Names of teams, departments
/// and sites, time zones and the language that somebody reads are kept in any case.
const STAYING: [&str; 7] = ["email", "roles", "team_id", "shift_pattern", "key_post", "starts_on", "ends_on"];

/// The columns that a roster has, one bit for each of [`COLUMNS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated(u16);

impl Stated {
    /// All of them.
    pub const ALL: Self = Self(u16::MAX >> (16 - COLUMNS.len()));

    /// Those for which `stands` is true. A team that is only named is told apart by its name: either column speaks of teams.
    pub fn by(stands: impl Fn(&str) -> bool) -> Self {
        let bit = |(place, column): (usize, &&str)| {
            let stands = stands(column) || (*column == "team_id" && stands("team"));
            u16::from(stands) << place
        };
        Self(COLUMNS.iter().enumerate().map(bit).sum())
    }

    /// Whether `column` is there.
    #[must_use]
    pub fn has(self, column: &str) -> bool {
        COLUMNS.iter().position(|one| *one == column).is_some_and(|place| self.0 & (1 << place) != 0)
    }

    /// What stays as it is of people who are known already, because no column speaks of it.
    #[must_use]
    pub fn staying(self) -> Vec<&'static str> {
        STAYING.into_iter().filter(|column| !self.has(column)).collect()
    }
}
