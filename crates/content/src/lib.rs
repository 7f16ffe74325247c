//! The built-in catalogue: stressors, uplifts, interventions, the library, self-tests and names for demo centres, read
//! once from `content/`.

mod course;
mod instrument;
mod intervention;
pub mod library;
mod names;
mod stressor;
mod tough_call;
mod uplift;

use std::sync::LazyLock;

use rust_embed::RustEmbed;
use serde::Deserialize;
use serde::de::DeserializeOwned;

pub use course::{Course, CoursePart, PlayStep};
use domain::Locale;
pub use instrument::{AnswerOption, Band, Instrument, Instruments, Item, MeaningfulChange, Reliability, Scale};
pub use intervention::{BreathMovement, Card, Evidence, HangingUp, Interventions, Phase, Strength, Timer};
pub use library::{CaseAnswer, CaseQuestion, EvidenceBasis, Library, LibraryItem, LibraryKind, PartKind, WordPair};
pub use names::Names;
pub use stressor::{Group, Stressor, Stressors};
pub use tough_call::{SourceContent, ToughCallOffers};
pub use uplift::{Uplift, Uplifts};

/// A value in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Bilingual<T = String> {
    en: T,
    zh: T,
}

impl<T> Bilingual<T> {
    /// Returns the value in this language.
    #[must_use]
    pub const fn get(&self, locale: Locale) -> &T {
        match locale {
            Locale::En => &self.en,
            Locale::ZhCn => &self.zh,
        }
    }
}

// A debug build reads the files where this crate was compiled: in another clone, it is compiled again.
const _: &str = env!("CARGO_MANIFEST_DIR");

#[derive(RustEmbed)]
#[folder = "../../content"]
#[include = "*.toml"]
struct Content;

static STRESSORS: LazyLock<Stressors> = LazyLock::new(|| read("stressors.toml").unwrap_or_default());
static UPLIFTS: LazyLock<Uplifts> = LazyLock::new(|| read("uplifts.toml").unwrap_or_default());
static NAMES: LazyLock<Names> = LazyLock::new(|| read("names.toml").unwrap_or_default());
static INTERVENTIONS: LazyLock<Interventions> = LazyLock::new(|| {
    Interventions::new(Content::iter().filter(|path| path.starts_with("interventions/")).filter_map(|path| read(&path)))
});

static WITH_HANGING_UP: LazyLock<Interventions> =
    LazyLock::new(|| Interventions::new(interventions().iter().cloned().map(Card::with_hanging_up)));
static TOUGH_CALLS: LazyLock<ToughCallOffers> = LazyLock::new(|| read("tough_calls.toml").unwrap_or_default());
static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let items = LibraryKind::ALL.map(|kind| (kind, read(&format!("library/{}.toml", kind.key())).unwrap_or_default()));
    let evidence = read("library/evidence.toml").unwrap_or_default();
    let courses = Content::iter().filter(|path| path.starts_with("library/courses/")).filter_map(|path| read(&path));
    Library::new(items, evidence, courses.collect(), read("library/role_play_steps.toml").unwrap_or_default())
});

static INSTRUMENTS: LazyLock<Instruments> = LazyLock::new(|| {
    Instruments::new(Content::iter().filter(|path| path.starts_with("instruments/")).filter_map(|path| read(&path)))
});

/// Returns the instruments that people can take for themselves.
#[must_use]
pub fn instruments() -> &'static Instruments {
    &INSTRUMENTS
}

/// Returns the library of the catalogue.
#[must_use]
pub fn library() -> &'static Library {
    &LIBRARY
}

/// Returns the stressors of the catalogue.
#[must_use]
pub fn stressors() -> &'static Stressors {
    &STRESSORS
}

/// Returns the uplifts of the catalogue.
#[must_use]
pub fn uplifts() -> &'static Uplifts {
    &UPLIFTS
}

/// Returns the interventions of the catalogue, as a centre shows them that does not allow ending a call.
#[must_use]
pub fn interventions() -> &'static Interventions {
    &INTERVENTIONS
}

/// Returns the interventions as a centre shows them that allows ending an abusive call, or that does not.
#[must_use]
pub fn interventions_where(hanging_up_is_allowed: bool) -> &'static Interventions {
    if hanging_up_is_allowed { &WITH_HANGING_UP } else { &INTERVENTIONS }
}

/// Returns what the program offers after a tough call.
#[must_use]
pub fn tough_calls() -> &'static ToughCallOffers {
    &TOUGH_CALLS
}

/// Returns the names for demo centres.
#[must_use]
pub fn names() -> &'static Names {
    &NAMES
}

/// Reads one file of the catalogue. A file that cannot be parsed is logged and skipped; a test prevents that for the
/// built-in files.
fn read<T: DeserializeOwned>(path: &str) -> Option<T> {
    let file = Content::get(path)?;
    toml::from_str(&String::from_utf8_lossy(&file.data))
        .inspect_err(|error| tracing::error!(path, %error, "a file of the catalogue could not be read"))
        .ok()
}

#[cfg(test)]
mod tests;
