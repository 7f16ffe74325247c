//! Time zones and shifts: a change moves nobody's day, opens none again, and is announced.

use super::*;

/// The roster that gives the site of the floor another time zone.
fn zone(zone: &str) -> String {
    format!("person_id,name,roles,team_id,site,time_zone\na1,Name of a1,agent,t1,North,{zone}\n")
}

/// Whether somebody can still correct this check-in.
async fn is_open(agent: &Client, id: &str) -> bool {
    let fields = [("id", id), ("weather", "2"), ("audience", "lead")];
    agent.ask("amend_check_in", &fields).await.status == StatusCode::OK
}

#[tokio::test]
async fn a_time_zone_moved_east_or_west_leaves_today_where_it_is() {
    for moved in ["Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York", "Australia/Sydney"] {
        for hour in ["09:30", "23:10", "03:30"] {
            let (floor, _) = centre().await;
            floor.app.travel(&format!("2026-03-11 {hour}").replace("03-11 03", "03-12 03"));
            let (agent, admin) = (floor.signed_in("a1").await, floor.signed_in("d1").await);
            let id = say(&agent, "3", "lead", "").await;
            take_in(&admin, &zone(moved)).await;
            let lead = floor.signed_in("l1").await;
            assert!(is_open(&agent, &id).await, "{moved} at {hour}: today is cut short");
            assert!(lead.get("/board/t1").await.shows("Name of a1"), "{moved} at {hour}: the board is of another day");
            // The day ends when it would have ended, and does not begin again.
            let mut was_closed = false;
            for _ in 0..24 {
                floor.app.pass(SignedDuration::from_hours(2));
                let closed = !is_open(&floor.signed_in("a1").await, &id).await;
                assert!(!was_closed || closed, "{moved} at {hour}: {} opens the day again", floor.app.now());
                was_closed = closed;
            }
            assert!(was_closed, "{moved} at {hour}: the day never ends");
        }
    }
}

#[tokio::test]
async fn a_moved_time_zone_is_announced_to_the_site() {
    let (floor, admin) = centre().await;
    take_in(&admin, &zone("Europe/London")).await;
    let told = "The time zone of North was changed on ";
    are_told(&floor, &["a1", "b2", "l3", "s1"], told).await;
    sees_nothing_new(&floor).await;
}

/// Asserts that neither the admin nor the lead of the other team sees anything of team one.
async fn sees_nothing_new(floor: &Floor) {
    for viewer in ["d1", "l3", "b1"] {
        let client = floor.signed_in(viewer).await;
        assert_eq!(sight_of(&client, &["a1", "a2", "a4", "a5"]).await, Vec::<String>::new(), "{viewer}");
    }
}

#[tokio::test]
async fn changed_shifts_leave_today_where_it_is_and_are_announced() {
    for shift in ["owl 00:00-08:00", "night 22:00-06:00", "early 05:00-13:00"] {
        for hour in ["2026-03-11 09:30", "2026-03-11 23:10", "2026-03-12 03:30"] {
            let (floor, _) = centre().await;
            floor.app.travel(hour);
            let (agent, admin) = (floor.signed_in("a1").await, floor.signed_in("d1").await);
            let id = say(&agent, "3", "lead", "").await;
            let changed = admin.ask("add_shift", &[("team", "t1"), ("shift_pattern", shift)]).await;
            assert_eq!(changed.status, StatusCode::OK, "{}", changed.text());
            are_told(&floor, &["a1"], "Your shifts were changed on ").await;
            assert!(is_open(&agent, &id).await, "{shift} at {hour}: today is cut short");
            let mut was_closed = false;
            for _ in 0..18 {
                floor.app.pass(SignedDuration::from_hours(2));
                let closed = !is_open(&floor.signed_in("a1").await, &id).await;
                assert!(!was_closed || closed, "{shift} at {hour}: {} opens the day again", floor.app.now());
                was_closed = closed;
            }
            assert!(was_closed, "{shift} at {hour}: the day never ends");
            sees_nothing_new(&floor).await;
        }
    }
}

#[tokio::test]
async fn no_late_check_in_for_a_day_before_the_change_of_shifts() {
    let (floor, admin) = centre().await;
    say(&floor.signed_in("a1").await, "3", "lead", "").await;
    let fields = [("team", "t1"), ("shift_pattern", "night 22:00-06:00")];
    assert_eq!(admin.ask("add_shift", &fields).await.status, StatusCode::OK);
    floor.app.travel("2026-03-12 12:00");
    let id = Uuid::new_v4().to_string();
    for day in ["2026-03-10", "2026-03-11"] {
        let late = [("id", id.as_str()), ("weather", "2"), ("audience", "lead"), ("workday", day)];
        let answer = floor.signed_in("a1").await.ask("record_check_in", &late).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{day}: {}", answer.text());
    }
}
