//! What follows from flags: work on them, suggestions, and changes that a person declared to be their new normal.

pub(crate) mod choice_settings;
pub(crate) mod flag_id;
pub(crate) mod flag_state;
pub(crate) mod flag_work;
pub(crate) mod follow_ups;
pub(crate) mod new_normals;
pub(crate) mod suggestions;

use crate::Store;

/// Suggestions that were offered, and what people answered.
#[derive(Clone, Copy)]
pub struct Suggestions<'a>(pub(crate) &'a Store);
