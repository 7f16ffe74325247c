//! Nobody but the two can tell that there is a pair, and nobody that somebody volunteers.

use axum::http::StatusCode;

use super::{LINE, agree, ask, asked, centre, has_offer, page, supporter_says};
use crate::help::talk::privacy::reset;
use crate::routes::walk;
use crate::support::TestApp;

/// How far a pair is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum PairStage {
    Nothing,
    Volunteers,
    Asked,
    Agreed,
    Talked,
}

/// `b1` supports `a1`, up to this step.
async fn with_pair(far: PairStage) -> TestApp {
    let app = centre().await;
    if far >= PairStage::Volunteers {
        app.volunteers("b1", 1).await;
    }
    if far >= PairStage::Asked {
        asked(&app, "a1").await;
    }
    if far >= PairStage::Agreed {
        agree(&app, "a1", "b1").await;
    }
    if far >= PairStage::Talked {
        let request = super::id(&app, "b1", "/supporter").await.expect("the talk");
        app.signed_in("b1").await.ask("accept_talk", &[("request", &request), ("at", "now")]).await;
        app.signed_in("b1").await.ask("end_talk", &[("request", &request)]).await;
        app.signed_in("a1").await.ask("answer_talk", &[("request", &request), ("good", "no")]).await;
    }
    app
}

/// Asserts that two viewers see the same; names only the place where they differ.
fn same(with: &str, without: &str, what: &str) {
    let differ = with.lines().zip(without.lines()).find(|(one, other)| one != other);
    assert!(differ.is_none() && with.len() == without.len(), "{what}: {differ:?}");
}

#[tokio::test]
async fn leads_admins_and_colleagues_can_tell_nothing_of_a_pair() {
    // Those in the line of the supporter, psychologists and admins cannot even tell that somebody volunteers. The
    // others can ask a supporter, and that is all they can tell.
    let groups = [(PairStage::Nothing, ["b2", "l2", "s1", "d1"]), (PairStage::Volunteers, ["a2", "l1", "c1", "l3"])];
    for (least, viewers) in groups {
        let without = with_pair(least).await;
        let mut known = Vec::new();
        for viewer in viewers {
            known.push(walk(&without.signed_in(viewer).await).await);
        }
        for far in [PairStage::Volunteers, PairStage::Asked, PairStage::Agreed, PairStage::Talked] {
            let pair = with_pair(far).await;
            for (viewer, known) in viewers.into_iter().zip(&known) {
                let with = walk(&pair.signed_in(viewer).await).await;
                assert!(!with.contains(LINE), "{viewer}");
                same(&with, known, &format!("{viewer}, {far:?}"));
            }
        }
    }
}

#[tokio::test]
async fn a_lead_who_is_a_supporter_reads_it_on_no_board_and_in_no_count() {
    let app = centre().await;
    app.volunteers("l2", 1).await;
    let board = page(&app, "l2", "/board").await;
    asked(&app, "a1").await;
    let reminded = page(&app, "l2", "/trends").await;
    assert!(reminded.contains("Someone would like to talk to you."), "{reminded}");
    assert!(!reminded.contains("supporter would"), "the reminder does not say in which role");
    agree(&app, "a1", "l2").await;
    for address in ["/board", "/requests", "/flags"] {
        let page = page(&app, "l2", address).await;
        assert!(!page.contains("Name of a1") && !page.contains(LINE), "{address}: {page}");
        assert!(!page.contains("waiting)"), "{address}: {page}");
    }
    assert!(!board.contains("Asked to talk"));
    assert!(page(&app, "l2", "/supporter").await.contains(LINE));
}

#[tokio::test]
async fn a_supporter_hands_nothing_on() {
    let app = centre().await;
    // A lead, who hands other requests on.
    app.volunteers("l2", 1).await;
    asked(&app, "a1").await;
    agree(&app, "a1", "l2").await;
    let supporter = page(&app, "l2", "/supporter").await;
    assert!(!supporter.contains("hand_on_talk") && !supporter.contains("Name of l1"), "{supporter}");
    let request = super::id(&app, "l2", "/supporter").await.expect("the talk");
    let fields = [("request", request.as_str()), ("to", "lead")];
    let answer = app.signed_in("l2").await.ask("hand_on_talk", &fields).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}", answer.text());
}

#[tokio::test]
async fn the_line_and_the_own_words_are_sealed_on_disk() {
    let app = centre().await;
    app.volunteers("b1", 1).await;
    let fields = [("to", "supporter"), ("when", "when Chen is at lunch"), ("line", LINE)];
    assert_eq!(app.signed_in("a1").await.ask("ask_to_talk", &fields).await.status, StatusCode::OK);
    assert!(!page(&app, "b1", "/supporter").await.contains("lunch"), "own words wait for the consent");
    supporter_says(&app, "b1", "yes").await;
    for words in [LINE, "when Chen is at lunch"] {
        assert!(!app.keeps_on_disk(words.as_bytes()), "{words}");
    }
    super::asker_says(&app, "a1", "yes").await;
    assert!(page(&app, "b1", "/supporter").await.contains("when Chen is at lunch"));
    assert!(!app.keeps_on_disk(LINE.as_bytes()), "it is sealed in the request too");
}

