//! Instruments are complete in both languages, score as published, and contain none that may not be used
//! here.

use super::*;

fn taken(key: &str, values: &[f64]) -> Vec<Option<u8>> {
    let instrument = instruments().get(key).expect(key);
    assert_eq!(instrument.items.len(), values.len(), "{key}");
    let index = |(item, value): (&Item, &f64)| {
        let at = instrument.options(item).iter().position(|option| (option.value - value).abs() < 1e-9);
        Some(u8::try_from(at.unwrap_or_else(|| panic!("{key} has no option that counts {value}"))).expect("an index"))
    };
    instrument.items.iter().zip(values).map(index).collect()
}

fn scores(key: &str, answers: &[Option<u8>]) -> Vec<Option<f64>> {
    let instrument = instruments().get(key).expect(key);
    instrument.scales.iter().map(|scale| scale.score(instrument, answers)).collect()
}

/// Whether the result of each scale calls for somebody to talk to.
fn calls(key: &str, values: &[f64]) -> Vec<bool> {
    let instrument = instruments().get(key).expect(key);
    let found = scores(key, &taken(key, values));
    let of = |(scale, score): (&Scale, Option<f64>)| scale.band(score.expect("a score")).expect("a band").help;
    instrument.scales.iter().zip(found).map(of).collect()
}

#[test]
fn every_instrument_is_complete_in_both_languages() {
    assert!(instruments().iter().count() >= 7);
    for instrument in instruments().iter() {
        let key = &instrument.key;
        assert!(Content::get(&format!("instruments/{key}.toml")).is_some(), "{key} is named after its file");
        for text in [&instrument.name, &instrument.about, &instrument.licence, &instrument.wording, &instrument.lead] {
            assert!(said(both(text)), "{key}");
        }
        assert!(!instrument.source.is_empty(), "{key}");
        for item in &instrument.items {
            let options = instrument.options(item);
            assert!(options.len() >= 2, "{key}: {}", item.text(Locale::En));
            assert!(said(Locale::ALL.map(|locale| item.text(locale))), "{key}");
            assert!(options.iter().all(|option| said(Locale::ALL.map(|locale| option.text(locale)))), "{key}");
        }
    }
}

#[test]
fn every_score_has_a_meaning_in_words_and_every_item_counts_somewhere() {
    for instrument in instruments().iter() {
        let key = &instrument.key;
        let mut used = vec![false; instrument.items.len()];
        for scale in &instrument.scales {
            let [lowest, highest] = scale.range;
            assert!(said(both(&scale.name)) && lowest < highest, "{key}/{}", scale.key);
            assert!(
                (scale.bands[0].from - lowest).abs() < 1e-9,
                "{key}/{}: the lowest score has no meaning",
                scale.key
            );
            assert!(
                scale.bands.is_sorted_by(|a, b| a.from < b.from) && scale.bands.iter().all(|band| band.from <= highest)
            );
            assert!(scale.bands.iter().all(|band| said(both(&band.text))), "{key}/{}", scale.key);
            assert!(scale.rule.reversed.iter().all(|item| scale.rule.items.contains(item)), "{key}/{}", scale.key);
            scale.rule.items.iter().for_each(|item| used[item - 1] = true);
        }
        assert!(used.iter().all(|used| *used), "{key}: an item that counts nowhere");
    }
}

#[test]
fn no_score_is_outside_the_range_that_the_instrument_states() {
    for instrument in instruments().iter() {
        for scale in &instrument.scales {
            let extreme = |largest: bool| {
                let at = |(number, item): (usize, &Item)| {
                    let options = instrument.options(item);
                    let up = largest != scale.rule.reversed.contains(&(number + 1));
                    let by = |a: &usize, b: &usize| options[*a].value.total_cmp(&options[*b].value);
                    let all = 0..options.len();
                    let found = if up { all.max_by(by) } else { all.min_by(by) };
                    u8::try_from(found.expect("options")).ok()
                };
                let answers: Vec<_> = instrument.items.iter().enumerate().map(at).collect();
                scale.score(instrument, &answers).expect("a score")
            };
            let found = [extreme(false), extreme(true)];
            assert!(
                found.iter().zip(scale.range).all(|(a, b)| (a - b).abs() < 1e-9),
                "{}/{}: {found:?}",
                instrument.key,
                scale.key
            );
        }
    }
}

#[test]
fn phq_4_has_worry_in_its_first_half_and_mood_in_its_second() {
    assert_eq!(scores("phq_4", &taken("phq_4", &[3.0, 3.0, 0.0, 1.0])), [Some(6.0), Some(1.0), Some(7.0)]);
    let texts: Vec<_> =
        instruments().get("phq_4").expect("it").items.iter().map(|item| item.text(Locale::En)).collect();
    let halves = ["gad_2", "phq_2"].map(|key| instruments().get(key).expect(key));
    let of_halves = halves.into_iter().flat_map(|half| half.items.iter().map(|item| item.text(Locale::En)));
    assert_eq!(texts, of_halves.collect::<Vec<_>>());
    assert!(texts[0].contains("nervous") && texts[1].contains("worrying"));
}

