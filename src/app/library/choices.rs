//! What the forms of the library offer to choose from: stressors, and sources of tough calls.

use content::Stressors;
use domain::{Locale, ToughCallSource};
use words::tough_call;

/// The stressors that are offered, by group.
#[must_use]
pub fn choices(locale: Locale, stressors: &Stressors) -> Vec<(String, Vec<(String, String)>)> {
    let named = |list: Vec<&content::Stressor>| {
        let offered = list.into_iter().filter(|stressor| stressor.offered);
        offered.map(|stressor| (stressor.key.as_str().to_owned(), stressor.label(locale).to_owned())).collect()
    };
    stressors.by_group().map(|(group, list)| (group.label(locale).to_owned(), named(list))).collect()
}

/// The sources of tough calls to choose from: key and name.
#[must_use]
pub fn sources(locale: Locale) -> Vec<(&'static str, String)> {
    ToughCallSource::NAMED.map(|source| (source.key(), tough_call::source(locale, source))).to_vec()
}
