//! Mood compared with load: the calls of an hour next to the parts of a quarter's breakdown by hour and by shift.

use domain::load::{Load, minutes_of};
use domain::{BreakRules, Workday};
use insight::climate::{Breakdown, Quarter};

use super::drawn::{centre_broken_down, counts};
use crate::support::TestApp;

/// The quarter whose breakdown is shown.
const QUARTER: Quarter = Quarter { year: 2025, quarter: 4 };

/// Gives the first team of North the queue `Billing`, with 40 calls from nine to ten and 12 from ten to eleven of every
/// day of the quarter. Another queue, which no team of North names, has a thousand.
async fn with_calls(app: &TestApp) {
    let rules = BreakRules { queues: vec!["Billing".to_owned()], ..BreakRules::default() };
    app.app.store.breaks().set_rules(app.team("t1").await, rules).await.unwrap();
    let days = QUARTER.mondays().into_iter().flat_map(|monday| (0..7).map(move |day| monday.plus(day)));
    let line = |queue: &str, day: Workday, hour: i8, offered: f64| Load {
        queue: queue.to_owned(),
        starts: minutes_of(day.0.at(hour, 0, 0, 0)),
        offered,
        handle_seconds: 300.0,
        agents: 5,
    };
    let lines = days.flat_map(|day| {
        [line("Billing", day, 9, 40.0), line("Billing", day, 10, 12.0), line("Elsewhere", day, 9, 1000.0)]
    });
    app.app.store.load().import(lines.collect()).await.unwrap();
}

/// The cells of the row of the breakdown with this label.
async fn row(app: &TestApp, label: &str) -> Vec<String> {
    let page = app.signed_in("s1").await.get("/climate/site-1?period=2025-Q4").await.page().replace("<!>", "");
    let table = page.split("<table").find(|table| table.contains("Calls per hour")).unwrap_or_else(|| panic!("{page}"));
    let head = format!("<th scope=\"row\">{label}");
    let row = table.split("<tr").find(|row| row.contains(&head)).unwrap_or_else(|| panic!("{label}: {table}"));
    let cells = row
        .split("</tr>")
        .next()
        .unwrap()
        .split("</td>")
        .map(|cell| cell.rsplit('>').next().unwrap_or_default().to_owned());
    cells.filter(|cell| !cell.is_empty()).collect()
}

#[tokio::test]
async fn the_breakdown_by_hour_has_the_calls_of_the_queues_of_the_site() {
    let app = centre_broken_down(counts, Breakdown::Hour, &["0", "4", "8", "12", "16", "20"]).await;
    let page = app.signed_in("s1").await.get("/climate/site-1?period=2025-Q4").await.page();
    assert!(!page.contains("Calls per hour"), "no team of the site has named a queue: {page}");
    with_calls(&app).await;
    // 52 calls in the four hours from eight to twelve.
    assert_eq!(row(&app, "08:00").await.last().map(String::as_str), Some("13"), "without those elsewhere");
    assert_eq!(row(&app, "16:00").await.last().map(String::as_str), Some("0"));
}

#[tokio::test]
async fn the_breakdown_by_shift_has_the_calls_of_the_hours_of_each_shift() {
    let app = centre_broken_down(counts, Breakdown::Shift, &["early", "late", "old"]).await;
    with_calls(&app).await;
    let shifts: Vec<domain::ShiftPattern> =
        domain::ShiftPattern::parse_many("early 09:30-11:30; late 22:00-06:00").unwrap();
    let change = move |patterns: &mut Vec<domain::ShiftPattern>| patterns.clone_from(&shifts);
    let (team, admin) = (app.team("t1").await, app.person("d1").await);
    app.app.store.teams().change_shifts(team, app.today(), change, admin, app.now()).await.unwrap();
    // Half of the forty, and the twelve, in two hours.
    assert_eq!(row(&app, "early").await.last().map(String::as_str), Some("16"));
    assert_eq!(row(&app, "late").await.last().map(String::as_str), Some("0"));
    assert_eq!(row(&app, "old").await.last().map(String::as_str), Some("no figure"), "nobody has this shift any more");
}

#[tokio::test]
async fn a_breakdown_by_weekday_has_no_calls() {
    let app = centre_broken_down(counts, Breakdown::Weekday, &["0", "1", "2", "3", "4", "5", "6"]).await;
    with_calls(&app).await;
    let page = app.signed_in("s1").await.get("/climate/site-1?period=2025-Q4").await.page();
    assert!(!page.contains("Calls per hour"), "{page}");
}