#[test]
fn phq_2_and_gad_2_call_for_a_talk_from_3_on() {
    for key in ["phq_2", "gad_2"] {
        assert_eq!(calls(key, &[1.0, 1.0]), [false], "{key}");
        assert_eq!(calls(key, &[1.0, 2.0]), [true], "{key}");
    }
}

#[test]
fn each_half_of_phq_4_and_its_sum_have_the_published_limits() {
    assert_eq!(calls("phq_4", &[1.0, 1.0, 1.0, 1.0]), [false, false, false]);
    assert_eq!(calls("phq_4", &[2.0, 1.0, 1.0, 1.0]), [true, false, false]);
    assert_eq!(calls("phq_4", &[1.0, 1.0, 1.0, 2.0]), [false, true, false]);
    let sum = &instruments().get("phq_4").expect("it").scales[2];
    let begin: Vec<_> = sum.bands.iter().map(|band| band.from).collect();
    assert_eq!(begin, [0.0, 3.0, 6.0, 9.0]);
}

#[test]
fn an_item_left_out_leaves_its_half_without_a_score() {
    let mut answers = taken("phq_4", &[1.0, 1.0, 2.0, 2.0]);
    answers[1] = None;
    assert_eq!(scores("phq_4", &answers), [None, Some(4.0), None]);
    assert_eq!(scores("phq_4", &answers[..1]), [None, None, None], "answers that are missing altogether");
}

#[test]
fn who_5_is_four_times_the_sum_and_low_up_to_50() {
    let who_5 = instruments().get("who_5").expect("it");
    assert!(who_5.non_commercial);
    assert_eq!(scores("who_5", &taken("who_5", &[3.0; 5])), [Some(60.0)]);
    // A sum of 12 is low, one of 13 is not.
    let (low, not_low) = ([2.0, 2.0, 2.0, 3.0, 3.0], [2.0, 2.0, 3.0, 3.0, 3.0]);
    assert_eq!(scores("who_5", &taken("who_5", &low)), [Some(48.0)]);
    assert_eq!(scores("who_5", &taken("who_5", &not_low)), [Some(52.0)]);
    assert_eq!((calls("who_5", &low), calls("who_5", &not_low)), (vec![true], vec![false]));
}

/// Values of all items of the CBI, which are the same except in one part.
fn cbi(part: std::ops::Range<usize>, values: &[f64]) -> Vec<f64> {
    let mut all = vec![0.0; 19];
    // The reversed item: nobody who is never tired lacks energy.
    all[9] = 100.0;
    all[part].copy_from_slice(values);
    all
}

#[test]
fn cbi_reverses_energy_for_family_and_friends_in_the_mean_of_its_part() {
    let found = scores("cbi", &taken("cbi", &cbi(6..13, &[100.0, 75.0, 75.0, 25.0, 50.0, 50.0, 50.0])));
    assert!((found[1].expect("a score") - 67.857_142_857).abs() < 1e-6, "{found:?}");
    assert_eq!((found[0], found[2]), (Some(0.0), Some(0.0)));
    let reversed = &instruments().get("cbi").expect("it").items[9];
    assert!(reversed.text(Locale::En).contains("enough energy for family and friends"));
}

#[test]
fn cbi_has_three_scores_and_never_one_total() {
    let cbi = instruments().get("cbi").expect("it");
    let items: Vec<_> = cbi.scales.iter().map(|scale| scale.rule.items.clone()).collect();
    assert_eq!(items, [(1..=6).collect::<Vec<_>>(), (7..=13).collect(), (14..=19).collect()]);
}

#[test]
fn cbi_calls_a_mean_of_50_high_and_less_not() {
    assert_eq!(calls("cbi", &cbi(0..6, &[50.0; 6])), [true, false, false]);
    assert_eq!(calls("cbi", &cbi(0..6, &[25.0, 50.0, 50.0, 50.0, 50.0, 50.0])), [false, false, false]);
    assert_eq!(calls("cbi", &cbi(13..19, &[75.0, 25.0, 50.0, 50.0, 50.0, 50.0])), [false, false, true]);
}

#[test]
fn cbi_scores_a_part_with_half_of_its_answers_and_none_with_fewer() {
    let answers = taken("cbi", &cbi(0..6, &[100.0; 6]));
    let without = |left_out: &[usize]| {
        let mut answers = answers.clone();
        left_out.iter().for_each(|item| answers[item - 1] = None);
        scores("cbi", &answers)
    };
    assert_eq!(without(&[1, 2, 3]), [Some(100.0), Some(0.0), Some(0.0)]);
    assert_eq!(without(&[1, 2, 3, 4])[0], None);
    assert_eq!(without(&[7, 8, 9])[1], Some(0.0));
    assert_eq!(without(&[7, 8, 9, 11])[1], None);
    assert_eq!(without(&[14, 15, 16, 17])[2], None);
}

