use super::*;

pub(super) fn key(text: &str) -> StressorKey {
    text.parse().expect("a key")
}

pub(super) fn thing(name: &str, kind: InterventionKind) -> Intervention {
    Intervention {
        key: name.to_owned(),
        kind,
        minutes: 5,
        stressors: vec![],
        weathers: vec![],
        flags: vec![],
        prior: Beta { a: 2.0, b: 2.0 },
    }
}

pub(super) fn catalogue() -> Vec<Intervention> {
    vec![
        Intervention {
            weathers: vec![Weather::Stormy, Weather::Rainy],
            flags: vec![FlagScope::Person],
            prior: Beta { a: 4.8, b: 3.2 },
            ..thing("breathing", InterventionKind::Own)
        },
        Intervention {
            stressors: vec![key("abusive_caller")],
            weathers: vec![Weather::Stormy, Weather::Rainy, Weather::Cloudy],
            ..thing("off_queue", InterventionKind::Own)
        },
        Intervention { weathers: vec![Weather::Fair, Weather::Sunny], ..thing("thank_you", InterventionKind::Peer) },
        Intervention {
            stressors: vec![key("system_outage")],
            flags: vec![FlagScope::Team, FlagScope::Stressor],
            ..thing("one_line", InterventionKind::Team)
        },
        Intervention { flags: vec![FlagScope::Person], ..thing("quiet_word", InterventionKind::Team) },
    ]
}

const TODAY: &str = "2026-03-11";

pub(super) fn day(text: &str) -> Workday {
    text.parse().expect("a date")
}

/// An agent who said this weather, and nothing else is known.
pub(super) fn agent(weather: Weather) -> Situation<'static> {
    Situation {
        recipient: SuggestionFor::Agent,
        weather: Some(weather),
        tough_call: None,
        energy: None,
        stressors: &[],
        flags: &[],
        team_wide: false,
        recently_offered: &[],
        less_of: &[],
        workday: day(TODAY),
    }
}

fn lead() -> Situation<'static> {
    Situation { recipient: SuggestionFor::Lead, weather: None, ..agent(Weather::Cloudy) }
}

fn keys(ranked: &[RankedIntervention]) -> Vec<&str> {
    ranked.iter().map(|ranked| ranked.key.as_str()).collect()
}

#[test]
fn only_what_suits_the_weather_is_suggested() {
    assert_eq!(keys(&suggest(&catalogue(), &agent(Weather::Rainy), &[])), ["breathing"]);
    assert_eq!(keys(&suggest(&catalogue(), &agent(Weather::Sunny), &[])), ["thank_you"]);
    assert!(suggest(&catalogue(), &agent(Weather::Cloudy), &[]).is_empty());
}

#[test]
fn what_suits_a_named_stressor_comes_before_what_suits_the_weather() {
    let named = [key("abusive_caller")];
    let ranked = suggest(&catalogue(), &Situation { stressors: &named, ..agent(Weather::Stormy) }, &[]);
    assert_eq!(keys(&ranked), ["off_queue", "breathing"]);
    assert_eq!(ranked[0].why, SuggestionReason::Stressor(key("abusive_caller")));
    assert_eq!(ranked[1].why, SuggestionReason::Weather(Weather::Stormy));
}

#[test]
fn an_open_flag_is_a_stronger_reason_than_the_weather() {
    let situation = Situation { flags: &[FlagScope::Person], ..agent(Weather::Rainy) };
    assert_eq!(suggest(&catalogue(), &situation, &[])[0].why, SuggestionReason::Flag(FlagScope::Person));
}

#[test]
fn what_leads_do_is_never_suggested_to_an_agent() {
    let named = [key("system_outage")];
    for weather in Weather::ALL {
        let situation = Situation {
            stressors: &named,
            flags: &[FlagScope::Person, FlagScope::Team, FlagScope::Stressor],
            team_wide: true,
            ..agent(weather)
        };
        let ranked = suggest(&catalogue(), &situation, &[]);
        assert!(!keys(&ranked).contains(&"one_line") && !keys(&ranked).contains(&"quiet_word"));
    }
}

#[test]
fn if_a_team_is_affected_actions_of_the_lead_come_first() {
    let named = [key("system_outage")];
    let flags = [FlagScope::Person, FlagScope::Stressor];
    let situation = Situation { stressors: &named, flags: &flags, team_wide: true, ..lead() };
    let sure = OutcomeCounts { key: "breathing".to_owned(), helped: 1000, not: 0 };
    let ranked = suggest(&catalogue(), &situation, &[sure]);
    assert_eq!(keys(&ranked), ["one_line", "quiet_word", "breathing"]);
}

