//! Who takes care of a source, their answers, and the quarters that count them.

use axum::http::StatusCode;
use uuid::Uuid;

use super::{SLOW, centre, page_of, proposal, propose, reminds, support};
use crate::support::{Client, TestApp};

/// Lets the admin give a source to the lead.
async fn assign(app: &TestApp, source: &str) {
    let fields = [("source", source), ("owner", "l1"), ("about", "slow_tools")];
    assert_eq!(app.signed_in("d1").await.ask("assign_source", &fields).await.status, StatusCode::OK);
}

async fn answer(owner: &Client, source: &str, status: &str, done: &str) {
    let fields = [("source", source), ("status", status), ("done", done), ("due", "")];
    let sent = owner.ask("answer_source", &fields).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
}

#[tokio::test]
async fn an_answer_reaches_those_it_concerns_and_nobody_else() {
    let app = centre().await;
    let [author, supporter] = [app.signed_in_with_key("a1").await, app.signed_in_with_key("a2").await];
    let source = propose(&author, SLOW, "no").await;
    support(&supporter, &source).await;
    let lead = app.signed_in("l1").await;
    let fields = [("source", source.as_str()), ("status", "changed"), ("done", "A new server.")];
    assert_eq!(lead.ask("answer_source", &fields).await.status, StatusCode::NOT_FOUND, "it is not theirs yet");
    assign(&app, &source).await;
    answer(&lead, &source, "changed", "A new server runs since Monday.").await;
    let told = "There’s something new about one thing that gets in your way.";
    for client in [&author, &supporter] {
        assert!(client.get("/check-in").await.page().contains(told));
        let page = client.get(&page_of(&source)).await.page();
        assert!(page.contains("A new server runs since Monday.") && page.contains("Name of l1"), "{page}");
    }
    for key in ["a3", "l1", "a1"] {
        let page = app.signed_in(key).await.get("/account").await.page();
        assert!(!page.contains(told), "{key} in a session that opens no key");
    }
    assert_eq!(author.post("put_source_away", &[("source", &source)]).await.to(), "/stressors");
    assert!(!author.get("/check-in").await.page().contains(told));
    assert!(supporter.get("/check-in").await.page().contains(told));
    assert!(app.signed_in("a3").await.get("/stressors?show=changed").await.page().contains(SLOW));
}

#[tokio::test]
async fn what_was_written_after_a_page_was_shown_is_not_put_away_with_it() {
    let app = centre().await;
    let [author, supporter] = [app.signed_in_with_key("a1").await, app.signed_in_with_key("a2").await];
    let source = propose(&author, SLOW, "no").await;
    support(&supporter, &source).await;
    assign(&app, &source).await;
    let lead = app.signed_in("l1").await;
    answer(&lead, &source, "looking", "The supplier was asked.").await;
    let shown = async |client: &Client, address: &str| {
        let page = client.get(address).await.page();
        let form = page.split("action=\"/api/put_source_away\"").nth(1).expect(&page);
        form.split("name=\"shown\" value=\"").nth(1).expect(&page).split('"').next().unwrap().to_owned()
    };
    let old = [shown(&author, "/stressors").await, shown(&supporter, &page_of(&source)).await];
    answer(&lead, &source, "looking", "A new server comes on Friday.").await;
    let told = "There’s something new about one thing that gets in your way.";
    for (client, old) in [&author, &supporter].into_iter().zip(&old) {
        let late = [("source", source.as_str()), ("shown", old.as_str())];
        let page = client.post_and_follow("put_source_away", &late).await.page();
        assert!(page.contains("Something new was written here since you opened the page."), "{page}");
        assert!(page.contains("A new server comes on Friday.") && reminds(client, told).await, "{page}");
        let new = shown(client, "/stressors").await;
        let read = [("source", source.as_str()), ("shown", new.as_str())];
        assert_eq!(client.post("put_source_away", &read).await.to(), "/stressors");
        assert!(!reminds(client, told).await);
    }
}

