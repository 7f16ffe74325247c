//! The study of the detectors as a report: `weathervane evaluate` measures, and writes tables, charts and text.

pub mod learning;
mod noticed;
pub mod plan;
mod point_chart;
mod real_people;
pub mod report;
pub mod sections;
mod time;
