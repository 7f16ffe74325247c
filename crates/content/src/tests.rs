use std::collections::HashSet;

use super::*;
use domain::{ToughCallSource, Weather};
use insight::suggestion::InterventionKind;

mod instruments;
mod library_items;

fn both(text: &Bilingual) -> [&str; 2] {
    Locale::ALL.map(|locale| text.get(locale).as_str())
}

fn said(texts: [&str; 2]) -> bool {
    texts.iter().all(|text| !text.trim().is_empty() && text.trim() == *text)
}

#[test]
fn every_file_of_the_catalogue_is_read() {
    for path in Content::iter() {
        let file = Content::get(&path).expect("the file");
        let text = String::from_utf8_lossy(&file.data);
        let read = match path.as_ref() {
            "stressors.toml" => toml::from_str::<Stressors>(&text).err(),
            "uplifts.toml" => toml::from_str::<Uplifts>(&text).err(),
            "tough_calls.toml" => toml::from_str::<ToughCallOffers>(&text).err(),
            "names.toml" => toml::from_str::<Names>(&text).err(),
            "library/evidence.toml" => toml::from_str::<library::EvidenceFile>(&text).err(),
            path if path.starts_with("instruments/") => toml::from_str::<Instrument>(&text).err(),
            "library/role_play_steps.toml" => toml::from_str::<course::PlayFile>(&text).err(),
            path if path.starts_with("library/courses/") => toml::from_str::<Course>(&text).err(),
            path if path.starts_with("library/") => toml::from_str::<library::LibraryFile>(&text).err(),
            _ => toml::from_str::<Card>(&text).err(),
        };
        assert!(read.is_none(), "{path}: {read:?}");
    }
    let files = Content::iter().filter(|path| path.starts_with("interventions/")).count();
    assert_eq!(interventions().iter().count(), files);
}

#[test]
fn each_of_two_dozen_stressors_has_a_group_and_a_name_in_both_languages() {
    let stressors = stressors();
    assert!(stressors.iter().count() >= 24);
    let keys: HashSet<_> = stressors.iter().map(|stressor| &stressor.key).collect();
    assert_eq!(keys.len(), stressors.iter().count());
    assert_eq!(stressors.by_group().map(|(_, list)| list.len()).sum::<usize>(), keys.len());
    for (group, list) in stressors.by_group() {
        assert!(!list.is_empty() && said(Locale::ALL.map(|locale| group.label(locale))), "{}", group.key);
    }
    for stressor in stressors.iter() {
        let [english, chinese] = Locale::ALL.map(|locale| stressor.label(locale));
        assert!(said([english, chinese]), "{:?}", stressor.key);
        assert!(
            english.chars().count() <= 22 && chinese.chars().count() <= 8,
            "{english}, {chinese}: too long for a chip"
        );
    }
    assert!((4..=9).contains(&stressors.common().count()));
}

#[test]
fn each_of_a_dozen_uplifts_has_a_name_in_both_languages() {
    let uplifts = uplifts();
    assert!(uplifts.iter().count() >= 12);
    let keys: HashSet<_> = uplifts.iter().map(|uplift| uplift.key.as_str()).collect();
    assert_eq!(keys.len(), uplifts.iter().count());
    for uplift in uplifts.iter() {
        let [english, chinese] = Locale::ALL.map(|locale| uplift.label(locale));
        assert!(said([english, chinese]), "{:?}", uplift.key);
        assert!(
            english.chars().count() <= 22 && chinese.chars().count() <= 8,
            "{english}, {chinese}: too long for a chip"
        );
    }
    assert!((4..=6).contains(&uplifts.iter().filter(|uplift| uplift.common).count()));
}

#[test]
fn a_tag_about_the_lead_is_known_apart_from_the_others() {
    let known = stressors().known_tags();
    assert_eq!(known.about_lead.iter().map(|key| key.as_str()).collect::<Vec<_>>(), ["lead_friction"]);
    assert!(!known.stressors.contains(&known.about_lead[0]));
    let (others, about_lead) = stressors().split(stressors().iter().map(|one| one.key.clone()).collect());
    assert_eq!((others.len(), about_lead.len()), (known.stressors.len(), 1));
    assert!(
        stressors().common().all(|stressor| !stressor.about_lead),
        "nobody without a history is asked about it first"
    );
}

