//! The library: marks for oneself alone, and cases that a psychologist edits without learning who wrote them.

mod filed;
mod newcomers;

use axum::http::StatusCode;
use jiff::SignedDuration;

use crate::support::{Client, PASSWORD, TestApp, without_nonce};

/// What the author wrote, and the psychologist's version of it.
const RAW: &str = "On Tuesday Mr Brown from Leeds shouted at me.";
const EDITED: &str = "A caller shouted.";

/// A team with two agents and a lead, a psychologist and an admin.
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

/// Writes a case and returns its id, which only the author's page has.
async fn write(author: &Client, happened: &str) -> String {
    let sent = author.ask("write_case", &[("happened", happened), ("stressor", "abusive_caller")]).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
    let page = author.get("/library/write").await.page();
    page.split("name=\"case\" value=\"").nth(1).expect(&page).split('"').next().unwrap().to_owned()
}

async fn release(psychologist: &Client, case: &str) {
    let fields = [("case", case), ("title", "Shouting"), ("happened", EDITED), ("without_names", "yes")];
    let sent = psychologist.ask("release_case", &[&fields[..], &[("stressor", "abusive_caller")]].concat()).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
}

fn page_of(case: &str) -> String {
    format!("/library/case/{case}")
}

#[tokio::test]
async fn a_mark_is_shown_to_its_reader_alone_and_can_be_taken_back() {
    let app = centre().await;
    let reader = app.signed_in("a1").await;
    let item = "/library/reframing/not_about_you";
    let others = ["a2", "l1", "s1", "d1"];
    let mut before = Vec::new();
    for key in others {
        before.push((
            app.signed_in(key).await.get("/library").await.page(),
            app.signed_in(key).await.get(item).await.page(),
        ));
    }
    for mark in ["helped", "read"] {
        let fields = [("item", "reframing/not_about_you"), ("mark", mark)];
        assert_eq!(reader.post("mark_item", &fields).await.to(), item);
    }
    let page = reader.get(item).await.page();
    assert!(page.contains("You said it helped.") && page.contains("You’ve read this."));
    let overview = reader.get("/library").await.page();
    assert!(overview.contains("You said these helped") && overview.contains("You’ve read 1 of 16."));
    for (key, (overview, page)) in others.into_iter().zip(before) {
        let viewer = app.signed_in(key).await;
        assert_eq!(without_nonce(&viewer.get("/library").await.page()), without_nonce(&overview), "{key}");
        assert_eq!(without_nonce(&viewer.get(item).await.page()), without_nonce(&page), "{key}");
    }
    reader.post("mark_item", &[("item", "reframing/not_about_you"), ("mark", "helped"), ("set", "no")]).await;
    assert!(!reader.get(item).await.page().contains("You said it helped."));
}

#[tokio::test]
async fn an_item_that_did_not_help_is_noted_for_its_reader_alone() {
    let app = centre().await;
    let (reader, item) = (app.signed_in("a1").await, "/library/reframing/not_about_you");
    let others = ["a2", "l1", "s1", "d1"];
    let mut before = Vec::new();
    for key in others {
        before.push(without_nonce(&app.signed_in(key).await.get(item).await.page()));
    }
    let fields = [("item", "reframing/not_about_you"), ("mark", "not_helped")];
    assert_eq!(reader.post("mark_item", &fields).await.to(), item);
    let page = reader.get(item).await.page();
    assert!(page.contains("You said it didn’t help.") && page.contains("It helped me"), "{page}");
    assert!(!reader.get("/library").await.page().contains("You said these helped"));
    for (key, before) in others.into_iter().zip(before) {
        assert_eq!(without_nonce(&app.signed_in(key).await.get(item).await.page()), before, "{key}");
    }
    reader.post("mark_item", &[("item", "reframing/not_about_you"), ("mark", "helped")]).await;
    let page = reader.get(item).await.page();
    assert!(page.contains("You said it helped.") && !page.contains("You said it didn’t"), "one or the other: {page}");
    reader.post("mark_item", &[("item", "reframing/not_about_you"), ("mark", "helped"), ("set", "no")]).await;
    assert!(!reader.get(item).await.page().contains("You said it"));
}

