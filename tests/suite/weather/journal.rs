//! The journal of `/me`: search over one's own notes, one day, edited notes.

use uuid::Uuid;

use crate::support::{Client, TestApp};

/// Checks in with a note. Returns the entry's id.
async fn say(agent: &Client, weather: &str, note: &str, note_audience: &str) -> String {
    let id = Uuid::new_v4().to_string();
    let fields =
        [("id", &*id), ("weather", weather), ("note", note), ("audience", "lead"), ("note_audience", note_audience)];
    let answer = agent.ask("record_check_in", &fields).await;
    assert!(answer.status.is_success(), "{}", answer.text());
    id
}

/// The ids of the entries on a page.
async fn entries(agent: &Client, address: &str) -> Vec<String> {
    ids(&agent.get(address).await.page())
}

/// The ids of the entries that a search finds.
async fn found(agent: &Client, words: &str, only: &str) -> Vec<String> {
    ids(&agent.post_and_follow("search_journal", &[("q", words), ("only", only)]).await.page())
}

fn ids(page: &str) -> Vec<String> {
    let ids = page.split("id=\"entry-").skip(1);
    ids.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn a_search_finds_the_persons_own_words_and_nobody_elses() {
    let app = TestApp::new().await;
    let (agent, other) = (app.agent("a1").of("t1").hired().await, app.agent("a2").of("t1").hired().await);
    let tea = say(&agent, "5", "Tea while it was hot.", "me").await;
    let queue = say(&agent, "2", "排队排到下午三点。", "lead").await;
    say(&other, "2", "No tea at all.", "lead").await;
    for (words, only, expected) in [
        ("TEA", "", vec![&tea]),
        ("下午", "", vec![&queue]),
        ("tea cold", "", vec![]),
        ("", "rainy", vec![&queue]),
        ("", "notes", vec![&queue, &tea]),
        ("", "good", vec![]),
        ("tea", "rainy", vec![]),
    ] {
        assert_eq!(found(&agent, words, only).await.iter().collect::<Vec<_>>(), expected, "{words} {only}");
    }
    assert!(agent.post_and_follow("search_journal", &[("q", "cold")]).await.shows("Nothing found."));
}

#[tokio::test]
async fn a_search_finds_what_was_picked_by_its_name() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let id = Uuid::new_v4().to_string();
    let fields = [("id", &*id), ("weather", "2"), ("audience", "me"), ("stressors[]", "queue_pressure")];
    assert!(agent.ask("record_check_in", &fields).await.status.is_success());
    say(&agent, "4", "", "me").await;
    assert_eq!(found(&agent, "queue", "").await, [id]);
}

#[tokio::test]
async fn a_day_opens_its_check_ins_and_leads_to_the_days_around_it() {
    let app = TestApp::new().await;
    let mut ids = Vec::new();
    for day in ["2026-03-09 10:00", "2026-03-10 10:00", "2026-03-12 10:00"] {
        app.travel(day);
        let agent = if ids.is_empty() { app.agent("a1").of("t1").hired().await } else { app.signed_in("a1").await };
        ids.push(say(&agent, "4", day, "me").await);
    }
    let agent = app.signed_in("a1").await;
    let page = agent.get("/me").await.page();
    assert!(page.contains("href=\"/me?day=2026-03-10#journal\"") && !page.contains("day=2026-03-11#"), "{page}");
    assert_eq!(entries(&agent, "/me?day=2026-03-10").await, [ids[1].clone()]);
    let day = agent.get("/me?day=2026-03-10").await.page();
    assert!(day.contains("<h2>10 March 2026<"), "{day}");
    for around in ["2026-03-09", "2026-03-12"] {
        assert!(day.contains(&format!("href=\"/me?day={around}#journal\" aria-label=")), "{around}");
    }
    assert!(agent.get("/me?day=2026-03-11").await.shows("No check-in on this day."));
}

