//! Stressors and their groups, in screen order, with names in both languages.

use serde::Deserialize;

use super::{Bilingual, uplifts};
use domain::check_in::KnownTags;
use domain::stressor::NotAKey;
use domain::{Locale, StressorKey};

/// A group of stressors: the areas of the HSE Management Standards, and customer, systems, body and home.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Group {
    /// Stable key.
    pub key: String,
    #[serde(flatten)]
    label: Bilingual,
}

/// One stressor.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Stressor {
    /// Stable key, stored in check-ins.
    pub key: StressorKey,
    /// The key of its group.
    pub group: String,
    /// Whether it is shown first to people without a history.
    #[serde(default)]
    pub common: bool,
    /// Whether it is offered in new check-ins.
    #[serde(default = "yes")]
    pub offered: bool,
    /// Whether the centre added it.
    #[serde(default)]
    pub own: bool,
    /// Whether it is about the person's lead: such a tag has its own audience, and is shown to nobody else.
    #[serde(default)]
    pub about_lead: bool,
    /// Whether it says that the person prefers not to say what it is. It is shown separately from the others.
    #[serde(default)]
    pub unnamed: bool,
    #[serde(flatten)]
    label: Bilingual,
}

fn yes() -> bool {
    true
}

/// Maximum length of a key derived from a name; leaves space for a number.
const MAX_STEM_LENGTH: usize = 32;

/// All stressors of the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Stressors {
    #[serde(rename = "group")]
    groups: Vec<Group>,
    #[serde(rename = "stressor")]
    list: Vec<Stressor>,
}

impl Group {
    /// Returns the name.
    #[must_use]
    pub fn label(&self, locale: Locale) -> &str {
        self.label.get(locale)
    }
}

impl Stressor {
    /// Returns the name, short enough for a chip.
    #[must_use]
    pub fn label(&self, locale: Locale) -> &str {
        self.label.get(locale)
    }
}

impl Stressors {
    /// Returns the groups, each with its stressors.
    pub fn by_group(&self) -> impl Iterator<Item = (&Group, Vec<&Stressor>)> {
        self.groups.iter().map(|group| (group, self.iter().filter(|s| s.group == group.key).collect()))
    }

    /// Returns all stressors in screen order.
    pub fn iter(&self) -> impl Iterator<Item = &Stressor> {
        self.list.iter()
    }

    /// Returns the stressors that are offered, in screen order.
    pub fn offered(&self) -> impl Iterator<Item = &Stressor> {
        self.iter().filter(|stressor| stressor.offered)
    }

    /// Returns the stressors that are shown first to people without a history.
    pub fn common(&self) -> impl Iterator<Item = &Stressor> {
        self.offered().filter(|stressor| stressor.common)
    }

    /// Returns true if there is a group with this key.
    #[must_use]
    pub fn has_group(&self, key: &str) -> bool {
        self.groups.iter().any(|group| group.key == key)
    }

    /// Returns the stressor with this key, if there is one.
    #[must_use]
    pub fn get(&self, key: &StressorKey) -> Option<&Stressor> {
        self.iter().find(|stressor| stressor.key == *key)
    }

    /// Returns true if there is a stressor with this key.
    #[must_use]
    pub fn contains(&self, key: &StressorKey) -> bool {
        self.get(key).is_some()
    }

    /// Returns the name of the stressor with this key; the key itself if it does not exist (any more).
    #[must_use]
    pub fn label<'a>(&'a self, locale: Locale, key: &'a StressorKey) -> &'a str {
        self.get(key).map_or(key.as_str(), |stressor| stressor.label(locale))
    }
}

impl Stressors {
    /// Returns the tags that a check-in may name: these stressors and the uplifts of the catalogue.
    #[must_use]
    pub fn known_tags(&self) -> KnownTags<'_> {
        let keys = |about_lead| self.iter().filter(move |one| one.about_lead == about_lead).map(|one| &one.key);
        KnownTags {
            stressors: keys(false).collect(),
            about_lead: keys(true).collect(),
            uplifts: uplifts().iter().map(|uplift| &uplift.key).collect(),
        }
    }

    /// Separates the stressors about the lead from the others.
    #[must_use]
    pub fn split(&self, keys: Vec<StressorKey>) -> (Vec<StressorKey>, Vec<StressorKey>) {
        keys.into_iter().partition(|key| !self.get(key).is_some_and(|stressor| stressor.about_lead))
    }
}

impl Stressors {
    /// Adds a stressor of the centre at the end of its group.
    pub fn add(&mut self, key: StressorKey, group: String, en: String, zh: String) {
        let last = self.list.iter().rposition(|one| one.group == group).map_or(self.list.len(), |at| at + 1);
        let label = Bilingual { en, zh };
        let stressor =
            Stressor { key, group, common: false, offered: true, own: true, about_lead: false, unnamed: false, label };
        self.list.insert(last, stressor);
    }

    /// Stops offering a stressor; past check-ins keep it.
    pub fn put_away(&mut self, key: &StressorKey) {
        self.list.iter_mut().filter(|one| one.key == *key).for_each(|one| one.offered = false);
    }

    /// Marks a stressor as one about the lead.
    pub fn mark_about_lead(&mut self, key: &StressorKey) {
        self.list.iter_mut().filter(|one| one.key == *key).for_each(|one| one.about_lead = true);
    }

    /// Returns an unused key for a new stressor with this English name.
    ///
    /// # Errors
    /// If the derived text is not a key, which does not happen in practice.
    pub fn free_key(&self, en: &str) -> Result<StressorKey, NotAKey> {
        let letters =
            en.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect::<String>();
        let words: Vec<_> = letters.split('_').filter(|word| !word.is_empty()).collect();
        let stem: String = format!("own_{}", words.join("_")).chars().take(MAX_STEM_LENGTH).collect();
        let mut key: StressorKey = stem.parse()?;
        let mut number = 2;
        while self.contains(&key) {
            key = format!("{stem}_{number}").parse()?;
            number += 1;
        }
        Ok(key)
    }

    /// Returns the form field (`en` or `zh`) whose name another stressor already has.
    #[must_use]
    pub fn called(&self, en: &str, zh: &str) -> Option<&'static str> {
        let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
        let any = |name: &str, of: fn(&Bilingual) -> &String| self.iter().any(|one| same(of(&one.label), name));
        any(en, |label| &label.en).then_some("en").or_else(|| any(zh, |label| &label.zh).then_some("zh"))
    }
}
