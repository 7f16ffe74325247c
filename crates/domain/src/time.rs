//! Workdays and shifts.

pub mod begun_shift;
pub mod current_workdays;
pub mod shift;
pub mod timetable;
pub mod workday;
