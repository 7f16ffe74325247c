//! The roster of a climate week: everybody who could have checked in and be counted, once, in their last team of the week.

use insight::old_climate::TeamUnit;

use super::*;

/// How many people of each team could have answered in the week of the test.
async fn members(app: &TestApp) -> Vec<u32> {
    let week = app.app.store.climate().climate_of_week(1, WEEK.parse().unwrap()).await.unwrap();
    let mut teams: Vec<TeamUnit> = week.teams;
    teams.sort_by_key(|team| team.team);
    teams.iter().map(|team| team.members).collect()
}

#[tokio::test]
async fn only_people_who_can_be_counted_make_a_team_large_enough() {
    let app = centre().await;
    assert_eq!(members(&app).await, [0, 0, 0], "nobody has chosen yet");
    everybody_says(&app, |_| false).await;
    assert_eq!(members(&app).await, [10, 10, 10]);
    assert!(app.signed_in("a10").await.ask("choose_counted", &[("counted", "no")]).await.status.is_success());
    assert_eq!(members(&app).await, [9, 10, 10], "one chose not to be counted");
    let database = rusqlite::Connection::open(app.app.store.file()).unwrap();
    database.execute("UPDATE person SET password_hash = NULL WHERE key IN ('a11', 'a20')", []).unwrap();
    assert_eq!(members(&app).await, [8, 9, 10], "one account of each of two teams was never activated");
    app.take_roster("person_id,name,ends_on\na12,Agent 12,2026-03-06\n").await;
    assert_eq!(members(&app).await, [7, 9, 10], "one had left before");
    app.take_roster("person_id,name,starts_on\na13,Agent 13,2026-03-02\n").await;
    assert_eq!(members(&app).await, [7, 9, 10], "a roster that changes nothing changes nothing here");
}

#[tokio::test]
async fn somebody_who_moves_in_a_week_is_only_on_the_roster_of_the_later_team() {
    let app = centre().await;
    everybody_says(&app, |_| false).await;
    app.travel("2026-03-13 09:00");
    app.take_roster("person_id,name,roles,team_id\na10,Agent 10,agent,t2\na11,Agent 11,agent,t2\n").await;
    assert_eq!(members(&app).await, [8, 12, 10]);
    // The totals of the weeks before and after are the same.
    let of = async |monday: &str| {
        let week = app.app.store.climate().climate_of_week(1, monday.parse().unwrap()).await.unwrap();
        week.teams.iter().map(|team| team.members).sum::<u32>()
    };
    assert_eq!((of("2026-03-02").await, of("2026-03-16").await), (30, 30));
}

#[tokio::test]
async fn a_team_with_too_few_countable_people_has_no_figure() {
    let shown = async |counted_too: usize| {
        let app = centre().await;
        for (number, key) in agents().enumerate() {
            let silent = key.starts_with("a1") && number >= 6;
            let agent =
                if silent && number >= 6 + counted_too { app.signed_in(&key).await } else { counted(&app, &key).await };
            if !silent {
                says(&agent, WEATHERS[number % 10], "lead").await;
            }
        }
        week_closes(&app).await;
        figures(&app, "s1", "team-1").await["figures"].as_array().unwrap().len()
    };
    // Six people check in; of the other four in the team, either all can be counted or only one.
    assert_eq!((shown(4).await, shown(1).await), (1, 0));
}
