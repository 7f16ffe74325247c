//! Typesetting: chooses fonts per letter, shapes and measures text, and breaks lines (UAX 14).

use std::ops::Range;
use std::rc::Rc;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, Feature, Language, UnicodeBuffer, ttf_parser::Tag};
use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::PrintError;
use super::document::RichText;
use super::fonts::{Face, Fonts};
use super::style::{Colour, Style};
use domain::Locale;

/// Consecutive glyphs of one font.
#[derive(Clone, Debug)]
pub(super) struct GlyphRun {
    /// Distance from the start of the line.
    pub x: f32,
    pub font: Font,
    pub size: f32,
    pub colour: Colour,
    /// The text that the ranges of the glyphs refer to.
    pub text: Rc<str>,
    pub glyphs: Vec<KrillaGlyph>,
}

/// A line of text.
#[derive(Clone, Debug, Default)]
pub(super) struct TextLine {
    pub runs: Vec<GlyphRun>,
    /// Width without trailing space.
    pub width: f32,
}

/// Typesets text in the fonts of a document.
pub(super) struct Typesetter<'a> {
    pub fonts: &'a Fonts,
    faces: Vec<[rustybuzz::Face<'a>; 2]>,
    locale: Locale,
    language: Option<Language>,
}

/// A shaped glyph.
struct Glyph {
    family: usize,
    bold: bool,
    range: Range<usize>,
    width: f32,
    glyph: KrillaGlyph,
}

