//! Stressors by group, in the order of the screen, with their names in both languages.

use serde::Deserialize;

use super::Both;
use crate::domain::StressorKey;
use crate::words::Locale;

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
    #[serde(flatten)]
    label: Both,
}

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

    /// Those shown first to somebody without a history.
    pub fn common(&self) -> impl Iterator<Item = &Stressor> {
        self.iter().filter(|stressor| stressor.common)
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
