//! The climate: what a report shows to whom, from draws that are known here, and what it never shows.

mod asked;
mod calls;
mod comments;
pub mod drawn;
mod files;
mod year;

use axum::http::StatusCode;
use domain::Workday;
use insight::climate::Month;
use uuid::Uuid;

use self::drawn::{centre, centre_with_a_rise, counts};
use crate::support::{Client, TestApp};

/// Checks in.
async fn says(agent: &Client, weather: &str, audience: &str) {
    let id = Uuid::new_v4().to_string();
    let fields = [("id", id.as_str()), ("weather", weather), ("audience", audience)];
    assert!(agent.ask("record_check_in", &fields).await.status.is_success());
}

async fn page(app: &TestApp, reader: &str, address: &str) -> String {
    app.signed_in(reader).await.get(address).await.page()
}

/// The report alone, without frame and files.
fn report(page: &str) -> &str {
    page.split("<article").nth(1).unwrap().split("</article>").next().unwrap()
}

#[tokio::test]
async fn psychologists_read_all_places_and_leads_those_around_their_teams() {
    let app = centre(counts).await;
    let psychologist = app.signed_in("s1").await;
    let lead = app.signed_in("l1").await;
    for place in ["site-1", "department-1", "department-2", "department-3"] {
        let shown = psychologist.get(&format!("/climate/{place}")).await;
        assert_eq!(shown.status, StatusCode::OK, "{place}");
        let theirs = ["site-1", "department-1"].contains(&place);
        let expected = if theirs { StatusCode::OK } else { StatusCode::NOT_FOUND };
        assert_eq!(lead.get(&format!("/climate/{place}")).await.status, expected, "{place}");
        let file = lead.get(&format!("/climate/{place}/report.json?period=2026-Q1")).await.status;
        assert_eq!(file, StatusCode::NOT_FOUND, "{place}: no quarter is over in week nine");
    }
    assert!(
        lead.get("/climate").await.page().contains("Climate report: Care"),
        "a lead begins with the own department"
    );
    for reader in ["a1", "d1"] {
        assert_eq!(app.signed_in(reader).await.get("/climate/site-1").await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn there_are_no_figures_of_teams() {
    let app = centre(counts).await;
    for reader in ["s1", "l1"] {
        let reader = app.signed_in(reader).await;
        assert_eq!(reader.get("/climate/team-1").await.status, StatusCode::NOT_FOUND);
        assert_eq!(reader.get("/climate/team-1/report.csv").await.status, StatusCode::NOT_FOUND);
        let page = reader.get("/climate/site-1").await.page();
        assert!(!page.contains("/climate/team-"), "{page}");
    }
}

#[tokio::test]
async fn before_anything_is_drawn_the_page_says_when_there_will_be_figures() {
    let app = TestApp::new().await;
    let psychologist = app.psychologist("s1").hired().await;
    app.agent("a1").of("t1").hired().await;
    let page = psychologist.get("/climate").await.page();
    assert!(page.contains("No figures yet") && page.contains("two days after its Sunday"), "{page}");
    assert_eq!(psychologist.get("/climate/site-1/report.csv").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_first_page_says_state_change_and_largest_rise_in_three_sentences() {
    let app = centre(counts).await;
    let page = page(&app, "s1", "/climate/site-1?period=2026-02").await;
    let short = report(&page).split("In short").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(
        short.contains("February 2026: the weather in North was cloudy, 3.") && short.contains("with 95% confidence")
    );
    assert!(short.contains("it has been rougher than in the months before, by about 0."), "{short}");
    assert!(short.contains("Risen among the stressors (February 2026): “Abusive caller”, now 3"), "{short}");
    assert_eq!(short.matches("<p>").count(), 3, "{short}");
}

#[tokio::test]
async fn stressors_are_new_risen_or_unchanged_and_what_helped_is_named() {
    let app = centre(counts).await;
    let page = page(&app, "s1", "/climate/site-1?period=2026-02").await;
    let rows: Vec<&str> = report(&page).split("<tr>").collect();
    let row = |name: &str| {
        let of = |row: &&&str| row.starts_with(&format!("<th scope=\"row\">{name}"));
        rows.iter().find(of).unwrap_or_else(|| panic!("{name}: {page}"))
    };
    assert!(row("Abusive caller").contains("risen"), "{}", row("Abusive caller"));
    assert!(row("Queue pressure").contains("unchanged"), "{}", row("Queue pressure"));
    assert!(report(&page).contains("Suggestions that helped most (Q4 2025)"), "{page}");
    assert!(report(&page).contains("By weekday, Q4 2025"), "{page}");
}

#[tokio::test]
async fn a_quarter_says_what_rose_in_its_last_month_with_the_share_of_it() {
    let app = centre_with_a_rise(Month { year: 2025, month: 12 }).await;
    let page = page(&app, "s1", "/climate/site-1?period=2025-Q4").await;
    for text in [
        "Risen among the stressors (December 2025): “Abusive caller”, now 36%",
        // The table is of the quarter, and says of which month its trends are.
        "Stressors: new, risen or unchanged (Q4 2025)",
        "December 2025 compared with before",
    ] {
        assert!(report(&page).contains(text), "{text}: {page}");
    }
    let file = app.signed_in("s1").await.get("/climate/site-1/report.json?period=2025-Q4").await.json();
    let rows = file["estimates"].as_array().unwrap();
    let abuse = rows.iter().find(|row| row["part"] == "abusive_caller").unwrap();
    assert_eq!((abuse["period"].as_str(), abuse["change"].as_str()), (Some("2025-Q4"), Some("")));
}

#[tokio::test]
async fn the_newest_report_tells_a_shift_in_the_week_in_which_it_is_found() {
    let app = centre(counts).await;
    let told = "Since the week of 26 January 2026 it has been rougher";
    let newest = page(&app, "s1", "/climate/department-3").await;
    assert!(newest.contains("Q4 2025") && report(&newest).contains(told), "found after its quarter: {newest}");
    assert!(!report(&newest).contains("vertical line marks"), "it began after the axis: {newest}");
    assert!(report(&newest).contains("so it can change from week to week"), "{newest}");
    let older = page(&app, "s1", "/climate/department-3?period=2025-Q3").await;
    assert!(!report(&older).contains("Since the week of"), "an older report stays as it is: {older}");
}

#[tokio::test]
async fn a_row_of_a_department_says_what_its_own_report_says() {
    let app = centre(counts).await;
    let reader = app.signed_in("s1").await;
    for (week, changed) in [("2026-02-23", "rougher"), ("2026-01-19", "no clear change")] {
        let site = reader.get(&format!("/climate/site-1?period={week}")).await.page();
        let row = report(&site).split("<th scope=\"row\">Night (Q4 2025)").nth(1).expect(&site);
        assert!(row.split("</tr>").next().unwrap().contains(changed), "{week}: {site}");
    }
    let file = reader.get("/climate/site-1/report.json?period=2026-02-23").await.json();
    let rows = file["estimates"].as_array().unwrap();
    let night = rows.iter().find(|row| row["place"] == "department-3" && row["figure"] == "mean_weather").unwrap();
    assert_eq!(night["change"], "rougher");
    let own = reader.get("/climate/department-3/report.json").await.json();
    assert_eq!(own["estimates"][0]["change"], "rougher");
}

#[tokio::test]
async fn a_place_is_shown_by_the_shortest_period_that_is_exact_enough() {
    let app = centre(counts).await;
    let reader = app.signed_in("s1").await;
    // 60 people: by week. 24 people: by quarter, also if a week is asked for.
    let large = reader.get("/climate/department-1").await.page();
    assert!(large.contains("Week of 23 February 2026") && large.contains(">By week<"), "{large}");
    let small = reader.get("/climate/department-3?period=2026-02-23").await.page();
    assert!(small.contains("Q4 2025") && !small.contains(">By week<"), "{small}");
    let site = reader.get("/climate/site-1?period=2026-02-23").await.page();
    assert!(report(&site).contains("Night (Q4 2025)"), "the row of the small one says so: {site}");
}

#[tokio::test]
async fn a_period_that_is_not_over_or_not_known_is_not_found() {
    let app = centre(counts).await;
    let reader = app.signed_in("s1").await;
    for period in ["2026-03", "2026-03-02", "2026-Q1", "2026-02-24", "2020-01", "never", ""] {
        let address = format!("/climate/site-1?period={period}");
        assert_eq!(reader.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}

#[tokio::test]
async fn a_week_that_was_never_drawn_says_so_and_leads_to_its_neighbours() {
    let undrawn: Workday = "2026-02-09".parse().unwrap();
    let app = centre(move |monday| (monday != undrawn).then(|| counts(monday)).flatten()).await;
    let page = page(&app, "s1", "/climate/site-1?period=2026-02-09").await;
    assert!(page.contains("There’s no figure for North in this period."), "{page}");
    assert!(page.contains("period=2026-02-02") && page.contains("period=2026-02-16"), "{page}");
}

#[tokio::test]
async fn nobody_is_named_in_a_report_and_everybody_can_read_that_it_was_opened() {
    let app = centre(counts).await;
    let page = page(&app, "s1", "/climate/site-1").await;
    assert!(!report(&page).contains("Agent "), "{page}");
    app.settle().await;
    let looks = app.signed_in("a1").await.get("/looks?of=reports").await.page();
    assert!(looks.contains("Psychologist opened the climate report: North"), "{looks}");
}

#[tokio::test]
async fn a_report_is_in_the_language_of_the_reader() {
    let app = centre(counts).await;
    let reader = app.signed_in("s1").await;
    assert!(reader.ask("switch_language", &[("language", "zh-CN")]).await.status.is_success());
    let page = reader.get("/climate/site-1?period=2026-02").await.page();
    for text in ["North气候报告", "2026年2月，North的天气：", "按季度", "影响因素：新出现、增多或没变（2026年2月）"]
    {
        assert!(page.contains(text), "{text}: {page}");
    }
}
