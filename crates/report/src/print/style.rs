//! Measures, sizes and colours of a printed page, in points. The colours are those of style/tokens.css in light mode.

/// A colour: red, green, blue.
pub(super) type Colour = (u8, u8, u8);

pub(super) const INK: Colour = (0x17, 0x20, 0x2b);
const MUTED: Colour = (0x56, 0x62, 0x73);
pub(super) const GROUND: Colour = (0xf4, 0xf7, 0xfb);
pub(super) const LINE: Colour = (0xe1, 0xe7, 0xef);
pub(super) const LINE_STRONG: Colour = (0x76, 0x85, 0x9a);
const ACCENT: Colour = (0x1f, 0x5f, 0xd1);
/// From sunny to stormy: the band below the title.
pub(super) const SKY: [Colour; 5] =
    [(0xe9, 0xa5, 0x0c), (0xe8, 0xc6, 0x5a), (0x93, 0xa3, 0xb5), (0x3f, 0x78, 0xb8), (0x43, 0x47, 0x7f)];

/// A4.
pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
/// Left and right margin.
pub(super) const SIDE: f32 = 56.0;
/// Top and bottom of the text area.
pub(super) const TOP: f32 = 68.0;
pub(super) const BOTTOM: f32 = PAGE.1 - 64.0;
/// The width of the text.
pub(super) const WIDTH: f32 = PAGE.0 - 2.0 * SIDE;
/// Maximum size of a chart's pixel, so that its labels are not larger than the text.
pub(super) const PIXEL: f32 = 0.72;

/// A text style.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    /// Font size.
    pub size: f32,
    /// Distance between baselines.
    pub leading: f32,
    /// Whether all text is bold; emphasis always is.
    pub bold: bool,
    pub colour: Colour,
    /// Whether digits have the same width, so that columns of numbers align.
    pub tabular: bool,
}

impl Style {
    const fn new(size: f32, leading: f32, bold: bool, colour: Colour) -> Self {
        Self { size, leading, bold, colour, tabular: false }
    }

    const fn tabular(self) -> Self {
        Self { tabular: true, ..self }
    }

    /// Returns the distance from the top of a line to its baseline, such that capitals and ideographs are centred in
    /// every font.
    pub(super) const fn baseline(&self) -> f32 {
        self.leading * 0.5 + self.size * 0.36
    }
}

pub(super) const EYEBROW: Style = Style::new(9.5, 14.0, true, ACCENT);
pub(super) const TITLE: Style = Style::new(23.0, 29.0, true, INK);
pub(super) const SUBTITLE: Style = Style::new(12.5, 18.0, false, INK);
pub(super) const META: Style = Style::new(8.5, 13.0, false, MUTED);
pub(super) const BODY: Style = Style::new(9.5, 15.0, false, INK);
pub(super) const SMALL: Style = Style::new(8.25, 12.5, false, MUTED);
pub(super) const CAPTION: Style = Style::new(9.0, 13.5, true, INK);
pub(super) const HEAD: Style = Style::new(8.0, 11.5, true, MUTED);
pub(super) const CELL: Style = Style::new(8.75, 12.5, false, INK).tabular();
pub(super) const LABEL: Style = Style::new(8.25, 11.5, false, MUTED);
pub(super) const VALUE: Style = Style::new(16.0, 21.0, true, INK);
pub(super) const MARGIN: Style = Style::new(7.75, 11.0, false, MUTED).tabular();

/// Returns the style of a heading level, and the space above it.
pub(super) const fn heading(level: u8) -> (Style, f32) {
    match level {
        0 | 1 => (Style::new(15.0, 20.0, true, INK), 26.0),
        2 => (Style::new(11.5, 16.0, true, INK), 18.0),
        _ => (Style::new(9.5, 15.0, true, MUTED), 12.0),
    }
}