#[tokio::test]
async fn an_answer_needs_words_and_a_day_that_is_not_past() {
    let app = centre().await;
    let source = propose(&app.signed_in_with_key("a1").await, SLOW, "no").await;
    assign(&app, &source).await;
    let lead = app.signed_in("l1").await;
    let yesterday = app.today().plus(-1).to_string();
    for (status, done, due, wrong) in [
        ("unchangeable", "", "", "Write why it can’t be changed."),
        ("looking", "", "", "Write what was done, or what happens next."),
        ("gone", "Asked.", "", "Choose one."),
        ("looking", "Asked.", "soon", "Choose a day."),
        ("looking", "Asked.", yesterday.as_str(), "Choose today or a later day."),
    ] {
        let fields = [("source", source.as_str()), ("status", status), ("done", done), ("due", due)];
        let page = lead.post_and_follow("answer_source", &fields).await.page();
        assert!(page.contains(wrong) && page.contains(done), "{status} {done} {due}: {page}");
    }
    let due = app.today().plus(7).to_string();
    let fields = [("source", source.as_str()), ("status", "looking"), ("done", "Asked."), ("due", &due)];
    assert_eq!(lead.post("answer_source", &fields).await.to(), page_of(&source));
    let page = app.signed_in("a2").await.get("/stressors").await.page();
    assert!(page.contains("with Name of l1") && page.contains("answer by"), "{page}");
}

#[tokio::test]
async fn admins_are_reminded_of_unowned_sources_and_owners_of_what_waits() {
    let app = centre().await;
    let [admin, lead] = [app.signed_in("d1").await, app.signed_in("l1").await];
    let (unowned, with_you) = (
        "One thing that gets in the way has nobody to take care of it.",
        "One thing that gets in the way is with you and waits for an answer.",
    );
    assert!(!reminds(&admin, unowned).await && !reminds(&lead, with_you).await);
    let source = propose(&app.signed_in_with_key("a1").await, SLOW, "no").await;
    assert!(reminds(&admin, unowned).await && !reminds(&lead, unowned).await);
    assert!(admin.get("/admin/register?show=unowned").await.page().contains(SLOW));
    let fields = [("source", source.as_str()), ("owner", "l1"), ("about", "slow_tools"), ("answer_by", "soon")];
    let page = admin.post_and_follow("assign_source", &fields).await.page();
    assert!(page.contains("Choose a day."), "{page}");
    let due = app.today().plus(3).to_string();
    let fields = [&fields[..3], &[("answer_by", due.as_str())]].concat();
    assert_eq!(admin.ask("assign_source", &fields).await.status, StatusCode::OK);
    assert!(!reminds(&admin, unowned).await && reminds(&lead, with_you).await);
    assert!(!admin.get("/admin/register?show=unowned").await.page().contains(SLOW));
    let page = lead.get("/stressors").await.page();
    assert!(page.contains("id=\"cared-for-h\"") && page.contains("answer by"), "{page}");
    let fields = [("source", source.as_str()), ("status", "looking"), ("done", "Asked IT."), ("due", &due)];
    assert_eq!(lead.ask("answer_source", &fields).await.status, StatusCode::OK);
    assert!(!reminds(&lead, with_you).await, "something was written");
    app.pass(jiff::SignedDuration::from_hours(24 * 5));
    let lead = app.signed_in("l1").await;
    assert!(reminds(&lead, with_you).await, "the day has passed");
    assert!(lead.get("/stressors").await.page().contains("answer overdue since"));
    assert!(lead.get(&page_of(&source)).await.page().contains("That day has passed."));
}

#[tokio::test]
async fn an_owner_who_left_or_lost_the_role_is_none_and_is_not_offered() {
    let app = centre().await;
    app.lead("l2").of("t1").hired().await;
    let source = propose(&app.signed_in_with_key("a1").await, SLOW, "no").await;
    assign(&app, &source).await;
    let admin = app.signed_in("d1").await;
    let page = format!("/admin/register/{source}");
    assert!(admin.get(&page).await.page().contains("value=\"l1\" selected"));
    let last = app.today();
    app.take_roster(&format!("person_id,name,roles,team_id,ends_on\nl1,Name of l1,lead,t1,{last}\n")).await;
    app.pass(jiff::SignedDuration::from_hours(48));
    let admin = app.signed_in("d1").await;
    let shown = admin.get(&page).await.page();
    assert!(shown.contains("<dd>Nobody yet"), "{shown}");
    assert!(!shown.contains("value=\"l1\"") && shown.contains("value=\"l2\""), "{shown}");
    assert!(admin.get("/admin/register?show=unowned").await.page().contains(SLOW));
    let fields = [("source", source.as_str()), ("owner", "l2"), ("about", "slow_tools")];
    assert_eq!(admin.ask("assign_source", &fields).await.status, StatusCode::OK);
    app.take_roster("person_id,name,roles,team_id\nl2,Name of l2,agent,t1\n").await;
    assert!(admin.get(&page).await.page().contains("<dd>Nobody yet"));
    assert!(!admin.get("/admin/register").await.page().contains("with Name of l2"));
}

