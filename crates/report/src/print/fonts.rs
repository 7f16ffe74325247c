//! Chooses fonts of this machine that have the letters of a document. The program contains no fonts.

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use fontdb::{Database, Family, ID, Query, Source, Stretch, Weight};
use rustybuzz::ttf_parser;

use super::{Document, PrintError};
use domain::Locale;

/// Latin fonts by preference: readable, with tabular digits. The last ones have the most letters.
const LATIN: [&str; 14] = [
    "Noto Sans",
    "Source Sans 3",
    "Segoe UI",
    "Helvetica Neue",
    "Roboto",
    "Open Sans",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Helvetica",
    "Arial",
    "Liberation Sans",
    "DejaVu Sans",
    "FreeSans",
];
/// Fonts for simplified Chinese by preference.
const HAN: [&str; 11] = [
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Microsoft YaHei",
    "Hiragino Sans GB",
    "HarmonyOS Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
];
/// Maximum number of additional fonts for characters that the chosen ones lack.
const MAX_FALLBACKS: usize = 2;

/// A script of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Script {
    /// Latin letters and European digits.
    Latin,
    /// Chinese characters.
    Han,
}

impl Script {
    /// Returns letters that a font for the script must have.
    const fn samples(self) -> &'static str {
        match self {
            Self::Latin => "aZ09%é",
            Self::Han => "的天气情绪晴雨",
        }
    }

    fn of(letter: char) -> Self {
        if is_han(letter) { Self::Han } else { Self::Latin }
    }
}

/// Returns true for Chinese characters (CJK ideographs with extensions and compatibility forms).
fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// The fonts of this machine. Files are read only when a document needs them.
#[derive(Clone, Debug)]
pub struct FontBook(Database);

impl FontBook {
    /// Finds the fonts of the operating system.
    #[must_use]
    pub fn of_system() -> Self {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        Self(fonts)
    }

    /// Uses only the fonts in these files. For testing machines with few fonts or none.
    #[must_use]
    pub fn of_files(files: &[PathBuf]) -> Self {
        let mut fonts = Database::new();
        for file in files {
            if let Err(error) = fonts.load_font_file(file) {
                tracing::warn!(%error, "a font file could not be read");
            }
        }
        Self(fonts)
    }

    /// Returns the smallest set of fonts that have the letters of a document, the preferred one first.
    ///
    /// # Errors
    /// If the script of the document's language has no font. Other characters without a font are not an error: they are
    /// drawn as boxes.
    pub(super) fn choose(&self, document: &Document) -> Result<Fonts, PrintError> {
        let FontChoice { needed, others, .. } = self.pick(document)?;
        let (mut fonts, mut files) = (Fonts::new(), FontFiles::default());
        for id in needed {
            fonts.push(self.read(id, &mut files)?);
        }
        // A font for a few characters must not cost the whole report.
        fonts.extend(others.into_iter().filter_map(|id| self.read(id, &mut files).ok()));
        Ok(fonts)
    }

    /// Like [`Self::choose`], with the fonts alone without which the document cannot be read.
    ///
    /// # Errors
    /// Like [`Self::choose`].
    pub(super) fn choose_fewest(&self, document: &Document) -> Result<Fonts, PrintError> {
        let mut files = FontFiles::default();
        self.pick(document)?.needed.into_iter().map(|id| self.read(id, &mut files)).collect()
    }

    /// Returns true if every character of a document has a font.
    pub(super) fn covers(&self, document: &Document) -> bool {
        self.pick(document).is_ok_and(|picked| picked.missing.is_empty())
    }

    fn pick(&self, document: &Document) -> Result<FontChoice, PrintError> {
        let letters: BTreeSet<char> = document.characters().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        let scripts: BTreeSet<Script> = letters.iter().map(|c| Script::of(*c)).chain([Script::Latin]).collect();
        let (own, first, second): (_, &[&str], &[&str]) = match document.locale {
            Locale::ZhCn => (Script::Han, &HAN, &LATIN),
            Locale::En => (Script::Latin, &LATIN, &HAN),
        };
        let known: Vec<ID> = first.iter().chain(second).filter_map(|name| self.named(name)).collect();
        let all = || known.iter().copied().chain(self.0.faces().filter(|face| is_plain(face)).map(|face| face.id));
        let mut needed: Vec<ID> = Vec::new();
        // Chinese first: its fonts usually have Latin letters too.
        for script in scripts.into_iter().rev() {
            let serves = |id: &ID| self.lacks(*id, script.samples().chars()).is_empty();
            if needed.iter().any(serves) {
                continue;
            }
            match all().find(serves) {
                Some(id) => needed.push(id),
                None if script == own => return Err(PrintError::NoFont(script)),
                None => {}
            }
        }
        // The most preferred font comes first: in a Chinese document also for Latin letters and digits.
        let rank = |id: &ID| known.iter().position(|known| known == id).unwrap_or(usize::MAX);
        needed.sort_by_key(rank);
        let mut missing: BTreeSet<char> = letters;
        for id in &needed {
            missing = self.lacks(*id, missing.into_iter());
        }
        let mut others = Vec::new();
        for _ in 0..MAX_FALLBACKS {
            if missing.is_empty() {
                break;
            }
            let Some(more) = all().find(|id| self.lacks(*id, missing.iter().copied()).len() < missing.len()) else {
                break;
            };
            missing = self.lacks(more, missing.into_iter());
            others.push(more);
        }
        Ok(FontChoice { needed, others, missing })
    }

