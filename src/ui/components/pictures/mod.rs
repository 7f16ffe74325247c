//! Glyphs, charts and other pictures.

pub(super) mod breathing;
pub(super) mod chart;
pub(super) mod chart_table;
pub(super) mod glyph;
pub(super) mod qr_code;
pub(super) mod sky_strip;
pub(super) mod week_row;