#[tokio::test]
async fn what_was_marked_as_helpful_is_under_what_helped_on_my_weather() {
    let app = centre().await;
    let reader = app.signed_in("a1").await;
    let said = [("id", "4f6f6f0e-2f3b-4a53-9d4a-0d6b6b7f0001"), ("weather", "4"), ("audience", "me")];
    assert_eq!(reader.ask("record_check_in", &said).await.status, StatusCode::OK);
    let link = "href=\"/library/reframing/not_about_you\"";
    let fields = [("item", "reframing/not_about_you"), ("mark", "helped")];
    assert!(!reader.get("/me").await.shows("id=\"helped\""));
    reader.post("mark_item", &fields).await;
    let page = reader.get("/me").await.page();
    assert!(page.split("id=\"helped\"").nth(1).expect(&page).contains(link), "{page}");
    assert!(!app.signed_in("a2").await.get("/me").await.shows("id=\"helped\""));
    reader.post("mark_item", &[&fields[..], &[("set", "no")]].concat()).await;
    assert!(!reader.get("/me").await.shows("id=\"helped\""));
}

#[tokio::test]
async fn every_page_reminds_a_psychologist_of_cases_that_wait() {
    let app = centre().await;
    let reminds = |key: &'static str, page: &'static str| {
        let app = app.clone();
        async move { app.signed_in(key).await.get(page).await.shows("A case for the library is waiting for you.") }
    };
    assert!(!reminds("s1", "/climate").await);
    let case = write(&app.signed_in("a1").await, RAW).await;
    assert!(reminds("s1", "/climate").await && reminds("s1", "/requests").await);
    assert!(!reminds("s1", "/library").await, "it says how many wait");
    for (key, page) in [("a1", "/check-in"), ("l1", "/board"), ("d1", "/admin/people")] {
        assert!(!reminds(key, page).await, "{key}");
    }
    release(&app.signed_in("s1").await, &case).await;
    assert!(!reminds("s1", "/climate").await);
}

#[tokio::test]
async fn a_case_is_released_in_the_version_of_the_psychologist_without_names() {
    let app = centre().await;
    let (author, psychologist) = (app.signed_in("a1").await, app.signed_in("s1").await);
    let case = write(&author, RAW).await;
    assert!(author.get("/library/write").await.page().contains("Waiting for a psychologist"));
    for page in ["/library", "/library/review", &format!("/library/review/{case}")] {
        let page = psychologist.get(page).await.page();
        assert!(!page.contains("Name of a1") && !page.contains(">a1<"), "{page}");
    }
    assert!(psychologist.get("/library/review").await.page().contains(RAW));
    let unchecked = psychologist.ask("release_case", &[("case", &case), ("title", "T"), ("happened", EDITED)]).await;
    assert_eq!(unchecked.status, StatusCode::UNPROCESSABLE_ENTITY);
    release(&psychologist, &case).await;
    let page = app.signed_in("a2").await.get(&page_of(&case)).await.page();
    assert!(page.contains(EDITED) && page.contains("From this centre") && !page.contains("Leeds"), "{page}");
    assert!(app.signed_in("l1").await.get("/library?stressor=abusive_caller").await.page().contains("Shouting"));
    let own = author.get("/library/write").await.page();
    assert!(own.contains("In the library") && !own.contains("Leeds"));
    assert!(!app.stored().contains("Leeds"));
}

#[tokio::test]
async fn nobody_but_a_psychologist_reads_a_case_that_waits() {
    let app = centre().await;
    let case = write(&app.signed_in("a1").await, RAW).await;
    for key in ["a1", "a2", "l1", "d1"] {
        let viewer = app.signed_in(key).await;
        for page in ["/library/review".to_owned(), format!("/library/review/{case}"), page_of(&case)] {
            assert_eq!(viewer.get(&page).await.status, StatusCode::NOT_FOUND, "{key} {page}");
        }
        for page in ["/library", "/library?kind=case"] {
            assert!(!viewer.get(page).await.page().contains("Brown"), "{key} {page}");
        }
        let found = viewer.post_and_follow("search_library", &[("q", "Leeds")]).await.page();
        assert!(!found.contains("Brown"), "{key}: {found}");
        let fields =
            [("case", case.as_str()), ("reply", "No."), ("title", "T"), ("happened", "H"), ("without_names", "yes")];
        for form in ["release_case", "decline_case"] {
            assert_eq!(viewer.ask(form, &fields).await.status, StatusCode::NOT_FOUND, "{key} {form}");
        }
        if key != "a1" {
            assert_eq!(viewer.ask("withdraw_case", &fields).await.status, StatusCode::NOT_FOUND, "{key}");
        }
    }
}

