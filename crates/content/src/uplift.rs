//! Uplifts, in screen order, with names in both languages.

use serde::Deserialize;

use super::Bilingual;
use domain::{Locale, UpliftKey};

/// One uplift.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Uplift {
    /// Stable key, stored in check-ins.
    pub key: UpliftKey,
    /// Whether it is shown first to people without a history.
    #[serde(default)]
    pub common: bool,
    #[serde(flatten)]
    label: Bilingual,
}

/// All uplifts of the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Uplifts {
    #[serde(rename = "uplift")]
    list: Vec<Uplift>,
}

impl Uplift {
    /// Returns the name, short enough for a chip.
    #[must_use]
    pub fn label(&self, locale: Locale) -> &str {
        self.label.get(locale)
    }
}

impl Uplifts {
    /// Returns all uplifts in screen order.
    pub fn iter(&self) -> impl Iterator<Item = &Uplift> {
        self.list.iter()
    }

    /// Returns the uplift with this key, if there is one.
    #[must_use]
    pub fn get(&self, key: &UpliftKey) -> Option<&Uplift> {
        self.iter().find(|uplift| uplift.key == *key)
    }

    /// Returns the name of the uplift with this key; the key itself if it does not exist (any more).
    #[must_use]
    pub fn label<'a>(&'a self, locale: Locale, key: &'a UpliftKey) -> &'a str {
        self.get(key).map_or(key.as_str(), |uplift| uplift.label(locale))
    }
}
