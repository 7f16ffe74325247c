//! Thank-yous: what `/thanks` shows, what its forms do, and what receivers show in a team and on its wall.

pub mod export;
pub mod give_thanks;
pub mod keep_praise;
pub mod page;
pub mod remove_thanks;
pub mod report_thanks;
pub mod show_thanks;
pub mod shown;
pub mod take_thanks_back;
mod team_notes;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::web::form::{TypedField, ValidationErrors};
use domain::text::cleaned;
use domain::thanks::{MAX_THANKS_LINE, ThanksGlyph};
use domain::{Locale, Workday};
use words::{dates, t};

/// The page of all forms about thank-yous.
pub const PAGE: &str = "/thanks";

/// Reads the picture and the line of a form. Adds what is wrong to `errors`.
fn read_words(
    locale: Locale,
    glyph: TypedField<'_>,
    line: TypedField<'_>,
    errors: &mut ValidationErrors,
) -> Option<(ThanksGlyph, String)> {
    let read_glyph = glyph.text.parse::<ThanksGlyph>().map_err(|_| t!(locale, "thanks-glyph-missing"));
    let read_glyph = errors.keep(glyph.name, read_glyph);
    let read_line = match cleaned(line.text, MAX_THANKS_LINE) {
        Ok(line) if line.is_empty() => Err(t!(locale, "thanks-line-missing")),
        Ok(line) => Ok(line.replace('\n', " ")),
        Err(long) => Err(t!(locale, "thanks-line-long", longest = long.0)),
    };
    let read_line = errors.keep(line.name, read_line);
    Some((read_glyph?, read_line?))
}

/// The day of a moment, by the clock of a site.
fn day(locale: Locale, at: Timestamp, zone: &TimeZone) -> String {
    dates::weekday_and_day(locale, Workday(at.to_zoned(zone.clone()).date()))
}

/// The name of a picture, for screen readers.
#[must_use]
pub fn glyph_name(locale: Locale, glyph: ThanksGlyph) -> String {
    match glyph {
        ThanksGlyph::Sunshine => t!(locale, "thanks-glyph-sunshine"),
        ThanksGlyph::Shelter => t!(locale, "thanks-glyph-shelter"),
        ThanksGlyph::Rainbow => t!(locale, "thanks-glyph-rainbow"),
        ThanksGlyph::Cup => t!(locale, "thanks-glyph-cup"),
        ThanksGlyph::Sprout => t!(locale, "thanks-glyph-sprout"),
    }
}