#[test]
fn there_are_a_dozen_interventions_each_named_after_its_file() {
    assert!(interventions().iter().count() >= 12);
    for card in interventions().iter() {
        assert!(Content::get(&format!("interventions/{}.toml", card.rule.key)).is_some(), "{}", card.rule.key);
    }
}

#[test]
fn every_intervention_can_be_read_and_done_in_both_languages() {
    for card in interventions().iter() {
        let key = &card.rule.key;
        for text in [&card.title, &card.summary, &card.avoid, &card.evidence.effect] {
            assert!(said(both(text)), "{key}");
        }
        let [english, chinese] = Locale::ALL.map(|locale| card.steps.get(locale));
        assert!(!english.is_empty() && english.len() == chinese.len(), "{key}");
        assert!(english.iter().chain(chinese).all(|step| !step.trim().is_empty()), "{key}");
        assert!((1..=30).contains(&card.rule.minutes), "{key}");
        let (cited, strength) = (!card.evidence.source.is_empty(), card.evidence.strength);
        assert!(cited || strength == Strength::Practice, "{key}: measured, but without a source");
    }
}

#[test]
fn every_intervention_refers_to_known_stressors_and_has_a_modest_prior() {
    for card in interventions().iter() {
        let (rule, key) = (&card.rule, &card.rule.key);
        assert!(rule.stressors.iter().all(|stressor| stressors().contains(stressor)), "{key}");
        assert!(rule.prior.a > 0.0 && rule.prior.b > 0.0, "{key}");
        assert!((0.3..0.8).contains(&rule.prior.mean()) && rule.prior.a + rule.prior.b <= 10.0, "{key}");
        assert!(rule.kind != InterventionKind::Team || rule.weathers.is_empty(), "{key}: no weather is a team's");
    }
}

#[test]
fn a_breathing_guide_lasts_as_long_as_the_card_says() {
    let guides: Vec<_> = interventions().iter().filter_map(|card| Some((card, card.timer.as_ref()?))).collect();
    assert!(!guides.is_empty());
    for (card, timer) in guides {
        let key = &card.rule.key;
        let (lasts, said) = (timer.duration().as_secs(), u64::from(card.rule.minutes) * 60);
        assert!(lasts <= said && said - lasts < 20, "{key}: {lasts} of {said} seconds");
        assert!(card.rule.minutes >= 5, "{key}: shorter sessions were found not to help");
        assert!(timer.phases.iter().all(said_phase), "{key}");
    }
}

fn said_phase(phase: &Phase) -> bool {
    said(both(&phase.label)) && phase.seconds > 0
}

#[test]
fn a_stormy_day_without_stressors_has_interventions_for_one_person() {
    let alone = |card: &&Card| {
        card.rule.kind == InterventionKind::Own
            && card.rule.stressors.is_empty()
            && (card.rule.weathers.is_empty() || card.rule.weathers.contains(&Weather::Stormy))
    };
    assert!(interventions().iter().filter(alone).count() >= 2);
}

#[test]
fn more_than_a_thousand_people_of_a_demo_have_names_of_their_own() {
    for locale in Locale::ALL {
        let people: HashSet<_> = (0..1200).map(|number| names().person(locale, number)).collect();
        assert_eq!(people.len(), 1200);
        assert!(names().teams(locale).len() >= 20 && names().departments(locale).len() >= 4);
    }
}

#[test]
fn a_text_names_as_many_rounds_as_its_guide_goes_through() {
    let card = interventions().get("box_breathing").expect("box breathing");
    let rounds = card.timer.as_ref().expect("a guide").rounds;
    for locale in Locale::ALL {
        let steps = card.steps.get(locale).join(" ");
        assert!(steps.contains(&format!("{rounds} ")), "{steps}");
    }
    let left = interventions().iter().flat_map(|card| Locale::ALL.map(|locale| card.steps.get(locale).join(" ")));
    assert!(left.into_iter().all(|text| !text.contains('{')));
}

