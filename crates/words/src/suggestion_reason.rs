//! Texts that say why something is suggested.

use crate::t;
use domain::Locale;
use domain::{StressorKey, Weather};
use insight::suggestion::{FlagAbout, For, Why};

/// Returns why something is suggested, for `reader`. `label` returns the name of a stressor.
#[must_use]
pub fn sentence(locale: Locale, why: &Why, reader: For, label: impl FnOnce(&StressorKey) -> String) -> String {
    match (why, reader) {
        (Why::Stressor(key), For::Agent) => t!(locale, "why-stressor", stressor = label(key)),
        (Why::Stressor(key), For::Lead) => t!(locale, "why-stressor-of-team", stressor = label(key)),
        (Why::Flag(FlagAbout::Person), For::Agent) => t!(locale, "why-flag-own"),
        (Why::Flag(FlagAbout::Person), For::Lead) => t!(locale, "why-flag-person"),
        (Why::Flag(FlagAbout::Team), _) => t!(locale, "why-flag-team"),
        (Why::Flag(FlagAbout::Stressor), _) => t!(locale, "why-flag-stressor"),
        (Why::Weather(Weather::Stormy), _) => t!(locale, "why-stormy"),
        (Why::Weather(Weather::Rainy), _) => t!(locale, "why-rainy"),
        (Why::Weather(Weather::Cloudy), _) => t!(locale, "why-cloudy"),
        (Why::Weather(Weather::Fair | Weather::Sunny), _) => t!(locale, "why-good-weather"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_a_text_for_each_reader_in_both_languages() {
        let key: StressorKey = "noise".parse().expect("a key");
        let flags = [FlagAbout::Person, FlagAbout::Team, FlagAbout::Stressor].map(Why::Flag);
        let reasons: Vec<Why> = Weather::ALL.map(Why::Weather).into_iter().chain(flags).collect();
        for locale in Locale::ALL {
            for reader in [For::Agent, For::Lead] {
                for why in &reasons {
                    let sentence = sentence(locale, why, reader, |_| String::new());
                    assert!(!sentence.starts_with("why-"), "{sentence}");
                }
                let named = sentence(locale, &Why::Stressor(key.clone()), reader, |key| key.as_str().to_owned());
                assert!(named.contains("noise"), "{named}");
            }
        }
    }
}
