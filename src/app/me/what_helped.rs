//! What helped a person, in the counts of their own answers and in what they marked in the library.

use crate::app::check_in::offer::{LESS_DAYS, tallies};
use crate::app::library::ItemLink;
use content::interventions;
use domain::{Locale, Workday};
use insight::suggestion::choice::{ChoicePolicy, MIN_OWN_ANSWERS};
use store::{Outcome, SuggestionOffer};
use words::{dates, t};

/// What the card shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatHelpedView {
    /// What was rated, the most helpful first.
    pub rated: Vec<RatedIntervention>,
    /// Names of what is not suggested, and until when.
    pub less: Vec<(String, String)>,
    /// What the person marked as helpful in the library, the newest first.
    pub library: Vec<ItemLink>,
    /// What the answers do.
    pub sentence: String,
}

/// An intervention that the person rated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatedIntervention {
    /// Its key.
    pub key: String,
    /// Its name.
    pub title: String,
    /// How often it helped, of how many ratings.
    pub times: String,
}

/// Returns the card, from the person's stored offers and what they marked in the library; `None` if they rated and
/// marked nothing and want everything suggested.
#[must_use]
pub fn what_helped(
    locale: Locale,
    stored: &[SuggestionOffer],
    library: Vec<ItemLink>,
    policy: ChoicePolicy,
    today: Workday,
) -> Option<WhatHelpedView> {
    let mut counts = tallies(stored);
    // By the mean of a flat prior after the answers, so that one of one does not come before nine of ten.
    let share = |helped: u32, not: u32| f64::from(helped + 1) / f64::from(helped + not + 2);
    counts.sort_by(|one, other| share(other.helped, other.not).total_cmp(&share(one.helped, one.not)));
    let answers: u32 = counts.iter().map(|counts| counts.helped + counts.not).sum();
    let title = |key: &str| interventions().title(locale, key).to_owned();
    let still =
        |offer: &&SuggestionOffer| offer.outcome == Some(Outcome::Less) && offer.workday >= today.plus(-LESS_DAYS);
    let mut less: Vec<(String, String)> = Vec::new();
    for offer in stored.iter().filter(still) {
        let name = title(&offer.intervention);
        if !less.iter().any(|(known, _)| *known == name) {
            let day = dates::full_day(locale, offer.workday.plus(LESS_DAYS));
            less.push((name, t!(locale, "me-helped-until", day = day)));
        }
    }
    let sentence = match policy {
        ChoicePolicy::Uniform => t!(locale, "me-helped-off"),
        ChoicePolicy::Learned if answers < MIN_OWN_ANSWERS => {
            t!(locale, "me-helped-few", answers = answers, fewest = MIN_OWN_ANSWERS)
        }
        ChoicePolicy::Learned => t!(locale, "me-helped-learning"),
    };
    let rated = counts.into_iter().map(|counts| RatedIntervention {
        title: title(&counts.key),
        times: t!(locale, "me-helped-times", helped = counts.helped, all = counts.helped + counts.not),
        key: counts.key,
    });
    let view = WhatHelpedView { rated: rated.collect(), less, library, sentence };
    (!view.rated.is_empty() || !view.less.is_empty() || !view.library.is_empty()).then_some(view)
}
