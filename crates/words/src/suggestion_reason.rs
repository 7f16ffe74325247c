//! Texts that say why something is suggested.

use crate::{t, tough_call};
use domain::{Locale, StressorKey, Weather};
use insight::suggestion::{FlagScope, OutcomeCounts, SuggestionFor, SuggestionReason};

/// Returns why something is suggested, for `reader`. `label` returns the name of a stressor.
#[must_use]
pub fn sentence(
    locale: Locale,
    why: &SuggestionReason,
    reader: SuggestionFor,
    label: impl FnOnce(&StressorKey) -> String,
) -> String {
    match (why, reader) {
        (SuggestionReason::Stressor(key), SuggestionFor::Agent) => t!(locale, "why-stressor", stressor = label(key)),
        (SuggestionReason::Stressor(key), SuggestionFor::Lead) => {
            t!(locale, "why-stressor-of-team", stressor = label(key))
        }
        (SuggestionReason::Flag(FlagScope::Person), SuggestionFor::Agent) => t!(locale, "why-flag-own"),
        (SuggestionReason::Flag(FlagScope::Person), SuggestionFor::Lead) => t!(locale, "why-flag-person"),
        (SuggestionReason::Flag(FlagScope::Team), _) => t!(locale, "why-flag-team"),
        (SuggestionReason::Flag(FlagScope::Stressor), _) => t!(locale, "why-flag-stressor"),
        (SuggestionReason::Weather(Weather::Stormy), _) => t!(locale, "why-stormy"),
        (SuggestionReason::Weather(Weather::Rainy), _) => t!(locale, "why-rainy"),
        (SuggestionReason::Weather(Weather::Cloudy), _) => t!(locale, "why-cloudy"),
        (SuggestionReason::Weather(Weather::Fair | Weather::Sunny), _) => t!(locale, "why-good-weather"),
        (SuggestionReason::ToughCall(Some(source)), _) => {
            t!(locale, "why-tough-call-of", source = tough_call::source(locale, *source))
        }
        (SuggestionReason::ToughCall(None), _) => t!(locale, "why-tough-call"),
    }
}

/// Returns how often an intervention helped the person who reads it.
#[must_use]
pub fn helped_before(locale: Locale, counts: &OutcomeCounts) -> String {
    t!(locale, "why-helped-before", helped = counts.helped, all = counts.helped + counts.not)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ToughCallSource;

    #[test]
    fn every_reason_has_a_text_for_each_reader_in_both_languages() {
        let key: StressorKey = "noise".parse().expect("a key");
        let flags = [FlagScope::Person, FlagScope::Team, FlagScope::Stressor].map(SuggestionReason::Flag);
        let calls = [Some(ToughCallSource::Price), None].map(SuggestionReason::ToughCall);
        let reasons: Vec<SuggestionReason> =
            Weather::ALL.map(SuggestionReason::Weather).into_iter().chain(flags).chain(calls).collect();
        for locale in Locale::ALL {
            for reader in [SuggestionFor::Agent, SuggestionFor::Lead] {
                for why in &reasons {
                    let sentence = sentence(locale, why, reader, |_| String::new());
                    assert!(!sentence.starts_with("why-"), "{sentence}");
                }
                let named =
                    sentence(locale, &SuggestionReason::Stressor(key.clone()), reader, |key| key.as_str().to_owned());
                assert!(named.contains("noise"), "{named}");
            }
        }
    }

    #[test]
    fn what_helped_before_is_told_in_counts_of_the_persons_own() {
        let told = |helped, not| {
            let counts = OutcomeCounts { key: "walk".to_owned(), helped, not };
            Locale::ALL.map(|locale| helped_before(locale, &counts))
        };
        assert_eq!(told(3, 1)[0], "You said it helped 3 of 4 times.");
        assert_eq!(told(1, 0)[0], "You said it helped the one time you rated it.");
        assert!(told(3, 1)[1].contains('3') && told(3, 1)[1].contains('4'));
    }
}
