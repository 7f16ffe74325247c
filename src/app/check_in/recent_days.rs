//! What is shown next to a check-in: today's entries so far, and the last seven days. Only the person sees it.

use super::recipients::{Recipients, TeamReaders};
use crate::app::own_week::DayMark;
use crate::web::visitor::SignedIn;
use domain::{Audience, CheckIn, Locale, Weather, Workday};
use words::{dates, t};

/// How many days the row has.
const DAYS: i32 = 7;

/// A check-in of today.
#[derive(Clone, Debug)]
pub struct TodayEntry {
    /// The time of day.
    pub time: String,
    /// What was said.
    pub weather: Weather,
    /// Who may see it.
    pub audience: String,
}

/// Today and the last days.
#[derive(Clone, Debug)]
pub struct RecentDays {
    /// What was said today, oldest first.
    pub today: Vec<TodayEntry>,
    /// The last seven days, oldest first; empty before anything was said.
    pub days: Vec<DayMark>,
}

/// Loads both from the entries; `readers` are those who see what is shared today.
pub(super) fn load(signed_in: &SignedIn, locale: Locale, entries: &[CheckIn], readers: &TeamReaders) -> RecentDays {
    let (today, zone) = (signed_in.today(), &signed_in.person().time_zone);
    let said_today: Vec<_> = entries.iter().filter(|entry| entry.workday == today).collect();
    RecentDays {
        today: said_today
            .iter()
            .map(|entry| TodayEntry {
                time: dates::time(entry.said_at.to_zoned(zone.clone()).time()),
                weather: entry.weather,
                audience: shared(locale, entry.audience, &readers.at(entry.said_at)),
            })
            .collect(),
        // A day that has hardly begun is not a gap.
        days: days(locale, entries, if said_today.is_empty() { today.plus(-1) } else { today }),
    }
}

fn days(locale: Locale, entries: &[CheckIn], last: Workday) -> Vec<DayMark> {
    let first = last.plus(1 - DAYS);
    if !entries.iter().any(|entry| (first..=last).contains(&entry.workday)) {
        return Vec::new();
    }
    let marks = (0..DAYS).map(|day| {
        let day = first.plus(day);
        DayMark {
            weekday: dates::weekday(locale, day),
            weather: entries.iter().rfind(|entry| entry.workday == day).map(|entry| entry.weather),
        }
    });
    marks.collect()
}

/// With whom it was shared, as far as there is anybody.
fn shared(locale: Locale, audience: Audience, recipients: &Recipients) -> String {
    match audience {
        Audience::Me => t!(locale, "check-in-day-me"),
        shared if !recipients.reaches(shared) => t!(locale, "check-in-day-nobody"),
        Audience::Lead => t!(locale, "check-in-day-lead"),
        Audience::Team => t!(locale, "check-in-day-team"),
    }
}
