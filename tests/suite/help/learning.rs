//! Learning what helps: which suggestion is chosen, what is kept of it, and whose answers it depends on.

use domain::{CheckInId, PersonId, Workday};
use insight::climate::{Draw, Epsilon, Period, Quarter, Stream};
use jiff::SignedDuration;
use serde_json::Value;
use store::{CLIMATE_LEDGER, Outcome, SuggestionOffer};
use tempfile::TempDir;
use uuid::Uuid;

use crate::support::{Client, PASSWORD, TestApp};

/// A centre with an agent and a colleague in one team.
async fn centre() -> (TestApp, Client) {
    let app = TestApp::new().await;
    let since = app.today().plus(-300);
    let agent = app.agent("a1").of("t1").since(since).hired().await;
    app.agent("a2").of("t1").since(since).hired().await;
    (app, agent)
}

async fn check_in(agent: &Client, weather: &str) -> String {
    let id = CheckInId(Uuid::new_v4()).0.to_string();
    let answer = agent.ask("record_check_in", &[("id", &id), ("weather", weather), ("audience", "me")]).await;
    assert!(answer.status.is_success(), "{}", answer.text());
    id
}

/// Stores that a person rated an intervention so many times, a month ago and longer.
async fn rated(app: &TestApp, person: PersonId, intervention: &str, helped: i32, not: i32) {
    let offers = (0..helped + not).map(|number| {
        let outcome = Some(if number < helped { Outcome::Helped } else { Outcome::NotHelped });
        (person, past(app, intervention, 30 + number, outcome))
    });
    app.app.store.suggestions().import(offers.collect()).await.unwrap();
}

fn past(app: &TestApp, intervention: &str, ago: i32, outcome: Option<Outcome>) -> SuggestionOffer {
    let offered_at = app.now().checked_sub(SignedDuration::from_hours(24 * i64::from(ago))).unwrap();
    SuggestionOffer {
        workday: app.today().plus(-ago),
        // So that several interventions can be rated on one day.
        shift: intervention.to_owned(),
        intervention: intervention.to_owned(),
        why: "weather:2".to_owned(),
        offered_at,
        outcome,
        answered_at: outcome.map(|_| offered_at),
        propensity: None,
    }
}

/// The suggestions of a person's own export that they can still answer or that they answered with a known probability,
/// newest first.
async fn exported(agent: &Client) -> Vec<Value> {
    let all = agent.get("/me/export.json").await.json()["suggestions"].as_array().unwrap().clone();
    all.into_iter().filter(|offer| !offer["propensity"].is_null()).collect()
}

/// What was suggested on a workday, with its probability.
async fn on(agent: &Client, workday: Workday) -> Option<(String, f64)> {
    let day = workday.to_string();
    let offer = exported(agent).await.into_iter().find(|offer| offer["workday"] == day.as_str())?;
    Some((offer["intervention"].as_str().unwrap().to_owned(), offer["propensity"].as_f64().unwrap()))
}

async fn answer(app: &TestApp, agent: &Client, outcome: &str) {
    answer_of(agent, app.today(), outcome).await;
}

async fn answer_of(agent: &Client, workday: Workday, outcome: &str) {
    let fields = [("outcome", outcome), ("workday", &workday.to_string()), ("shift", "")];
    let answer = agent.ask("rate_suggestion", &fields).await;
    assert!(answer.status.is_success(), "{}", answer.text());
}

#[tokio::test]
async fn opening_the_page_again_shows_the_same_suggestion_and_writes_nothing() {
    let (app, agent) = centre().await;
    check_in(&agent, "2").await;
    let chosen = on(&agent, app.today()).await.expect("a suggestion");
    app.settle().await;
    let stored = app.stored();
    for _ in 0..5 {
        assert!(agent.get("/check-in").await.shows(&format!("/suggestion/{}", chosen.0)));
        assert_eq!(on(&agent, app.today()).await.as_ref(), Some(&chosen));
        app.settle().await;
        app.pass(SignedDuration::from_mins(7));
    }
    assert_eq!(app.stored(), stored);
}

