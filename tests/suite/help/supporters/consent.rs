//! Both agree before either sees more than is needed to agree; either declines without a reason.

use axum::http::StatusCode;

use super::{LINE, agree, asked, asker_says, centre, has_offer, id, page, save, supporter_says};

#[tokio::test]
async fn both_agree_before_either_reads_the_others_name_or_words() {
    let app = centre().await;
    app.volunteers("b1", 1).await;
    asked(&app, "a1").await;
    let (supporter, asker) = (page(&app, "b1", "/supporter").await, page(&app, "a1", "/support").await);
    for shown in ["A colleague would like to talk", "Customers", "in English", "In a break"] {
        assert!(supporter.contains(shown), "{shown}: {supporter}");
    }
    assert!(!supporter.contains("Name of a1") && !supporter.contains(LINE), "{supporter}");
    assert!(asker.contains("We’re asking supporters") && !asker.contains("Name of b1"), "{asker}");

    assert_eq!(supporter_says(&app, "b1", "yes").await.status, StatusCode::OK);
    let (supporter, asker) = (page(&app, "b1", "/supporter").await, page(&app, "a1", "/support").await);
    assert!(!supporter.contains("Name of a1") && !supporter.contains(LINE), "{supporter}");
    assert!(asker.contains("Name of b1 would be glad to talk with you"), "{asker}");

    assert_eq!(asker_says(&app, "a1", "yes").await.status, StatusCode::OK);
    let supporter = page(&app, "b1", "/supporter").await;
    assert!(supporter.contains("Name of a1") && supporter.contains(LINE), "{supporter}");
    let request = id(&app, "b1", "/supporter").await.expect("the request");
    let accepted = app.signed_in("b1").await.ask("accept_talk", &[("request", &request), ("at", "10:40")]).await;
    assert_eq!(accepted.status, StatusCode::OK);
    assert!(page(&app, "a1", "/support").await.contains("Name of b1 is coming at 10:40."));
}

