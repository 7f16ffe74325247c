//! Time zones that a site can have: those that are named for a place.

use jiff::tz::{TimeZone, db};

use domain::Locale;

/// Whether a time zone is that of a place: `Asia/Shanghai`, and neither `UTC` nor `Etc/UTC`.
#[must_use]
pub fn is_of_a_place(zone: &str) -> bool {
    const AREAS: [&str; 9] =
        ["Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific", "Antarctica"];
    zone.split_once('/').is_some_and(|(area, _)| AREAS.contains(&area))
}

/// Every time zone that is named for a place, by name.
#[must_use]
pub fn of_places() -> Vec<String> {
    let mut zones: Vec<String> =
        db().available().map(|name| name.to_string()).filter(|name| is_of_a_place(name)).collect();
    zones.sort();
    zones.dedup();
    zones
}

/// The most likely time zone of a site: that of this machine, or one where the language is spoken if the machine has
/// that of no place, as in a container.
#[must_use]
pub fn likely(locale: Locale) -> String {
    let of_this_machine = TimeZone::system().iana_name().filter(|name| is_of_a_place(name)).map(str::to_owned);
    of_this_machine.unwrap_or_else(|| {
        let usual = match locale {
            Locale::En => "Europe/London",
            Locale::ZhCn => "Asia/Shanghai",
        };
        usual.to_owned()
    })
}

/// The full name of a time zone; none if there is no such time zone.
#[must_use]
pub fn named(text: &str) -> Option<String> {
    TimeZone::get(text).ok().and_then(|zone| zone.iana_name().map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likely_time_zone_is_one_of_the_list() {
        assert!(Locale::ALL.iter().all(|locale| of_places().contains(&likely(*locale))));
        assert_eq!(["UTC", "Etc/UTC", "GMT", "Asia/Shanghai"].map(is_of_a_place), [false, false, false, true]);
    }
}