#[tokio::test]
async fn an_answer_is_kept_with_its_probability_for_the_person_alone() {
    let (app, agent) = centre().await;
    check_in(&agent, "2").await;
    let (intervention, propensity) = on(&agent, app.today()).await.expect("a suggestion");
    assert!((0.05..=0.8).contains(&propensity), "{propensity}");
    assert!(!app.stored().contains(&intervention), "nothing is kept before an answer");
    answer(&app, &agent, "helped").await;
    let offer = exported(&agent).await.remove(0);
    assert_eq!(offer["outcome"], "helped");
    assert_eq!(offer["propensity"].as_f64(), Some(propensity));
    assert_eq!(offer["answered_at"], app.now().to_string());
    let colleague = app.signed_in("a2").await;
    assert!(exported(&colleague).await.is_empty());
}

#[tokio::test]
async fn an_answer_on_an_old_page_is_about_no_other_suggestion() {
    let (app, agent) = centre().await;
    check_in(&agent, "2").await;
    let (intervention, _) = on(&agent, app.today()).await.expect("a suggestion");
    let here = format!("name=\"offered\" value=\"{intervention}\"");
    assert!(agent.get("/check-in").await.page().contains(&here), "{intervention}");
    let today = app.today().to_string();
    for (offered, is_kept) in [("another_one", false), (intervention.as_str(), true)] {
        let fields = [("outcome", "helped"), ("workday", &*today), ("shift", ""), ("offered", offered)];
        agent.ask("rate_suggestion", &fields).await;
        assert_eq!(exported(&agent).await[0]["outcome"] == "helped", is_kept, "{offered}");
    }
}

#[tokio::test]
async fn a_suggestion_comes_no_sooner_than_a_day_after_the_last() {
    for (hours, comes) in [(23, false), (24, true)] {
        let (app, agent) = centre().await;
        check_in(&agent, "2").await;
        let first = app.today();
        assert!(on(&agent, first).await.is_some());
        app.pass(SignedDuration::from_hours(hours));
        let agent = app.signed_in("a1").await;
        check_in(&agent, "2").await;
        assert_ne!(app.today(), first);
        assert_eq!(on(&agent, app.today()).await.is_some(), comes, "after {hours} hours");
        assert_eq!(agent.get("/check-in").await.shows("class=\"card suggestion\""), comes, "after {hours} hours");
    }
}

#[tokio::test]
async fn an_answer_does_not_change_what_was_suggested_before_it() {
    let (app, agent) = centre().await;
    let person = app.person("a1").await;
    check_in(&agent, "2").await;
    let first_day = app.today();
    app.pass(SignedDuration::from_hours(24));
    let agent = app.signed_in("a1").await;
    check_in(&agent, "2").await;
    let second = on(&agent, app.today()).await.expect("a suggestion");
    // With the answer that is to come, the person has enough answers for those to count.
    rated(&app, person, &second.0, 4, 0).await;
    app.pass(SignedDuration::from_mins(5));
    answer_of(&agent, first_day, "helped").await;
    assert_eq!(on(&agent, app.today()).await.as_ref(), Some(&second));
}

#[tokio::test]
async fn own_answers_change_what_is_suggested_to_oneself() {
    let (app, agent) = centre().await;
    let person = app.person("a1").await;
    check_in(&agent, "2").await;
    let (chosen, before) = on(&agent, app.today()).await.expect("a suggestion");
    rated(&app, person, &chosen, 4, 0).await;
    assert_eq!(on(&agent, app.today()).await, Some((chosen.clone(), before)), "four answers are too few");
    rated(&app, person, "something_else", 12, 0).await;
    let (now, after) = on(&agent, app.today()).await.expect("a suggestion");
    assert_eq!(now, chosen);
    assert!(after > before + 0.1, "{before} {after}");
}

