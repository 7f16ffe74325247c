//! What the command line states about a file that does not tell it.

use clap::ValueEnum;

use import::cell::DateOrder;
use import::decode::Encoding;

/// Returns the encoding with this name.
pub(super) fn encoding(name: &str) -> Result<&'static Encoding, String> {
    Encoding::for_label(name.trim().as_bytes()).ok_or_else(|| "not the name of an encoding".to_owned())
}

/// Orders of dates that have the year last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StatedDates {
    /// 9/3/2026 is the ninth of March.
    DayFirst,
    /// 9/3/2026 is the third of September.
    MonthFirst,
}

impl From<StatedDates> for DateOrder {
    fn from(stated: StatedDates) -> Self {
        match stated {
            StatedDates::DayFirst => Self::DayFirst,
            StatedDates::MonthFirst => Self::MonthFirst,
        }
    }
}
