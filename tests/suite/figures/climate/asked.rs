//! The question whether to be counted: shown after a check-in, with nothing preselected, until the person chooses or
//! dismisses it.

use domain::Audience;

use super::*;

const QUESTION: &str = "A quick question, no rush";

/// An agent who has not chosen yet and has just checked in.
async fn somebody() -> (TestApp, Client) {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    assert!(!agent.get("/check-in").await.page().contains(QUESTION), "nothing is asked before the weather");
    says(&agent, "3", "lead").await;
    (app, agent)
}

async fn is_counted(app: &TestApp) -> Option<bool> {
    let person = app.person("a1").await;
    app.app.store.people().profile(person).await.unwrap().unwrap().person.counted
}

#[tokio::test]
async fn undecided_people_are_asked_after_a_check_in_with_nothing_preselected() {
    let (app, agent) = somebody().await;
    let page = agent.get("/check-in").await.page();
    let card = page.split("id=\"counted\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(card.contains(QUESTION) && card.contains("Not now"), "{card}");
    assert_eq!(card.matches("type=\"radio\"").count(), 2);
    assert!(!card.contains("checked"), "{card}");
    for form in
        ["action=\"/api/choose_counted\"", "action=\"/api/put_off_counted\"", "name=\"back\" value=\"/check-in\""]
    {
        assert!(card.contains(form), "{form} is not in {card}");
    }
    assert_eq!(is_counted(&app).await, None, "the question alone counts nobody");
    assert!(!agent.get("/check-in?change=1").await.page().contains(QUESTION));
}

#[tokio::test]
async fn a_form_sent_without_a_choice_says_so_and_asks_again() {
    let (app, agent) = somebody().await;
    let page = agent.post_and_follow("choose_counted", &[("back", "/check-in")]).await.page();
    assert!(page.contains("Choose one.") && page.contains(QUESTION), "{page}");
    assert_eq!(is_counted(&app).await, None);
}

#[tokio::test]
async fn people_who_choose_are_not_asked_again() {
    for (choice, counted) in [("yes", true), ("no", false)] {
        let (app, agent) = somebody().await;
        let page = agent.post_and_follow("choose_counted", &[("counted", choice), ("back", "/check-in")]).await.page();
        assert!(page.contains("Saved. You’re") && !page.contains(QUESTION), "{page}");
        assert_eq!(is_counted(&app).await, Some(counted));
    }
}

#[tokio::test]
async fn a_dismissed_question_does_not_return_and_stays_on_the_account_page() {
    let (app, agent) = somebody().await;
    let page = agent.post_and_follow("put_off_counted", &[]).await.page();
    assert!(page.contains("OK, later. You’re not counted") && !page.contains(QUESTION), "{page}");
    assert_eq!(is_counted(&app).await, None);
    app.travel("2026-03-12 09:00");
    let agent = app.signed_in("a1").await;
    says(&agent, "4", "lead").await;
    assert!(!agent.get("/check-in").await.page().contains(QUESTION), "the question is back on another day");
    assert!(agent.get("/account").await.page().contains("action=\"/api/choose_counted\""));
    // A person who erased themselves is asked again.
    app.app.store.erasures().erase_person(app.person("a1").await, app.now()).await.unwrap();
    app.app.store.people().set_default_audience(app.person("a1").await, Audience::Lead).await.unwrap();
    let agent = app.signed_in("a1").await;
    says(&agent, "4", "lead").await;
    assert!(agent.get("/check-in").await.page().contains(QUESTION));
}

#[tokio::test]
async fn the_question_is_in_the_language_of_the_reader() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").reading_chinese().hired().await;
    says(&agent, "3", "lead").await;
    let page = agent.get("/check-in").await.page();
    assert!(page.contains("有件事想问问你，不着急") && page.contains("先不选"), "{page}");
}