#[tokio::test]
async fn what_others_answered_changes_nothing_before_it_is_released() {
    let mut seen = Vec::new();
    for others_answer in [false, true] {
        let (app, agent) = centre().await;
        if others_answer {
            let colleague = app.person("a2").await;
            for card in content::interventions().iter() {
                rated(&app, colleague, &card.rule.key, 30, 1).await;
            }
        }
        let (mut agent, mut shown) = (agent, Vec::new());
        for weather in ["1", "2", "3", "2", "1"] {
            check_in(&agent, weather).await;
            shown.push((on(&agent, app.today()).await, agent.get("/me").await.shows("id=\"helped\"")));
            app.pass(SignedDuration::from_hours(24));
            agent = app.signed_in("a1").await;
        }
        seen.push(shown);
    }
    assert_eq!(seen[0], seen[1]);
    assert!(seen[0].iter().filter(|(offer, _)| offer.is_some()).count() >= 3, "{seen:?}");
}

#[tokio::test]
async fn released_figures_change_what_is_suggested_to_everybody() {
    let (app, agent) = centre().await;
    check_in(&agent, "2").await;
    let (chosen, before) = on(&agent, app.today()).await.expect("a suggestion");
    let bins = content::interventions().iter().flat_map(|card| {
        let helped = if card.rule.key == chosen { [2000, 100] } else { [100, 2000] };
        [(format!("{}/helped", card.rule.key), helped[0]), (format!("{}/not", card.rule.key), helped[1])]
    });
    let draw = Draw {
        stream: Stream::Helped,
        site: 1,
        departments: vec![],
        period: Period::Quarter(Quarter { year: 2025, quarter: 4 }),
        epsilon: Epsilon(10),
        bins: bins.collect(),
    };
    app.app.store.empty_logs().await;
    let copy = TempDir::new().unwrap();
    for file in std::fs::read_dir(app.directory()).unwrap().map(Result::unwrap) {
        std::fs::copy(file.path(), copy.path().join(file.file_name())).unwrap();
    }
    let ledger = copy.path().join(CLIMATE_LEDGER);
    let line = format!("{} figures {}\n", app.now(), serde_json::to_string(&draw).unwrap());
    std::fs::write(&ledger, std::fs::read_to_string(&ledger).unwrap() + &line).unwrap();
    let agent = TestApp::opening(copy).signed_in("a1").await;
    let (now, after) = on(&agent, app.today()).await.expect("a suggestion");
    assert_eq!(now, chosen);
    assert!(after > before + 0.2, "{before} {after}");
}

#[tokio::test]
async fn after_erasure_a_person_is_suggested_what_a_new_person_would_be() {
    let mut seen = Vec::new();
    for had_answers in [false, true] {
        let (app, agent) = centre().await;
        let person = app.person("a1").await;
        if had_answers {
            for card in content::interventions().iter().filter(|card| card.rule.key != "micro_break") {
                rated(&app, person, &card.rule.key, 0, 15).await;
            }
            rated(&app, person, "micro_break", 15, 0).await;
        }
        app.set_password("a1").await;
        let page = agent.post_and_follow("erase_person", &[("password", PASSWORD)]).await;
        assert!(page.shows("Every trace of what you entered here is gone"));
        app.pass(SignedDuration::from_hours(1));
        let mut shown = Vec::new();
        for _ in 0..4 {
            let agent = app.signed_in("a1").await;
            check_in(&agent, "2").await;
            shown.push(on(&agent, app.today()).await);
            app.pass(SignedDuration::from_hours(24));
        }
        let agent = app.signed_in("a1").await;
        assert!(!agent.get("/me").await.shows("id=\"helped\""));
        seen.push(shown);
    }
    assert_eq!(seen[0], seen[1]);
    assert!(seen[0].iter().flatten().count() >= 3, "{seen:?}");
}

