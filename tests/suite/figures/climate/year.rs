//! The climate of a year: the quarters that are over, from the figures that were released, for those who read the
//! reports.

use domain::RegisteredSourceId;
use domain::stressor_register::{
    HowOften, SinceWhen, SourceKind, SourceProposal, SourceStatus, SourceStep, SourceStepKind,
};
use store::NewSource;

use super::*;

#[tokio::test]
async fn a_year_says_what_the_reports_of_its_quarters_say() {
    let app = centre(counts).await;
    let reader = app.signed_in("s1").await;
    let year = reader.get("/climate/year?place=site-1").await.page();
    assert!(year.contains("Q3 2025 to Q4 2025"), "{year}");
    for (period, name) in [("2025-Q3", "Q3 2025"), ("2025-Q4", "Q4 2025")] {
        let answer = reader.get(&format!("/climate/site-1/report.json?period={period}")).await;
        let json: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
        let one = |figure: &str| format!("{:.1}", json["estimates"][0][figure].as_f64().unwrap());
        let row = year.split(&format!("<th scope=\"row\">{name}")).nth(1).expect(&year);
        let cell = row.split("</td>").next().unwrap();
        assert!(["value", "low", "high"].into_iter().all(|figure| cell.contains(&one(figure))), "{name}: {cell}");
    }
    assert!(year.contains("Compared with Q3 2025, there’s no change that exceeds chance."), "{year}");
    assert!(year.contains("Share of mentions, by quarter") && year.contains("Suggestions that helped most"));
    assert!(!year.contains("Agent 1") && year.contains("every count gets random noise"), "{year}");
}

#[tokio::test]
async fn a_year_contains_the_signed_comments_of_its_quarters_and_prints() {
    let app = centre(counts).await;
    let reader = app.signed_in("s1").await;
    let fields = [("place", "site-1"), ("period", "2025-Q3"), ("comment", "The new form took its time.")];
    let signed = reader.ask("sign_climate_comment", &fields).await;
    assert!(signed.status.is_success(), "{}", signed.text());
    let year = reader.get("/climate/year?place=site-1&until=2025-Q4").await.page();
    assert!(year.contains("comment: Q3 2025") && year.contains("The new form took its time."), "{year}");
    for reader in ["s1", "l1"] {
        let file = app.signed_in(reader).await.get("/climate/year.pdf?place=site-1").await;
        assert!(file.status == StatusCode::OK && file.body.starts_with(b"%PDF-"), "{}", file.text());
    }
    let log = app.signed_in("a1").await.get("/looks?of=reports").await.page();
    assert!(log.contains("Q3 2025") && log.contains("Q4 2025"), "{log}");
}

#[tokio::test]
async fn a_year_is_read_by_those_who_read_the_reports() {
    let app = centre(counts).await;
    let address = |place: &str, until: &str| format!("/climate/year?place={place}&until={until}");
    for (reader, place, until, expected) in [
        ("s1", "department-2", "2025-Q4", StatusCode::OK),
        ("s1", "site-1", "2025-Q3", StatusCode::OK),
        ("l1", "department-1", "2025-Q4", StatusCode::OK),
        ("l1", "department-2", "2025-Q4", StatusCode::NOT_FOUND),
        ("s1", "site-1", "2026-Q1", StatusCode::NOT_FOUND),
        ("s1", "site-1", "2025-12", StatusCode::NOT_FOUND),
        ("s1", "team-1", "2025-Q4", StatusCode::NOT_FOUND),
        ("a1", "site-1", "2025-Q4", StatusCode::NOT_FOUND),
        ("d1", "site-1", "2025-Q4", StatusCode::NOT_FOUND),
    ] {
        let reader_page = app.signed_in(reader).await.get(&address(place, until)).await;
        assert_eq!(reader_page.status, expected, "{reader} {place} {until}");
    }
    assert!(page(&app, "s1", "/climate/site-1").await.contains("href=\"/climate/year?place=site-1\""));
}

