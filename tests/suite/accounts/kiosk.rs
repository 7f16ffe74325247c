//! Kiosks: how a browser becomes one, who checks in at it, and what it never shows.

use axum::http::StatusCode;
use domain::{Audience, CheckIn, Weather};
use jiff::SignedDuration;
use store::Range;
use weathervane::state::session::Cookie;

use crate::support::{Answer, Client, PASSWORD, TestApp};
use crate::weather::live::assert_ends_at_once;

/// A site with two agents, a lead and an admin, and a browser that is its kiosk.
async fn site() -> (TestApp, Client) {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    app.agent("a2").of("t1").hired().await;
    app.lead("l1").of("t1").hired().await;
    let admin = app.admin("d1").hired().await;
    let link = link_of_a_new_kiosk(&app, &admin).await;
    let kiosk = app.visitor();
    let token = link.rsplit('/').next().unwrap().to_owned();
    assert!(kiosk.get(&format!("/kiosk/{token}")).await.shows("Make this browser the kiosk “Entrance”?"));
    assert_eq!(kiosk.post("start_kiosk", &[("token", &token)]).await.to(), "/kiosk");
    (app, kiosk)
}

async fn link_of_a_new_kiosk(app: &TestApp, admin: &Client) -> String {
    let site = app.app.store.org_units().sites().await.unwrap().remove(0).name;
    let page = admin.post_and_follow("add_kiosk", &[("kiosk", "Entrance"), ("site", &site)]).await.page();
    let start = page.find("id=\"kiosk-url\"").unwrap();
    let value = page[start..].split("value=\"").nth(1).unwrap();
    value.split('"').next().unwrap().to_owned()
}

