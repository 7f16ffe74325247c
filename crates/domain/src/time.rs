//! Workdays and shifts.

pub mod begun_shift;
pub mod current_workdays;
pub mod part_of_day;
pub mod schedule;
pub mod shift;
pub mod timetable;
pub mod workday;
