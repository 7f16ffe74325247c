use super::super::tests::{agent, catalogue, day, key, thing};
use super::super::{FlagScope, InterventionKind};
use super::*;
use crate::climate::{Epsilon, Period, Quarter, Stream};

const SEED: ChoiceSeed = ChoiceSeed([7; 32]);

fn suggested(catalogue: &[Intervention], situation: &Situation<'_>, chance: f64) -> Option<ChosenIntervention> {
    suggest_unrequested(catalogue, situation, &ChoiceBasis::default(), chance)
}

fn names(options: &[(&Intervention, SuggestionReason)]) -> Vec<String> {
    options.iter().map(|(intervention, _)| intervention.key.clone()).collect()
}

/// Interventions for any weather: `a`, `b`, …
fn equals(number: u8) -> Vec<Intervention> {
    let name = |index: u8| char::from(b'a' + index).to_string();
    (0..number).map(|index| thing(&name(index), InterventionKind::Own)).collect()
}

fn counts(key: &str, helped: u32, not: u32) -> OutcomeCounts {
    OutcomeCounts { key: key.to_owned(), helped, not }
}

/// How likely each of the equals is chosen after these own answers, and nothing.
fn likely(number: u8, own: &[OutcomeCounts]) -> Vec<f64> {
    let (catalogue, situation) = (equals(number), agent(Weather::Rainy));
    let found = ChoiceBasis { own, ..ChoiceBasis::default() }.propensities(&options(&catalogue, &situation));
    found.options.into_iter().chain([found.nothing]).collect()
}

#[test]
fn nothing_is_suggested_unrequested_on_a_good_day() {
    for weather in [Weather::Fair, Weather::Sunny] {
        assert_eq!(suggested(&catalogue(), &agent(weather), 0.0), None);
    }
    assert!(suggested(&catalogue(), &agent(Weather::Rainy), 0.0).is_some());
}

#[test]
fn an_open_flag_is_no_reason_for_a_suggestion_on_a_good_day() {
    let walk = Intervention { flags: vec![FlagScope::Person], ..thing("walk", InterventionKind::Own) };
    let (catalogue, named) = ([catalogue(), vec![walk]].concat(), [key("noise")]);
    for weather in [Weather::Fair, Weather::Sunny] {
        let flagged = Situation { flags: &[FlagScope::Person], ..agent(weather) };
        assert_eq!(suggested(&catalogue, &flagged, 0.0), None);
        let with_stressor = Situation { stressors: &named, ..flagged };
        for chance in [0.0, 0.3, 0.6, 0.79] {
            let why = suggested(&catalogue, &with_stressor, chance).map(|suggested| suggested.why);
            assert_ne!(why, Some(SuggestionReason::Flag(FlagScope::Person)));
        }
    }
}

#[test]
fn weaker_reasons_give_options_only_if_stronger_ones_are_few() {
    let of = |name: &str| Intervention { stressors: vec![key("noise")], ..thing(name, InterventionKind::Own) };
    let named = [key("noise")];
    let situation = Situation { stressors: &named, ..agent(Weather::Rainy) };
    let two = [vec![of("x"), of("y")], equals(2)].concat();
    assert_eq!(names(&options(&two, &situation)), ["a", "b", "x", "y"]);
    let three = [vec![of("x"), of("y"), of("z")], equals(2)].concat();
    assert_eq!(names(&options(&three, &situation)), ["x", "y", "z"]);
}

#[test]
fn a_recent_offer_is_no_option_while_something_else_fits() {
    let recent = [("a".to_owned(), day("2026-03-10"))];
    let situation = Situation { recently_offered: &recent, ..agent(Weather::Rainy) };
    assert_eq!(names(&options(&equals(3), &situation)), ["b", "c"]);
    assert_eq!(names(&options(&equals(1), &situation)), ["a"]);
}

#[test]
fn with_little_energy_only_what_is_short_is_an_option() {
    let long = Intervention { minutes: 10, ..thing("long", InterventionKind::Own) };
    let both = [vec![long], equals(1)].concat();
    let at = |bars: u8| Situation { energy: domain::Energy::try_from(bars).ok(), ..agent(Weather::Rainy) };
    assert_eq!(names(&options(&both, &at(1))), ["a"]);
    assert_eq!(names(&options(&both, &at(4))), ["a", "long"]);
    assert_eq!(names(&options(&both[..1], &at(1))), ["long"], "nothing shorter fits");
}