async fn with_badge(app: &TestApp, key: &str, code: &str, pin: &str) -> Client {
    let client = app.signed_in(key).await;
    let answer = client.ask("set_badge", &[("badge", code), ("pin", pin), ("pin_again", pin)]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    client
}

async fn check_in(kiosk: &Client, code: &str, pin: &str, (weather, audience): (&str, &str)) -> Answer {
    let id = uuid::Uuid::new_v4().to_string();
    let fields = [("id", id.as_str()), ("badge", code), ("pin", pin), ("weather", weather), ("audience", audience)];
    kiosk.ask("check_in_at_kiosk", &fields).await
}

async fn said(app: &TestApp, key: &str) -> Vec<CheckIn> {
    let today = app.today();
    let person = app.person(key).await;
    app.app.store.check_ins().own(person, Range { from: today, to: today }).await.unwrap()
}

#[tokio::test]
async fn a_code_a_pin_and_one_tap_record_a_check_in() {
    let (app, kiosk) = site().await;
    with_badge(&app, "a1", "B-4471", "4711").await;
    let page = kiosk.get("/kiosk").await.page();
    assert!(page.contains("Entrance") && !page.contains("Name of"), "{page}");
    assert_eq!(check_in(&kiosk, "b-4471", " 4711", ("2", "lead")).await.status, StatusCode::OK);
    let said = said(&app, "a1").await;
    let [entry] = said.as_slice() else { panic!("{said:?}") };
    assert_eq!((entry.weather, entry.audience, &entry.note), (Weather::Rainy, Audience::Lead, &None));
    assert!(app.signed_in("l1").await.get("/board").await.shows("Name of a1"), "the lead sees it as any other");
}

#[tokio::test]
async fn a_scanned_code_waits_unseen_for_its_pin() {
    let (app, kiosk) = site().await;
    with_badge(&app, "a1", "badge one", "4711").await;
    let id = uuid::Uuid::new_v4().to_string();
    let waits = "<input type=\"hidden\" name=\"badge\" value=\"badge one\"";
    // A scanner types the code and Enter, which sends the form.
    let scanned = [("id", id.as_str()), ("badge", "badge one"), ("pin", ""), ("weather", "2"), ("audience", "lead")];
    let page = kiosk.post_and_follow("check_in_at_kiosk", &scanned).await.page();
    assert!(page.contains("Now your PIN.") && page.contains(waits), "{page}");
    assert!(!page.contains("id=\"badge\"") && !page.contains("role=\"alert\"") && !page.contains("-error\""), "{page}");
    let mut inputs = page.split("<input").map(|rest| rest.split('>').next().unwrap());
    assert!(
        inputs.any(|input| input.contains("value=\"2\"") && input.contains("checked")),
        "the weather stays: {page}"
    );
    assert!(page.contains("60;url=/kiosk?again=1"), "nobody's code waits longer: {page}");
    assert!(said(&app, "a1").await.is_empty());
    for again in ["/kiosk?again=1", "/kiosk"] {
        assert!(!kiosk.get(again).await.text().contains("badge one"), "{again}");
    }

    let unknown = [("badge", "badge none"), ("audience", "me")];
    let page = kiosk.post_and_follow("check_in_at_kiosk", &unknown).await.page();
    assert!(page.contains("Now your PIN."), "it does not tell which codes exist: {page}");

    let no_weather = [("id", id.as_str()), ("badge", "badge one"), ("pin", "4711"), ("audience", "lead")];
    let page = kiosk.post_and_follow("check_in_at_kiosk", &no_weather).await.page();
    assert!(
        page.contains("id=\"weather-error\"") && page.contains(waits) && !page.contains("value=\"4711\""),
        "{page}"
    );
    assert_eq!(check_in(&kiosk, "badge one", "4711", ("2", "lead")).await.status, StatusCode::OK);
    assert_eq!(said(&app, "a1").await.len(), 1);
}

#[tokio::test]
async fn as_usual_is_what_the_person_chose_and_otherwise_nobody() {
    let (app, kiosk) = site().await;
    let chosen = with_badge(&app, "a1", "badge one", "4711").await;
    chosen.ask("choose_audience", &[("audience", "team"), ("back", "/account")]).await;
    check_in(&kiosk, "badge one", "4711", ("4", "usual")).await;
    assert_eq!(said(&app, "a1").await[0].audience, Audience::Team);
    app.agent("a9").of("t1").undecided().hired().await;
    with_badge(&app, "a9", "badge nine", "4711").await;
    assert_eq!(check_in(&kiosk, "badge nine", "4711", ("4", "usual")).await.status, StatusCode::OK);
    assert_eq!(said(&app, "a9").await[0].audience, Audience::Me);
}

#[tokio::test]
async fn after_a_reset_a_kiosk_does_not_tell_what_the_person_chose() {
    let (app, kiosk) = site().await;
    app.set_password("a1").await;
    let chosen = [("audience", "team"), ("back", "/account")];
    assert_eq!(app.signed_in("a1").await.ask("choose_audience", &chosen).await.status, StatusCode::OK);
    app.pass(SignedDuration::from_mins(5));
    let intruder = crate::help::talk::privacy::reset(&app, "a1").await;
    let badge = [("badge", "badge one"), ("pin", "4711"), ("pin_again", "4711")];
    assert_eq!(intruder.ask("set_badge", &badge).await.status, StatusCode::OK);
    assert_eq!(check_in(&kiosk, "badge one", "4711", ("4", "usual")).await.status, StatusCode::OK);
    assert_eq!(said(&app, "a1").await[0].audience, Audience::Me);
    assert_eq!(check_in(&kiosk, "badge one", "4711", ("4", "lead")).await.status, StatusCode::OK);
    assert_eq!(said(&app, "a1").await[1].audience, Audience::Lead, "what is said at the kiosk counts");
}

#[tokio::test]
async fn the_answer_does_not_depend_on_what_was_said_before() {
    let (app, kiosk) = site().await;
    with_badge(&app, "a1", "badge one", "4711").await;
    with_badge(&app, "a2", "badge two", "4711").await;
    let saved = [("id", uuid::Uuid::new_v4().to_string()), ("badge", "badge one".into()), ("pin", "4711".into())];
    let rest = [("weather", "1".to_owned()), ("audience", "me".to_owned())];
    let fields: Vec<(&str, &str)> = saved.iter().chain(&rest).map(|(name, value)| (*name, value.as_str())).collect();
    let first = kiosk.post("check_in_at_kiosk", &fields).await;
    assert_eq!(first.to(), "/kiosk?saved=1");
    let page = kiosk.get("/kiosk?saved=1").await.page();
    assert!(page.contains("Saved. Take care."));
    for private in ["badge one", "4711", "Name of a1", "stormy\" checked"] {
        assert!(!page.contains(private), "{private}: {page}");
    }
    assert_eq!(kiosk.post("check_in_at_kiosk", &fields).await.to(), "/kiosk?saved=1", "sent twice, kept once");
    assert_eq!(said(&app, "a1").await.len(), 1);
    let (again, other) = (
        check_in(&kiosk, "badge one", "4711", ("5", "me")).await,
        check_in(&kiosk, "badge two", "4711", ("5", "me")).await,
    );
    assert_eq!((again.status, again.text()), (other.status, other.text()), "one had checked in, the other had not");
}

#[tokio::test]
async fn a_wrong_pin_an_unknown_code_and_another_site_look_alike() {
    let (app, kiosk) = site().await;
    with_badge(&app, "a1", "badge one", "4711").await;
    app.take_roster("person_id,name,roles,team_id,site,department\nz1,Name of z1,agent,t9,Elsewhere,Sales\n").await;
    with_badge(&app, "z1", "badge far", "4711").await;
    let mut answers = Vec::new();
    for (code, pin) in [("badge one", "4712"), ("badge none", "4711"), ("badge far", "4711")] {
        let answer = check_in(&kiosk, code, pin, ("3", "me")).await;
        answers.push((answer.status, answer.text()));
    }
    assert_eq!(answers[0].0, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    let id = uuid::Uuid::new_v4().to_string();
    let mistyped = [("id", id.as_str()), ("badge", "badge one"), ("pin", "9999"), ("weather", "2"), ("audience", "me")];
    let page = kiosk.post_and_follow("check_in_at_kiosk", &mistyped).await;
    let page = page.page();
    assert!(page.contains("don’t match") && !page.contains("badge one"), "{page}");
    assert!(!has_chosen_weather(&page), "the next person in line sees nothing of what was chosen: {page}");
    assert!(page.contains("60;url=/kiosk?again=1"), "and the sentence goes too: {page}");
    for again in ["/kiosk?again=1", "/kiosk"] {
        let page = kiosk.get(again).await.page();
        assert!(!has_chosen_weather(&page), "{again}: {page}");
        let without_script = page.split("<noscript>").skip(1).any(|rest| rest.contains("120;url=/kiosk?again=1"));
        assert!(without_script, "what was never sent is emptied without a script, too: {again}: {page}");
        assert!(!page.contains("60;url=/kiosk"), "a page that a script watches stays: {again}");
    }
    assert!(said(&app, "a1").await.is_empty() && said(&app, "z1").await.is_empty());
}

/// Whether a weather is chosen on a page.
fn has_chosen_weather(page: &str) -> bool {
    let mut inputs = page.split("<input").map(|rest| rest.split('>').next().unwrap());
    inputs.any(|input| input.contains("name=\"weather\"") && input.contains("checked"))
}

#[tokio::test]
async fn the_next_person_finds_the_language_of_the_kiosk() {
    let (app, kiosk) = site().await;
    with_badge(&app, "a1", "badge one", "4711").await;
    let (english, chinese) = ("<html lang=\"en\"", "<html lang=\"zh-CN\"");
    assert!(kiosk.get("/kiosk").await.page().contains(english));
    kiosk.post("switch_language", &[("language", "zh-CN"), ("back", "/kiosk")]).await;
    assert!(kiosk.get("/kiosk").await.page().contains(chinese));
    let id = uuid::Uuid::new_v4().to_string();
    let fields = [("id", id.as_str()), ("badge", "badge one"), ("pin", "4711"), ("weather", "4"), ("audience", "me")];
    assert_eq!(kiosk.post("check_in_at_kiosk", &fields).await.to(), "/kiosk?saved=1");
    assert!(kiosk.get("/kiosk?saved=1").await.page().contains(english));
}

#[tokio::test]
async fn a_pin_cannot_be_guessed() {
    let (app, kiosk) = site().await;
    with_badge(&app, "a1", "badge one", "4711").await;
    for _ in 0..5 {
        assert_eq!(check_in(&kiosk, "badge one", "9998", ("3", "me")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(check_in(&kiosk, "badge one", "4711", ("3", "me")).await.status, StatusCode::TOO_MANY_REQUESTS);
    with_badge(&app, "a2", "badge two", "4711").await;
    assert_eq!(
        check_in(&kiosk, "badge two", "4711", ("3", "me")).await.status,
        StatusCode::OK,
        "others are not locked out"
    );
    app.pass(SignedDuration::from_hours(1));
    assert_eq!(check_in(&kiosk, "badge one", "4711", ("3", "me")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn one_kiosk_cannot_try_the_codes_of_a_whole_centre() {
    let (app, kiosk) = site().await;
    with_badge(&app, "a1", "badge one", "4711").await;
    let other = app.visitor();
    let link = link_of_a_new_kiosk(&app, &app.signed_in("d1").await).await;
    other.post("start_kiosk", &[("token", link.rsplit('/').next().unwrap())]).await;
    for number in 0..30 {
        let answer = check_in(&kiosk, &format!("badge {number}"), "4711", ("3", "me")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{number}");
    }
    assert_eq!(check_in(&kiosk, "badge one", "4711", ("3", "me")).await.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(check_in(&other, "badge one", "4711", ("3", "me")).await.status, StatusCode::OK, "another kiosk");
    app.pass(SignedDuration::from_secs(10));
    assert_eq!(check_in(&kiosk, "badge one", "4711", ("3", "me")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_link_opens_once_and_for_an_hour() {
    let (app, kiosk) = site().await;
    let admin = app.signed_in("d1").await;
    let link = link_of_a_new_kiosk(&app, &admin).await;
    let token = link.rsplit('/').next().unwrap();
    app.pass(SignedDuration::from_hours(1));
    assert_eq!(app.visitor().get(&format!("/kiosk/{token}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.visitor().ask("start_kiosk", &[("token", token)]).await.status, StatusCode::NOT_FOUND);
    let link = link_of_a_new_kiosk(&app, &app.signed_in("d1").await).await;
    let token = link.rsplit('/').next().unwrap();
    let other = app.visitor();
    other.post("start_kiosk", &[("token", token)]).await;
    assert_eq!(
        app.visitor().ask("start_kiosk", &[("token", token)]).await.status,
        StatusCode::NOT_FOUND,
        "it was used"
    );
    assert_eq!((kiosk.get("/kiosk").await.status, other.get("/kiosk").await.status), (StatusCode::OK, StatusCode::OK));
}

#[tokio::test]
async fn an_ended_kiosk_takes_nothing_more_and_no_other_browser_does() {
    let (app, kiosk) = site().await;
    with_badge(&app, "a1", "badge one", "4711").await;
    let elsewhere = app.visitor();
    assert_eq!(elsewhere.get("/kiosk").await.status, StatusCode::NOT_FOUND);
    assert_eq!(check_in(&elsewhere, "badge one", "4711", ("3", "me")).await.status, StatusCode::NOT_FOUND);
    let id = app.app.store.kiosks().list().await.unwrap()[0].id.to_string();
    assert_eq!(app.signed_in("d1").await.ask("end_kiosk", &[("kiosk", &id)]).await.status, StatusCode::OK);
    assert_eq!(check_in(&kiosk, "badge one", "4711", ("3", "me")).await.status, StatusCode::NOT_FOUND);
    assert!(said(&app, "a1").await.is_empty());
}

#[tokio::test]
async fn a_kiosk_takes_nothing_from_somebody_who_has_left() {
    let (app, kiosk) = site().await;
    with_badge(&app, "a1", "badge one", "4711").await;
    let last = app.today();
    app.take_roster(&format!("person_id,name,ends_on\na1,Name of a1,{last}\n")).await;
    let said_here = check_in(&kiosk, "badge one", "4711", ("3", "me")).await;
    assert_eq!(said_here.status, StatusCode::OK, "it is their last day: {}", said_here.text());
    app.pass(SignedDuration::from_hours(24));
    assert_eq!(check_in(&kiosk, "badge one", "4711", ("3", "me")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(said(&app, "a1").await.is_empty(), "of the day after");
}

#[tokio::test]
async fn a_browser_that_becomes_a_kiosk_signs_out_whom_it_was_used_by() {
    let (app, _) = site().await;
    let admin = app.signed_in("d1").await;
    let link = link_of_a_new_kiosk(&app, &admin).await;
    let stale = admin.copied();
    admin.post("start_kiosk", &[("token", link.rsplit('/').next().unwrap())]).await;
    assert!(admin.get("/admin").await.to().starts_with("/sign-in"));
    assert!(stale.get("/admin").await.to().starts_with("/sign-in"), "the session has ended, not only its cookie");
    assert!(admin.cookie(Cookie::Kiosk).is_some());
}

#[tokio::test]
async fn a_board_in_another_tab_of_a_new_kiosk_ends_at_once() {
    let (app, _) = site().await;
    let link = link_of_a_new_kiosk(&app, &app.signed_in("d1").await).await;
    let lead = app.signed_in("l1").await;
    let mut board = lead.live("/live?team=t1").await.unwrap();
    assert!(board.next().await.unwrap().starts_with("event: picture"));
    lead.post("start_kiosk", &[("token", link.rsplit('/').next().unwrap())]).await;
    assert_ends_at_once(&mut board, &app).await;
}

#[tokio::test]
async fn nobody_lists_the_codes_of_others() {
    let (app, _kiosk) = site().await;
    with_badge(&app, "a1", "badge one", "4711").await;
    let try_code = async |code: &str| {
        let curious = app.signed_in("a2").await;
        curious.ask("set_badge", &[("badge", code), ("pin", "4712"), ("pin_again", "4712")]).await.status
    };
    for number in 0..10 {
        assert_eq!(try_code(&format!("badge {number}")).await, StatusCode::OK, "{number}");
    }
    assert_eq!(try_code("badge one").await, StatusCode::TOO_MANY_REQUESTS);
    app.pass(SignedDuration::from_hours(1));
    assert_eq!(try_code("badge one").await, StatusCode::UNPROCESSABLE_ENTITY, "it is taken");
    assert_eq!(try_code("badge free").await, StatusCode::TOO_MANY_REQUESTS, "one an hour");
}

#[tokio::test]
async fn only_the_person_sets_code_and_pin_and_erasing_takes_them_away() {
    let (app, kiosk) = site().await;
    let agent = with_badge(&app, "a1", "badge one", "4711").await;
    let taken = app.signed_in("a2").await;
    let answer = taken.ask("set_badge", &[("badge", "BADGE ONE"), ("pin", "4712"), ("pin_again", "4712")]).await;
    assert!(answer.text().contains("Somebody else uses this code"), "{}", answer.text());
    for (fields, field) in [
        ([("badge", "x"), ("pin", "4712"), ("pin_again", "4712")], "badge"),
        ([("badge", "badge two"), ("pin", "1111"), ("pin_again", "1111")], "pin"),
        ([("badge", "badge two"), ("pin", "1234"), ("pin_again", "1234")], "pin"),
        ([("badge", "badge two"), ("pin", "4712"), ("pin_again", "4713")], "pin_again"),
    ] {
        let answer = taken.ask("set_badge", &fields).await;
        assert!(answer.json()["wrong"].get(field).is_some(), "{field}: {}", answer.text());
    }
    assert!(agent.get("/me/export.json").await.text().contains("\"kiosk_code\":\"badge one\""));
    assert!(!app.stored().contains("4711"), "the PIN is stored as a hash only");
    app.set_password("a1").await;
    agent.ask("erase_person", &[("password", PASSWORD)]).await;
    assert_eq!(check_in(&kiosk, "badge one", "4711", ("3", "me")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    with_badge(&app, "a2", "badge two", "4711").await;
    app.signed_in("a2").await.post("remove_badge", &[]).await;
    assert_eq!(check_in(&kiosk, "badge two", "4711", ("3", "me")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn code_and_pin_end_with_a_reset_of_the_password() {
    let (app, kiosk) = site().await;
    with_badge(&app, "a1", "BADGE ONE", "6541").await;
    app.set_password("a1").await;
    let page = app.signed_in("d1").await.post_and_follow("invite_people", &[("people[]", "a1")]).await.text();
    let token = page.split("/invitation/").nth(1).expect("a link").split(['<', '"']).next().unwrap().to_owned();
    let fields = [("token", &*token), ("password", "another long password"), ("again", "another long password")];
    assert_eq!(app.visitor().ask("accept_invitation", &fields).await.status, StatusCode::OK);
    assert_ne!(check_in(&kiosk, "BADGE ONE", "6541", ("1", "me")).await.status, StatusCode::OK);
    assert!(said(&app, "a1").await.is_empty(), "they may be those of somebody else");
}