#[test]
fn a_lead_is_offered_a_talk_before_actions_of_the_person() {
    let situation = Situation { flags: &[FlagScope::Person], ..lead() };
    assert_eq!(keys(&suggest(&catalogue(), &situation, &[])), ["quiet_word", "breathing"]);
}

#[test]
fn a_team_flag_without_a_stressor_has_a_proposal() {
    let situation = Situation { flags: &[FlagScope::Team], team_wide: true, ..lead() };
    assert_eq!(keys(&suggest(&catalogue(), &situation, &[])), ["one_line"]);
}

#[test]
fn among_equals_what_helped_more_comes_first() {
    let pair = [thing("one", InterventionKind::Own), thing("two", InterventionKind::Own)];
    let counts = |key: &str, helped, not| OutcomeCounts { key: key.to_owned(), helped, not };
    let first = |outcomes: &[OutcomeCounts]| suggest(&pair, &agent(Weather::Rainy), outcomes)[0].key.clone();
    assert_eq!(first(&[]), "one");
    assert_eq!(first(&[counts("one", 1, 3), counts("two", 3, 1)]), "two");
    assert_eq!(first(&[counts("one", 3, 1), counts("two", 3, 3)]), "one");
}

#[test]
fn answers_are_added_to_what_the_evidence_leads_to_expect() {
    let beta = Beta { a: 4.8, b: 3.2 }.after(6, 2);
    assert_eq!(beta, Beta { a: 10.8, b: 5.2 });
    assert!((beta.mean() - 0.675).abs() < 1e-12);
}

#[test]
fn after_a_tough_call_what_suits_its_stressor_comes_first() {
    let named = [key("abusive_caller")];
    let source = ToughCallSource::Abuse;
    let situation = Situation {
        tough_call: Some(source),
        stressors: &named,
        flags: &[FlagScope::Person],
        ..agent(Weather::Stormy)
    };
    let ranked = suggest(&catalogue(), &situation, &[]);
    assert_eq!(keys(&ranked), ["off_queue", "breathing"]);
    let whys: Vec<_> = ranked.into_iter().map(|ranked| ranked.why).collect();
    assert_eq!(whys, [SuggestionReason::ToughCall(Some(source)), SuggestionReason::ToughCall(None)]);
}

#[test]
fn a_recent_offer_comes_after_others_that_fit() {
    let pair = [thing("one", InterventionKind::Own), thing("two", InterventionKind::Own)];
    let first = |offered: &[(String, Workday)], pair: &[Intervention]| {
        let situation = Situation { recently_offered: offered, ..agent(Weather::Rainy) };
        suggest(pair, &situation, &[])[0].key.clone()
    };
    // Friday, Monday and Tuesday were the three shifts before this Wednesday.
    let friday = [("one".to_owned(), day("2026-03-06"))];
    assert_eq!(first(&friday, &pair), "two");
    assert_eq!(first(&friday, &pair[..1]), "one", "nothing else fits");
    assert_eq!(first(&[("one".to_owned(), day("2026-03-05"))], &pair), "one", "long enough ago");
}

#[test]
fn a_declined_intervention_is_not_offered() {
    let less = ["breathing".to_owned()];
    assert!(suggest(&catalogue(), &Situation { less_of: &less, ..agent(Weather::Stormy) }, &[]).is_empty());
}

#[test]
fn with_little_energy_the_shorter_of_two_equals_comes_first() {
    let pair =
        [Intervention { minutes: 10, ..thing("long", InterventionKind::Own) }, thing("short", InterventionKind::Own)];
    let first = |energy: u8| {
        let situation = Situation { energy: Energy::try_from(energy).ok(), ..agent(Weather::Rainy) };
        suggest(&pair, &situation, &[])[0].key.clone()
    };
    assert_eq!(first(1), "short");
    assert_eq!(first(4), "long");
}

#[test]
fn a_reason_is_stored_and_read_alike() {
    let flags = [FlagScope::Person, FlagScope::Team, FlagScope::Stressor].map(SuggestionReason::Flag);
    let reasons = Weather::ALL
        .map(SuggestionReason::Weather)
        .into_iter()
        .chain(flags)
        .chain(ToughCallSource::ALL.map(|source| SuggestionReason::ToughCall(Some(source))))
        .chain([SuggestionReason::ToughCall(None), SuggestionReason::Stressor(key("noise"))]);
    for why in reasons {
        assert_eq!(why.to_string().parse(), Ok(why));
    }
    for text in ["", "weather", "weather:9", "stressor:", "flag:boss", "tough_call:", "asked"] {
        assert_eq!(text.parse::<SuggestionReason>(), Err(ParseReasonError), "{text}");
    }
}
