//! A flag appears with the check-in from which it follows, whatever the clock of the lead shows.

use super::{main_of, slide_of_a1};
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
        let mut pages = Vec::new();
        for lead in LEADS {
            let floor = Floor::with(&history()).await;
            floor.app.take_roster(&format!("person_id,name,shift_pattern\na1,Name of a1,{shift}\n")).await;
            if !lead.is_empty() {
                floor.app.take_roster(lead).await;
            }
            floor.app.travel(moment);
            let agent = floor.signed_in("a1").await;
            let id = "00000000-0000-4000-8000-00000000000a";
            let fields = [("id", id), ("weather", "1"), ("stressors[]", "noise"), ("audience", "lead")];
            assert_eq!(agent.ask("record_check_in", &fields).await.status, axum::http::StatusCode::OK);
            let viewer = floor.signed_in("l1").await;
            let board = viewer.get("/board").await.page();
            let flag = slide_of_a1(&floor, &viewer).await;
            assert!(
                board.contains(&format!("id=\"flag-{flag}\"")),
                "{moment}, {lead}: the board has the flag of its tile"
            );
            let page = viewer.get(&format!("/flags/{flag}")).await.page();
            assert!(
                main_of(&page).contains("12 March"),
                "{moment}, {lead}: the flag rests on the newest day: {}",
                main_of(&page)
            );
            pages.push(main_of(&page).matches("12 March").count());
        }
        assert!(pages.windows(2).all(|pair| pair[0] == pair[1]), "{moment}: {pages:?}");
    }
}