#[test]
fn every_source_of_tough_calls_has_cards_that_exist_for_one_person() {
    let content = tough_calls();
    assert!((3..=10).contains(&content.minutes));
    assert!(interventions().get(&content.breath).is_some_and(|card| card.timer.is_some()), "{}", content.breath);
    let distress = interventions().get(&content.distress).expect("the card for a caller in distress");
    assert!(distress.rule.stressors.iter().any(|key| key.as_str() == "caller_in_distress"));
    for source in ToughCallSource::ALL {
        let of_source = content.source(source).unwrap_or_else(|| panic!("{}", source.key()));
        assert!(!of_source.cards.is_empty(), "{}", source.key());
        for key in &of_source.cards {
            let card = interventions().get(key).expect(key);
            assert!(card.rule.kind != InterventionKind::Team, "{key}: for leads");
        }
    }
}

#[test]
fn every_source_of_tough_calls_has_another_way_to_see_it_of_its_own() {
    let mut shown = std::collections::BTreeSet::new();
    for source in ToughCallSource::ALL {
        let of_source = tough_calls().source(source).unwrap_or_else(|| panic!("{}", source.key()));
        if let Some(key) = &of_source.reframing {
            let item = library().get(LibraryKind::Reframing, key).expect(key);
            assert!(source == ToughCallSource::Other || item.sources.contains(&source), "{key}");
        }
        let first = of_source.reframing.as_ref().or(of_source.cards.first());
        let first = first.unwrap_or_else(|| panic!("{}", source.key()));
        assert!(shown.insert(first), "{first} is that of two sources");
    }
}

#[test]
fn a_tough_call_counts_as_a_built_in_stressor_that_is_not_about_the_lead() {
    for source in ToughCallSource::ALL {
        let stressor = tough_calls().stressor(source);
        assert_eq!(stressor.is_none(), source == ToughCallSource::Other, "{}", source.key());
        let known = stressors().known_tags();
        assert!(stressor.iter().all(|key| known.stressors.contains(&key)), "{}", source.key());
    }
}

/// Words that offer to end a call, in both languages.
const HANG_UP: [&str; 9] = [
    "hang up",
    "end the call",
    "end an abusive call",
    "ending this call",
    "ending calls",
    "call: end it",
    "挂机",
    "挂掉",
    "可以挂",
];

fn offers_hanging_up(card: &Card) -> bool {
    let texts = Locale::ALL.map(|locale| {
        let parts = [card.title.get(locale), card.summary.get(locale), card.avoid.get(locale)];
        parts.into_iter().chain(card.steps.get(locale)).cloned().collect::<Vec<_>>().join("\n").to_lowercase()
    });
    texts.iter().any(|text| HANG_UP.iter().any(|word| text.contains(word)))
}

#[test]
fn hanging_up_is_offered_only_in_texts_that_are_marked_so() {
    for card in interventions_where(false).iter() {
        assert!(!offers_hanging_up(card), "{} offers it to every centre", card.rule.key);
    }
    for (without, with) in interventions_where(false).iter().zip(interventions_where(true).iter()) {
        assert_eq!(without.rule, with.rule);
        assert_eq!(with.hanging_up.is_some(), offers_hanging_up(with), "{}", with.rule.key);
        let [english, chinese] = Locale::ALL.map(|locale| with.steps.get(locale).len());
        assert!(english > 0 && english == chinese, "{}", with.rule.key);
        for text in [&with.title, &with.summary, &with.avoid] {
            assert!(said(both(text)), "{}", with.rule.key);
        }
    }
    assert!(interventions().iter().filter(|card| card.hanging_up.is_some()).count() >= 2);
}

#[test]
fn evidence_from_a_laboratory_says_so_in_both_languages() {
    for card in interventions().iter() {
        let [english, chinese] = both(&card.evidence.effect);
        let key = &card.rule.key;
        assert_eq!(english.contains("laboratory"), card.evidence.laboratory, "{key}");
        assert_eq!(chinese.contains("实验室"), card.evidence.laboratory, "{key}");
    }
    assert!(interventions().iter().any(|card| card.evidence.laboratory));
}