#[tokio::test]
async fn nobody_else_answers_for_one_of_the_two() {
    let app = centre().await;
    app.volunteers("b1", 1).await;
    asked(&app, "a1").await;
    let search = super::id(&app, "a1", "/support").await.expect("a search");
    let yes = [("request", search.as_str()), ("answer", "yes")];
    for other in ["a1", "a2", "l1", "l2", "c1", "d1", "s1"] {
        let answer = app.signed_in(other).await.ask("answer_offer", &yes).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{other}");
    }
    supporter_says(&app, "b1", "yes").await;
    for other in ["b1", "a2", "l1", "d1"] {
        let answer = app.signed_in(other).await.ask("answer_supporter", &yes).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{other}");
    }
    assert!(!page(&app, "b1", "/supporter").await.contains(LINE));
}

#[tokio::test]
async fn asking_again_changes_the_words_and_asks_nobody_twice() {
    let app = centre().await;
    app.volunteers("b1", 5).await;
    asked(&app, "a1").await;
    let fields = [("to", "supporter"), ("line", "better words")];
    let again = app.signed_in("a1").await.ask("ask_to_talk", &fields).await;
    assert_eq!(again.status, StatusCode::OK, "{}", again.text());
    assert!(has_offer(&app, "b1").await);
    assert!(super::id(&app, "b1", "/supporter").await.is_some(), "one offer");
    agree(&app, "a1", "b1").await;
    let supporter = page(&app, "b1", "/supporter").await;
    assert!(supporter.contains("better words") && !supporter.contains(LINE), "{supporter}");
    assert_eq!(ask(&app, "a1").await.status, StatusCode::OK, "another search is possible");
    assert!(!has_offer(&app, "b1").await, "not with the person with whom they talk already");
}

#[tokio::test]
async fn resetting_a_password_tells_of_no_supporter_and_no_search() {
    let app = centre().await;
    app.volunteers("b1", 1).await;
    asked(&app, "a1").await;
    for key in ["a1", "b1"] {
        app.set_password(key).await;
        let own = app.visitor();
        own.ask("sign_in", &[("name", key), ("password", crate::support::PASSWORD)]).await;
    }
    app.pass(jiff::SignedDuration::from_mins(5));
    let (asker, supporter) = (reset(&app, "a1").await, reset(&app, "b1").await);
    super::match_all(&app).await;
    let page = supporter.get("/supporter").await.page();
    assert!(page.contains("Would you like to be a supporter?"), "{page}");
    assert!(!page.contains("A colleague would like to talk"), "{page}");
    let exported = supporter.get("/me/export.json").await.json();
    assert_eq!(exported["supporters"]["volunteers"], serde_json::Value::Null);
    assert_eq!(supporter.ask("pause_supporter", &[("paused", "yes")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(supporter.ask("stop_supporter", &[]).await.status, StatusCode::NOT_FOUND);

    assert!(!asker.get("/support").await.page().contains("supporters for you"));
    assert_eq!(asker.get("/me/export.json").await.json()["supporters"]["search"], serde_json::Value::Null);
    app.volunteers("c1", 1).await;
    let fields = [("to", "supporter"), ("line", "other words")];
    let page = asker.post_and_follow("ask_to_talk", &fields).await.page();
    assert!(page.contains("We’re looking for a supporter."), "{page}");
}

#[tokio::test]
async fn a_file_does_not_tell_the_asker_that_somebody_declined() {
    let app = centre().await;
    app.volunteers("b1", 1).await;
    asked(&app, "a1").await;
    let asker = app.signed_in("a1").await;
    let state = async || asker.get("/me/export.json").await.json()["supporters"]["search"]["state"].clone();
    assert!(has_offer(&app, "b1").await);
    let before = state().await;
    assert_eq!(supporter_says(&app, "b1", "no").await.status, StatusCode::OK);
    assert_eq!(before, "looking");
    assert_eq!(state().await, before);
}

#[tokio::test]
async fn after_a_reset_a_search_does_not_tell_of_a_talk_from_before() {
    let app = centre().await;
    app.volunteers("b1", 2).await;
    app.set_password("a1").await;
    let own = app.visitor();
    own.ask("sign_in", &[("name", "a1"), ("password", crate::support::PASSWORD)]).await;
    asked(&app, "a1").await;
    agree(&app, "a1", "b1").await;
    app.pass(jiff::SignedDuration::from_mins(5));
    let intruder = reset(&app, "a1").await;
    let fields = [("to", "supporter"), ("line", "other words")];
    let page = intruder.post_and_follow("ask_to_talk", &fields).await.page();
    assert!(page.contains("We’re asking supporters"), "as if a1 had asked nobody before: {page}");
    assert!(has_offer(&app, "b1").await);
}
