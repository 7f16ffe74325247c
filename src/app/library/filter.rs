//! Which items the library shows: search, kind, stressor and source. All of it is in the address, apart from the words
//! of the search: the address names the search.

use crate::state::flash::FormState;
use crate::state::searches::KeptSearch;
use crate::web::address::with_query;
use content::library::search_words;
use content::{LibraryItem, LibraryKind};
use domain::{Locale, StressorKey, ToughCallSource};

/// What an address of `/library` asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LibraryFilter {
    /// Every word must appear in the item.
    pub search: KeptSearch,
    /// One kind.
    pub kind: Option<LibraryKind>,
    /// What is filed under one stressor.
    pub stressor: Option<StressorKey>,
    /// What is filed under one source of tough calls.
    pub source: Option<ToughCallSource>,
}

impl LibraryFilter {
    /// Reads the filter from the query of an address; `value` returns the value of a field. What cannot be read is left
    /// out.
    pub fn read(value: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            search: KeptSearch::named(&value("search").unwrap_or_default()),
            kind: value("kind").and_then(|key| LibraryKind::named(&key)),
            stressor: value("stressor").and_then(|key| key.parse().ok()),
            source: value("source")
                .and_then(|key| ToughCallSource::from_key(&key))
                .filter(|source| ToughCallSource::NAMED.contains(source)),
        }
    }

    /// Reads the filter from the form of the search.
    #[must_use]
    pub fn typed(form: &FormState) -> Self {
        let search = KeptSearch::typed(form.value("q").unwrap_or_default());
        Self { search, ..Self::read(|field| form.value(field).map(str::to_owned)) }
    }

    /// Returns the address of the page.
    #[must_use]
    pub fn address(&self) -> String {
        let key = |key: Option<&'static str>| key.unwrap_or_default();
        with_query(
            "/library",
            &[
                ("search", self.search.id.as_str()),
                ("kind", key(self.kind.map(LibraryKind::key))),
                ("stressor", self.stressor.as_ref().map_or("", StressorKey::as_str)),
                ("source", key(self.source.map(ToughCallSource::key))),
            ],
        )
    }

    /// Returns whether it asks for anything.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        *self != Self::default()
    }

    /// Returns the words of the search.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        search_words(&self.search.words)
    }

    /// Returns whether it shows an item of the catalogue.
    #[must_use]
    pub fn shows(&self, locale: Locale, item: &LibraryItem) -> bool {
        self.kind.is_none_or(|kind| item.kind == kind)
            && self.stressor.as_ref().is_none_or(|key| item.stressors.contains(key))
            && self.source.is_none_or(|source| item.sources.contains(&source))
            && item.contains(locale, &self.words())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::address::query_value;

    #[test]
    fn an_address_is_read_as_it_was_written() {
        let filters = [
            LibraryFilter::default(),
            LibraryFilter { search: KeptSearch::named("7 & 8?"), ..LibraryFilter::default() },
            LibraryFilter {
                kind: Some(LibraryKind::RolePlay),
                stressor: "complaint".parse().ok(),
                source: Some(ToughCallSource::Price),
                ..LibraryFilter::default()
            },
        ];
        for filter in filters {
            let address = filter.address();
            assert_eq!(LibraryFilter::read(|name| query_value(&address, name)), filter, "{address}");
        }
        let nonsense = "/library?q=tea&kind=mauve&stressor=No%20Key&source=x";
        assert!(!LibraryFilter::read(|name| query_value(nonsense, name)).is_narrow());
    }
}
