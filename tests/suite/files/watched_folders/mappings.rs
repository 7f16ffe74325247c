//! What an admin answered about a file counts for the files in a folder that have the same headings.

use axum::http::StatusCode;
use weathervane::state::watched::{WatchedKind, WatchedOutcome};

use super::{WatchedCentre, schedule_of};

/// The schedule in the words of another program, with this start.
fn own_schedule(starts: &str) -> String {
    schedule_of(5).replace("person_id,workday,start,end", "Wer,Tag,Von,Bis").replace("08:00", starts)
}

/// The value of the first field of this name in a page.
fn field(page: &str, name: &str) -> String {
    let rest = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_else(|| panic!("no {name}: {page}"));
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_file_with_headings_that_an_admin_explained_once_is_imported() {
    let mut centre = WatchedCentre::new().await;
    centre.put("schedule", "own.csv", &own_schedule("09:00"), 2);
    centre.look_twice().await;
    assert!(matches!(centre.outcome(WatchedKind::Schedule), Some(WatchedOutcome::Faulty(_))));

    let file = own_schedule("09:00");
    let to = centre.admin.upload("preview_schedule", "own.csv", file.as_bytes()).await;
    let page = centre.admin.get(to.to()).await.page();
    let draft = field(&page, "draft");
    let columns = [("column-0", "person_id"), ("column-1", "workday"), ("column-2", "start"), ("column-3", "end")];
    let answers = [&[("draft", draft.as_str())][..], &columns].concat();
    let to = centre.admin.ask_multipart("preview_schedule", &answers).await;
    let page = centre.admin.get(to.to()).await.page();
    centre.import_from("schedule", &page).await;

    centre.put("schedule", "later.csv", &own_schedule("10:00"), 3);
    centre.look_twice().await;
    assert_eq!(centre.hours("a1").await, "10:00-16:00");
    // In the browser nothing is asked any more, no matter in which order the columns are.
    let turned = "Von,Bis,Tag,Wer\n11:00,16:00,2026-03-20,a1\n";
    let to = centre.admin.upload("preview_schedule", "turned.csv", turned.as_bytes()).await;
    assert!(centre.admin.get(to.to()).await.shows("/api/import_schedule"));

    let page = centre.admin.get("/admin/schedule").await.page();
    assert!(page.contains("“wer” is Employee ID"), "{page}");
    let mapping = field(&page, "mapping");
    let forgotten = [("kind", "schedule"), ("mapping", mapping.as_str())];
    assert!(centre.admin.post_and_follow("forget_import_mapping", &forgotten).await.shows("asked about again"));
    assert_eq!(centre.admin.ask("forget_import_mapping", &forgotten).await.status, StatusCode::NOT_FOUND);
    let to = centre.admin.upload("preview_schedule", "turned.csv", turned.as_bytes()).await;
    assert!(!centre.admin.get(to.to()).await.shows("/api/import_schedule"), "it is asked again");
}
