//! A check-in in one line, as the person picks it for a referral and as the psychologist reads it.

use content::Stressors;
use domain::counselling::SharedEntry;
use domain::{Locale, Weather};
use words::{dates, t};

/// One check-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryLine {
    /// Its weather.
    pub weather: Weather,
    /// The day and the shift.
    pub when: String,
    /// Weather, energy and what was picked, in words.
    pub said: String,
    /// The note.
    pub note: Option<String>,
}

/// Puts a check-in into words.
#[must_use]
pub fn line(locale: Locale, stressors: &Stressors, entry: &SharedEntry) -> EntryLine {
    let day = dates::weekday_and_day(locale, entry.workday);
    let energy = entry.energy.map(|energy| t!(locale, "me-energy", energy = words::energy(locale, energy.bars())));
    let picked = entry.stressors.iter().map(|key| stressors.label(locale, key).to_owned());
    let uplifts = entry.uplifts.iter().map(|key| content::uplifts().label(locale, key).to_owned());
    let said: Vec<_> =
        std::iter::once(words::weather(locale, entry.weather)).chain(energy).chain(picked).chain(uplifts).collect();
    EntryLine {
        weather: entry.weather,
        when: match &entry.shift {
            Some(shift) => format!("{day}{}{}", words::DOT, words::shift_name(locale, shift)),
            None => day,
        },
        said: said.join(words::DOT),
        note: entry.note.clone(),
    }
}