#[tokio::test]
async fn an_admin_switches_learning_off_from_now_on() {
    let (app, agent) = centre().await;
    let admin = app.admin("d1").hired().await;
    rated(&app, app.person("a1").await, "micro_break", 12, 0).await;
    check_in(&agent, "2").await;
    let (day, before) = (app.today(), on(&agent, app.today()).await);
    app.pass(SignedDuration::from_mins(5));
    let page = admin.post_and_follow("choose_learning", &[("learning", "off")]).await;
    assert!(page.shows("everything that suits the day is equally likely"));
    assert_eq!(on(&agent, day).await, before, "what was suggested stays");
    assert!(agent.get("/me").await.shows("Your centre has switched learning off"));
    app.pass(SignedDuration::from_hours(24));
    let agent = app.signed_in("a1").await;
    check_in(&agent, "2").await;
    let (_, uniform) = on(&agent, app.today()).await.expect("a suggestion");
    let options = 1.0 / uniform;
    assert!((options - options.round()).abs() < 1e-9, "{uniform} is no uniform probability");
    let admin = app.signed_in("d1").await;
    let refused = admin.post_and_follow("choose_learning", &[("learning", "")]).await.page();
    assert!(refused.contains("Choose one of the two.") && refused.contains("aria-describedby=\"learning-error\""));
    admin.post("choose_learning", &[("learning", "on")]).await;
    let log = admin.get("/admin/invitations").await.page();
    for says in ["switched off learning from what helped", "set suggestions to be chosen by what helped"] {
        assert!(log.contains(says), "{log}");
    }
}

#[tokio::test]
async fn people_come_first_whether_anything_is_suggested_or_not() {
    let (app, _) = centre().await;
    let person = app.person("a1").await;
    for card in content::interventions().iter() {
        rated(&app, person, &card.rule.key, 0, 15).await;
    }
    let mut without = 0;
    for _ in 0..8 {
        let agent = app.signed_in("a1").await;
        check_in(&agent, "1").await;
        let page = agent.get("/check-in").await.page();
        assert!(page.contains("people-first"), "{page}");
        without += u32::from(!page.contains("class=\"card suggestion\""));
        app.pass(SignedDuration::from_hours(24));
    }
    assert!(without >= 2, "nothing is an option for somebody whom nothing helped");
}

#[tokio::test]
async fn ones_own_page_counts_what_helped_and_the_reason_repeats_it() {
    let (app, agent) = centre().await;
    let person = app.person("a1").await;
    check_in(&agent, "2").await;
    assert!(!agent.get("/me").await.shows("id=\"helped\""), "before any answer there is no such card");
    let (chosen, _) = on(&agent, app.today()).await.expect("a suggestion");
    rated(&app, person, &chosen, 2, 1).await;
    assert!(agent.get("/check-in").await.shows("You said it helped 2 of 3 times."));
    assert!(agent.get(&format!("/suggestion/{chosen}")).await.shows("You said it helped 2 of 3 times."));
    let page = agent.get("/me").await.page();
    assert!(page.contains("2 of 3 times") && page.contains("3 answers so far: too few to say much."), "{page}");
    answer(&app, &agent, "helped").await;
    rated(&app, person, if chosen == "two_lines" { "micro_break" } else { "two_lines" }, 0, 1).await;
    let page = agent.get("/me").await.page();
    let card = page.split("id=\"helped\"").nth(1).expect(&page).split("</section>").next().unwrap();
    assert!(card.contains("3 of 4 times") && card.contains("rated once: no"), "{card}");
    assert!(card.contains("Suggestions to you follow these answers."), "{card}");
    assert!(card.find("3 of 4 times") < card.find("rated once: no"), "the most helpful comes first");
}

#[tokio::test]
async fn what_a_person_wants_less_of_is_listed_with_its_end() {
    let (app, agent) = centre().await;
    check_in(&agent, "2").await;
    let (chosen, _) = on(&agent, app.today()).await.expect("a suggestion");
    answer(&app, &agent, "less").await;
    let page = agent.get("/me").await.page();
    let card = page.split("id=\"helped\"").nth(1).expect(&page).split("</section>").next().unwrap();
    let title = content::interventions().title(domain::Locale::En, &chosen);
    assert!(card.contains("Not suggested to you") && card.contains("9 June"), "{card}");
    assert!(card.replace("&#x27;", "'").contains(title), "{card}");
}
