//! Reminders by the schedule of single days.

use import::schedule_file;

use super::{addresses, centre};

#[tokio::test]
async fn a_planned_day_decides_who_is_reminded_and_when() {
    let (app, mail) = centre().await;
    let csv = "person_id,workday,start,end\na1,2026-03-12,11:00,19:00\na2,2026-03-12,,\n";
    let read = schedule_file::parse(csv.as_bytes(), &|id| Some(id.to_owned())).unwrap();
    app.app.store.schedules().import(read.people, None, app.now()).await.unwrap();
    app.travel("2026-03-12 09:00");
    app.run_messages().await;
    assert_eq!(addresses(&mail.received()), ["l1@example.org"], "the others do not begin at nine that day");
    app.travel("2026-03-12 11:00");
    app.run_messages().await;
    assert_eq!(mail.to("a1@example.org").len(), 1, "it is the planned beginning");
    app.travel("2026-03-13 09:00");
    app.run_messages().await;
    assert_eq!(
        [mail.to("a1@example.org").len(), mail.to("a2@example.org").len()],
        [2, 1],
        "other days keep the patterns"
    );
}
