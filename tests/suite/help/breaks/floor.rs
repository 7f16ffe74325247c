//! The floor: load and service level of today, breaks granted and free, and the rules of a team.

use axum::http::StatusCode;

use super::{QUEUE, ask, centre, faults, load, request, rules};

#[tokio::test]
async fn the_floor_says_what_is_missing_before_it_shows_a_day() {
    let app = centre().await;
    let lead = app.signed_in("l1").await;
    let page = lead.get("/floor").await.page();
    assert!(page.contains("No call load yet") && page.contains("weathervane import load FILE.csv"), "{page}");
    load(&app, 5).await;
    assert!(lead.get("/floor").await.page().contains("No call load yet"), "five weeks ago is too long ago");
    load(&app, 4).await;
    assert!(lead.get("/floor").await.page().contains("Which calls does this team answer?"));
    rules(&app, |_| ()).await;
    let page = lead.get("/floor").await.page();
    assert!(page.contains("averages of the same weekday") && page.contains("About 720 calls"), "{page}");
    app.travel("2026-03-12 09:00");
    assert!(app.signed_in("l1").await.get("/floor").await.page().contains("No call load for these queues"));
}

#[tokio::test]
async fn the_floor_shows_calls_service_level_and_breaks_as_chart_and_table() {
    let app = centre().await;
    load(&app, 0).await;
    rules(&app, |rules| rules.at_once = 2).await;
    let lead = app.signed_in("l1").await;
    let row_of = |table: usize, page: &str, time: &str| -> Vec<String> {
        let row = page.split(&format!("<th scope=\"row\">{time}<")).nth(table).expect("a row");
        let cells = row.split("</tr>").next().unwrap().split("<td class=\"number\">").skip(1);
        cells.map(|cell| cell.split('<').next().unwrap().to_owned()).collect()
    };
    let row = |page: &str, time: &str| row_of(1, page, time);
    let page = lead.get("/floor/t1").await.page();
    // Ten erlangs and twelve agents answer 61 % within twenty seconds; five erlangs, nearly all.
    assert_eq!(row(&page, "09:30"), ["60", "12", "61%", "0", "2"]);
    assert_eq!(row(&page, "12:00"), ["30", "12", "100%", "0", "2"]);
    assert_eq!(row_of(2, &page, "09:30"), ["61%", "36%", "0%", "0%"], "as planned, and one, two, three fewer");
    assert_eq!(row_of(2, &page, "12:00")[..2], ["100%", "99%"]);
    assert!(
        page.contains("With one, two or three agents fewer") && page.contains("Answered within 20 seconds"),
        "{page}"
    );
    assert!(page.contains("No breaks granted yet.") && page.contains("var(--chart-line)"), "{page}");
    ask(&app, &app.signed_in("a1").await, (9, 30)).await;
    let id = request(&lead, "/floor").await;
    lead.ask("answer_break", &[("request", &id), ("answer", "grant")]).await;
    let page = lead.get("/floor/t1").await.page();
    // For ten of thirty minutes eleven agents answer 36 %.
    assert_eq!(row(&page, "09:30"), ["60", "12", "53%", "1", "1"]);
    assert_eq!(row_of(2, &page, "09:30")[..2], ["53%", "24%"], "the granted break counts in all of them");
    assert!(page.contains("with one granted break"), "{page}");
}

#[tokio::test]
async fn a_lead_chooses_the_rules_of_their_team() {
    let app = centre().await;
    load(&app, 0).await;
    let lead = app.signed_in("l1").await;
    let fields = [
        ("team", "t1"),
        ("queues[]", QUEUE),
        ("at_once", "3"),
        ("granted_up_to", "0,25"),
        ("within_seconds", "30"),
        ("patience_seconds", " 180 "),
    ];
    assert_eq!(lead.post("choose_break_rules", &fields).await.to(), "/floor/t1");
    let stored = app.app.store.breaks().rules(app.team("t1").await).await.unwrap();
    assert_eq!((stored.queues, stored.at_once, stored.granted_up_to), (vec![QUEUE.to_owned()], 3, Some(0.25)));
    assert_eq!((stored.within_seconds, stored.patience_seconds), (30, Some(180)));
    let page = lead.get("/floor").await.page();
    assert!(page.contains("value=\"0.25\"") && page.contains("value=\"180\""), "{page}");
    let theirs: Vec<_> = fields.into_iter().filter(|(name, _)| *name != "team").chain([("team", "t2")]).collect();
    assert_eq!(lead.ask("choose_break_rules", &theirs).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn rules_that_somebody_else_changed_meanwhile_are_not_overwritten() {
    let app = centre().await;
    load(&app, 0).await;
    let lead = app.signed_in("l1").await;
    let shown_on = |page: String| {
        let form = page.split("action=\"/api/choose_break_rules\"").nth(1).expect(&page);
        form.split("name=\"shown\" value=\"").nth(1).expect(form).split('"').next().unwrap().to_owned()
    };
    let choose = async |at_once: &str, shown: &str| {
        let fields =
            [("team", "t1"), ("queues[]", QUEUE), ("at_once", at_once), ("within_seconds", "20"), ("shown", shown)];
        lead.post_and_follow("choose_break_rules", &fields).await.page()
    };
    let old = shown_on(lead.get("/floor/t1").await.page());
    for _ in 0..2 {
        let page = choose("3", &old).await;
        assert!(page.contains("Saved.") && !page.contains("Someone else has changed"), "sent twice: {page}");
    }
    let late = choose("4", &old).await;
    assert!(late.contains("Someone else has changed these rules") && late.contains("value=\"4\""), "{late}");
    let at_once = async || app.app.store.breaks().rules(app.team("t1").await).await.unwrap().at_once;
    assert_eq!(at_once().await, 3);
    choose("4", &shown_on(late)).await;
    assert_eq!(at_once().await, 4, "from the page that says so");
}

#[tokio::test]
async fn wrong_rules_are_refused_field_by_field_and_nothing_typed_is_lost() {
    let app = centre().await;
    load(&app, 0).await;
    let lead = app.signed_in("l1").await;
    let wrong = [
        ("team", "t1"),
        ("queues[]", "made-up"),
        ("at_once", "0"),
        ("granted_up_to", "many"),
        ("within_seconds", ""),
        ("patience_seconds", "-3"),
    ];
    let all = ["at_once", "granted_up_to", "patience_seconds", "queues", "within_seconds"];
    assert_eq!(faults(&lead.ask("choose_break_rules", &wrong).await), all);
    let page = lead.post_and_follow("choose_break_rules", &wrong).await.page();
    assert!(page.contains("value=\"many\"") && page.contains("value=\"-3\""), "{page}");
    assert!(page.contains("Enter a number from 1 to 50."), "{page}");
}
