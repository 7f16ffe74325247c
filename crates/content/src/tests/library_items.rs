//! The library is complete in both languages, filed under every stressor and source, and short enough to be read between two calls.

use std::collections::HashSet;

use super::*;
use crate::library::{id, search_words};
use domain::canonical::search_form;

/// The longest title, summary and paragraph, in characters: English, Chinese.
const MAX_TITLE: [usize; 2] = [60, 24];
const MAX_SUMMARY: [usize; 2] = [160, 70];
const MAX_PARAGRAPH: [usize; 2] = [420, 180];

/// What no text may advise or say, in the form of a search: to push a feeling away, blame, words of diagnosis, promises on figures.
const NEVER: &[&str] = &[
    "don't think about it",
    "don’t think about it",
    "calm down and",
    "toughen up",
    "grow a thick skin",
    "depress",
    "disorder",
    "symptom",
    "therapy",
    "your fault",
    "handle more calls",
    "\u{522b}\u{591a}\u{60f3}",
    "\u{522b}\u{53bb}\u{60f3}",
    "\u{522b}\u{5f80}\u{5fc3}\u{91cc}\u{53bb}",
    "\u{5fcd}\u{4e00}\u{5fcd}",
    "\u{6291}\u{90c1}",
    "\u{75c7}\u{72b6}",
    "\u{6cbb}\u{7597}",
];

fn short(texts: [&str; 2], max: [usize; 2]) -> bool {
    said(texts) && texts.iter().zip(max).all(|(text, max)| text.chars().count() <= max)
}

#[test]
fn every_item_is_complete_and_short_in_both_languages() {
    for item in library().iter() {
        let id = item.id();
        assert!(short(both(&item.title), MAX_TITLE), "{id}: title");
        assert!(short(both(&item.summary), MAX_SUMMARY), "{id}: summary");
        assert_eq!(item.parts.keys().copied().collect::<Vec<_>>(), item.kind.parts(), "{id}: parts");
        for (kind, part) in &item.parts {
            let [english, chinese] = Locale::ALL.map(|locale| part.get(locale));
            assert!(!english.is_empty() && english.len() == chinese.len(), "{id}: {kind:?}");
            for (en, zh) in english.iter().zip(chinese) {
                assert!(short([en, zh], MAX_PARAGRAPH), "{id}: {kind:?}: {en} / {zh}");
            }
        }
        assert_eq!(
            item.pairs.en.is_empty() || item.pairs.zh.is_empty(),
            item.kind != LibraryKind::Words,
            "{id}: pairs"
        );
    }
}

#[test]
fn a_key_is_lower_case_and_unique_within_its_kind() {
    let items: Vec<_> = library().iter().collect();
    let ids: HashSet<_> = items.iter().map(|item| item.id()).collect();
    assert_eq!(ids.len(), items.len());
    for item in items {
        assert!(item.key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'), "{}", item.id());
        assert_eq!(library().find(&id(item.kind, &item.key)), Some(item));
    }
}

#[test]
fn every_stressor_and_every_source_has_an_item() {
    for stressor in stressors().iter() {
        assert!(library().about(&stressor.key).next().is_some(), "{:?}", stressor.key);
    }
    let cards = || library().iter().filter(|item| item.kind == LibraryKind::Reframing);
    for stressor in stressors().common() {
        assert!(cards().any(|item| item.stressors.contains(&stressor.key)), "no card for {:?}", stressor.key);
    }
    for source in ToughCallSource::NAMED {
        assert!(cards().any(|item| item.sources.contains(&source)), "no card for {source:?}");
    }
    assert!(library().iter().all(|item| !item.sources.contains(&ToughCallSource::Other)), "it says nothing of a call");
}

#[test]
fn an_item_refers_only_to_what_exists() {
    for item in library().iter() {
        let id = item.id();
        assert!(!item.stressors.is_empty(), "{id}");
        assert!(item.stressors.iter().all(|key| stressors().contains(key)), "{id}: stressors");
        assert!(item.interventions.iter().all(|key| interventions().get(key).is_some()), "{id}: interventions");
        assert_eq!(library().evidence(item).count(), item.evidence.len(), "{id}: evidence");
    }
    for evidence in &library().evidence {
        assert!(said(both(&evidence.finding)) && !evidence.citation.is_empty(), "{evidence:?}");
    }
}

#[test]
fn there_are_enough_items_of_every_kind() {
    let count = |kind| library().iter().filter(|item| item.kind == kind).count();
    assert!(count(LibraryKind::Reframing) >= 12 && count(LibraryKind::Empathy) >= 5);
    assert!(count(LibraryKind::RolePlay) >= 6 && count(LibraryKind::Case) >= 8);
    for locale in Locale::ALL {
        let pairs: Vec<_> = library().iter().flat_map(|item| item.pairs.get(locale)).collect();
        let avoided: HashSet<_> = pairs.iter().map(|pair| &pair.avoid).collect();
        assert!(pairs.len() >= 30 && avoided.len() == pairs.len(), "{locale:?}: {}", pairs.len());
        for pair in pairs {
            assert!(short([&pair.avoid, &pair.instead], [120, 120]), "{pair:?}");
            assert!(short([&pair.why, &pair.why], [120, 120]), "{pair:?}");
        }
    }
}

#[test]
fn the_course_has_four_weeks_of_different_items() {
    let weeks = library().course();
    assert_eq!(weeks.len(), 4);
    let mut seen = HashSet::new();
    for week in weeks {
        assert!(short(both(&week.title), MAX_TITLE) && short(both(&week.about), MAX_PARAGRAPH));
        assert!((3..=5).contains(&week.items.len()));
        for id in &week.items {
            assert!(library().find(id).is_some() && seen.insert(id), "{id}");
        }
    }
}

#[test]
fn no_text_advises_to_push_a_feeling_away() {
    for item in library().iter() {
        for locale in Locale::ALL {
            for phrase in NEVER {
                // What a list of words to avoid quotes is there to be avoided.
                let quoted = item.kind == LibraryKind::Words;
                assert!(quoted || !item.contains(locale, &[search_form(phrase)]), "{}: {phrase}", item.id());
            }
        }
    }
}

#[test]
fn a_search_finds_words_of_both_scripts_in_any_case() {
    let finds = |locale, search: &str| {
        let words = search_words(search);
        library().iter().filter(|item| item.contains(locale, &words)).count()
    };
    assert!(finds(Locale::En, "COMPLAINT") > 0 && finds(Locale::En, "complaint") == finds(Locale::En, "COMPLAINT"));
    assert!(finds(Locale::ZhCn, "\u{6295}\u{8bc9}") > 0);
    assert_eq!(finds(Locale::En, "\u{6295}\u{8bc9}"), 0);
    assert_eq!(finds(Locale::En, "complaint zebra"), 0);
    assert_eq!(finds(Locale::En, ""), library().iter().count());
}
