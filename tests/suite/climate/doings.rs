//! The actions of a month and what helped: who is counted, when they are released, and that the release never changes.

use axum::http::StatusCode;
use domain::{PersonId, Workday};
use store::{FlagId, FlagState, FlagWork, SuggestionOffer};
use weathervane::app::climate::close::close_weeks;

use super::{agents, centre, counted, says};
use crate::support::{Client, TestApp, program};

const BREAK: &str = "micro_break";

/// Offers an intervention to a person in today's shift and sends their rating.
async fn rates(app: &TestApp, agent: &Client, key: &str, intervention: &str, outcome: &str) {
    let (today, person) = (app.today(), app.person(key).await);
    let offer = SuggestionOffer {
        workday: today,
        shift: String::new(),
        intervention: intervention.to_owned(),
        why: "weather:2".to_owned(),
        offered_at: app.now(),
        outcome: None,
    };
    app.app.store.suggestions().offer(person, offer).await.unwrap();
    let today = today.to_string();
    let said = agent.ask("rate_suggestion", &[("outcome", outcome), ("workday", &today), ("shift", "")]).await;
    assert!(said.status.is_success(), "{}", said.text());
}

/// Follows up a flag about a person until it is done.
async fn followed_up(app: &TestApp, key: &str, lead: PersonId) {
    let person = app.person(key).await;
    let team = app.app.store.people().profile(person).await.unwrap().unwrap().viewer().memberships[0].team;
    let mut flag = [0; 16];
    flag[..8].copy_from_slice(&person.0.to_le_bytes());
    let work = FlagWork {
        flag: FlagId(flag),
        team,
        person: Some(person),
        state: FlagState::Done,
        owner: Some(lead),
        due_at: None,
        changed_at: app.now(),
        what_was_done: None,
    };
    app.app.store.flag_work().set(work, lead).await.unwrap();
}

/// Everybody is counted; a break helped nine of fourteen people; six flags are followed up.
async fn a_month_goes_by(app: &TestApp, is_counted: impl Fn(usize) -> bool) {
    let lead = app.person("l1").await;
    for (number, key) in agents().enumerate() {
        let agent = if is_counted(number) { counted(app, &key).await } else { app.signed_in(&key).await };
        match number % 10 {
            0..3 => rates(app, &agent, &key, BREAK, "helped").await,
            3..5 if number < 20 => rates(app, &agent, &key, BREAK, "not_helped").await,
            3 => rates(app, &agent, &key, BREAK, "not_helped").await,
            // Too few people rate this one.
            5 => rates(app, &agent, &key, "two_lines", "helped").await,
            6 => rates(app, &agent, &key, BREAK, "dismissed").await,
            _ => {}
        }
        // One suggestion per shift: checking in offers no other.
        says(&agent, "3", "lead").await;
        if number % 10 < 2 {
            followed_up(app, &key, lead).await;
        }
    }
}

async fn month_closes(app: &TestApp) {
    app.travel("2026-04-01 09:00");
    assert!(close_weeks(&app.app.store, &app.app.clock).await.unwrap() > 0, "no week closed");
}

async fn done(app: &TestApp, place: &str, period: &str) -> serde_json::Value {
    let address = format!("/climate/{place}/report.json?period={period}");
    let answer = app.signed_in("s1").await.get(&address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}");
    serde_json::from_slice::<serde_json::Value>(&answer.body).unwrap()["done"].clone()
}

