//! Tags about the lead: who may know of them, and that no page of others shows them.

use axum::http::StatusCode;
use domain::{Audience, PersonId, Workday};
use rusqlite::Connection;
use store::{DATABASE, Range, Store};
use uuid::Uuid;

use crate::support::{Client, TestApp};

const TAG: &str = "Friction with my lead";

async fn names_the_lead(agent: &Client, audience: &str, more: &[(&str, &str)]) -> String {
    let id = Uuid::new_v4().to_string();
    let mut fields = vec![
        ("id", &*id),
        ("weather", "1"),
        ("audience", audience),
        ("stressors[]", "lead_friction"),
        ("stressors[]", "noise"),
    ];
    fields.extend_from_slice(more);
    let answer = agent.ask("record_check_in", &fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    id
}

async fn last(agent: &Client) -> serde_json::Value {
    agent.get("/me/export.json").await.json()["entries"].as_array().unwrap().last().unwrap().clone()
}

#[tokio::test]
async fn nobody_may_know_of_a_lead_tag_unless_the_person_says_so() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    for (audience, chosen, holds) in [
        ("lead", None, "me"),
        ("lead", Some("me"), "me"),
        ("lead", Some("lead"), "lead"),
        ("team", Some("team"), "lead"),
        ("me", Some("lead"), "me"),
    ] {
        let more: Vec<_> = chosen.map(|chosen| ("tag_audience", chosen)).into_iter().collect();
        names_the_lead(&agent, audience, &more).await;
        let said = last(&agent).await;
        assert_eq!(said["tag_audience"], holds, "{audience}, {chosen:?}");
        assert_eq!(said["stressors"], serde_json::json!(["noise", "lead_friction"]), "the person's own export has all");
    }
    let wrong = agent.ask("record_check_in", &[("weather", "1"), ("audience", "lead"), ("tag_audience", "boss")]).await;
    assert!(wrong.json()["wrong"]["tag_audience"].is_string(), "{}", wrong.text());
}

#[tokio::test]
async fn a_lead_tag_is_on_no_page_of_others_even_if_it_was_shared() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let lead = app.lead("l1").of("t1").hired().await;
    let colleague = app.agent("a2").of("t1").hired().await;
    names_the_lead(&agent, "team", &[("tag_audience", "lead"), ("note", "hm")]).await;
    for page in ["/check-in", "/me"] {
        assert!(agent.get(page).await.shows(TAG), "{page} of the person");
    }
    for (viewer, pages) in [(&lead, &["/board", "/trends", "/flags"][..]), (&colleague, &["/team"][..])] {
        for page in pages {
            let shown = viewer.get(page).await.page();
            assert!(!shown.contains("my lead") && !shown.contains("lead_friction"), "{page}");
        }
    }
    assert!(
        lead.get("/board").await.shows("Noise on the floor")
            && colleague.get("/team").await.shows("Noise on the floor")
    );
}

#[tokio::test]
async fn the_form_asks_who_may_know_and_begins_with_nobody() {
    let app = TestApp::new().await;
    app.lead("l1").of("t1").hired().await;
    app.set_password("l1").await;
    let agent = app.agent("a1").of("t1").hired().await;
    let options = |page: &str| -> Vec<(String, bool)> {
        let inputs = page.split("<input ").filter(|input| input.contains("name=\"tag_audience\""));
        inputs
            .map(|input| input.split('>').next().unwrap())
            .map(|input| {
                (
                    input.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned(),
                    input.contains("checked"),
                )
            })
            .collect()
    };
    let begins = options(&agent.get("/check-in").await.page());
    assert_eq!(begins, [("me".to_owned(), true), ("lead".to_owned(), false)]);
    // A rejected form comes back with the answer.
    let fields = [("audience", "lead"), ("stressors[]", "lead_friction"), ("tag_audience", "lead")];
    let page = agent.post_and_follow("record_check_in", &fields).await.page();
    assert_eq!(options(&page), [("me".to_owned(), false), ("lead".to_owned(), true)]);
}

#[tokio::test]
async fn a_stressor_marked_as_about_the_lead_leaves_open_boards_too() {
    let app = TestApp::new().await;
    let admin = app.admin("d1").hired().await;
    let lead = app.lead("l1").of("t1").hired().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let own = [("group", "relationships"), ("en", "Boss shouts"), ("zh", "班长吼人")];
    admin.post_and_follow("add_stressor", &own).await;
    let id = Uuid::new_v4().to_string();
    let fields = [("id", &*id), ("weather", "2"), ("audience", "lead"), ("stressors[]", "own_boss_shouts")];
    assert_eq!(agent.ask("record_check_in", &fields).await.status, StatusCode::OK);
    assert!(lead.get("/board").await.shows("Boss shouts"));
    let page = admin.post_and_follow("mark_stressor", &[("stressor", "own_boss_shouts")]).await.page();
    assert!(page.contains(">about the lead<"), "the list says so");
    assert!(!lead.get("/board").await.shows("Boss shouts"));
    assert!(agent.get("/check-in").await.shows("Boss shouts"), "the person still sees it");
}

#[tokio::test]
async fn lead_tags_of_an_older_version_become_private_at_the_first_start() {
    let directory = tempfile::TempDir::new().unwrap();
    let database = Connection::open(directory.path().join(DATABASE)).unwrap();
    for sql in [
        include_str!("../../../../crates/store/src/migrations/0001_centre.sql"),
        include_str!("../../../../crates/store/src/migrations/0002_weather.sql"),
    ] {
        database.execute_batch(sql).unwrap();
    }
    database.execute("INSERT INTO person (id, key, name, roles) VALUES (1, 'a1', 'A', 1)", []).unwrap();
    for (number, tags) in ["lead_friction", "noise;lead_friction;workload", "noise", ""].into_iter().enumerate() {
        database
            .execute(
                "INSERT INTO check_in (person_id, id, workday, said_at, weather, stressors, audience, note_audience) \
                 VALUES (1, ?1, 20000, ?2, 2, ?3, 1, 0)",
                rusqlite::params![[u8::try_from(number).unwrap(); 16], i64::try_from(number).unwrap(), tags],
            )
            .unwrap();
    }
    database.pragma_update(None, "user_version", 2).unwrap();
    drop(database);
    let store = Store::open(directory.path()).unwrap();
    let day = Workday::from_number(20_000);
    let entries = store.check_ins().own(PersonId(1), Range { from: day, to: day }).await.unwrap();
    let keys =
        |list: &[domain::StressorKey]| list.iter().map(|key| key.as_str().to_owned()).collect::<Vec<_>>().join(";");
    let found: Vec<_> = entries.iter().map(|entry| (keys(&entry.stressors), keys(&entry.about_lead))).collect();
    let expected = [("", "lead_friction"), ("noise;workload", "lead_friction"), ("noise", ""), ("", "")];
    assert_eq!(found, expected.map(|(others, about_lead)| (others.to_owned(), about_lead.to_owned())));
    assert!(entries.iter().all(|entry| entry.tag_audience == Audience::Me && entry.uplifts.is_empty()));
}
