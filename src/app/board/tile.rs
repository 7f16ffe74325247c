//! One person's tile: what they shared, against what is usual for them in the days shared with this viewer, and their open flag.

use crate::app::flags::status::VisibleFlag;
use crate::state::derived::Derived;
use content::Stressors;
use domain::{Audience, CheckIn, Locale, PersonId, Weather, Workday};
use insight::baseline::BaselineBand;
use insight::flag::FlagKind;
use store::FlagId;
use words::{dates, t};

/// The drawer of a tile shows so many shared days.
const DAYS_IN_DRAWER: usize = 14;

/// A tile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// Whose.
    pub person: PersonId,
    /// As others call them.
    pub name: String,
    /// What they say.
    pub weather: Weather,
    /// What is usual for them; absent while too few shifts were shared.
    pub usual: Option<Weather>,
    /// How their weather compares with it.
    pub band: Option<BaselineBand>,
    /// Their flag that lasts or is worked on.
    pub mark: Option<TileMark>,
    /// What they name, without anything about their lead.
    pub stressors: Vec<String>,
    /// What was good.
    pub uplifts: Vec<String>,
    /// What they wrote, where it is for this viewer.
    pub note: Option<String>,
    /// The newest shared days, the oldest first.
    pub last_days: Vec<(Workday, Weather)>,
}

/// The mark of a flag on a tile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TileMark {
    /// Which flag.
    pub flag: FlagId,
    /// What it says, in the words of the flag.
    pub text: String,
    /// For how many shared days in a row the weather is usual again; none if today's is not.
    pub usual_again: Option<u32>,
}

/// The tile of one entry in a lead's sight. `derived` is what follows from the same sight, and `flag` the person's active flag in it.
#[must_use]
pub fn tile(
    entry: CheckIn,
    name: String,
    derived: Option<&Derived>,
    flag: Option<&VisibleFlag>,
    stressors: &Stressors,
    locale: Locale,
) -> Tile {
    let usual = derived.and_then(|derived| match &derived.last {
        Some(last) if last.workday == entry.workday => last.usual.known(),
        _ => derived.usual.known(),
    });
    let band = usual.map(|usual| usual.band_of(entry.weather));
    let days = derived.map_or(&[][..], |derived| &derived.days);
    Tile {
        person: entry.person,
        name,
        weather: entry.weather,
        usual: usual.map(|usual| usual.usual),
        band,
        mark: flag.map(|flag| mark(locale, flag, band)),
        stressors: entry.stressors.iter().map(|key| stressors.label(locale, key).to_owned()).collect(),
        uplifts: entry.uplifts.iter().map(|key| content::uplifts().label(locale, key).to_owned()).collect(),
        note: entry
            .note
            .filter(|_| entry.note_audience > Audience::Me)
            .and_then(|note| note.words().map(str::to_owned)),
        last_days: days[days.len().saturating_sub(DAYS_IN_DRAWER)..]
            .iter()
            .map(|day| (day.workday, day.weather))
            .collect(),
    }
}

/// The mark of a flag. On a day that is usual again it speaks in the past tense, so that it does not contradict the comparison above it.
fn mark(locale: Locale, flag: &VisibleFlag, band: Option<BaselineBand>) -> TileMark {
    let again = band.is_some_and(|band| band >= BaselineBand::AsUsual);
    let usual_again = again.then(|| flag.recovery.map_or(1, |recovery| recovery.in_a_row.max(1)));
    let since = dates::day(locale, flag.flag.since);
    let text = match (&flag.flag.kind, again) {
        (FlagKind::Sudden, _) => t!(locale, "board-mark-sudden", day = since),
        (FlagKind::Stuck, false) => t!(locale, "board-mark-stuck", day = since),
        (FlagKind::Stuck, true) => t!(locale, "board-mark-was-stuck", day = since),
        (_, false) => t!(locale, "board-mark-sliding", day = since),
        (_, true) => t!(locale, "board-mark-was-sliding", day = since),
    };
    TileMark { flag: flag.id, text, usual_again }
}