#[tokio::test]
async fn a_year_counts_what_the_register_heard_and_says_nothing_of_who_said_it() {
    let app = centre(counts).await;
    let reader = app.signed_in("s1").await;
    assert!(!reader.get("/climate/year?place=site-1").await.page().contains("What was heard, and what changed"));
    let proposal = SourceProposal {
        words: "The printer jams".to_owned(),
        kind: SourceKind::Systems,
        stressor: None,
        how_often: HowOften::Weekly,
        since: SinceWhen::Weeks,
    };
    let new = NewSource { id: RegisteredSourceId(Uuid::new_v4()), proposal, named: true };
    let author = app.person("a1").await;
    app.app.store.stressor_register().propose(author, new, "2025-11-05".parse().unwrap()).await.unwrap();
    let year = reader.get("/climate/year?place=site-1").await.page();
    let (_, register) = year.split_once("What was heard, and what changed").expect(&year);
    let row = register.split("<th scope=\"row\">Q4 2025").nth(1).expect(register);
    let cells: Vec<_> = row.split("<td").skip(1).take(4).map(|cell| cell.split(['>', '<']).nth(1).unwrap()).collect();
    assert_eq!(cells, ["1", "0", "0", "1"], "{row}");
    assert!(!year.contains("The printer jams"), "{year}");
    let department = reader.get("/climate/year?place=department-1").await.page();
    assert!(!department.contains("What was heard"), "the register is that of the whole centre");
}

/// Puts a source about abusive callers into the register that was proposed and changed on these days. Returns its page.
async fn changed(app: &TestApp, words: &str, [proposed, changed]: [&str; 2]) -> String {
    let proposal = SourceProposal {
        words: words.to_owned(),
        kind: SourceKind::Customer,
        stressor: "abusive_caller".parse().ok(),
        how_often: HowOften::Weekly,
        since: SinceWhen::Weeks,
    };
    let (id, register) = (RegisteredSourceId(Uuid::new_v4()), app.app.store.stressor_register());
    let author = app.person("a1").await;
    register.propose(author, NewSource { id, proposal, named: true }, proposed.parse().unwrap()).await.unwrap();
    let step = SourceStep {
        kind: SourceStepKind::Answered,
        day: changed.parse().unwrap(),
        status: SourceStatus::Changed,
        words: "Calls can be ended now.".to_owned(),
        by: Some(author),
    };
    assert!(register.add_step(id, step, None).await.unwrap());
    id.to_string()
}

#[tokio::test]
async fn figures_next_to_a_change_are_shown_to_people_and_not_to_admins() {
    let app = centre(counts).await;
    // Eight months are drawn; in the last one abusive callers are mentioned three times as often.
    let risen = changed(&app, "Callers shout", ["2025-09-01", "2026-01-26"]).await;
    let too_early = changed(&app, "Callers threaten", ["2025-07-07", "2025-07-10"]).await;
    for reader in ["l1", "a1"] {
        let page = page(&app, reader, &format!("/stressors/{risen}")).await;
        assert!(page.contains("id=\"figures-h\"") && page.contains("North"), "{page}");
        assert!(page.contains("Mentioned more than before, by more than chance."), "{page}");
        let page = self::page(&app, reader, &format!("/stressors/{too_early}")).await;
        assert!(page.contains("Two months before the change and one whole month after it are needed."), "{page}");
    }
    let admin = page(&app, "d1", &format!("/admin/register/{risen}")).await;
    assert!(admin.contains("Calls can be ended now.") && !admin.contains("figures-h"), "{admin}");
}

#[tokio::test]
async fn a_year_lists_changes_with_what_was_done_and_no_words_of_proposals() {
    let app = centre(counts).await;
    let source = changed(&app, "Callers shout", ["2025-09-01", "2025-10-06"]).await;
    changed(&app, "Callers threaten", ["2025-09-01", "2026-01-26"]).await;
    for reader in ["s1", "l1"] {
        let year = page(&app, reader, "/climate/year?place=site-1").await;
        let list = year.split("What was changed").nth(1).expect(&year);
        assert!(list.contains("Q4 2025, Customers: Abusive caller."), "{year}");
        assert!(list.contains("Calls can be ended now."), "{year}");
        assert!(list.contains("How often it was mentioned at this site, out of all mentions. Before:"), "{year}");
        assert!(!year.contains("Callers shout") && !year.contains("Agent 1"), "{year}");
        assert!(!list.contains("Q1 2026,"), "that quarter is not over: {year}");
    }
    let pdf = app.signed_in("s1").await.get("/climate/year.pdf?place=site-1").await;
    assert!(pdf.status == StatusCode::OK && pdf.body.starts_with(b"%PDF-"), "{}", pdf.text());
    assert!(!page(&app, "s1", "/climate/year?place=department-1").await.contains("What was changed"));
    // What is hidden is on no list.
    let (id, by) = (source.parse().unwrap(), app.person("a1").await);
    let why = Some("It names somebody.".to_owned());
    app.app.store.stressor_register().hide(id, why, by, app.today()).await.unwrap();
    assert!(!page(&app, "s1", "/climate/year?place=site-1").await.contains("Calls can be ended now."));
}