#[test]
fn without_data_options_with_equal_evidence_are_equally_likely() {
    for number in 2..=8 {
        let found = likely(number, &[]);
        let (nothing, interventions) = found.split_last().expect("nothing is always possible");
        assert!(interventions.iter().all(|one| (one - interventions[0]).abs() < 1e-9), "{found:?}");
        assert!(*nothing < interventions[0]);
    }
}

#[test]
fn own_answers_decide_from_the_fifth_on() {
    let none = likely(3, &[]);
    assert_eq!(likely(3, &[counts("a", 4, 0)]), none);
    let five = likely(3, &[counts("a", 5, 0)]);
    assert!(five[0] > none[0] + 0.2, "{five:?}");
    let against = likely(3, &[counts("a", 0, 4), counts("b", 1, 0)]);
    assert!(against[0] < none[0] - 0.1, "{against:?}");
}

#[test]
fn if_nothing_ever_helped_a_person_nothing_is_likely() {
    let bad = ["a", "b", "c"].map(|key| counts(key, 0, 20));
    let found = likely(3, &bad);
    assert!((found[3] - 0.7).abs() < 1e-9, "each intervention keeps its tenth: {found:?}");
}

#[test]
fn switched_off_every_option_is_equally_likely_even_if_some_helped() {
    let (catalogue, situation) = (equals(4), agent(Weather::Rainy));
    let own = [counts("a", 50, 0)];
    let basis = ChoiceBasis { policy: ChoicePolicy::Uniform, own: &own, released: &[] };
    let found = basis.propensities(&options(&catalogue, &situation));
    assert_eq!((found.options, found.nothing), (vec![0.25; 4], 0.0));
}

#[test]
fn what_the_centre_released_moves_the_choice_of_everybody() {
    let bins = [("a/helped", 2000), ("a/not", 200), ("b/helped", 200), ("b/not", 2000)];
    let draw = Draw {
        stream: Stream::Helped,
        site: 1,
        departments: vec![],
        period: Period::Quarter(Quarter { year: 2025, quarter: 4 }),
        epsilon: Epsilon(10),
        bins: bins.map(|(key, figure)| (key.to_owned(), figure)).to_vec(),
    };
    let (catalogue, situation) = (equals(3), agent(Weather::Rainy));
    let released = [&draw];
    let basis = ChoiceBasis { released: &released, ..ChoiceBasis::default() };
    let found = basis.propensities(&options(&catalogue, &situation)).options;
    assert!(found[0] > 0.6 && found[1] < 0.12, "{found:?}");
}

#[test]
fn the_same_shift_of_a_person_has_the_same_chance() {
    let chance =
        |seed: ChoiceSeed, person, ago: i32, shift| seed.chance(PersonId(person), day("2026-03-11").plus(-ago), shift);
    let one = chance(SEED, 1, 0, "early");
    assert_eq!(one, chance(SEED, 1, 0, "early"));
    for other in [
        chance(SEED, 2, 0, "early"),
        chance(SEED, 1, 1, "early"),
        chance(SEED, 1, 0, "late"),
        chance(ChoiceSeed([8; 32]), 1, 0, "early"),
    ] {
        assert_ne!(one, other);
    }
}

#[test]
fn chances_are_uniform_over_people_and_shifts() {
    let mut tenths = [0_u32; 10];
    for person in 0..100 {
        for ago in 0..100 {
            let chance = SEED.chance(PersonId(person), day("2026-03-11").plus(-ago), "early");
            assert!((0.0..1.0).contains(&chance));
            tenths[(chance * 10.0) as usize] += 1;
        }
    }
    // Ten thousand in ten cells: the standard deviation of each is 30.
    assert!(tenths.iter().all(|count| (880..1120).contains(count)), "{tenths:?}");
}

#[test]
fn the_propensity_of_a_choice_is_the_one_with_which_it_was_made() {
    let (catalogue, situation, own) = (equals(3), agent(Weather::Rainy), [counts("a", 5, 1)]);
    let basis = ChoiceBasis { own: &own, ..ChoiceBasis::default() };
    let expected = basis.propensities(&options(&catalogue, &situation));
    let mut chosen = [0_u32; 3];
    for step in 0..1000 {
        let Some(found) = suggest_unrequested(&catalogue, &situation, &basis, f64::from(step) / 1000.0) else {
            continue;
        };
        let index = usize::from(found.key.as_bytes()[0] - b'a');
        assert_eq!(found.propensity, expected.options[index]);
        chosen[index] += 1;
    }
    for (count, propensity) in chosen.iter().zip(&expected.options) {
        assert!((f64::from(*count) / 1000.0 - propensity).abs() < 0.003, "{chosen:?} {expected:?}");
    }
}
