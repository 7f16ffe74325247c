//! The study as something to read: `weathervane evaluate` measures, and makes tables, charts and a report of it.

pub mod measured;
mod plot;
mod real_people;
pub mod report;