#[tokio::test]
async fn a_psychologist_cannot_tell_which_of_two_people_wrote_a_case() {
    let mut pages = Vec::new();
    for author in ["a1", "l1"] {
        let app = centre().await;
        let case = write(&app.signed_in(author).await, RAW).await;
        let psychologist = app.signed_in("s1").await;
        let mut seen = String::new();
        for page in ["/library", "/library/review", &format!("/library/review/{case}"), "/", "/requests", "/looks"] {
            let answer = psychologist.get(page).await;
            seen += &without_nonce(&answer.text()).replace(&case, "CASE");
        }
        release(&psychologist, &case).await;
        seen += &without_nonce(&psychologist.get(&page_of(&case)).await.page()).replace(&case, "CASE");
        pages.push(seen);
    }
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn a_psychologist_reads_only_cases_from_the_time_of_the_role() {
    let app = centre().await;
    let case = write(&app.signed_in("a1").await, RAW).await;
    app.pass(SignedDuration::from_hours(1));
    let newcomer = app.psychologist("s2").hired().await;
    assert!(!newcomer.get("/library/review").await.page().contains("Leeds"));
    assert_eq!(newcomer.get(&format!("/library/review/{case}")).await.status, StatusCode::NOT_FOUND);
    let declined = newcomer.ask("decline_case", &[("case", &case), ("reply", "No.")]).await;
    assert_eq!(declined.status, StatusCode::NOT_FOUND);
    app.pass(SignedDuration::from_mins(1));
    let later = write(&app.signed_in("a2").await, "Later.").await;
    assert_eq!(newcomer.get(&format!("/library/review/{later}")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_case_from_before_the_role_or_a_reset_waits_for_another_psychologist() {
    let app = centre().await;
    app.set_password("s1").await;
    let case = write(&app.signed_in("a1").await, RAW).await;
    app.pass(SignedDuration::from_mins(5));
    let late = app.psychologist("s2").hired().await;
    let reset = crate::help::talk::privacy::reset(&app, "s1").await;
    for viewer in [late, reset] {
        assert!(!viewer.get("/climate").await.shows("A case for the library is waiting for you."));
        assert!(!viewer.get("/library/review").await.shows("Leeds"));
        assert_eq!(viewer.get(&format!("/library/review/{case}")).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn an_author_takes_a_case_back_out_of_the_library() {
    let app = centre().await;
    let author = app.signed_in("a1").await;
    let case = write(&author, RAW).await;
    release(&app.signed_in("s1").await, &case).await;
    assert_eq!(author.post("withdraw_case", &[("case", &case)]).await.to(), "/library/write");
    assert_eq!(app.signed_in("a2").await.get(&page_of(&case)).await.status, StatusCode::NOT_FOUND);
    assert!(!author.get("/library/write").await.page().contains("Your cases"));
    assert!(!app.stored().contains("Shouting"));
}

#[tokio::test]
async fn a_declined_case_comes_back_with_a_sentence_to_its_author() {
    let app = centre().await;
    let (author, psychologist) = (app.signed_in("a1").await, app.signed_in("s1").await);
    let [waits, released] = [write(&author, RAW).await, write(&app.signed_in("a2").await, "Another call.").await];
    let silent = psychologist.ask("decline_case", &[("case", &waits)]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    release(&psychologist, &released).await;
    for (case, is_released) in [(&waits, ""), (&released, "yes")] {
        let reply = "Thank you, it’s easy to recognise.";
        let fields = [("case", case.as_str()), ("reply", reply), ("released", is_released)];
        assert_eq!(psychologist.ask("decline_case", &fields).await.status, StatusCode::OK);
    }
    for key in ["a1", "a2"] {
        let page = app.signed_in(key).await.get("/library/write").await.page();
        assert!(page.contains("Not included") && page.contains("it’s easy to recognise"), "{page}");
    }
    assert_eq!(author.get(&page_of(&released)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn declining_on_an_old_page_takes_no_released_case_out() {
    let app = centre().await;
    let psychologist = app.signed_in("s1").await;
    let case = write(&app.signed_in("a1").await, RAW).await;
    release(&psychologist, &case).await;
    let late = psychologist.ask("decline_case", &[("case", &case), ("reply", "No.")]).await;
    assert_eq!(late.status, StatusCode::NOT_FOUND);
    assert_eq!(app.signed_in("a2").await.get(&page_of(&case)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_export_contains_marks_and_cases() {
    let app = centre().await;
    let author = app.signed_in("a1").await;
    write(&author, RAW).await;
    author.ask("mark_item", &[("item", "words/waiting"), ("mark", "not_helped")]).await;
    let export = author.get("/me/export.json").await.json();
    assert_eq!(export["library_marks"][0]["item"], "words/waiting");
    assert_eq!(export["library_marks"][0]["mark"], "not_helped");
    assert_eq!(export["library_cases"][0]["stressor"], "abusive_caller");
    assert_eq!(export["library_cases"][0]["happened"], RAW);
    assert_eq!(export["library_cases"][0]["state"], "waiting");
    let other = app.signed_in("a2").await.get("/me/export.json").await.json();
    assert_eq!((&other["library_marks"], &other["library_cases"]), (&serde_json::json!([]), &serde_json::json!([])));
}

#[tokio::test]
async fn somebody_who_resets_the_password_sees_no_marks_and_no_cases() {
    let app = centre().await;
    app.set_password("a1").await;
    let author = app.visitor();
    assert!(author.ask("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await.status.is_success());
    let case = write(&author, RAW).await;
    author.ask("mark_item", &[("item", "words/waiting"), ("mark", "helped")]).await;
    app.pass(SignedDuration::from_mins(5));
    let intruder = crate::help::talk::privacy::reset(&app, "a1").await;
    for page in ["/library", "/library/words/waiting", "/library/write"] {
        let page = intruder.get(page).await.page();
        assert!(!page.contains("You said") && !page.contains("Leeds") && !page.contains(&case), "{page}");
    }
    assert_eq!(intruder.ask("withdraw_case", &[("case", &case)]).await.status, StatusCode::NOT_FOUND);
    intruder.ask("mark_item", &[("item", "words/waiting"), ("mark", "helped")]).await;
    let page = intruder.get("/library/words/waiting").await.page();
    assert!(page.contains("You said"), "the same mark can be set, as if there was none before: {page}");
}

#[tokio::test]
async fn a_search_finds_words_of_both_languages() {
    let app = centre().await;
    let reader = app.signed_in("a2").await;
    let search =
        async |reader: &Client, words: &str| reader.post_and_follow("search_library", &[("q", words)]).await.page();
    let page = search(&reader, "CALM down").await;
    assert!(page.contains("Nobody has ever calmed down because of it."), "{page}");
    assert!(search(&reader, "zebra").await.contains("Nothing found"));
    let chinese = app.agent("a3").of("t1").reading_chinese().hired().await;
    let page = search(&chinese, "冷静").await;
    assert!(page.contains("越劝冷静，火越大。") && !page.contains("Calm down"), "{page}");
}

#[tokio::test]
async fn a_case_that_is_not_accepted_keeps_what_was_typed() {
    let app = centre().await;
    let author = app.signed_in("a1").await;
    let long = "a".repeat(1001);
    for (fields, wrong) in [
        (vec![("happened", ""), ("tried", "Waiting.")], "Write in a few words what happened."),
        (
            vec![("happened", "A call"), ("tried", "Waiting."), ("say", long.as_str())],
            "Use no more than 1000 characters.",
        ),
        (vec![("happened", "A call"), ("tried", "Waiting."), ("stressor", "unheard_of")], "Choose one from the list."),
    ] {
        let page = author.post_and_follow("write_case", &fields).await.page();
        assert!(page.contains(wrong) && page.contains("Waiting."), "{page}");
    }
    for _ in 0..5 {
        write(&author, RAW).await;
    }
    let page = author.post_and_follow("write_case", &[("happened", "The sixth")]).await.page();
    assert!(page.contains("5 of your cases are still waiting") && page.contains("The sixth"), "{page}");
}

#[tokio::test]
async fn a_suggestion_and_the_menu_lead_into_the_library() {
    let app = centre().await;
    let reader = app.signed_in("a1").await;
    let page = reader.get("/suggestion/complaint_reread").await.page();
    assert!(page.contains("href=\"/library?stressor=complaint\"") && page.contains("href=\"/library\""), "{page}");
    let page = reader.get("/library?stressor=complaint").await.page();
    assert!(page.contains("href=\"/library/reframing/not_about_you\""), "{page}");
    assert!(!page.contains("href=\"/library/reframing/same_question\""), "that one is filed elsewhere");
    let page = reader.get("/library/reframing/not_about_you").await.page();
    assert!(
        page.contains("href=\"/suggestion/complaint_reread\"") && page.contains("laboratory experiments"),
        "{page}"
    );
}
