//! Roles and teams: joining, leading, deputies, new teams, moves, first workdays in the past, psychologists, made-up
//! accounts.

use domain::person::{Membership, TeamRole};

use super::*;

#[tokio::test]
async fn an_admin_who_joins_a_team_sees_what_follows() {
    let (floor, admin) = centre().await;
    let fields = [
        ("person", "d1"),
        ("name", "Name of d1"),
        ("roles[]", "agent"),
        ("roles[]", "admin"),
        ("team", "t1"),
        ("starts_on", "2025-01-01"),
    ];
    assert_eq!(admin.ask("save_person", &fields).await.status, StatusCode::OK);
    let told = "Name of d1 (d1) works in t1 from 11 March.";
    are_told(&floor, &["a1", "a3", "l1", "l2"], told).await;
    assert_eq!(is_told(&floor, "b1", told).await, 0, "another team");
    assert_eq!(is_told(&floor, "d1", "You work in t1 from 11 March.").await, 1, "the account itself");
    sees_only_what_follows(&floor, "d1", &["a1", "a2", "a4", "a5"], "joined by hand").await;
}

#[tokio::test]
async fn an_admin_who_joins_by_import_sees_what_follows() {
    let (floor, admin) = centre().await;
    let roster = "person_id,name,roles,team_id,starts_on\nd1,Name of d1,agent;admin,t1,2025-01-01\n";
    take_in(&admin, roster).await;
    are_told(&floor, &["a1", "l1"], "Name of d1 (d1) works in t1 from 11 March.").await;
    sees_only_what_follows(&floor, "d1", &["a2", "a1", "a4", "a5"], "joined by import").await;
}

#[tokio::test]
async fn an_admin_who_leads_sees_what_follows() {
    let (floor, admin) = centre().await;
    assert_eq!(admin.ask("name_lead", &[("team", "t1"), ("person", "d1")]).await.status, StatusCode::OK);
    let told = "Name of d1 (d1) leads t1 from 11 March.";
    are_told(&floor, &["a1", "a6", "l1", "l2"], told).await;
    are_told(&floor, &["d1"], "You lead t1 from 11 March.").await;
    assert!(floor.signed_in("a1").await.get("/account").await.shows("Done by Name of d1 (d1)."));
    // Also what was said minutes before, on the first day.
    sees_only_what_follows(&floor, "d1", &["a1", "a2", "a4", "a5", "a6"], "named lead").await;
}

