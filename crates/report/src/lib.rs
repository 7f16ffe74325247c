//! Charts as SVG and reports as PDF.

pub mod charts;
pub mod print;
