use std::collections::HashSet;

use super::*;
use domain::Weather;
use insight::suggestion::InterventionKind;

fn both(text: &Both) -> [&str; 2] {
    Locale::ALL.map(|locale| text.get(locale).as_str())
}

fn said(texts: [&str; 2]) -> bool {
    texts.iter().all(|text| !text.trim().is_empty() && text.trim() == *text)
}

#[test]
fn every_file_of_the_catalogue_is_read() {
    for path in Files::iter() {
        let file = Files::get(&path).expect("the file");
        let text = String::from_utf8_lossy(&file.data);
        let read = match path.as_ref() {
            "stressors.toml" => toml::from_str::<Stressors>(&text).err(),
            "names.toml" => toml::from_str::<Names>(&text).err(),
            _ => toml::from_str::<Card>(&text).err(),
        };
        assert!(read.is_none(), "{path}: {read:?}");
    }
    let files = Files::iter().filter(|path| path.starts_with("interventions/")).count();
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
fn there_are_a_dozen_interventions_each_named_after_its_file() {
    assert!(interventions().iter().count() >= 12);
    for card in interventions().iter() {
        assert!(Files::get(&format!("interventions/{}.toml", card.rule.key)).is_some(), "{}", card.rule.key);
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
        assert!(cited || strength == Strength::Practice, "{key}: measured, and nobody can look it up");
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
fn on_a_stormy_day_without_a_word_there_is_something_for_everybody_alone() {
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
