//! Workdays and shifts.

pub mod current_workdays;
pub mod schedule;
pub mod shift;
pub mod timetable;
pub mod workday;
