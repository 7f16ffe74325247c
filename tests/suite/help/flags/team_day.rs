//! What follows from a check-in is on the board with it, at any time of the lead's clock.

use axum::http::StatusCode;

use crate::support::{Floor, history};

/// What a roster changes before the night: nothing, the site of the lead, or their shift.
const LEADS: [&str; 4] = [
    "",
    "person_id,name,site,time_zone\nl1,Name of l1,London,Europe/London\n",
    "person_id,name,site,time_zone\nl1,Name of l1,Honolulu,Pacific/Honolulu\n",
    "person_id,name,shift_pattern\nl1,Name of l1,night 22:00-06:00\n",
];

#[tokio::test]
async fn flags_of_a_team_use_its_workday_and_not_that_of_the_lead() {
    for (moment, shift) in [("2026-03-12 00:31", "owl 00:00-08:00"), ("2026-03-12 05:10", "dawn 05:00-12:00")] {
        for lead in LEADS {
            let floor = Floor::with(&history()).await;
            floor.app.take_roster(&format!("person_id,name,shift_pattern\na1,Name of a1,{shift}\n")).await;
            if !lead.is_empty() {
                floor.app.take_roster(lead).await;
            }
            floor.app.travel(moment);
            let id = "00000000-0000-4000-8000-00000000000a";
            let fields = [("id", id), ("weather", "4"), ("audience", "lead")];
            let said = floor.signed_in("a1").await.ask("record_check_in", &fields).await;
            assert_eq!(said.status, StatusCode::OK);
            let board = floor.signed_in("l1").await.get("/board").await.page();
            let start = format!("id=\"tile-{}\"", floor.app.person("a1").await);
            let tile = board.split(&start).nth(1).unwrap_or_else(|| panic!("{moment}, {lead}: no tile"));
            let tile = tile.split("id=\"tile-").next().unwrap();
            // The tile is of the check-in, and the words next to it of the flag: both are of the same day.
            assert!(tile.contains("usual again") && tile.contains("href=\"/flags/"), "{moment}, {lead}: {tile}");
        }
    }
}
