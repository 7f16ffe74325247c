//! Instruments: the questionnaires that people can take for themselves, with licence, scoring and what a score means.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Bilingual;
use domain::Locale;
use insight::self_test::{ItemValue, ScoreRule, reliable_change};

/// An instrument.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Its key; permanent.
    pub key: String,
    /// Where it is in the list, from the first.
    pub place: u32,
    /// What people call it.
    pub name: Bilingual,
    /// What it asks about, in a sentence.
    pub about: Bilingual,
    /// The question or instruction above the items.
    pub lead: Bilingual,
    /// Where it was published.
    pub source: String,
    /// Where the texts of each language come from.
    pub wording: Bilingual,
    /// The languages whose text is our own translation, which nobody has validated.
    #[serde(default)]
    pub own_translations: Vec<Locale>,
    /// On what terms it may be used.
    pub licence: Bilingual,
    /// A test on which nobody has published figures.
    #[serde(default)]
    pub unvalidated: bool,
    /// Its licence does not allow commercial use.
    #[serde(default)]
    pub non_commercial: bool,
    /// Options to choose from, by name.
    options: BTreeMap<String, Vec<AnswerOption>>,
    /// The items in order.
    #[serde(rename = "item")]
    pub items: Vec<Item>,
    /// What is scored.
    #[serde(rename = "scale")]
    pub scales: Vec<Scale>,
}

/// An item: a question or a statement.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    en: String,
    zh: String,
    /// The name of its options.
    options: String,
}

/// An option of an item.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerOption {
    /// What it counts.
    pub value: f64,
    en: String,
    zh: String,
}

/// One score of an instrument.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Its key within the instrument.
    pub key: String,
    /// What it is about.
    pub name: Bilingual,
    /// How it is scored.
    pub rule: ScoreRule,
    /// The lowest and the highest score.
    pub range: [f64; 2],
    /// How exactly it measures; none if no figures were found.
    #[serde(default)]
    pub reliability: Option<Reliability>,
    /// Which change its authors or users call one that matters; none if no figure was found.
    #[serde(default)]
    pub meaningful_change: Option<MeaningfulChange>,
    /// What scores mean, from the lowest on.
    #[serde(rename = "band")]
    pub bands: Vec<Band>,
}

/// How exactly a scale measures, as published.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reliability {
    /// The standard deviation of the scores.
    pub standard_deviation: f64,
    /// The reliability, from 0 to 1.
    pub value: f64,
    /// Where both were published.
    pub source: String,
}

/// A change that matters, as published. It is a convention and says nothing of chance.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeaningfulChange {
    /// From how many points on.
    pub points: f64,
    /// Where it was published.
    pub source: String,
}

/// What scores from a limit on mean.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The lowest score of the band.
    pub from: f64,
    /// What it means in words, without a diagnosis.
    pub text: Bilingual,
    /// Whether the page of the result shows phone numbers and people to talk to.
    #[serde(default)]
    pub help: bool,
}

impl Item {
    /// Returns the text in a language.
    #[must_use]
    pub fn text(&self, locale: Locale) -> &str {
        in_language(locale, &self.en, &self.zh)
    }
}

impl AnswerOption {
    /// Returns the text in a language.
    #[must_use]
    pub fn text(&self, locale: Locale) -> &str {
        in_language(locale, &self.en, &self.zh)
    }
}

fn in_language<'t>(locale: Locale, en: &'t str, zh: &'t str) -> &'t str {
    match locale {
        Locale::En => en,
        Locale::ZhCn => zh,
    }
}

impl Instrument {
    /// Returns the options of an item.
    #[must_use]
    pub fn options(&self, item: &Item) -> &[AnswerOption] {
        self.options.get(&item.options).map_or(&[], Vec::as_slice)
    }

    /// Returns the values of answers, each the index of an option; none for items left out and for options that do not
    /// exist.
    #[must_use]
    pub fn values(&self, answers: &[Option<u8>]) -> Vec<Option<ItemValue>> {
        let value = |(item, answer): (&Item, Option<u8>)| {
            let options = self.options(item);
            let values = || options.iter().map(|option| option.value);
            let range = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
            Some(ItemValue { value: options.get(usize::from(answer?))?.value, range })
        };
        self.items.iter().zip(answers.iter().copied().chain(std::iter::repeat(None))).map(value).collect()
    }
}

impl Scale {
    /// Returns the score of answers, each the index of an option; none if too few items were answered.
    #[must_use]
    pub fn score(&self, instrument: &Instrument, answers: &[Option<u8>]) -> Option<f64> {
        self.rule.score(&instrument.values(answers))
    }

    /// Returns how far two scores must be apart to be more than chance; none if nothing is published about it.
    #[must_use]
    pub fn reliable_change(&self) -> Option<f64> {
        self.reliability.as_ref().map(|known| reliable_change(known.standard_deviation, known.value))
    }

    /// Returns what a score means.
    #[must_use]
    pub fn band(&self, score: f64) -> Option<&Band> {
        self.bands.iter().rev().find(|band| score >= band.from)
    }
}

/// The instruments of the catalogue.
#[derive(Clone, Debug, Default)]
pub struct Instruments(Vec<Instrument>);

impl Instruments {
    pub(super) fn new(all: impl Iterator<Item = Instrument>) -> Self {
        let mut all: Vec<_> = all.collect();
        all.sort_by_key(|instrument| instrument.place);
        Self(all)
    }

    /// Returns all of them in order.
    pub fn iter(&self) -> impl Iterator<Item = &Instrument> {
        self.0.iter()
    }

    /// Returns the one with this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Instrument> {
        self.0.iter().find(|instrument| instrument.key == key)
    }
}
