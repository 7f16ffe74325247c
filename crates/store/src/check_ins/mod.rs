//! Check-ins: recorded once, amended, narrowed, withdrawn; and who may read them.

pub(crate) mod ask;
pub(crate) mod change;
pub(crate) mod edit_note;
pub(crate) mod entries_before;
pub(crate) mod good_things;
pub(crate) mod import;
pub(crate) mod notes;
pub(crate) mod record;
pub(crate) mod rows;
pub(crate) mod sights;
pub(crate) mod team_days;
pub(crate) mod waiting;
mod waiting_texts;
pub(crate) mod withdraw;

use crate::Store;

/// Check-ins of people, with their notes.
#[derive(Clone, Copy)]
pub struct CheckIns<'a>(pub(crate) &'a Store);
