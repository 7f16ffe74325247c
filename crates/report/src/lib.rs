//! Charts (SVG) and reports (PDF).

pub mod charts;
pub mod print;
