//! Reminders by the schedule of single days, and of shifts that change.

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

#[tokio::test]
async fn a_shift_that_is_moved_after_its_reminder_is_not_reminded_of_again() {
    let (app, mail) = centre().await;
    app.run_messages().await;
    assert_eq!(mail.to("a1@example.org").len(), 1);
    for (pattern, moment) in [("later 10:00-18:00", "2026-03-11 10:00"), ("late 14:00-22:00", "2026-03-11 14:00")] {
        app.take_roster(&format!("person_id,name,shift_pattern\na1,Name of a1,{pattern}\n")).await;
        app.travel(moment);
        app.run_messages().await;
        assert_eq!(mail.to("a1@example.org").len(), 1, "{pattern}");
    }
    app.travel("2026-03-12 14:00");
    app.run_messages().await;
    assert_eq!(mail.to("a1@example.org").len(), 2, "the next day is another one");
}

#[tokio::test]
async fn a_later_shift_is_reminded_of_although_the_earlier_one_was_removed() {
    let (app, mail) = centre().await;
    let reminded = async |patterns: &str, moment: &str| {
        app.take_roster(&format!("person_id,name,shift_pattern\na1,Name of a1,{patterns}\n")).await;
        app.travel(moment);
        app.run_messages().await;
        mail.to("a1@example.org").len()
    };
    assert_eq!(reminded("early 07:00-11:00; late 14:00-18:00", "2026-03-12 07:00").await, 1);
    assert_eq!(reminded("late 14:00-18:00", "2026-03-12 14:00").await, 2, "of the shift that is left");
    assert_eq!(reminded("later 18:00-22:00", "2026-03-12 18:00").await, 2, "the same shift, moved");
    // A shift that is added later is another one, too.
    assert_eq!(reminded("early 07:00-11:00", "2026-03-13 07:00").await, 3);
    assert_eq!(reminded("early 07:00-11:00; late 14:00-18:00", "2026-03-13 14:00").await, 4);
}

#[tokio::test]
async fn somebody_with_several_patterns_gets_no_two_reminders_within_four_hours() {
    let (app, mail) = centre().await;
    let patterns = "early 07:00-15:00; middle 09:00-17:00; late 13:00-21:00";
    app.take_roster(&format!("person_id,name,shift_pattern\na1,Name of a1,{patterns}\n")).await;
    for (moment, count) in [("2026-03-12 07:00", 1), ("2026-03-12 09:00", 1), ("2026-03-12 13:00", 2)] {
        app.travel(moment);
        app.run_messages().await;
        assert_eq!(mail.to("a1@example.org").len(), count, "{moment}");
    }
}