#[tokio::test]
async fn a_past_quarter_stays_as_it_was_when_a_source_is_taken_up_again() {
    let app = centre().await;
    let source = propose(&app.signed_in_with_key("a1").await, SLOW, "no").await;
    assign(&app, &source).await;
    answer(&app.signed_in("l1").await, &source, "changed", "New machines.").await;
    let running = app.signed_in("l1").await.get("/stressors/quarter").await.page();
    let counts = |page: &str| {
        let counts = page.split("source-counts").nth(1).and_then(|rest| rest.split("</dl>").next()).unwrap();
        counts.split("<dd>").skip(1).map(|count| count.split('<').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(counts(&running), ["1", "1", "0", "0"]);
    let quarter = insight::climate::Quarter::of(app.today().week_start());
    app.pass(jiff::SignedDuration::from_hours(24 * 92));
    answer(&app.signed_in("l1").await, &source, "looking", "It is slow again.").await;
    let lead = app.signed_in("l1").await;
    let past = lead.get(&format!("/stressors/quarter?quarter={quarter}")).await.page();
    assert_eq!(counts(&past), ["1", "1", "0", "0"]);
    assert!(!past.contains("id=\"kinds-h\""), "nothing was open at its end: {past}");
    let now = lead.get("/stressors/quarter").await.page();
    assert_eq!(counts(&now), ["0", "0", "0", "1"]);
    assert!(now.contains("What’s open now"), "{now}");
}

#[tokio::test]
async fn quarters_end_where_answers_are_deleted() {
    let app = centre().await;
    let lead = app.signed_in("l1").await;
    let mut quarter = insight::climate::Quarter::of(app.today().week_start());
    let first_kept = app.today().plus(-domain::check_in::RETENTION_DAYS);
    let mut page = lead.get("/stressors/quarter").await.page();
    while *quarter.before().mondays().first().unwrap() >= first_kept {
        quarter = quarter.before();
        let address = format!("/stressors/quarter?quarter={quarter}");
        assert!(page.contains("rel=\"prev\"") && page.contains(&format!("href=\"{address}\"")), "{page}");
        page = lead.get(&address).await.page();
    }
    assert!(!page.contains("rel=\"prev\""), "{page}");
    let earlier = format!("/stressors/quarter?quarter={}", quarter.before());
    assert_eq!(lead.get(&earlier).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_quarter_draws_what_is_open_by_the_people_whom_it_concerns() {
    let app = centre().await;
    let author = app.signed_in_with_key("a1").await;
    assert!(!app.signed_in("l1").await.get("/stressors/quarter").await.shows("id=\"kinds-h\""), "nothing is open");
    let slow = propose(&author, SLOW, "no").await;
    let mut moves = proposal("", "The roster moves at short notice", "no");
    let id = Uuid::new_v4().simple().to_string();
    (moves[0], moves[2]) = (("id", id.as_str()), ("about", "kind/change"));
    assert_eq!(author.ask("propose_source", &moves).await.status, StatusCode::OK);
    assert_eq!(support(&app.signed_in_with_key("a2").await, &slow).await, StatusCode::OK);
    for (key, back) in [("l1", "\"/stressors\""), ("d1", "\"/admin/register\"")] {
        let page = app.signed_in(key).await.get("/stressors/quarter").await.page();
        let top = page.split("class=\"back\"").nth(1).unwrap_or_else(|| panic!("no way back: {page}"));
        assert!(top.split("</p>").next().unwrap().contains(back), "{key}: the list is at the top: {page}");
        let title = "How many people each kind gets in the way of: Systems 2 and Change 1";
        assert!(page.contains(title) && page.contains(back), "{key}: {page}");
        let rows = page.split("<details class=\"fold\">").nth(1).unwrap();
        let (first, second) = (rows.find(">Systems<"), rows.find(">Change<"));
        assert!(first.is_some() && first < second, "the same as a table: {rows}");
    }
    assign(&app, &slow).await;
    answer(&app.signed_in("l1").await, &slow, "changed", "New machines.").await;
    let page = app.signed_in("l1").await.get("/stressors/quarter").await.page();
    assert!(page.contains("in the way of: Change 1"), "what was answered is open no longer: {page}");
}
