//! A report as a file: the figures of the page, and the draws behind them.

use lopdf::Document;

use super::*;

/// The text of each page of a PDF, without the spaces, which depend on how lines are broken.
fn pages(pdf: &[u8]) -> Vec<String> {
    let file = Document::load_mem(pdf).unwrap();
    let text = |page: u32| file.extract_text(&[page]).unwrap().split_whitespace().collect::<String>();
    file.get_pages().into_keys().map(text).collect()
}

async fn file(app: &TestApp, kind: &str, query: &str) -> crate::support::Answer {
    app.signed_in("s1").await.get(&format!("/climate/site-1/report.{kind}?{query}")).await
}

#[tokio::test]
async fn page_pdf_csv_and_json_say_the_same() {
    let app = centre(counts).await;
    let json: serde_json::Value = serde_json::from_slice(&file(&app, "json", "period=2026-02").await.body).unwrap();
    assert_eq!(json["schema"], "weathervane-climate-3");
    let mean = &json["estimates"][0];
    assert_eq!((mean["place"].as_str(), mean["figure"].as_str()), (Some("site-1"), Some("mean_weather")));
    let (value, low, high) = (&mean["value"], &mean["low"], &mean["high"]);
    let one = |value: &serde_json::Value| format!("{:.1}", value.as_f64().unwrap());
    let page = page(&app, "s1", "/climate/site-1?period=2026-02").await;
    assert!(report(&page).contains(&format!("{} on average", one(value))), "{page}");
    assert!(report(&page).contains(&format!("between {} and {}", one(low), one(high))), "{page}");
    let csv = file(&app, "csv", "period=2026-02").await.text();
    assert!(csv.contains(&format!("mean_weather,,{value},{low},{high},")), "{csv}");
    let rows = json["estimates"].as_array().unwrap().len();
    let bins: usize = json["draws"].as_array().unwrap().iter().map(|draw| draw["bins"].as_array().unwrap().len()).sum();
    assert_eq!(csv.lines().count(), 1 + rows + bins);
    let pdf = file(&app, "pdf", "period=2026-02").await;
    assert_eq!(pdf.status, StatusCode::OK, "{}", pdf.text());
    assert!(pdf.body.starts_with(b"%PDF-"));
}

#[tokio::test]
async fn a_file_of_a_small_place_has_no_weekly_estimate() {
    let app = centre(counts).await;
    let reader = app.signed_in("s1").await;
    let asked = reader.get("/climate/department-3/report.json?period=2026-02-23").await;
    let json: serde_json::Value = serde_json::from_slice(&asked.body).unwrap();
    assert_eq!(json["period"], "2025-Q4");
    assert_eq!(json["estimates"][0]["people"], 24);
}

#[tokio::test]
async fn a_file_of_a_department_has_its_own_draws_named_by_place() {
    let app = centre(counts).await;
    let own = app.signed_in("l1").await.get("/climate/department-1/report.csv?period=2026-02").await.text();
    let drawn: Vec<&str> = own.lines().filter(|line| line.contains(",drawn_")).collect();
    assert!(!drawn.is_empty() && drawn.iter().all(|line| line.starts_with("department-1,Care,")), "{own}");
    let site = file(&app, "csv", "period=2026-02").await.text();
    for row in ["department-2,Sales,2026-02-02,drawn_unit_weather,", "site-1,North,2026-02,drawn_stressors,"] {
        assert!(site.contains(row), "{row}: {site}");
    }
    let page = page(&app, "l1", "/climate/department-1?period=2026-02").await;
    assert!(report(&page).contains("February 2026, all of North"), "stressors are those of the site: {page}");
}

#[tokio::test]
async fn a_printed_report_is_two_pages_and_an_appendix_in_both_languages() {
    let app = centre(counts).await;
    let reader = app.signed_in("s1").await;
    let reports = ["site-1/report.pdf?period=2026-02", "site-1/report.pdf?period=2025-Q4", "department-1/report.pdf"];
    for (language, first, method) in
        [("en", "Inshort", "Whocounts:peoplewhochosetobecounted."), ("zh-CN", "概要", "算谁：自己选择计入的人。")]
    {
        assert!(reader.ask("switch_language", &[("language", language)]).await.status.is_success());
        for asked in reports {
            let answer = reader.get(&format!("/climate/{asked}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{asked}: {}", answer.text());
            let pages = pages(&answer.body);
            assert!(pages[0].contains(first), "{language} {asked}: {pages:#?}");
            let before = pages.iter().position(|page| page.contains(method));
            let before = before.unwrap_or_else(|| panic!("no appendix in {language} {asked}: {pages:#?}"));
            assert!((1..=2).contains(&before), "{before} pages before the appendix: {language} {asked}: {pages:#?}");
        }
    }
}