#[tokio::test]
async fn actions_of_a_month_are_released_once_when_its_last_week_closes() {
    let app = centre().await;
    a_month_goes_by(&app, |_| true).await;
    app.travel("2026-03-31 23:00");
    assert!(close_weeks(&app.app.store, &app.app.clock).await.unwrap() > 0, "no week closed");
    assert_eq!(done(&app, "site-1", "2026-03").await, serde_json::Value::Null, "the month closed too early");
    month_closes(&app).await;
    let found = done(&app, "site-1", "2026-03").await;
    let people = |from: u32, below: u32| serde_json::json!({ "from": from, "below": below });
    let helped = serde_json::json!([{
        "intervention": BREAK,
        "people": people(10, 20),
        "helped": { "between": { "from": 50, "below": 75 } },
    }]);
    assert_eq!(found, serde_json::json!({ "followed_up": people(5, 10), "helped": helped }));

    let reader = app.signed_in("s1").await;
    let page = reader.get("/climate/site-1?period=2026-03").await.page();
    let section = page.split("What was done, and what helped").nth(1).unwrap();
    for said in ["for 5–9 people", "Ten minutes away from the screen", "10–19 people", "50–75"] {
        assert!(section.contains(said), "{said} is not in {section}");
    }
    assert!(!section.contains("Two lines"), "{section}");
    let pdf = reader.get("/climate/site-1/report.pdf?period=2026-03").await;
    assert!(pdf.status == StatusCode::OK && pdf.body.starts_with(b"%PDF-"));

    for key in agents() {
        assert!(app.signed_in(&key).await.ask("choose_counted", &[("counted", "no")]).await.status.is_success());
        app.app.store.check_ins().withdraw_all(app.person(&key).await, app.now()).await.unwrap();
    }
    app.pass(jiff::SignedDuration::from_hours(24 * 7));
    close_weeks(&app.app.store, &app.app.clock).await.unwrap();
    assert_eq!(done(&app, "site-1", "2026-03").await, found);
}

#[tokio::test]
async fn only_a_month_of_a_site_shows_actions() {
    let app = centre().await;
    a_month_goes_by(&app, |_| true).await;
    month_closes(&app).await;
    for (place, period) in
        [("site-1", "2026-03-09"), ("site-1", "2026-04"), ("department-1", "2026-03"), ("team-1", "2026-03")]
    {
        assert_eq!(done(&app, place, period).await, serde_json::Value::Null, "{place} in {period}");
    }
    let reader = app.signed_in("s1").await;
    for address in ["/climate/site-1?period=2026-03-09", "/climate/team-1?period=2026-03"] {
        assert!(!reader.get(address).await.page().contains("What was done"), "{address}");
    }
    let page = reader.get("/climate/site-1?period=2026-04").await.page();
    assert!(page.contains("There’s no figure for any suggestion"), "{page}");
}

#[tokio::test]
async fn actions_for_people_who_are_not_counted_do_not_count() {
    let app = centre().await;
    a_month_goes_by(&app, |number| number < 4).await;
    month_closes(&app).await;
    assert_eq!(done(&app, "site-1", "2026-03").await, serde_json::Value::Null);

    // They choose to be counted after they rated: earlier ratings do not count.
    let app = centre().await;
    a_month_goes_by(&app, |_| false).await;
    app.travel("2026-03-12 09:00");
    for key in agents() {
        counted(&app, &key).await;
    }
    month_closes(&app).await;
    assert_eq!(done(&app, "site-1", "2026-03").await, serde_json::Value::Null);

    let app = centre().await;
    a_month_goes_by(&app, |_| true).await;
    let database = rusqlite::Connection::open(app.app.store.file()).unwrap();
    database.execute("UPDATE person SET password_hash = NULL WHERE key LIKE 'a%' AND key > 'a14'", []).unwrap();
    month_closes(&app).await;
    assert_eq!(done(&app, "site-1", "2026-03").await, serde_json::Value::Null);
}

#[tokio::test]
async fn a_follow_up_of_another_month_or_still_open_does_not_count() {
    let app = centre().await;
    a_month_goes_by(&app, |_| true).await;
    let database = rusqlite::Connection::open(app.app.store.file()).unwrap();
    let february = Workday::from_number(app.today().number() - 14).number();
    database
        .execute("UPDATE flag_work SET changed_at = ?1 WHERE person_id % 2 = 0", [i64::from(february) * 86_400_000])
        .unwrap();
    database.execute("UPDATE flag_work SET state = 'acknowledged' WHERE person_id % 2 = 1", []).unwrap();
    month_closes(&app).await;
    let found = done(&app, "site-1", "2026-03").await;
    assert!(found["followed_up"].is_null() && found["helped"][0]["intervention"] == BREAK, "{found}");
}

