//! Courses: what is read is sealed and nobody else's, a role play has its times, a case its answers, and words to avoid
//! are one page.

use axum::http::StatusCode;

use crate::support::{PASSWORD, TestApp, without_nonce};

async fn centre() -> TestApp {
    let app = TestApp::new().await;
    for key in ["a1", "a2"] {
        app.agent(key).of("t1").hired().await;
    }
    app.lead("l1").of("t1").hired().await;
    app.psychologist("s1").hired().await;
    app.admin("d1").hired().await;
    app
}

const PAGES: [&str; 5] =
    ["/library", "/library/course", "/library/course/first_month", "/library/words/ending", "/library/words"];

#[tokio::test]
async fn nobody_else_learns_that_a_course_was_begun() {
    let app = centre().await;
    app.set_password("a1").await;
    let reader = app.visitor();
    assert!(reader.ask("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await.status.is_success());
    let others = ["a2", "l1", "s1", "d1"];
    let mut before = Vec::new();
    for key in others {
        let viewer = app.signed_in(key).await;
        for page in PAGES {
            before.push(without_nonce(&viewer.get(page).await.page()));
        }
    }
    let fields = [("item", "words/ending"), ("mark", "read"), ("course", "first_month")];
    assert_eq!(reader.post("mark_item", &fields).await.to(), "/library/words/ending?course=first_month");
    let page = reader.get("/library/words/ending?course=first_month").await.page();
    assert!(page.contains("You’ve read this.") && page.contains("/library/case/first_friday?course=first_month"));
    assert!(reader.get("/library/course/first_month").await.page().contains("You’ve read 1 of 16."));
    assert_eq!(reader.get("/me/export.json").await.json()["library_read"], serde_json::json!(["words/ending"]));
    let mut before = before.into_iter();
    for key in others {
        let viewer = app.signed_in(key).await;
        for page in PAGES {
            assert_eq!(before.next(), Some(without_nonce(&viewer.get(page).await.page())), "{key} {page}");
        }
    }
    assert!(!app.stored().contains("words/ending"), "it is stored in plain text");
    // Somebody else at the account, without the session that opens the list.
    assert!(!app.signed_in("a1").await.get("/library/course/first_month").await.page().contains("You’ve read"));
}

#[tokio::test]
async fn only_what_a_course_contains_can_be_marked_as_read() {
    let app = centre().await;
    let reader = app.signed_in("a1").await;
    for item in ["reframing/two_views_of_one_desk", "case/nowhere", "nonsense"] {
        let sent = reader.ask("mark_item", &[("item", item), ("mark", "read")]).await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND, "{item}");
    }
    let page = reader.get("/library/reframing/two_views_of_one_desk").await.page();
    assert!(page.contains("It helped me") && !page.contains("Mark as read"), "{page}");
}

#[tokio::test]
async fn a_lead_sees_which_courses_there_are_and_their_own_reading_only() {
    let app = centre().await;
    let (lead, agent) = (app.signed_in("l1").await, app.signed_in("a1").await);
    lead.ask("mark_item", &[("item", "words/after_a_flag"), ("mark", "read")]).await;
    agent.ask("mark_item", &[("item", "words/waiting"), ("mark", "read")]).await;
    let page = lead.get("/library/course").await.page();
    assert!(page.contains("Talking after a flag") && page.contains("You’ve read 1 of 6."), "{page}");
    assert_eq!(page.matches("You’ve read").count(), 1, "{page}");
    assert!(agent.get("/library/course/after_a_flag").await.page().contains("A flag is a question"));
}

#[tokio::test]
async fn a_role_play_has_five_steps_with_their_times() {
    let app = centre().await;
    let page = app.signed_in("a1").await.get("/library/role_play/saying_no").await.page();
    assert!(page.contains("Play it for two: 11 minutes") && page.contains("Debrief (4 minutes)"), "{page}");
    let chinese = app.agent("a3").of("t1").reading_chinese().hired().await;
    let page = chinese.get("/library/role_play/saying_no").await.page();
    assert!(page.contains("两个人练一轮：11 分钟") && page.contains("聊一聊（4 分钟）"), "{page}");
}

#[tokio::test]
async fn an_answer_of_a_case_opens_to_what_it_leads_to_without_a_form() {
    let app = centre().await;
    let page = app.signed_in("a1").await.get("/library/case/too_personal").await.page();
    let (_, asked) = page.split_once("He asks whether you’re married.").expect(&page);
    let asked = asked.split("library-marks").next().unwrap();
    assert!(asked.contains("<summary>Laugh, and go on with the balance."), "{asked}");
    assert!(!asked.contains("<form") && asked.contains("The line is drawn once"), "{asked}");
}

#[tokio::test]
async fn words_to_avoid_are_found_on_one_page_without_scripts() {
    let app = centre().await;
    let agent = app.signed_in("a1").await;
    let page = agent.get("/library/words").await.page();
    assert!(page.contains("autofocus") && page.contains("Calm down.") && page.contains("That’s our policy."), "{page}");
    assert!(!page.contains("You have to stay positive."), "that is for leads");
    let search = async |words: &str| agent.post_and_follow("search_phrases", &[("q", words)]).await.page();
    let page = search("POLICY").await;
    assert!(page.contains("That’s our policy.") && !page.contains("Calm down."), "{page}");
    let page = search("while the caller").await;
    assert!(page.contains("Hold on.") && !page.contains("That’s our policy."), "a situation is found as a whole");
    assert!(search("zebra").await.contains("Nothing found"));
}