#[tokio::test]
async fn a_backdated_deputy_sees_what_follows() {
    let (floor, admin) = centre().await;
    let since = floor.app.today().plus(-100);
    let fields = [("team", "t1"), ("person", "d1"), ("from", &since.to_string()), ("until", "2026-03-20")];
    assert_eq!(admin.ask("name_lead", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY, "the form refuses");
    let person = floor.app.person("d1").await;
    let deputy = Membership {
        person,
        team: floor.app.team("t1").await,
        role: TeamRole::Lead,
        from: since,
        until: Some(floor.app.today().plus(9)),
        sees_from: jiff::Timestamp::UNIX_EPOCH,
    };
    let (today, now) = (floor.app.today(), floor.app.now());
    floor.app.app.store.teams().add_lead(deputy, person, today, now).await.unwrap();
    floor.app.app.derived.invalidate_all();
    are_told(&floor, &["a1", "l1"], "Name of d1 (d1) leads t1 from 11 March to 20 March.").await;
    sees_only_what_follows(&floor, "d1", &["a1", "a2", "a4", "a5"], "a deputy since a hundred days ago").await;
}

#[tokio::test]
async fn a_new_team_with_a_lead_inside_shows_what_follows() {
    let (floor, admin) = centre().await;
    take_in(&admin, "person_id,name,roles,team_id,starts_on\nd1,Name of d1,lead;admin,t9,2025-01-01\n").await;
    // Two more steps: the people move in afterwards, and then the team is there already.
    floor.app.pass(SignedDuration::from_mins(1));
    take_in(&admin, "person_id,name,roles,team_id,starts_on\na1,Name of a1,agent,t9,2025-01-01\n").await;
    are_told(&floor, &["a1"], "You work in t9 from 11 March.").await;
    are_told(&floor, &["d1"], "You lead t9 from ").await;
    admin.ask("put_notices_away", &[]).await;
    for address in ["/board/t9", "/trends/t9", "/trends/t9?weeks=52", "/flags"] {
        let page = admin.get(address).await.page();
        assert!(!page.contains("this morning, ") && !page.contains("Name of a1"), "{address}");
    }
    floor.app.pass(SignedDuration::from_mins(1));
    say(&floor.signed_in("a1").await, "3", "lead", "").await;
    assert!(admin.get("/board/t9").await.shows("Name of a1"), "what follows is in sight");
}

#[tokio::test]
async fn a_new_team_that_is_made_with_everybody_at_once_is_announced() {
    let (floor, admin) = centre().await;
    let roster = "person_id,name,roles,team_id,starts_on\na2,Name of a2,agent,t9,2025-01-01\n\
                  a5,Name of a5,agent,t9,2025-01-01\nd1,Name of d1,lead;admin,t9,2025-01-01\n";
    take_in(&admin, roster).await;
    are_told(&floor, &["a2", "a5"], "Name of d1 (d1) leads t9 from ").await;
    are_told(&floor, &["a2", "a5"], "You work in t9 from 11 March.").await;
    assert_eq!(sight_of(&admin, &["a2", "a5"]).await, Vec::<String>::new());
    assert!(!admin.get("/board/t9").await.shows("Name of a2"));
}

#[tokio::test]
async fn people_moved_into_a_led_team_bring_no_past() {
    let (floor, _) = centre().await;
    // Somebody who leads team two for long also administers.
    let both = Roles::default().with(Role::Lead).with(Role::Admin);
    floor.app.take_roster(&format!("person_id,name,roles,team_id\nl3,Name of l3,{both},t2\n")).await;
    let lead = floor.signed_in("l3").await;
    let before = sight_of(&lead, &["a1"]).await;
    assert_eq!(before, Vec::<String>::new());
    let fields = [("person", "a1"), ("name", "Name of a1"), ("roles[]", "agent"), ("team", "t2")];
    assert_eq!(lead.ask("save_person", &fields).await.status, StatusCode::OK);
    are_told(&floor, &["a1"], "You work in t2 from 11 March.").await;
    are_told(&floor, &["b1", "b2"], "Name of a1 (a1) works in t2 from 11 March.").await;
    sees_only_what_follows(&floor, "l3", &["a1"], "moved by hand").await;
    assert!(floor.signed_in("l1").await.get("/trends/t1").await.shows("Name of a1"), "their lead of then sees then");
}

#[tokio::test]
async fn a_first_workday_in_the_past_gives_no_past() {
    let (floor, admin) = centre().await;
    for (role, key) in [("agent", "n1"), ("lead", "n2")] {
        let roster = format!("person_id,name,roles,team_id,starts_on\n{key},Name of {key},{role},t1,2025-01-01\n");
        take_in(&admin, &roster).await;
        sees_only_what_follows(&floor, key, &["a2", "a1", "a4", "a5"], role).await;
        floor.app.pass(SignedDuration::from_mins(1));
    }
    are_told(&floor, &["a1", "l1"], "Name of n1 (n1) works in t1 from ").await;
    are_told(&floor, &["a1", "l1"], "Name of n2 (n2) leads t1 from ").await;
}

#[tokio::test]
async fn a_member_who_becomes_psychologist_leaves_the_team() {
    let (floor, admin) = centre().await;
    let refused =
        admin.upload("preview_roster", "r.csv", b"person_id,name,roles,team_id\na2,A,agent;psychologist,t1\n");
    let page = admin.get(refused.await.to()).await;
    assert!(page.shows("A psychologist can’t work in a team"), "{}", page.text());
    let by_hand = [("person", "a2"), ("name", "A"), ("roles[]", "agent"), ("roles[]", "psychologist"), ("team", "t1")];
    let refused = admin.ask("save_person", &by_hand).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Without a column of teams the roster would leave the person in the team that the centre knows.
    let refused = admin.upload("preview_roster", "r.csv", b"person_id,name,roles\na2,A,agent;psychologist\n").await;
    assert!(admin.get(refused.to()).await.shows("A psychologist can’t work in a team"));

    take_in(&admin, "person_id,name,roles,team_id\na2,Name of a2,psychologist,\n").await;
    are_told(&floor, &["a1", "b1", "l3", "s1"], "Name of a2 (a2) is a psychologist here from 11 March.").await;
    are_told(&floor, &["a2"], "You’re a psychologist here from 11 March.").await;
    let client = floor.signed_in("a2").await;
    assert_eq!(sight_of(&client, &["a1", "a4", "a5", "b2"]).await, Vec::<String>::new());
    assert_eq!(client.get("/team").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_psychologist_in_a_team_of_an_earlier_version_sees_nothing_of_it() {
    let (floor, _) = centre().await;
    let database = rusqlite::Connection::open(floor.app.app.store.file()).unwrap();
    let both = Roles::default().with(Role::Agent).with(Role::Psychologist).bits();
    database.execute("UPDATE person SET roles = ?1 WHERE key = 'a2'", [both]).unwrap();
    let client = floor.signed_in("a2").await;
    assert_eq!(sight_of(&client, &["a1", "a4", "a5"]).await, Vec::<String>::new());
    say(&client, "4", "me", "").await;
    let memberships = "SELECT count(*) FROM membership m JOIN person p ON p.id = m.person_id WHERE p.key = 'a2'";
    let kept: i64 = database.query_row(memberships, [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 1, "nothing is lost");
}

#[tokio::test]
async fn made_up_accounts_see_nothing_and_are_announced_together() {
    let (floor, admin) = centre().await;
    let people = (0..26).map(|n| format!("x{n:02},Somebody,agent,t1,2025-01-01\n"));
    let roster = format!("person_id,name,roles,team_id,starts_on\n{}", people.collect::<String>());
    take_in(&admin, &roster).await;
    let told = "Somebody (x04) and 21 more work in t1 from 11 March.";
    are_told(&floor, &["a1", "a3", "l1"], told).await;
    sees_only_what_follows(&floor, "x00", &["a1", "a2", "a4", "a5"], "a made-up account").await;
}

#[tokio::test]
async fn a_team_id_that_is_used_again_brings_no_past() {
    let (floor, admin) = centre().await;
    // Everybody leaves team two; later its id is used for what looks like a new team.
    let leave = "person_id,name,roles,team_id\nb1,Name of b1,agent,\nb2,Name of b2,agent,\nb3,Name of b3,agent,\n\
                 l3,Name of l3,lead,\n";
    take_in(&admin, leave).await;
    floor.app.pass(SignedDuration::from_mins(1));
    let back = "person_id,name,roles,team_id,team,starts_on\nd1,Name of d1,lead;admin,T2,New,2025-01-01\n\
                b2,Name of b2,agent,T2,New,2025-01-01\n";
    take_in(&admin, back).await;
    are_told(&floor, &["b2"], "Name of d1 (d1) leads New from 11 March.").await;
    sees_only_what_follows(&floor, "d1", &["b2", "b1", "b3"], "a team id used again").await;
}
