//! Fictional names for demo centres, in both languages.

use serde::Deserialize;

use super::Bilingual;
use domain::Locale;

/// Offset of the given names per surname, so that neighbours in a list do not share a given name.
const STRIDE: usize = 11;

/// Names of people, teams, departments and the site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Names {
    surnames: Vec<Bilingual>,
    given: Vec<Bilingual>,
    departments: Vec<Bilingual>,
    teams: Vec<Bilingual>,
    site: Bilingual,
}

impl Names {
    /// Returns the name of the person with this number. Names are distinct up to surnames × given names.
    #[must_use]
    pub fn person(&self, locale: Locale, number: usize) -> String {
        let index = number % self.surnames.len().max(1);
        let given = number / self.surnames.len().max(1) + STRIDE * index;
        let surname = nth(&self.surnames, locale, index);
        let given = nth(&self.given, locale, given % self.given.len().max(1));
        match locale {
            Locale::En => format!("{surname} {given}"),
            Locale::ZhCn => format!("{surname}{given}"),
        }
    }

    /// Returns the names of the teams, in order.
    #[must_use]
    pub fn teams(&self, locale: Locale) -> Vec<String> {
        self.teams.iter().map(|team| team.get(locale).clone()).collect()
    }

    /// Returns the names of the departments, in order. Teams are assigned to them in blocks of equal size.
    #[must_use]
    pub fn departments(&self, locale: Locale) -> Vec<String> {
        self.departments.iter().map(|department| department.get(locale).clone()).collect()
    }

    /// Returns the name of the site.
    #[must_use]
    pub fn site(&self, locale: Locale) -> &str {
        self.site.get(locale)
    }
}

fn nth(names: &[Bilingual], locale: Locale, index: usize) -> &str {
    names.get(index).map_or("", |name| name.get(locale))
}
