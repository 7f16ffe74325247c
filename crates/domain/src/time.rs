//! Workdays and shifts.

pub mod current_workdays;
pub mod shift;
pub mod workday;
