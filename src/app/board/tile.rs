//! One person's tile: what they shared, against what is usual for them in the days shared with this viewer.

use crate::state::derived::Derived;
use content::Stressors;
use domain::{Audience, CheckIn, Locale, PersonId, Weather};
use insight::baseline::BaselineBand;

/// A tile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// Whose.
    pub person: PersonId,
    /// As others call them.
    pub name: String,
    /// What they say.
    pub weather: Weather,
    /// How that compares with the usual weather; absent while too few shifts were shared.
    pub band: Option<BaselineBand>,
    /// What they name.
    pub stressors: Vec<String>,
    /// What they wrote, where it is for this viewer.
    pub note: Option<String>,
}

/// The tile of one entry in a lead's sight. `derived` is what follows from the same sight.
#[must_use]
pub fn tile(entry: CheckIn, name: String, derived: Option<&Derived>, stressors: &Stressors, locale: Locale) -> Tile {
    let usual = derived.and_then(|derived| match &derived.last {
        Some(last) if last.workday == entry.workday => last.usual.known(),
        _ => derived.usual.known(),
    });
    Tile {
        person: entry.person,
        name,
        weather: entry.weather,
        band: usual.map(|usual| usual.band_of(entry.weather)),
        stressors: entry.stressors.iter().map(|key| stressors.label(locale, key).to_owned()).collect(),
        note: entry
            .note
            .filter(|_| entry.note_audience > Audience::Me)
            .and_then(|note| note.words().map(str::to_owned)),
    }
}
