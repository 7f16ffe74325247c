//! Names for a demo centre, plainly fictional, in both languages.

use serde::Deserialize;

use super::Both;
use domain::Locale;

/// How many places the given names move on with each surname, so that neighbours in a list do not share one.
const STRIDE: usize = 11;

/// Names of people, teams, departments and the site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Names {
    surnames: Vec<Both>,
    given: Vec<Both>,
    departments: Vec<Both>,
    teams: Vec<Both>,
    site: Both,
}

impl Names {
    /// The name of the person with this number; people up to surnames × given names have different ones.
    #[must_use]
    pub fn person(&self, locale: Locale, number: usize) -> String {
        let place = number % self.surnames.len().max(1);
        let given = number / self.surnames.len().max(1) + STRIDE * place;
        let surname = nth(&self.surnames, locale, place);
        let given = nth(&self.given, locale, given % self.given.len().max(1));
        match locale {
            Locale::En => format!("{surname} {given}"),
            Locale::ZhCn => format!("{surname}{given}"),
        }
    }

    /// The names of the teams, in order.
    #[must_use]
    pub fn teams(&self, locale: Locale) -> Vec<String> {
        self.teams.iter().map(|team| team.get(locale).clone()).collect()
    }

    /// The names of the departments, in order; the teams are spread over them in blocks of equal size.
    #[must_use]
    pub fn departments(&self, locale: Locale) -> Vec<String> {
        self.departments.iter().map(|department| department.get(locale).clone()).collect()
    }

    /// The name of the site.
    #[must_use]
    pub fn site(&self, locale: Locale) -> &str {
        self.site.get(locale)
    }
}

fn nth(names: &[Both], locale: Locale, place: usize) -> &str {
    names.get(place).map_or("", |name| name.get(locale))
}
