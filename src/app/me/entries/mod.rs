//! What people change about their own entries.

pub mod delete_entry;
pub mod edit_note;
pub mod keep_good_thing;
pub mod narrow_past;
pub mod settle_weather;