/// The output of the program for the centre of a test.
fn printed(app: &TestApp, arguments: &[&str]) -> String {
    let output = program(arguments, app.directory()).env("WEATHERVANE_NOW", app.now().to_string()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The records of a file, by column.
fn records(csv: &str) -> Vec<std::collections::HashMap<String, String>> {
    csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes()).deserialize().map(Result::unwrap).collect()
}

#[tokio::test]
async fn files_show_the_same_actions_and_results_as_the_page() {
    let app = centre().await;
    a_month_goes_by(&app, |_| true).await;
    month_closes(&app).await;
    let report = app.signed_in("s1").await.get("/climate/site-1/report.csv?period=2026-03").await.text();
    let exported = printed(&app, &["export", "climate"]);
    for file in [report, exported.clone()] {
        let records = records(&file);
        let of = |part: &str| {
            let found = records.iter().find(|record| record["part"] == part && record["period"] == "2026-03");
            let found = found.unwrap_or_else(|| panic!("{part} is not in {file}"));
            ["place", "people_from", "people_below", "helped", "level_from"].map(|column| found[column].clone())
        };
        assert_eq!(of("followed_up"), ["site-1", "5", "10", "", ""]);
        assert_eq!(of("suggestion:micro_break"), ["site-1", "10", "20", "50-75", ""]);
        assert!(!file.contains("two_lines") && records[0]["note"].contains("part suggestion:KEY"), "{file}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&printed(&app, &["export", "climate", "--format", "json"])).unwrap();
    assert_eq!(json["schema"], "weathervane-climate-2");
    let [month] = json["done"].as_array().unwrap().as_slice() else { panic!("one month: {}", json["done"]) };
    assert_eq!((&month["place"], &month["period"]), (&"site-1".into(), &"2026-03".into()));
    let shown = done(&app, "site-1", "2026-03").await;
    assert_eq!((&month["followed_up"], &month["helped"]), (&shown["followed_up"], &shown["helped"]));

    let pdf = app.signed_in("s1").await.get("/climate/site-1/report.pdf?period=2026-03").await;
    let paper = lopdf::Document::load_mem(&pdf.body).unwrap();
    let pages: Vec<u32> = paper.get_pages().into_keys().collect();
    let text = paper.extract_text(&pages).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    for said in ["for 5–9 people", "Ten minutes away from the screen", "10–19 people"] {
        assert!(text.contains(said), "{said} is not in the PDF: {text}");
    }

    // Neither a week nor an organisational unit other than a site has actions.
    let week = app.signed_in("s1").await.get("/climate/site-1/report.csv?period=2026-03-09").await.text();
    assert!(records(&week).iter().all(|record| record["helped"].is_empty()), "{week}");
}

#[tokio::test]
async fn the_audit_attacks_the_actions_of_a_month_for_everybody_in_them() {
    let app = centre().await;
    a_month_goes_by(&app, |_| true).await;
    month_closes(&app).await;
    let told = printed(&app, &["audit"]);
    // Fourteen people rated a break; six had a flag that was followed up.
    assert!(told.contains("1 months, 2 lines released, 20 answers and follow-ups tested, 0 pinned"), "{told}");
    assert!(told.ends_with("pinned: 0\n"), "{told}");
    for key in agents().filter(|key| !key.starts_with("a3")) {
        app.app.store.check_ins().withdraw_all(app.person(&key).await, app.now()).await.unwrap();
    }
    let told = printed(&app, &["audit"]);
    assert!(told.contains("1 further months have changed since they closed"), "{told}");
}
