//! Which entries the journal shows: search, one kind, one day, and where the page begins. All of it is in the address
//! of the page, apart from the words of the search: the address names the search.

use crate::state::flash::FormState;
use crate::state::searches::KeptSearch;
use domain::canonical::search_form;
use domain::{Weather, Workday};

/// What an address of `/me` asks the journal for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JournalFilter {
    /// Every word must appear in the entry.
    pub search: KeptSearch,
    /// One kind of entry.
    pub only: JournalKind,
    /// The entries of one day.
    pub day: Option<Workday>,
    /// The page begins before this day; with the newest entry if absent.
    pub before: Option<Workday>,
}

/// A kind of entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum JournalKind {
    /// Every entry.
    #[default]
    All,
    /// Those with a note.
    Notes,
    /// Those with a good thing.
    Good,
    /// Those of one weather.
    Weather(Weather),
}

impl JournalKind {
    /// Returns its name in an address; empty for every entry.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Notes => "notes",
            Self::Good => "good",
            Self::Weather(weather) => weather.key(),
        }
    }

    /// The kind with this name; every entry if there is none.
    #[must_use]
    pub fn named(key: &str) -> Self {
        Self::all().find(|kind| kind.key() == key).unwrap_or_default()
    }

    /// All kinds, in the order of the choice.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::All, Self::Notes, Self::Good].into_iter().chain(Weather::ALL.map(Self::Weather))
    }
}

impl JournalFilter {
    /// Reads the filter from the fields of an address. What cannot be read is left out.
    pub fn read<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut filter = Self::default();
        for (field, value) in fields {
            match field {
                "search" => filter.search = KeptSearch::named(value),
                "only" => filter.only = JournalKind::named(value),
                "day" => filter.day = value.parse().ok(),
                "before" => filter.before = value.parse().ok(),
                _ => {}
            }
        }
        filter
    }

    /// Reads the filter from the form of the search.
    #[must_use]
    pub fn typed(form: &FormState) -> Self {
        let search = KeptSearch::typed(form.value("q").unwrap_or_default());
        Self { search, only: JournalKind::named(form.value("only").unwrap_or_default()), ..Self::default() }
    }

    /// Reads the filter from an address of the page, as a form sends it back.
    #[must_use]
    pub fn of_address(address: &str) -> Self {
        let query = address.strip_prefix("/me?").unwrap_or_default();
        let fields: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
        Self::read(fields.iter().map(|(field, value)| (&**field, &**value)))
    }

    /// Returns the address of the page.
    #[must_use]
    pub fn address(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let day = |day: Option<Workday>| day.map(|day| day.to_string()).unwrap_or_default();
        let fields = [
            ("search", self.search.id.clone()),
            ("only", self.only.key().to_owned()),
            ("day", day(self.day)),
            ("before", day(self.before)),
        ];
        query.extend_pairs(fields.iter().filter(|(_, value)| !value.is_empty()));
        let query = query.finish();
        if query.is_empty() { "/me".to_owned() } else { format!("/me?{query}") }
    }

    /// Returns the same, with the page that begins before this day.
    #[must_use]
    pub fn before(&self, day: Option<Workday>) -> Self {
        Self { before: day, ..self.clone() }
    }

    /// Returns whether it leaves out entries, apart from those of other pages.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        !self.search.words.is_empty() || self.only != JournalKind::All || self.day.is_some()
    }

    /// Returns whether every word of the search appears in one of the texts, without regard to case, accents and width.
    #[must_use]
    pub fn is_in<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> bool {
        let texts: Vec<String> = texts.into_iter().map(search_form).collect();
        search_form(&self.search.words).split_whitespace().all(|word| texts.iter().any(|text| text.contains(word)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_was_written() {
        let day: Workday = "2026-11-03".parse().expect("a day");
        let filters = [
            JournalFilter::default(),
            JournalFilter { search: KeptSearch::named("7 & 8?"), ..JournalFilter::default() },
            JournalFilter { only: JournalKind::Good, before: Some(day), ..JournalFilter::default() },
            JournalFilter { only: JournalKind::Weather(Weather::Rainy), ..JournalFilter::default() },
            JournalFilter { day: Some(day), ..JournalFilter::default() },
        ];
        for filter in filters {
            assert_eq!(JournalFilter::of_address(&filter.address()), filter);
        }
    }

    #[test]
    fn an_address_of_another_page_or_without_sense_is_the_whole_journal() {
        for address in ["", "/board", "https://elsewhere.test/me?search=7", "/me?q=tea&only=mauve&day=never&before=x"] {
            assert_eq!(JournalFilter::of_address(address).address(), "/me", "{address}");
        }
    }

    #[test]
    fn every_word_is_searched_for_in_both_scripts() {
        let of = |words: &str| JournalFilter { search: KeptSearch::typed(words), ..JournalFilter::default() };
        let texts = ["Tea while it was hot, in the café.", "排队压力"];
        for found in ["", "tea HOT", "排队", "压力 tea", "cafe", "CAFÉ", "ｔｅａ"] {
            assert!(of(found).is_in(texts), "{found}");
        }
        assert!(!of("tea cold").is_in(texts));
    }
}
