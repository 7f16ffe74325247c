//! The library: what its pages show, what people mark in it, and how a case gets into it.

pub mod choices;
pub mod course;
pub mod decline_case;
pub mod export;
pub mod filter;
pub mod item;
pub mod mark_item;
pub mod names;
pub mod overview;
pub mod own_cases;
pub mod phrases;
pub mod release_case;
pub mod search_library;
pub mod search_phrases;
pub mod waiting_cases;
pub mod withdraw_case;
pub mod write_case;

use crate::web::address::page_of;
use content::{LibraryItem, LibraryKind, Stressors};
use domain::{Locale, StressorKey};
use filter::LibraryFilter;
use store::ReleasedCase;

/// A link to an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemLink {
    /// Its page.
    pub href: String,
    /// The name of its kind.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// In a sentence.
    pub summary: String,
    /// Its language, if it is not that of the page.
    pub lang: Option<&'static str>,
    /// Whether it came from this centre.
    pub from_centre: bool,
    /// Whether it is for leads.
    pub for_leads: bool,
}

/// The address of an item's page.
#[must_use]
pub fn address(kind: LibraryKind, key: &str) -> String {
    page_of(&page_of("/library", kind.key()), key)
}

/// A link to an item of the catalogue.
#[must_use]
pub fn item_link(locale: Locale, item: &LibraryItem) -> ItemLink {
    ItemLink {
        href: address(item.kind, &item.key),
        kind: names::kind(locale, item.kind),
        title: item.title.get(locale).clone(),
        summary: item.summary.get(locale).clone(),
        lang: None,
        from_centre: false,
        for_leads: item.for_leads,
    }
}

/// Links to what is filed under stressors: address and name of each that the library knows. Stressors about the lead
/// are left out, because their name next to somebody else's flag could be taken for something that the person said.
#[must_use]
pub fn about_links<'a>(
    locale: Locale,
    stressors: &Stressors,
    keys: impl IntoIterator<Item = &'a StressorKey>,
) -> Vec<(String, String)> {
    let known = |key: &&StressorKey| {
        content::library().about(key).next().is_some() && !stressors.get(key).is_some_and(|one| one.about_lead)
    };
    let link = |key: &StressorKey| {
        let filter = LibraryFilter { stressor: Some(key.clone()), ..LibraryFilter::default() };
        (filter.address(), stressors.label(locale, key).to_owned())
    };
    keys.into_iter().filter(known).take(MAX_ABOUT_LINKS).map(link).collect()
}

/// How many stressors another page links to.
const MAX_ABOUT_LINKS: usize = 3;

/// How much of a case a link shows, in characters.
const MAX_EXCERPT: usize = 100;

/// The beginning of a text, on one line.
#[must_use]
pub fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MAX_EXCERPT) {
        Some((at, _)) => format!("{}…", line[..at].trim_end()),
        None => line,
    }
}

/// A link to a case of this centre.
#[must_use]
pub fn case_link(locale: Locale, case: &ReleasedCase) -> ItemLink {
    ItemLink {
        href: address(LibraryKind::Case, &case.id.to_string()),
        kind: names::kind(locale, LibraryKind::Case),
        title: case.title.clone(),
        summary: excerpt(&case.words.happened),
        lang: foreign(locale, case.language),
        from_centre: true,
        for_leads: false,
    }
}

/// The tag of a language that is not that of the page.
fn foreign(page: Locale, text: Locale) -> Option<&'static str> {
    (page != text).then(|| text.tag())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_leave_out_stressors_about_the_lead_and_unknown_ones() {
        let keys: Vec<StressorKey> = ["lead_friction", "own_thing", "noise", "complaint", "script", "workload"]
            .map(|key| key.parse().expect("a key"))
            .to_vec();
        let links = about_links(Locale::En, content::stressors(), &keys);
        let names: Vec<_> = links.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["Noise on the floor", "Complaint", "Rigid script"]);
        assert_eq!(links[0].0, "/library?stressor=noise");
    }

    #[test]
    fn an_excerpt_is_one_line_and_ends_between_two_characters() {
        assert_eq!(excerpt("One\n two"), "One two");
        let long = "雨".repeat(MAX_EXCERPT + 1);
        assert_eq!(excerpt(&long), format!("{}…", "雨".repeat(MAX_EXCERPT)));
    }
}
