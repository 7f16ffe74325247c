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
        "The price · The caller was upset · Very heavy",
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
        ("price", "You didn’t set the price"),
        ("abuse", "After an abusive call: step away"),
        ("other", "The call, seen from further back"),
    ] {
        let id = state(&agent, source, "behaviour:light", "").await;
        assert!(agent.get(&format!("/tough-call/{id}")).await.shows(card), "{source}");
    }
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
        assert_eq!(page.contains("Abuse · How the caller behaved · Very heavy"), asked, "day {day}");
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
    assert!(reset.contains("配送 · 没说到一块儿 · 有点堵") && reset.contains("这投诉，冲着谁来的？"), "{reset}");
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
