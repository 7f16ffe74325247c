//! The library is complete in both languages, filed under every stressor and source, and short enough to be read
//! between two calls.

use std::collections::HashSet;

use super::*;
use crate::library::{id, search_words};
use domain::canonical::search_form;

/// The longest title, summary and paragraph, in characters: English, Chinese.
const MAX_TITLE: [usize; 2] = [60, 24];
const MAX_SUMMARY: [usize; 2] = [160, 70];
const MAX_PARAGRAPH: [usize; 2] = [420, 180];

/// What no text may advise or say, in the form of a search: to push a feeling away, blame, words of diagnosis, promises
/// on figures.
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
fn every_item_has_evidence_or_says_that_it_comes_from_practice() {
    for item in library().iter() {
        assert_ne!(item.practice, library().evidence(item).next().is_some(), "{}", item.id());
        assert_eq!(item.evidence.len(), library().evidence(item).count(), "{}: evidence that is not there", item.id());
    }
}

/// Everything that the page of an item says in a language.
fn all_texts(item: &LibraryItem, locale: Locale) -> String {
    let parts = item.parts.values().flat_map(|part| part.get(locale)).map(String::as_str);
    let pairs = item.pairs.get(locale).iter().flat_map(|pair| [pair.avoid.as_str(), &pair.instead, &pair.why]);
    let choices = item.choices.iter().flat_map(|asked| {
        let answers = asked.answers.iter().flat_map(move |one| [one.answer.get(locale), one.leads_to.get(locale)]);
        std::iter::once(asked.question.get(locale)).chain(answers).map(String::as_str)
    });
    let texts = [item.title.get(locale).as_str(), item.summary.get(locale)].into_iter();
    texts.chain(parts).chain(pairs).chain(choices).collect::<Vec<_>>().join("\n").to_lowercase()
}

#[test]
fn no_item_offers_to_end_a_call_because_only_some_centres_allow_it() {
    let more = ["hung up", "hanging up", "ending such a call", "\u{6302}\u{65ad}"];
    for item in library().iter() {
        for locale in Locale::ALL {
            let text = all_texts(item, locale);
            let found = HANG_UP.iter().chain(&more).find(|words| text.contains(**words));
            assert_eq!(found, None, "{} in {}", item.id(), locale.tag());
        }
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
        assert!(library().about(&stressor.key).next().is_some(), "no item of the library is about {:?}", stressor.key);
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
        assert_eq!(item.stressors.is_empty(), item.for_leads, "{id}");
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
fn a_course_has_short_parts_of_different_items_and_practice_for_two() {
    assert_eq!(library().courses().iter().map(|course| course.place).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
    assert_eq!(library().courses().iter().filter(|course| course.for_leads).count(), 1);
    // A refresher for each quarter.
    assert_eq!(library().courses().iter().filter_map(|course| course.quarter).collect::<Vec<_>>(), [1, 2, 3, 4]);
    for course in library().courses() {
        let key = &course.key;
        assert_eq!(library().course(key), Some(course));
        assert!(short(both(&course.title), MAX_TITLE) && short(both(&course.about), MAX_SUMMARY), "{key}");
        assert!((2..=4).contains(&course.parts.len()), "{key}");
        let items: Vec<_> = course.items().collect();
        assert_eq!(items.iter().collect::<HashSet<_>>().len(), items.len(), "{key}: an item twice");
        assert!(items.iter().any(|id| id.starts_with("role_play/")), "{key}: nothing for two");
        for part in &course.parts {
            assert!(short(both(&part.title), MAX_TITLE) && short(both(&part.about), MAX_PARAGRAPH), "{key}");
            assert!((2..=5).contains(&part.items.len()), "{key}");
            for id in &part.items {
                let item = library().find(id);
                assert!(item.is_some_and(|item| item.for_leads == course.for_leads), "{key}: {id}");
                assert!(library().is_taught(id));
            }
        }
    }
}

#[test]
fn a_question_of_a_case_has_answers_that_lead_to_different_ends() {
    let mut asked = 0;
    for item in library().iter() {
        assert!(item.choices.is_empty() || item.kind == LibraryKind::Case, "{}", item.id());
        for choice in &item.choices {
            asked += 1;
            assert!(short(both(&choice.question), MAX_SUMMARY), "{choice:?}");
            assert!((2..=4).contains(&choice.answers.len()), "{choice:?}");
            for answer in &choice.answers {
                assert!(short(both(&answer.answer), MAX_SUMMARY), "{answer:?}");
                assert!(short(both(&answer.leads_to), MAX_PARAGRAPH), "{answer:?}");
            }
            let ends: HashSet<_> = choice.answers.iter().map(|answer| both(&answer.leads_to)).collect();
            assert_eq!(ends.len(), choice.answers.len(), "{choice:?}");
        }
    }
    assert!(asked >= 8, "{asked}");
}

#[test]
fn a_role_play_for_two_ends_with_a_debrief_within_a_quarter_of_an_hour() {
    let steps = library().play_steps();
    assert_eq!(steps.len(), 5);
    assert!(steps.iter().all(|step| short(both(&step.title), MAX_TITLE) && (1..=5).contains(&step.minutes)));
    assert!(steps.iter().map(|step| step.minutes).sum::<u32>() <= 15);
    for step in steps {
        let [english, chinese] = Locale::ALL.map(|locale| step.points.get(locale));
        assert!(!english.is_empty() && english.len() == chinese.len(), "{step:?}");
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