#[tokio::test]
async fn the_asker_cannot_agree_before_the_supporter() {
    let app = centre().await;
    app.volunteers("b1", 1).await;
    asked(&app, "a1").await;
    assert_eq!(asker_says(&app, "a1", "yes").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let supporter = page(&app, "b1", "/supporter").await;
    assert!(!supporter.contains("Name of a1") && !supporter.contains(LINE), "{supporter}");
}

#[tokio::test]
async fn a_declined_search_goes_to_the_next_supporter_and_never_back() {
    let app = centre().await;
    app.volunteers("b1", 1).await;
    app.volunteers("c1", 1).await;
    asked(&app, "a1").await;
    let before = page(&app, "a1", "/support").await;
    let (first, second) = if has_offer(&app, "b1").await { ("b1", "c1") } else { ("c1", "b1") };
    assert!(!has_offer(&app, second).await, "one at a time");
    assert_eq!(supporter_says(&app, first, "no").await.status, StatusCode::OK);
    assert!(has_offer(&app, second).await && !has_offer(&app, first).await);
    let plain = crate::support::without_nonce;
    assert_eq!(plain(&page(&app, "a1", "/support").await), plain(&before), "the asker does not learn of it");
    // The asker does not want the other one: then nobody is left.
    assert_eq!(supporter_says(&app, second, "yes").await.status, StatusCode::OK);
    assert_eq!(asker_says(&app, "a1", "no").await.status, StatusCode::OK);
    assert!(!has_offer(&app, first).await && !has_offer(&app, second).await);
    let told = page(&app, "a1", "/support").await;
    assert!(told.contains("No supporter can talk right now.") && told.contains("Ask someone else"), "{told}");
    assert!(!page(&app, second, "/supporter").await.contains("Name of a1"));
}

#[tokio::test]
async fn a_supporter_takes_their_agreement_back_until_the_asker_agreed() {
    let app = centre().await;
    app.volunteers("b1", 1).await;
    asked(&app, "a1").await;
    supporter_says(&app, "b1", "yes").await;
    assert_eq!(supporter_says(&app, "b1", "no").await.status, StatusCode::OK);
    assert!(!page(&app, "a1", "/support").await.contains("Name of b1"));
    assert_eq!(asker_says(&app, "a1", "yes").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_asker_withdraws_at_any_time() {
    let app = centre().await;
    app.volunteers("b1", 1).await;
    asked(&app, "a1").await;
    let search = id(&app, "a1", "/support").await.expect("a search");
    let other = app.signed_in("a2").await.ask("end_talk", &[("request", &search)]).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
    let ended = app.signed_in("a1").await.ask("end_talk", &[("request", &search)]).await;
    assert_eq!(ended.status, StatusCode::OK);
    assert!(!has_offer(&app, "b1").await);
    assert!(!app.stored().contains("supporter_search"), "nothing is left of it");
}

#[tokio::test]
async fn after_the_talk_the_asker_alone_is_asked_whether_it_was_good() {
    let app = centre().await;
    app.volunteers("b1", 1).await;
    asked(&app, "a1").await;
    agree(&app, "a1", "b1").await;
    let question = "Was it good to talk?";
    assert!(!page(&app, "a1", "/support").await.contains(question), "they have not talked yet");
    let request = id(&app, "b1", "/supporter").await.expect("the request");
    let early = app.signed_in("a1").await.ask("answer_talk", &[("request", &request), ("good", "yes")]).await;
    assert_eq!(early.status, StatusCode::NOT_FOUND);
    let supporter = app.signed_in("b1").await;
    supporter.ask("accept_talk", &[("request", &request), ("at", "now")]).await;
    supporter.ask("end_talk", &[("request", &request)]).await;
    let asker = page(&app, "a1", "/support").await;
    assert!(asker.contains(question) && asker.contains("Only you see your answer."), "{asker}");
    assert!(!page(&app, "b1", "/supporter").await.contains(question));
    let unanswered = app.signed_in("a1").await.ask("answer_talk", &[("request", &request)]).await;
    assert_eq!(unanswered.status, StatusCode::UNPROCESSABLE_ENTITY);
    let asker = app.signed_in("a1").await;
    assert_eq!(asker.ask("answer_talk", &[("request", &request), ("good", "no")]).await.status, StatusCode::OK);
    let exported = asker.get("/me/export.json").await.json();
    assert_eq!(exported["supporters"]["was_it_good_to_talk"][0]["good"], false);
    assert_eq!(exported["talk_requests"], serde_json::json!([]), "the request is closed");
    let supporter = app.signed_in("b1").await.get("/me/export.json").await.json();
    assert_eq!(supporter["supporters"]["was_it_good_to_talk"], serde_json::json!([]));
}

#[tokio::test]
async fn everything_works_without_a_script() {
    let app = centre().await;
    let (asker, supporter) = (app.signed_in("a1").await, app.signed_in("b1").await);
    let refused = supporter.post_and_follow("save_supporter", &[("topics[]", "customer"), ("cap", "9")]).await.page();
    for shown in ["Choose at least one language.", "Choose a number from 1 to 5.", "value=\"customer\" checked"] {
        assert!(refused.contains(shown), "{shown}: {refused}");
    }
    let fields = [("languages[]", "en"), ("topics[]", "customer"), ("cap", "1")];
    assert_eq!(supporter.post("save_supporter", &fields).await.to(), "/supporter");
    let form = asker.get("/support").await.page();
    assert!(form.contains("value=\"supporter\"") && !form.contains("Name of b1"), "{form}");
    assert_eq!(asker.post("ask_to_talk", &[("to", "supporter"), ("line", LINE)]).await.to(), "/support");
    let search = id(&app, "b1", "/supporter").await.expect("an offer");
    let (request, yes) = (("request", search.as_str()), ("answer", "yes"));
    assert_eq!(supporter.post("answer_offer", &[request]).await.to(), "/supporter");
    assert!(supporter.get("/supporter").await.page().contains("Choose one of the two answers."));
    assert_eq!(supporter.post("answer_offer", &[request, yes]).await.to(), "/supporter");
    assert_eq!(asker.post("answer_supporter", &[request, yes]).await.to(), "/support");
    let now = [request, ("at", "now"), ("back", "/supporter")];
    assert_eq!(supporter.post("accept_talk", &now).await.to(), "/supporter");
    assert!(asker.get("/support").await.page().contains("Was it good to talk?"), "the time has come");
    assert_eq!(asker.post("answer_talk", &[request, ("good", "yes")]).await.to(), "/support");
    assert!(id(&app, "a1", "/support").await.is_none());
}

#[tokio::test]
async fn a_check_in_asks_for_a_supporter_once() {
    let app = centre().await;
    app.volunteers("b1", 1).await;
    let agent = app.signed_in("a1").await;
    let check_in = uuid::Uuid::new_v4().to_string();
    let fields = [
        ("id", check_in.as_str()),
        ("weather", "1"),
        ("audience", "me"),
        ("talk_to", "supporter"),
        ("talk_topic", "customer"),
        ("talk_line", LINE),
    ];
    let wrong: Vec<_> =
        fields.iter().map(|(name, value)| (*name, if *name == "talk_topic" { "weather" } else { *value })).collect();
    let refused = agent.ask("record_check_in", &wrong).await;
    assert_eq!(refused.json()["wrong"].as_object().unwrap().keys().collect::<Vec<_>>(), ["talk_topic"]);
    for _ in 0..2 {
        assert_eq!(agent.ask("record_check_in", &fields).await.status, StatusCode::OK);
    }
    assert!(has_offer(&app, "b1").await);
    let saved = page(&app, "a1", "/check-in").await;
    assert!(saved.contains("We’re asking supporters") && saved.contains(LINE), "{saved}");
    let search = id(&app, "a1", "/support").await.expect("a search");
    agent.ask("end_talk", &[("request", &search)]).await;
    assert_eq!(agent.ask("record_check_in", &fields).await.status, StatusCode::OK);
    assert!(!has_offer(&app, "b1").await, "sending the check-in again asks nobody again");
}

#[tokio::test]
async fn quiet_hours_are_two_times_and_what_was_typed_comes_back() {
    let app = centre().await;
    let supporter = app.signed_in("b1").await;
    let fields = [("languages[]", "en"), ("cap", "1"), ("quiet_from", "22:00")];
    let answer = save(&supporter, &fields).await;
    assert_eq!(answer.json()["wrong"].as_object().unwrap().keys().collect::<Vec<_>>(), ["quiet_from"]);
    let form = supporter.post_and_follow("save_supporter", &fields).await.page();
    assert!(form.contains("value=\"22:00\""), "{form}");
    assert_eq!(supporter.get("/me/export.json").await.json()["supporters"]["volunteers"], serde_json::Value::Null);
}

#[tokio::test]
async fn the_asker_agrees_to_the_supporter_whom_the_page_named() {
    let app = centre().await;
    app.volunteers("b1", 1).await;
    app.volunteers("c1", 1).await;
    asked(&app, "a1").await;
    let search = id(&app, "a1", "/support").await.expect("a search");
    let (first, second) = if has_offer(&app, "b1").await { ("b1", "c1") } else { ("c1", "b1") };
    supporter_says(&app, first, "yes").await;
    let shown = page(&app, "a1", "/support").await;
    assert!(shown.contains(&format!("Name of {first} would be glad to talk with you")), "{shown}");
    let named = shown.split("name=\"named\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let named = named.expect(&shown).to_owned();
    // Before the asker answers, that one takes it back, and the next one agrees.
    supporter_says(&app, first, "no").await;
    supporter_says(&app, second, "yes").await;
    for answer in ["yes", "no"] {
        let fields = [("request", search.as_str()), ("answer", answer), ("named", named.as_str())];
        let answered = app.signed_in("a1").await.ask("answer_supporter", &fields).await;
        assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY, "{answer}: {}", answered.text());
    }
    let supporter = page(&app, second, "/supporter").await;
    assert!(!supporter.contains("Name of a1") && !supporter.contains(LINE), "{supporter}");
    let asker = page(&app, "a1", "/support").await;
    assert!(asker.contains(&format!("Name of {second} would be glad to talk with you")), "{asker}");
}
