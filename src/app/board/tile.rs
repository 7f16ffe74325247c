//! One person's tile: what they shared, against what is usual for them in the days shared with this viewer, and their
//! open flag.

use crate::app::flags::recovery::Recovery;
use crate::app::flags::status::VisibleFlag;
use crate::state::derived::Derived;
use content::Stressors;
use domain::{Audience, CheckIn, Locale, PersonId, Weather, Workday};
use insight::baseline::BaselineBand;
use insight::flag::FlagKind;
use store::FlagId;
use words::{dates, t};

/// The drawer of a tile shows this many shared days.
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
    /// If today's weather is usual: the newest shared days in a row that are usual again. It is zero for a day at the
    /// low end of what is usual, which the flag still counts as below.
    pub usual_again: Option<u32>,
}

/// The tile of one entry in a lead's sight. `derived` is what follows from the same sight, and `flag` the person's
/// active flag in it.
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
        mark: flag.map(|flag| mark(locale, flag, band, derived.map_or(0, |derived| derived.usual_in_a_row))),
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

/// The mark of a flag, in the tense of its title. A flag that has ended counts no days any more: then it is
/// `usual_in_a_row`, of all shared days.
fn mark(locale: Locale, flag: &VisibleFlag, band: Option<BaselineBand>, usual_in_a_row: u32) -> TileMark {
    let is_usual = band.is_some_and(|band| band >= BaselineBand::AsUsual);
    let usual_again = is_usual.then(|| match flag.flag.is_open() {
        true => Recovery::of(&flag.flag).map_or(0, |recovery| recovery.in_a_row),
        false => usual_in_a_row,
    });
    let since = dates::day(locale, flag.flag.since);
    let text = match (&flag.flag.kind, flag.flag.is_past()) {
        (FlagKind::Sudden, _) => t!(locale, "board-mark-sudden", day = since),
        (FlagKind::Stuck, false) => t!(locale, "board-mark-stuck", day = since),
        (FlagKind::Stuck, true) => t!(locale, "board-mark-was-stuck", day = since),
        (_, false) => t!(locale, "board-mark-sliding", day = since),
        (_, true) => t!(locale, "board-mark-was-sliding", day = since),
    };
    TileMark { flag: flag.id, text, usual_again }
}
