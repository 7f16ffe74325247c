//! Referrals: exactly what the person picks, for one psychologist, until one of the two ends it.

use axum::http::StatusCode;

use super::{centre, check_in, offer, with_password};
use crate::support::{Client, PASSWORD, TestApp};

/// Asks `to` for a referral with these check-ins and notes, and returns its id.
async fn ask(app: &TestApp, agent: &Client, to: &str, entries: &[&str], notes: &[&str]) -> String {
    let to = app.person(to).await.to_string();
    let mut fields = vec![("to", to.as_str())];
    fields.extend(entries.iter().map(|id| ("entries[]", *id)));
    fields.extend(notes.iter().map(|id| ("notes[]", *id)));
    let answer = agent.ask("ask_referral", &fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let page = agent.get("/psychologist").await.page();
    page.split("name=\"referral\" value=\"").nth(1).expect(&page).split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn it_shares_exactly_the_picked_check_ins_and_notes() {
    let app = centre().await;
    let psychologist = with_password(&app, "s1").await;
    let agent = with_password(&app, "a1").await;
    let first = check_in(&agent, "1", "the first words").await;
    let second = check_in(&agent, "2", "the second words").await;
    check_in(&agent, "3", "the third words").await;
    let form = agent.get("/psychologist/referral").await.page();
    assert!(form.contains("the third words") && form.contains("Name of s1"), "{form}");
    let id = ask(&app, &agent, "s1", &[&first, &second], &[&first]).await;
    assert!(agent.get("/psychologist").await.page().contains("It shares 2 check-ins, with one note."));

    let list = psychologist.get("/appointments").await.page();
    assert!(psychologist.get("/climate").await.page().contains("(one waiting)"), "every page counts it");
    assert!(list.contains("Name of a1") && list.contains("2 check-ins shared"), "{list}");
    let page = psychologist.get(&format!("/referrals/{id}")).await.page();
    assert!(page.contains("the first words"), "{page}");
    assert!(page.contains("<title>A referral\u{a0}"), "the history of a browser does not tell who asked");
    assert!(!page.contains("the second words") && !page.contains("the third words"), "{page}");
    assert!(page.contains("rainy") && page.contains("stormy") && !page.contains("cloudy"), "{page}");
    assert!(!app.keeps_on_disk(b"the first words"), "it is sealed in every file");
}

#[tokio::test]
async fn its_person_reads_that_its_psychologist_has_left() {
    let app = centre().await;
    with_password(&app, "s1").await;
    let agent = with_password(&app, "a1").await;
    ask(&app, &agent, "s1", &[], &[]).await;
    assert!(!agent.get("/psychologist").await.shows("can’t read it any more"));
    let yesterday = app.today().plus(-1);
    app.take_roster(&format!("person_id,name,ends_on\ns1,Name of s1,{yesterday}\n")).await;
    assert!(agent.get("/psychologist").await.shows("but Name of s1 can’t read it any more"));
}

#[tokio::test]
async fn each_page_of_a_referral_leads_on_also_with_nothing_to_share() {
    let app = centre().await;
    let agent = with_password(&app, "a1").await;
    for page in ["/psychologist", "/psychologist/referral"] {
        let page = agent.get(page).await.page();
        assert!(page.contains("no psychologist here who can read") && page.contains("href=\"/support#ask\""), "{page}");
    }
    let psychologist = with_password(&app, "s1").await;
    let form = agent.get("/psychologist/referral").await.page();
    assert!(form.contains("You can send it without any") && form.contains("action=\"/api/ask_referral\""), "{form}");
    let id = ask(&app, &agent, "s1", &[], &[]).await;
    assert!(agent.get("/psychologist/referral").await.shows("href=\"/psychologist#referral\""));
    let read = psychologist.get(&format!("/referrals/{id}")).await.page();
    assert!(read.contains("hasn’t shared any check-ins") && read.contains("href=\"/appointments#times\""), "{read}");
    assert!(psychologist.get("/appointments").await.shows("id=\"times\""), "where a time is offered");
}

#[tokio::test]
async fn a_shift_is_named_as_people_read_it() {
    let app = centre().await;
    let psychologist = with_password(&app, "s1").await;
    app.agent("a9").of("t1").on("early 07:00-15:00").hired().await;
    let agent = with_password(&app, "a9").await;
    let said = check_in(&agent, "1", "").await;
    let picked = agent.get("/psychologist/referral").await.page();
    let id = ask(&app, &agent, "s1", &[&said], &[]).await;
    let read = psychologist.get(&format!("/referrals/{id}")).await.page();
    for page in [picked, read] {
        assert!(page.contains("\u{a0}· Early") && !page.contains("\u{a0}· early"), "the label and not the key: {page}");
    }
}

#[tokio::test]
async fn resetting_a_psychologists_password_opens_nothing_from_before() {
    let app = centre().await;
    let psychologist = with_password(&app, "s1").await;
    let agent = with_password(&app, "a1").await;
    let said = check_in(&agent, "1", "for one reader").await;
    let id = ask(&app, &agent, "s1", &[&said], &[]).await;
    let slot = offer(&app, &psychologist, "10:00").await;
    assert_eq!(agent.post("book_slot", &[("slot", &slot)]).await.to(), "/psychologist");
    let tells = async |viewer: &Client| {
        let pages = [viewer.get("/appointments").await, viewer.get("/requests").await];
        pages.iter().any(|page| page.shows("Name of a1") || page.shows(&id) || page.shows("10:00"))
    };
    assert!(tells(&psychologist).await);
    app.pass(jiff::SignedDuration::from_mins(5));
    let intruder = crate::help::talk::privacy::reset(&app, "s1").await;
    assert!(!tells(&intruder).await);
    for address in [format!("/referrals/{id}"), format!("/appointments/{slot}/calendar.ics")] {
        assert_eq!(intruder.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}

#[tokio::test]
async fn it_is_among_the_requests_of_its_psychologist_alone() {
    let app = centre().await;
    let psychologist = with_password(&app, "s1").await;
    let other = with_password(&app, "s2").await;
    let agent = with_password(&app, "a1").await;
    let said = check_in(&agent, "1", "for one reader").await;
    let id = ask(&app, &agent, "s1", &[&said], &[]).await;
    let link = format!("href=\"/referrals/{id}\"");
    assert!(psychologist.get("/requests").await.shows(&link));
    for viewer in [&other, &app.signed_in("l1").await] {
        assert!(!viewer.get("/requests").await.shows(&link));
    }
    let ended = psychologist.ask("end_referral", &[("referral", &id)]).await;
    assert_eq!(ended.status, StatusCode::OK);
    assert!(!psychologist.get("/requests").await.shows("id=\"referrals\""));
}

#[tokio::test]
async fn only_its_psychologist_reads_it_and_only_with_their_own_key() {
    let app = centre().await;
    let psychologist = with_password(&app, "s1").await;
    with_password(&app, "s2").await;
    let agent = with_password(&app, "a1").await;
    let said = check_in(&agent, "1", "for one reader").await;
    let address = format!("/referrals/{}", ask(&app, &agent, "s1", &[&said], &[&said]).await);
    for other in ["s2", "l1", "d1", "a1", "a2"] {
        let answer = app.signed_in(other).await.get(&address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{other}");
    }
    for (viewer, pages) in [
        ("l1", &["/board", "/flags", "/requests", "/psychologist"][..]),
        ("d1", &["/admin/people", "/admin/people/a1", "/psychologist"]),
        ("s2", &["/appointments", "/requests"]),
    ] {
        for page in pages {
            let shown = app.signed_in(viewer).await.get(page).await.page();
            assert!(!shown.contains("/referrals/") && !shown.contains("for one reader"), "{page} of {viewer}");
        }
    }
    // A session without the password, as the operator of the machine can make one, has no key.
    let without = app.signed_in("s1").await.get(&address).await.page();
    assert!(without.contains("One check-in is locked") && !without.contains("for one reader"), "{without}");
    assert!(psychologist.get(&address).await.page().contains("for one reader"));
}

#[tokio::test]
async fn withdrawing_deletes_the_copies_at_once() {
    let app = centre().await;
    let psychologist = with_password(&app, "s1").await;
    let agent = with_password(&app, "a1").await;
    let said = check_in(&agent, "1", "not for long").await;
    let id = ask(&app, &agent, "s1", &[&said], &[&said]).await;
    assert!(app.stored().contains("referral_entry"));
    let ended = agent.post("end_referral", &[("referral", &id)]).await;
    assert_eq!(ended.to(), "/psychologist");
    assert!(!app.stored().contains("referral"), "nothing is left of it");
    assert_eq!(psychologist.get(&format!("/referrals/{id}")).await.status, StatusCode::NOT_FOUND);
    assert!(agent.get("/psychologist").await.page().contains("Withdrawn. What you shared is deleted."));
}

#[tokio::test]
async fn its_psychologist_closes_it_and_nobody_else_does() {
    let app = centre().await;
    let psychologist = with_password(&app, "s1").await;
    let agent = with_password(&app, "a1").await;
    let id = ask(&app, &agent, "s1", &[], &[]).await;
    for other in ["s2", "l1", "d1", "a2"] {
        let answer = app.signed_in(other).await.ask("end_referral", &[("referral", &id)]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{other}");
    }
    assert_eq!(psychologist.post("end_referral", &[("referral", &id)]).await.to(), "/appointments");
    assert!(!app.stored().contains("referral_entry") && !app.stored().contains(&id));
    assert!(agent.get("/psychologist").await.page().contains("Ask for a referral"));
}

#[tokio::test]
async fn its_person_alone_is_told_that_the_psychologist_closed_it() {
    const CLOSED: &str = "and the copies you shared are deleted";
    let app = centre().await;
    let psychologist = with_password(&app, "s1").await;
    let agent = with_password(&app, "a1").await;
    let id = ask(&app, &agent, "s1", &[], &[]).await;
    agent.ask("end_referral", &[("referral", &id)]).await;
    assert!(!agent.get("/me").await.shows(CLOSED), "they withdrew it themselves");
    let id = ask(&app, &agent, "s1", &[], &[]).await;
    psychologist.ask("end_referral", &[("referral", &id)]).await;
    let page = agent.get("/me").await.page();
    assert!(page.contains(CLOSED) && !page.contains("Name of s1"), "others may see the screen: {page}");
    let others =
        [("a2", "/me"), ("l1", "/board"), ("s1", "/appointments"), ("s2", "/requests"), ("d1", "/admin/people")];
    for (viewer, page) in others {
        assert!(!app.signed_in(viewer).await.get(page).await.shows(CLOSED), "{viewer}");
    }
    agent.ask("put_notices_away", &[("back", "/me")]).await;
    assert!(!agent.get("/me").await.shows(CLOSED));
    assert!(!app.stored().contains("referral"), "nothing is left of it");
    // Deleting everything takes along what has not been put away.
    let id = ask(&app, &agent, "s1", &[], &[]).await;
    psychologist.ask("end_referral", &[("referral", &id)]).await;
    assert!(app.stored().contains("referral"));
    agent.ask("delete_everything", &[("password", crate::support::PASSWORD)]).await;
    assert!(!app.stored().contains("referral"));
}

#[tokio::test]
async fn deleting_a_check_in_deletes_its_copy() {
    let app = centre().await;
    let psychologist = with_password(&app, "s1").await;
    let agent = with_password(&app, "a1").await;
    let said = check_in(&agent, "1", "taken back").await;
    let id = ask(&app, &agent, "s1", &[&said], &[&said]).await;
    assert_eq!(agent.ask("delete_entry", &[("id", &said)]).await.status, StatusCode::OK);
    let page = psychologist.get(&format!("/referrals/{id}")).await.page();
    assert!(!page.contains("taken back") && page.contains("hasn’t shared any check-ins"), "{page}");
    let erased = agent.ask("delete_everything", &[("password", PASSWORD)]).await;
    assert_eq!(erased.status, StatusCode::OK, "{}", erased.text());
    assert!(!app.stored().contains("referral"));
}

#[tokio::test]
async fn opening_it_is_told_to_its_person_and_to_no_admin() {
    let app = centre().await;
    let psychologist = with_password(&app, "s1").await;
    let agent = with_password(&app, "a1").await;
    let id = ask(&app, &agent, "s1", &[], &[]).await;
    let told = "Name of s1 opened the referral you sent";
    assert!(!agent.get("/looks").await.page().contains(told));
    psychologist.get(&format!("/referrals/{id}")).await;
    assert!(agent.get("/looks").await.page().contains(told));
    assert!(!app.signed_in("a2").await.get("/looks").await.page().contains(told));
    let admin = app.signed_in("d1").await;
    for page in ["/admin/looks", "/admin/looks?kind=referral"] {
        let shown = admin.get(page).await.page();
        assert!(!shown.contains("Name of s1") && !shown.contains("Referral"), "{page}: {shown}");
    }
}

#[tokio::test]
async fn somebody_elses_check_in_and_a_second_referral_are_refused() {
    let app = centre().await;
    with_password(&app, "s1").await;
    let (agent, other) = (with_password(&app, "a1").await, with_password(&app, "a2").await);
    let theirs = check_in(&other, "1", "not yours").await;
    let to = app.person("s1").await.to_string();
    let wrong = agent.ask("ask_referral", &[("to", &to), ("entries[]", &theirs)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.json()["wrong"].as_object().unwrap().keys().collect::<Vec<_>>(), ["entries"]);
    for nobody in ["", "0", "s1", &app.person("l1").await.to_string(), &app.person("s2").await.to_string()] {
        let wrong = agent.ask("ask_referral", &[("to", nobody)]).await;
        assert_eq!(wrong.json()["wrong"].as_object().unwrap().keys().collect::<Vec<_>>(), ["to"], "{nobody}");
    }
    ask(&app, &agent, "s1", &[], &[]).await;
    assert_eq!(agent.ask("ask_referral", &[("to", &to)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let again = agent.post_and_follow("ask_referral", &[("to", &to)]).await.page();
    assert!(again.contains("already asked for a referral"), "{again}");
}

#[tokio::test]
async fn it_is_in_the_export_of_its_person() {
    let app = centre().await;
    with_password(&app, "s1").await;
    let agent = with_password(&app, "a1").await;
    let said = check_in(&agent, "1", "mine").await;
    ask(&app, &agent, "s1", &[&said], &[]).await;
    let exported = agent.get("/me/export.json").await.json()["psychologist"]["referral"].clone();
    assert_eq!((&exported["to"], &exported["entries"][0]), (&"Name of s1".into(), &said.into()));
    assert_eq!(exported["notes"], serde_json::json!([]));
}
