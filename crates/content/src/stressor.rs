//! Stressors by group, in the order of the screen, with their names in both languages.

use serde::Deserialize;

use super::Both;
use domain::Locale;
use domain::StressorKey;
use domain::stressor::NotAKey;

/// An area that stressors come from: those of the HSE Management Standards, and customer, systems, body, home.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Group {
    /// Stable key.
    pub key: String,
    #[serde(flatten)]
    label: Both,
}

/// One named source of disturbance.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Stressor {
    /// Stable key; entries refer to it.
    pub key: StressorKey,
    /// The key of its group.
    pub group: String,
    /// Whether it is shown first to somebody who has not checked in before.
    #[serde(default)]
    pub common: bool,
    /// Whether it is offered in new check-ins.
    #[serde(default = "yes")]
    pub offered: bool,
    /// Whether the centre added it.
    #[serde(default)]
    pub own: bool,
    #[serde(flatten)]
    label: Both,
}

fn yes() -> bool {
    true
}

/// The longest key that is made from a name: room for a number behind it.
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
    /// What it is called.
    #[must_use]
    pub fn label(&self, locale: Locale) -> &str {
        self.label.get(locale)
    }
}

impl Stressor {
    /// What it is called, short enough for a chip.
    #[must_use]
    pub fn label(&self, locale: Locale) -> &str {
        self.label.get(locale)
    }
}

impl Stressors {
    /// The groups, each with its stressors.
    pub fn by_group(&self) -> impl Iterator<Item = (&Group, Vec<&Stressor>)> {
        self.groups.iter().map(|group| (group, self.iter().filter(|s| s.group == group.key).collect()))
    }

    /// All, in the order of the screen.
    pub fn iter(&self) -> impl Iterator<Item = &Stressor> {
        self.list.iter()
    }

    /// Those that are offered, in the order of the screen.
    pub fn offered(&self) -> impl Iterator<Item = &Stressor> {
        self.iter().filter(|stressor| stressor.offered)
    }

    /// Those shown first to somebody without a history.
    pub fn common(&self) -> impl Iterator<Item = &Stressor> {
        self.offered().filter(|stressor| stressor.common)
    }

    /// Whether there is a group with this key.
    #[must_use]
    pub fn has_group(&self, key: &str) -> bool {
        self.groups.iter().any(|group| group.key == key)
    }

    /// The stressor with this key.
    #[must_use]
    pub fn get(&self, key: &StressorKey) -> Option<&Stressor> {
        self.iter().find(|stressor| stressor.key == *key)
    }

    /// Whether there is a stressor with this key.
    #[must_use]
    pub fn contains(&self, key: &StressorKey) -> bool {
        self.get(key).is_some()
    }

    /// What the stressor with this key is called; the key itself where there is none (any more).
    #[must_use]
    pub fn label<'a>(&'a self, locale: Locale, key: &'a StressorKey) -> &'a str {
        self.get(key).map_or(key.as_str(), |stressor| stressor.label(locale))
    }
}

impl Stressors {
    /// Adds one that the centre made, at the end of its group.
    pub fn add(&mut self, key: StressorKey, group: String, en: String, zh: String) {
        let last = self.list.iter().rposition(|one| one.group == group).map_or(self.list.len(), |at| at + 1);
        let label = Both { en, zh };
        self.list.insert(last, Stressor { key, group, common: false, offered: true, own: true, label });
    }

    /// No longer offers one.
    pub fn put_away(&mut self, key: &StressorKey) {
        self.list.iter_mut().filter(|one| one.key == *key).for_each(|one| one.offered = false);
    }

    /// A key for a new one of this English name that nothing has yet.
    ///
    /// # Errors
    /// None in practice: what is made here has the form of a key.
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

    /// The language, as its field is called, in which something is called by one of these names already.
    #[must_use]
    pub fn called(&self, en: &str, zh: &str) -> Option<&'static str> {
        let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
        let any = |name: &str, of: fn(&Both) -> &String| self.iter().any(|one| same(of(&one.label), name));
        any(en, |label| &label.en).then_some("en").or_else(|| any(zh, |label| &label.zh).then_some("zh"))
    }
}
