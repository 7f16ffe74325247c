//! Tough calls: two taps, a few minutes after one, a question at the next two shifts, and private unless shared.

mod own;
mod privacy;

use axum::http::StatusCode;
use jiff::SignedDuration;
use uuid::Uuid;

use crate::support::{Client, TestApp};

/// An agent, a colleague and a lead of one team.
async fn team() -> (TestApp, Client) {
    let app = TestApp::new().await;
    let since = app.today().plus(-100);
    app.lead("l1").of("t1").since(since).hired().await;
    app.set_password("l1").await;
    app.agent("a2").of("t1").since(since).hired().await;
    let agent = app.agent("a1").of("t1").since(since).hired().await;
    (app, agent)
}

/// States a tough call with these fields. Returns its id.
async fn state(agent: &Client, source: &str, said: &str, audience: &str) -> String {
    let id = Uuid::new_v4().to_string();
    let fields = [("id", id.as_str()), ("source", source), ("said", said), ("audience", audience)];
    let answer = agent.ask("record_tough_call", &fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    id
}

async fn check_in(agent: &Client, weather: &str) {
    let id = Uuid::new_v4().to_string();
    let fields = [("id", id.as_str()), ("weather", weather), ("audience", "me")];
    assert!(agent.ask("record_check_in", &fields).await.status.is_success());
}

/// Signs in again a day later, and checks in.
async fn next_day(app: &TestApp, weather: &str) -> Client {
    app.pass(SignedDuration::from_hours(24));
    let agent = app.signed_in("a1").await;
    check_in(&agent, weather).await;
    agent
}

const QUESTION: &str = "How are you with it now?";

#[tokio::test]
async fn two_taps_save_it_and_lead_to_a_few_minutes_before_the_next_call() {
    let (app, agent) = team().await;
    let first = agent.get("/tough-call").await.page();
    assert!(first.contains("href=\"/tough-call?source=price\"") && !first.contains("name=\"said\""), "{first}");
    let before = app.stored();
    let second = agent.get("/tough-call?source=price").await.page();
    assert_eq!(app.stored(), before, "the first tap saves nothing");
    assert!(second.contains("value=\"feeling:very_heavy\"") && second.contains("value=\"me\" checked"), "{second}");
    let id = second.split("name=\"id\" value=\"").nth(1).unwrap()[..36].to_owned();
    let fields = [("id", &*id), ("source", "price"), ("said", "feeling:very_heavy"), ("audience", "me")];
    let saved = agent.post("record_tough_call", &fields).await;
    assert_eq!(saved.to(), format!("/tough-call/{id}"));
    let reset = agent.get(saved.to()).await.page();
    for part in [
        "The price\u{a0}· The caller was upset\u{a0}· Very heavy",
        "Only you see it.",
        "breath-guide",
        "You didn’t set the price",
        "5 minutes, until",
        "href=\"/support#ask\"",
        "href=\"/breaks\"",
        "href=\"/suggestion/caller_in_distress\"",
    ] {
        assert!(reset.contains(part), "{part} is not in {reset}");
    }
    let again = agent.post_and_follow("record_tough_call", &fields).await.page();
    assert!(again.contains("You’ve saved this one already."), "{again}");
}

#[tokio::test]
async fn what_the_library_files_under_the_source_may_help_too() {
    let (_, agent) = team().await;
    for (source, filed, other) in
        [("price", "price_shock", "began_before_you"), ("abuse", "began_before_you", "price_shock")]
    {
        let id = state(&agent, source, "behaviour:light", "").await;
        let page = agent.get(&format!("/tough-call/{id}")).await;
        assert!(page.shows(&format!("/library/reframing/{filed}")), "{source}");
        assert!(!page.shows(&format!("/library/reframing/{other}")), "{source}");
    }
}

#[tokio::test]
async fn each_source_has_a_card_of_its_own() {
    let (_, agent) = team().await;
    for (source, card) in [
        ("product", "Who is the complaint about?"),
        ("service", "You only got the second half"),
        ("delivery", "“They’ve been waiting longer than I’ve been listening.”"),
        ("price", "You didn’t set the price"),
        ("abuse", "Play back your first sentence: it was a greeting."),
        ("other", "“This is about what happened to them."),
    ] {
        let id = state(&agent, source, "behaviour:light", "").await;
        let page = agent.get(&format!("/tough-call/{id}")).await.page();
        assert!(page.contains(card), "{source}: {page}");
    }
}

/// What is offered on the page of a call: the key of the intervention; none if nothing is.
async fn offered(agent: &Client, id: &str) -> Option<String> {
    let page = agent.get(&format!("/tough-call/{id}")).await.page();
    assert_eq!(page.contains("class=\"why\""), page.contains("class=\"outcome-form card\""), "{page}");
    assert!(!page.contains("class=\"why\"") || page.contains("Because you noted a tough call"), "{page}");
    let export = agent.get("/me/export.json").await.json();
    let newest = export["suggestions"].as_array().unwrap().first().cloned();
    let newest = newest.filter(|_| page.contains("class=\"why\""));
    newest.map(|newest| newest["intervention"].as_str().unwrap().to_owned())
}

/// Answers what is offered on the page of a call of today. Returns where that leads.
async fn rate(app: &TestApp, agent: &Client, id: &str, outcome: &str) -> String {
    let (day, back) = (app.today().to_string(), format!("/tough-call/{id}"));
    let fields = [("outcome", outcome), ("workday", day.as_str()), ("shift", ""), ("back", &back)];
    agent.post("rate_suggestion", &fields).await.to().to_owned()
}

#[tokio::test]
async fn the_page_after_a_call_offers_one_thing_and_the_answer_counts() {
    let (app, agent) = team().await;
    let id = state(&agent, "abuse", "behaviour:very_heavy", "me").await;
    let before = app.stored();
    let key = offered(&agent, &id).await.expect("an offer");
    assert_eq!(offered(&agent, &id).await.as_ref(), Some(&key), "the same once more");
    assert_eq!(app.stored().matches("suggestion ").count(), before.matches("suggestion ").count());
    let export = agent.get("/me/export.json").await.json();
    let propensity = export["suggestions"][0]["propensity"].as_f64().unwrap();
    assert!((0.05..=0.8).contains(&propensity), "{propensity}");
    assert_eq!(rate(&app, &agent, &id, "helped").await, format!("/tough-call/{id}"), "the next call waits");
    check_in(&agent, "4").await;
    let card = agent.get("/me").await.page();
    let card = card.split("id=\"helped\"").nth(1).expect("what helped").split("</section>").next().unwrap();
    let title = content::interventions().title(domain::Locale::En, &key);
    assert!(card.replace("&#x27;", "'").contains(title) && card.contains("rated once: yes"), "{card}");
    // Deleting the call deletes what was offered on it too.
    agent.post("delete_tough_call", &[("id", &id)]).await;
    assert!(!app.stored().contains("tough_call:") && !agent.get("/me").await.shows("id=\"helped\""));
}

#[tokio::test]
async fn a_shift_has_one_prompt_whether_a_call_or_a_check_in_brings_it() {
    let (_, agent) = team().await;
    check_in(&agent, "1").await;
    assert!(agent.get("/check-in").await.shows("action=\"/api/rate_suggestion\""));
    let id = state(&agent, "abuse", "behaviour:very_heavy", "me").await;
    assert_eq!(offered(&agent, &id).await, None, "the check-in was first");

    let (app, agent) = team().await;
    let first = state(&agent, "price", "feeling:heavy", "me").await;
    app.pass(SignedDuration::from_mins(5));
    let second = state(&agent, "abuse", "behaviour:very_heavy", "me").await;
    let key = offered(&agent, &first).await.expect("an offer");
    assert_eq!(offered(&agent, &second).await, None);
    check_in(&agent, "1").await;
    let page = agent.get("/check-in").await.page();
    assert!(page.contains("Because you noted a tough call") && page.contains(&format!("/suggestion/{key}")), "{page}");
    rate(&app, &agent, &first, "dismissed").await;
    assert_eq!(offered(&agent, &first).await, None, "declined");
    assert!(!agent.get("/check-in").await.shows("action=\"/api/rate_suggestion\""));
    // Nor sooner than a day after the last.
    for (hours, comes) in [(23, false), (1, true)] {
        app.pass(SignedDuration::from_hours(hours));
        let agent = app.signed_in("a1").await;
        let id = state(&agent, "other", "misunderstanding:light", "me").await;
        assert_eq!(offered(&agent, &id).await.is_some(), comes, "{hours}");
        agent.post("delete_tough_call", &[("id", &id)]).await;
    }
}

#[tokio::test]
async fn what_the_question_took_the_place_of_counts_as_nothing_that_was_offered() {
    let (app, agent) = team().await;
    // Two days earlier, so that no offer on the call itself is near.
    state(&agent, "abuse", "behaviour:very_heavy", "me").await;
    app.pass(SignedDuration::from_hours(24));
    let agent = next_day(&app, "1").await;
    assert!(agent.get("/check-in").await.shows(QUESTION));
    let day = app.today().to_string();
    let export = agent.get("/me/export.json").await.json();
    let offers = export["suggestions"].as_array().unwrap();
    assert!(offers.iter().all(|offer| offer["workday"] != day.as_str()), "it was not shown: {offers:?}");
    agent.post("answer_tough_call", &[("answer", "over")]).await;
    // Less than a day later, and something is suggested: nothing was in the shift before.
    app.pass(SignedDuration::from_hours(23));
    let agent = app.signed_in("a1").await;
    check_in(&agent, "1").await;
    assert!(agent.get("/check-in").await.shows("action=\"/api/rate_suggestion\""));
}

#[tokio::test]
async fn what_is_offered_on_calls_follows_the_switch_of_the_centre() {
    let (app, agent) = team().await;
    let admin = app.admin("d1").hired().await;
    admin.post("choose_learning", &[("learning", "off")]).await;
    app.pass(SignedDuration::from_mins(1));
    let id = state(&agent, "price", "feeling:heavy", "me").await;
    assert!(offered(&agent, &id).await.is_some());
    let export = agent.get("/me/export.json").await.json();
    let options = 1.0 / export["suggestions"][0]["propensity"].as_f64().unwrap();
    assert!((options - options.round()).abs() < 1e-9, "{options} are no equals");
}

#[tokio::test]
async fn the_clock_runs_as_long_as_the_card_next_to_it_says() {
    let (_, agent) = team().await;
    let texts = [("en", "Ten minutes off the queue", "10 minutes, until"), ("zh-CN", "下线歇十分钟", "10 分钟，到")];
    for (language, card, clock) in texts {
        agent.post("switch_language", &[("language", language)]).await;
        let id = state(&agent, "abuse", "behaviour:heavy", "me").await;
        let page = agent.get(&format!("/tough-call/{id}")).await;
        assert!(page.shows(card) && page.shows(clock), "{language}: {}", page.text());
    }
    // A card of three minutes leaves the five for the breath.
    agent.post("switch_language", &[("language", "en")]).await;
    let id = state(&agent, "price", "feeling:light", "me").await;
    assert!(agent.get(&format!("/tough-call/{id}")).await.shows("5 minutes, until"));
}

#[tokio::test]
async fn a_rejected_form_says_what_is_missing_and_keeps_what_was_chosen() {
    let (app, agent) = team().await;
    let id = Uuid::new_v4().to_string();
    let fields = [("id", id.as_str()), ("source", "abuse"), ("said", "behaviour"), ("audience", "lead")];
    let page = agent.post_and_follow("record_tough_call", &fields).await.page();
    assert!(page.contains("Tap how heavy it was") && page.contains("value=\"lead\" checked"), "{page}");
    assert!(page.contains(&id) && page.contains("name=\"source\" value=\"abuse\""), "{page}");
    let none = agent.post_and_follow("record_tough_call", &[]).await.page();
    assert!(none.contains("Choose what the call was about."), "{none}");
    for fields in [&fields[..], &[]] {
        assert_eq!(agent.ask("record_tough_call", fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let team = [("id", &*id), ("source", "abuse"), ("said", "behaviour:heavy"), ("audience", "team")];
    assert_eq!(agent.ask("record_tough_call", &team).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    // The session ends before the second tap: nothing that was chosen is lost.
    app.pass(SignedDuration::from_mins(25));
    let fields = [("id", id.as_str()), ("source", "abuse"), ("said", "behaviour:heavy"), ("audience", "lead")];
    let to = agent.post("record_tough_call", &fields).await.to().to_owned();
    assert!(to.starts_with("/sign-in"), "{to}");
    app.set_password("a1").await;
    let signed_in = [("name", "a1"), ("password", crate::support::PASSWORD), ("then", "/tough-call?source=abuse")];
    let page = agent.post_and_follow("sign_in", &signed_in).await.page();
    assert!(page.contains("You chose “How the caller behaved: Heavy”."), "{page}");
    assert!(page.contains("value=\"lead\" checked") && page.contains(&id), "{page}");
}

#[tokio::test]
async fn the_next_shift_and_the_one_after_ask_once_each_and_then_no_more() {
    let (app, agent) = team().await;
    check_in(&agent, "2").await;
    state(&agent, "abuse", "behaviour:very_heavy", "me").await;
    assert!(!agent.get("/check-in").await.shows(QUESTION), "not in the same shift");
    for (day, asked) in [(1, true), (2, true), (3, false)] {
        let agent = next_day(&app, "3").await;
        let page = agent.get("/check-in").await.page();
        assert_eq!(page.contains(QUESTION), asked, "day {day}");
        assert_eq!(page.contains("Abuse\u{a0}· How the caller behaved\u{a0}· Very heavy"), asked, "day {day}");
        if asked {
            let after = agent.post_and_follow("answer_tough_call", &[("answer", "somewhat")]).await.page();
            assert!(after.contains("You said: A bit is left.") && !after.contains(QUESTION), "{after}");
        }
    }
}

#[tokio::test]
async fn an_answer_that_it_is_over_and_a_dismissal_are_the_last_word() {
    for (answer, said) in [("over", "Noted, for you alone."), ("dismissed", "We won’t ask about it again.")] {
        let (app, agent) = team().await;
        check_in(&agent, "2").await;
        state(&agent, "other", "feeling:heavy", "me").await;
        let agent = next_day(&app, "3").await;
        assert!(agent.get("/check-in").await.shows(QUESTION));
        assert!(agent.post_and_follow("answer_tough_call", &[("answer", answer)]).await.shows(said));
        let agent = next_day(&app, "3").await;
        assert!(!agent.get("/check-in").await.shows(QUESTION), "{answer}");
        let late = agent.ask("answer_tough_call", &[("answer", "heavy")]).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "{answer}");
    }
}

#[tokio::test]
async fn somebody_who_still_feels_it_is_shown_whom_to_talk_to() {
    let (app, agent) = team().await;
    state(&agent, "abuse", "behaviour:very_heavy", "me").await;
    let agent = next_day(&app, "4").await;
    let page = agent.post_and_follow("answer_tough_call", &[("answer", "heavy")]).await.page();
    let card = page.split("id=\"tough\"").nth(1).expect(&page).split("</section>").next().unwrap();
    assert!(card.contains("You said: Still heavy.") && card.contains("href=\"/support#ask\""), "{card}");
}

#[tokio::test]
async fn a_shift_with_the_question_has_no_other_unrequested_prompt() {
    let (app, agent) = team().await;
    state(&agent, "abuse", "behaviour:very_heavy", "me").await;
    let agent = next_day(&app, "1").await;
    let rated = "action=\"/api/rate_suggestion\"";
    let page = agent.get("/check-in").await.page();
    assert!(page.contains(QUESTION) && !page.contains(rated), "{page}");
    let after = agent.post_and_follow("answer_tough_call", &[("answer", "dismissed")]).await.page();
    assert!(!after.contains(QUESTION) && !after.contains(rated), "a dismissal is no room for the next prompt");
    // Without a tough call the same weather brings a suggestion.
    let other = app.signed_in("a2").await;
    check_in(&other, "1").await;
    assert!(other.get("/check-in").await.shows(rated));
}

#[tokio::test]
async fn the_pages_are_in_the_language_of_the_reader() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").reading_chinese().hired().await;
    let page = agent.get("/tough-call?source=delivery").await.page();
    assert!(page.contains("配送") && page.contains("特别堵") && page.contains("只有你自己看得到。"), "{page}");
    let id = state(&agent, "delivery", "misunderstanding:light", "").await;
    let reset = agent.get(&format!("/tough-call/{id}")).await.page();
    assert!(
        reset.contains("配送\u{a0}· 没说到一块儿\u{a0}· 有点堵") && reset.contains("同一个包裹，第四次来电"),
        "{reset}"
    );
}

#[tokio::test]
async fn the_key_can_be_switched_off_and_on_in_a_browser() {
    let (_, agent) = team().await;
    let has_key = async |address: &str| agent.get(address).await.shows("ToughCallKey");
    assert!(has_key("/me").await && has_key("/account").await);
    let off = agent.post_and_follow("switch_tough_key", &[("key", "off")]).await.page();
    assert!(off.contains("The T key is off in this browser."), "{off}");
    assert!(!has_key("/me").await && !has_key("/check-in").await);
    agent.post("switch_tough_key", &[("key", "on")]).await;
    assert!(has_key("/me").await);
    assert_eq!(agent.ask("switch_tough_key", &[("key", "x")]).await.status, StatusCode::BAD_REQUEST);
}