#[test]
fn one_question_on_burnout_calls_for_a_talk_from_3_on() {
    assert_eq!([1.0, 2.0, 3.0, 5.0].map(|value| calls("burnout_1", &[value])[0]), [false, false, true, true]);
}

#[test]
fn our_own_items_are_marked_as_unvalidated_and_have_no_limit() {
    let unvalidated: Vec<_> = instruments().iter().filter(|one| one.unvalidated).collect();
    assert_eq!(unvalidated.iter().map(|one| one.key.as_str()).collect::<Vec<_>>(), ["resilience"]);
    assert!(unvalidated[0].scales.iter().all(|scale| scale.bands.len() == 1 && !scale.bands[0].help));
}

#[test]
fn what_we_translated_ourselves_says_that_nobody_validated_it() {
    let ours = instruments().iter().filter(|one| !one.own_translations.is_empty());
    let keys: Vec<_> = ours.map(|one| (one.key.as_str(), one.own_translations.as_slice())).collect();
    assert_eq!(keys, [("cbi", [Locale::ZhCn].as_slice()), ("burnout_1", [Locale::ZhCn].as_slice())]);
    for (key, _) in keys {
        let instrument = instruments().get(key).expect(key);
        assert!(instrument.wording.get(Locale::En).contains("our own translation of it, which nobody has validated"));
        assert!(instrument.wording.get(Locale::ZhCn).contains("还没有人检验过"), "{key}");
    }
}

#[test]
fn a_change_that_matters_has_a_source_and_is_no_figure_about_chance() {
    let all = instruments().iter().flat_map(|one| one.scales.iter().map(move |scale| (one, scale)));
    let with: Vec<_> = all.filter_map(|(one, scale)| Some((one, scale, scale.meaningful_change.as_ref()?))).collect();
    let [(instrument, scale, change)] = with.as_slice() else { panic!("{}", with.len()) };
    assert_eq!((instrument.key.as_str(), scale.reliable_change()), ("who_5", None));
    assert!((change.points - 10.0).abs() < 1e-9 && change.source.contains("2015;84:167-176"));
}

#[test]
fn a_reliable_change_comes_with_its_source() {
    let known: Vec<_> = instruments().iter().flat_map(|one| one.scales.iter().map(move |scale| (one, scale))).collect();
    let with: Vec<_> = known.iter().filter(|(_, scale)| scale.reliability.is_some()).collect();
    assert_eq!(with.len(), 1);
    let (instrument, scale) = with[0];
    assert_eq!((instrument.key.as_str(), scale.key.as_str()), ("phq_4", "total"));
    assert!((scale.reliable_change().expect("a figure") - 2.328).abs() < 0.001);
    assert!(scale.reliability.as_ref().is_some_and(|known| known.source.contains("BMC Psychiatry")));
}

/// Short names of instruments that may not be used here, as words.
const EXCLUDED_NAMES: &[&str] = &["mbi", "uwes", "bat", "pss"];

/// Their names, and a few words from each.
const EXCLUDED: &[&str] = &[
    "maslach",
    "utrecht work engagement",
    "perceived stress scale",
    "pss-",
    "burnout assessment tool",
    "phq-9",
    "phq_9",
    "better off dead",
    "hurting yourself",
    "不如死",
    "伤害自己",
    "emotionally drained from my work",
    "bursting with energy",
];

#[test]
fn the_catalogue_contains_no_instrument_that_may_not_be_used() {
    for path in Content::iter().filter(|path| path.starts_with("instruments/")) {
        let text = String::from_utf8_lossy(&Content::get(&path).expect("a file").data).to_lowercase();
        for excluded in EXCLUDED {
            assert!(!text.contains(excluded) && !path.contains(excluded), "{path}: {excluded}");
        }
        let mut names = text.split(|c: char| !c.is_alphanumeric()).chain(path.split(|c: char| !c.is_alphanumeric()));
        assert!(!names.any(|name| EXCLUDED_NAMES.contains(&name)), "{path}");
    }
}

/// Words that a page about somebody's own result does not use.
const CLINICAL: &[&str] =
    &["disorder", "symptom", "diagnosed", "patient", "severe", "suffer", "障碍", "症状", "患者", "病"];

#[test]
fn no_meaning_of_a_score_is_a_diagnosis() {
    for instrument in instruments().iter() {
        for band in instrument.scales.iter().flat_map(|scale| &scale.bands) {
            for text in both(&band.text) {
                let lower = text.to_lowercase();
                assert!(CLINICAL.iter().all(|word| !lower.contains(word)), "{}: {text}", instrument.key);
            }
        }
    }
}