#[tokio::test]
async fn an_edited_note_is_read_by_those_who_could_read_it_before() {
    let app = TestApp::new().await;
    app.lead("l1").of("t1").hired().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let shared = say(&agent, "2", "Typed in a hury.", "lead").await;
    let plain = say(&agent, "3", "", "me").await;
    let edit = async |id: &str, note: &str| {
        agent.post_and_follow("edit_note", &[("id", id), ("note", note), ("back", "/me?only=notes")]).await.page()
    };
    let long = "字".repeat(501);
    assert!(edit(&shared, &long).await.contains("501 characters long"));
    let page = edit(&shared, "Typed in a hurry.").await;
    assert!(page.contains("Note saved.") && page.contains("Typed in a hurry."), "{page}");
    let stored = async |id: &str| {
        let json = agent.get("/me/export.json").await.json();
        let entry = json["entries"].as_array().unwrap().iter().find(|entry| entry["id"] == id).unwrap().clone();
        (entry["note"].as_str().map(str::to_owned), entry["note_audience"].as_str().map(str::to_owned))
    };
    let (note, me, lead) = (|text: &str| Some(text.to_owned()), Some("me".to_owned()), Some("lead".to_owned()));
    assert_eq!(stored(&shared).await, (note("Typed in a hurry."), lead));
    edit(&plain, "For myself.").await;
    assert_eq!(stored(&plain).await, (note("For myself."), me.clone()), "nobody chose that others read it");
    assert!(edit(&shared, " ").await.contains("Note removed."));
    assert_eq!(stored(&shared).await, (None, me));
    assert!(!app.keeps_on_disk(b"For myself."), "a file of the directory contains the note");
}

#[tokio::test]
async fn a_form_of_the_journal_comes_back_to_the_same_search() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let id = say(&agent, "2", "Tea.", "me").await;
    let to = agent.post("search_journal", &[("q", "tea"), ("only", "notes")]).await.to().to_owned();
    let here = to.strip_suffix("#journal").expect(&to);
    let page = agent.get(here).await.page();
    assert!(page.contains(&format!("value=\"{}\"", here.replace('&', "&amp;"))), "{page}");
    let answer = agent.post("edit_note", &[("id", &id), ("note", "More tea."), ("back", here)]).await;
    assert_eq!(answer.to(), format!("{here}#entry-{id}"));
    let elsewhere =
        agent.post("edit_note", &[("id", &id), ("note", "Tea."), ("back", "https://elsewhere.test/me?search=1")]).await;
    assert_eq!(elsewhere.to(), format!("/me#entry-{id}"));
}

#[tokio::test]
async fn words_for_oneself_send_no_event_to_an_open_board() {
    let app = TestApp::new().await;
    let (agent, lead) = (app.agent("a1").of("t1").hired().await, app.lead("l1").of("t1").hired().await);
    let id = say(&agent, "5", "mine alone", "me").await;
    let mut live = lead.live("/live?team=t1").await.unwrap();
    assert!(live.next().await.unwrap().starts_with("event: picture"));
    for (form, field) in [("edit_note", "note"), ("keep_good_thing", "line")] {
        assert!(agent.ask(form, &[("id", &id), (field, "still mine alone")]).await.status.is_success());
    }
    assert_eq!(live.waiting(&app).await, Vec::<String>::new());
    assert!(!lead.get("/board").await.shows("mine alone"));
}

#[tokio::test]
async fn after_midnight_an_open_week_does_not_read_as_past() {
    let app = TestApp::new().await;
    app.travel("2026-03-15 23:30");
    let agent = app.agent("a1").of("t1").hired().await;
    say(&agent, "4", "", "me").await;
    assert!(agent.get("/me").await.shows("with more until Sunday 15 March, when its week closes."));
    app.travel("2026-03-16 00:30");
    let page = app.signed_in("a1").await.get("/me").await.page();
    assert!(page.contains("with more until this workday ends: it still is Sunday 15 March."), "{page}");
    assert!(!page.contains("until Sunday 15 March, when"), "{page}");
}