    fn named(&self, name: &str) -> Option<ID> {
        self.0.query(&Query { families: &[Family::Name(name)], ..Query::default() })
    }

    /// Returns the letters that a font lacks.
    fn lacks(&self, id: ID, letters: impl Iterator<Item = char>) -> BTreeSet<char> {
        let letters: BTreeSet<char> = letters.collect();
        let seen = self.0.with_face_data(id, |data, index| {
            let face = ttf_parser::Face::parse(data, index).ok()?;
            Some(letters.iter().copied().filter(|c| face.glyph_index(*c).is_none()).collect())
        });
        seen.flatten().unwrap_or(letters)
    }

    /// Reads a font in regular and bold.
    fn read(&self, id: ID, files: &mut FontFiles) -> Result<[Face; 2], PrintError> {
        let regular = self.0.face(id).ok_or_else(|| failed("a font went away"))?;
        let name = regular.families.first().map(|(name, _)| name.as_str()).unwrap_or_default();
        let bold = Query { families: &[Family::Name(name)], weight: Weight::BOLD, ..Query::default() };
        let bold = self.0.query(&bold).and_then(|id| self.0.face(id)).unwrap_or(regular);
        Ok([files.face(regular, Weight::NORMAL)?, files.face(bold, Weight::BOLD)?])
    }

    /// The file of the font with this name.
    #[cfg(test)]
    pub(super) fn file_of(&self, name: &str) -> Option<PathBuf> {
        match &self.0.face(self.named(name)?)?.source {
            Source::File(path) | Source::SharedFile(path, _) => Some(path.clone()),
            Source::Binary(_) => None,
        }
    }
}

/// The fonts for a document.
struct FontChoice {
    /// Those that have its scripts.
    needed: Vec<ID>,
    /// Those that have single characters besides.
    others: Vec<ID>,
    /// Characters without a font.
    missing: BTreeSet<char>,
}

fn is_plain(face: &fontdb::FaceInfo) -> bool {
    let upright = face.style == fontdb::Style::Normal && face.stretch == Stretch::Normal;
    upright && face.weight == Weight::NORMAL && !face.monospaced
}

fn failed(what: impl std::fmt::Display) -> PrintError {
    PrintError::Failed(what.to_string())
}

/// One loaded font face.
#[derive(Clone)]
pub(super) struct Face {
    pub data: Arc<Vec<u8>>,
    pub index: u32,
    pub font: krilla::text::Font,
    /// The weight to select in a variable font.
    pub weight: Option<f32>,
}

/// The fonts of one document: each family in regular and bold, the preferred one first.
pub(super) type Fonts = Vec<[Face; 2]>;

/// Loaded font files. One file may contain several fonts.
#[derive(Default)]
struct FontFiles(HashMap<PathBuf, Arc<Vec<u8>>>);

impl FontFiles {
    fn face(&mut self, face: &fontdb::FaceInfo, weight: Weight) -> Result<Face, PrintError> {
        let (Source::File(path) | Source::SharedFile(path, _)) = &face.source else {
            return Err(failed("a font has no file"));
        };
        let broken = |why: &dyn std::fmt::Display| failed(format!("{}: {why}", path.display()));
        let data = match self.0.get(path) {
            Some(data) => data.clone(),
            None => {
                let data = Arc::new(std::fs::read(path).map_err(|error| broken(&error))?);
                self.0.insert(path.clone(), data.clone());
                data
            }
        };
        let parsed = ttf_parser::Face::parse(&data, face.index).map_err(|error| broken(&error))?;
        let weighs = parsed.variation_axes().into_iter().any(|axis| axis.tag == ttf_parser::Tag::from_bytes(b"wght"));
        let weight = weighs.then_some(f32::from(weight.0));
        let coordinates: Vec<_> = weight.iter().map(|weight| (krilla::text::Tag::new(b"wght"), *weight)).collect();
        let font = krilla::text::Font::new_variable(data.clone().into(), face.index, &coordinates)
            .ok_or_else(|| broken(&"not a font"))?;
        Ok(Face { data, index: face.index, font, weight })
    }
}