impl<'a> Typesetter<'a> {
    /// Loads the fonts. Fails if a font cannot be read.
    pub(super) fn new(fonts: &'a Fonts, locale: Locale) -> Result<Self, PrintError> {
        let open = |face: &'a Face| {
            let mut open = rustybuzz::Face::from_slice(&face.data, face.index)?;
            if let Some(value) = face.weight {
                open.set_variations(&[rustybuzz::Variation { tag: Tag::from_bytes(b"wght"), value }]);
            }
            Some(open)
        };
        let faces: Option<Vec<_>> = fonts.iter().map(|[regular, bold]| Some([open(regular)?, open(bold)?])).collect();
        let faces = faces.ok_or_else(|| PrintError::Failed("a font cannot be read".to_owned()))?;
        Ok(Self { fonts, faces, locale, language: locale.tag().parse().ok() })
    }

    /// Breaks text into lines of at most `width`.
    pub(super) fn set(&self, words: &RichText, style: &Style, width: f32) -> Vec<TextLine> {
        let text: Rc<str> = words.text().into();
        let glyphs = self.shape(words, style);
        let breaks: Vec<(usize, BreakOpportunity)> = linebreaks(&text).collect();
        let mut lines = Vec::new();
        let mut start = 0;
        while start < glyphs.len() {
            let (end, next) = line_end(&glyphs, start, &text, &breaks, width);
            lines.push(self.line(&glyphs[start..end], &text, style));
            start = next;
        }
        lines
    }

    /// Sets text in one line, shortened with an ellipsis if it does not fit.
    pub(super) fn one_line(&self, words: &str, style: &Style, width: f32) -> TextLine {
        let whole = self.set(&words.into(), style, f32::MAX).into_iter().next().unwrap_or_default();
        if whole.width <= width {
            return whole;
        }
        let mut letters: Vec<char> = words.chars().collect();
        while letters.pop().is_some() {
            let shorter = letters.iter().collect::<String>().trim_end().to_owned() + "…";
            let line = self.set(&shorter.into(), style, f32::MAX).into_iter().next().unwrap_or_default();
            if line.width <= width {
                return line;
            }
        }
        TextLine::default()
    }

    /// Returns the width of the text in one line, and of its widest unbreakable part.
    pub(super) fn measure(&self, words: &RichText, style: &Style) -> (f32, f32) {
        let text = words.text();
        let glyphs = self.shape(words, style);
        let (mut whole, mut widest, mut part, mut space) = (0.0_f32, 0.0_f32, 0.0_f32, 0.0_f32);
        let breaks: Vec<usize> = linebreaks(&text).map(|(at, _)| at).collect();
        for glyph in &glyphs {
            if breaks.binary_search(&glyph.range.start).is_ok() {
                (part, space) = (0.0, 0.0);
            }
            whole += glyph.width;
            if is_space(&text, glyph) {
                space += glyph.width;
            } else {
                part += space + glyph.width;
                space = 0.0;
            }
            widest = widest.max(part);
        }
        (whole, widest)
    }

    fn line(&self, glyphs: &[Glyph], text: &Rc<str>, style: &Style) -> TextLine {
        let mut line = TextLine::default();
        let (mut x, mut ink) = (0.0, 0.0);
        for group in glyphs.chunk_by(|a, b| (a.family, a.bold) == (b.family, b.bold)) {
            let Some(first) = group.first() else { continue };
            let Some(family) = self.fonts.get(first.family) else { continue };
            let glyphs = group.iter().map(|glyph| glyph.glyph.clone()).collect();
            let font = family[usize::from(first.bold)].font.clone();
            line.runs.push(GlyphRun { x, font, size: style.size, colour: style.colour, text: text.clone(), glyphs });
            for glyph in group {
                x += glyph.width;
                if !is_space(text, glyph) {
                    ink = x;
                }
            }
        }
        line.width = ink;
        line
    }

    fn shape(&self, words: &RichText, style: &Style) -> Vec<Glyph> {
        let text = words.text();
        let mut glyphs = Vec::new();
        let mut start = 0;
        for (span, strong) in &words.0 {
            let end = start + span.len();
            for (range, family) in self.families(&text, start..end) {
                self.shape_run(&text, range, family, style, *strong || style.bold, &mut glyphs);
            }
            start = end;
        }
        glyphs
    }

    /// Splits a text by the first font family that has its letters. A space belongs to the part before it.
    fn families(&self, text: &str, range: Range<usize>) -> Vec<(Range<usize>, usize)> {
        let mut parts: Vec<(Range<usize>, usize)> = Vec::new();
        for (at, letter) in text[range.clone()].char_indices() {
            let (from, to) = (range.start + at, range.start + at + letter.len_utf8());
            let last = parts.last().map(|(_, family)| *family);
            let has =
                |family: &usize| self.faces.get(*family).is_some_and(|[face, _]| face.glyph_index(letter).is_some());
            let family = match last {
                Some(last) if letter.is_whitespace() => last,
                last => (0..self.faces.len()).find(has).or(last).unwrap_or(0),
            };
            match parts.last_mut() {
                Some((part, known)) if *known == family => part.end = to,
                _ => parts.push((from..to, family)),
            }
        }
        parts
    }

    fn shape_run(
        &self,
        text: &str,
        range: Range<usize>,
        family: usize,
        style: &Style,
        bold: bool,
        glyphs: &mut Vec<Glyph>,
    ) {
        let Some(faces) = self.faces.get(family) else { return };
        let face = &faces[usize::from(bold)];
        let mut buffer = UnicodeBuffer::new();
        // Control characters have no glyph; a line break counts as a space.
        buffer.push_str(&text[range.clone()].replace(|c: char| c.is_control(), " "));
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        if let Some(language) = self.language.clone() {
            buffer.set_language(language);
        }
        let tabular = Feature::new(Tag::from_bytes(b"tnum"), u32::from(style.tabular), ..);
        // Chinese fonts have full-width quotation marks and dashes; English text needs proportional ones.
        let narrow = Feature::new(Tag::from_bytes(b"pwid"), u32::from(self.locale == Locale::En), ..);
        let shaped = rustybuzz::shape(face, &[tabular, narrow], buffer);
        #[expect(clippy::cast_precision_loss, reason = "units of a font's design, at most some thousands")]
        let em = |units: i32| units as f32 / face.units_per_em() as f32;
        let infos = shaped.glyph_infos();
        let ends = |at: usize| {
            let own = infos[at].cluster;
            infos[at..].iter().find(|info| info.cluster != own).map_or(range.len(), |info| info.cluster as usize)
        };
        for (at, (info, position)) in infos.iter().zip(shaped.glyph_positions()).enumerate() {
            let letters = range.start + info.cluster as usize..range.start + ends(at);
            let glyph = KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                em(position.x_advance),
                em(position.x_offset),
                em(position.y_offset),
                em(position.y_advance),
                letters.clone(),
                None,
            );
            glyphs.push(Glyph { family, bold, range: letters, width: em(position.x_advance) * style.size, glyph });
        }
    }
}

fn is_space(text: &str, glyph: &Glyph) -> bool {
    text.get(glyph.range.clone()).is_some_and(|letters| letters.chars().all(char::is_whitespace))
}

/// Returns the end of the line that starts at glyph `start`, and the start of the next one.
fn line_end(
    glyphs: &[Glyph],
    start: usize,
    text: &str,
    breaks: &[(usize, BreakOpportunity)],
    width: f32,
) -> (usize, usize) {
    let mut best = None;
    let mut x = 0.0;
    for (at, glyph) in glyphs.iter().enumerate().skip(start) {
        if at > start
            && let Ok(found) = breaks.binary_search_by_key(&glyph.range.start, |(position, _)| *position)
        {
            best = Some(at);
            if breaks[found].1 == BreakOpportunity::Mandatory {
                return (at, at);
            }
        }
        // A trailing space may exceed the width.
        if !is_space(text, glyph) && x + glyph.width > width + 0.01 {
            let end = best.unwrap_or(at.max(start + 1));
            return (end, end);
        }
        x += glyph.width;
    }
    (glyphs.len(), glyphs.len())
}
