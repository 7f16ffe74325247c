//! A report as a file: the figures of the page, and the draws behind them.

use super::*;

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
