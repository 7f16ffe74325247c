//! Passwords that an admin resets: an agent's, a lead's, a psychologist's, on the command line, of somebody who has
//! left.

use super::*;

/// The code that this browser's person writes down.
async fn code(browser: &Client) -> String {
    let page = browser.post_and_follow("make_recovery_code", &[]).await.page();
    let code = page.split("class=\"recovery-code\"").nth(1).expect(&page).split(['>', '<']).nth(1).unwrap().to_owned();
    assert!(browser.ask("keep_recovery_code", &[]).await.status.is_success());
    code
}

#[tokio::test]
async fn a_reset_of_an_agent_opens_nothing_they_said_or_saw() {
    let (floor, admin) = centre().await;
    let agent = sign_in(&floor, "a5", PASSWORD).await;
    let code = code(&agent).await;
    say(&agent, "4", "team", "a word for the team").await;
    assert!(floor.signed_in("l1").await.get("/board/t1").await.shows("Name of a5"));
    assert!(agent.get("/looks").await.shows("Name of l1"));
    floor.app.pass(SignedDuration::from_mins(5));
    let stranger = accept(&floor, &invited(&admin, "a5").await).await;
    for address in ["/me", "/me?only=notes", "/me/export.csv", "/me/export.json", "/check-in", "/account", "/team"] {
        let page = stranger.get(address).await.text();
        for secret in ["a word for the team", "this morning, ", "Name of a1", "class=\"own-flag\""] {
            assert!(!page.contains(secret), "{address} shows {secret}");
        }
    }
    assert!(!stranger.get("/looks").await.shows("Name of l1"), "nor who looked at what they shared");
    are_told(&floor, &["a1", "l1", "l2"], "The password of Name of a5 (a5) was reset with an invitation on 11 March.")
        .await;
    are_told(&floor, &["a5"], "Your password was reset with an invitation on 11 March.").await;
    assert!(floor.signed_in("a1").await.get("/account").await.shows("Done by Name of d1 (d1)."));

    let page = stranger.post_and_follow("unlock_past", &[("code", &code)]).await;
    assert!(page.shows("a word for the team"), "{}", page.text());
    assert!(stranger.get("/team").await.shows("Name of a1"), "what others share with the team");
}

#[tokio::test]
async fn a_reset_of_a_lead_opens_nothing_until_the_code_is_entered() {
    let (floor, admin) = centre().await;
    let lead = sign_in(&floor, "l1", PASSWORD).await;
    let code = code(&lead).await;
    assert_ne!(sight_of(&lead, &["a1"]).await, Vec::<String>::new());
    floor.app.pass(SignedDuration::from_mins(5));
    let stranger = accept(&floor, &invited(&admin, "l1").await).await;
    are_told(&floor, &["a1", "a6", "l2"], "The password of Name of l1 (l1) was reset with an invitation").await;
    sees_only_what_follows(&floor, "l1", &["a1", "a2", "a4", "a5", "a6"], "a reset lead").await;
    for address in ["/board", "/flags", "/trends/t1"] {
        let page = stranger.get(address).await.page();
        assert!(page.contains("nothing from before is shown here yet: neither what others shared with you"), "{page}");
        assert!(
            page.contains("who has had your role for 30 days") && page.contains("href=\"/account#locked\""),
            "{page}"
        );
    }
    let account = stranger.get("/account").await.page();
    assert!(account.contains("id=\"locked\"") && !account.contains("href=\"/account#locked\""), "it says it itself");

    let wrong = stranger.post("unlock_past", &[("code", "aaaaa-bbbbb-ccccc-ddddd-eeeee"), ("back", "/account")]).await;
    assert_eq!(wrong.to(), "/account#locked");
    assert!(!stranger.get("/trends/t1").await.shows("Name of a2"));
    let right = stranger.post("unlock_past", &[("code", &code), ("back", "/account")]).await;
    assert_eq!(right.to(), "/account");
    assert!(stranger.get("/trends/t1?weeks=52").await.shows("Name of a2"));
    are_told(&floor, &["a1", "l2"], "Name of l1 (l1) is behind the new password").await;
}

/// A floor on which two more people have worked in team two for months, and its admin.
async fn centre_with_a_team_of_five() -> (Floor, Client) {
    let (floor, _) = centre().await;
    for key in ["b4", "b5"] {
        floor.app.take_roster(&format!("person_id,name,roles,team_id\n{key},Name of {key},agent,t2\n")).await;
        floor.app.set_password(key).await;
    }
    floor.app.pass(SignedDuration::from_hours(24 * 31));
    let admin = floor.signed_in("d1").await;
    (floor, admin)
}

#[tokio::test]
async fn a_lead_of_thirty_days_confirms_a_lead_whose_password_was_reset() {
    let (floor, admin) = centre_with_a_team_of_five().await;
    floor.app.take_roster("person_id,name,roles,team_id\nl4,Name of l4,lead,t2\n").await;
    floor.app.set_password("l4").await;
    let account = accept(&floor, &invited(&admin, "l1").await).await;
    let waits = async |key: &str| floor.signed_in(key).await.get("/resets").await.text().contains("value=\"l1\"");
    assert!(waits("l3").await && !waits("l4").await, "l4 has led since today");
    assert!(floor.signed_in("l3").await.get("/board").await.shows("A colleague has a new password"));
    for nobody in ["l1", "l4", "s1", "a1", "d1"] {
        let refused = floor.signed_in(nobody).await.ask("confirm_reset", &[("person", "l1")]).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "{nobody}");
    }
    assert!(!account.get("/trends/t1?weeks=52").await.shows("Name of a2"));
    let confirmed = floor.signed_in("l3").await.ask("confirm_reset", &[("person", "l1")]).await;
    assert_eq!(confirmed.status, StatusCode::OK);
    assert!(account.get("/trends/t1?weeks=52").await.shows("Name of a2"));
    are_told(&floor, &["l1"], "A colleague confirmed on 11 April that it’s really you").await;
    are_told(&floor, &["a1"], "It was confirmed on 11 April that Name of l1 (l1) is behind the new password.").await;
    assert!(!waits("l3").await);
    let again = floor.signed_in("l3").await.ask("confirm_reset", &[("person", "l1")]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_confirmation_is_of_the_reset_that_its_page_showed() {
    let (floor, admin) = centre_with_a_team_of_five().await;
    let last_reset = async || {
        let page = floor.signed_in("l3").await.get("/resets").await.page();
        let value = page.split("name=\"last_reset\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        value.expect(&page).to_owned()
    };
    let confirm = async |last_reset: &str| {
        let fields = [("person", "l1"), ("last_reset", last_reset)];
        floor.signed_in("l3").await.ask("confirm_reset", &fields).await.status
    };
    accept(&floor, &invited(&admin, "l1").await).await;
    let first = last_reset().await;
    // While l3 asks l1 on the phone, somebody resets it once more.
    floor.app.pass(SignedDuration::from_mins(5));
    let stranger = accept(&floor, &invited(&admin, "l1").await).await;
    assert_eq!(confirm(&first).await, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!stranger.get("/trends/t1?weeks=52").await.shows("Name of a2"));
    assert_eq!(confirm(&last_reset().await).await, StatusCode::OK);
    assert!(stranger.get("/trends/t1?weeks=52").await.shows("Name of a2"), "who was asked again said yes");
}

#[tokio::test]
async fn an_account_that_an_admin_made_up_confirms_no_lead() {
    let (floor, _) = centre_with_a_team_of_five().await;
    let head = "person_id,name,roles,team_id,department,site,time_zone\n";
    let line = |key: &str, role: &str, team: &str, site: &str| {
        format!("{key},Name of {key},{role},{team},Care,{site},Asia/Shanghai\n")
    };
    let people = |team: &str, site: &str| -> Vec<(String, String)> {
        let keys = (1..=5).map(|number| format!("{team}p{number}"));
        keys.map(|key| (line(&key, "agent", team, site), key)).collect()
    };
    let join = async |people: Vec<(String, String)>| {
        let lines: String = people.iter().map(|(line, _)| line.as_str()).collect();
        floor.app.take_roster(&format!("{head}{lines}")).await;
        for (_, key) in &people {
            floor.app.set_password(key).await;
        }
    };
    // x1 leads a team without people, x2 one with people at another site, x3 one whose people come later.
    let leads = [("x1", "t7", "North"), ("x2", "t8", "South"), ("x3", "t9", "North")];
    join(leads.map(|(key, team, site)| (line(key, "lead", team, site), key.to_owned())).to_vec()).await;
    join(people("t8", "South")).await;
    floor.app.pass(SignedDuration::from_hours(24 * 31));
    join(people("t9", "North")).await;
    // l1 is named at the site that was made up, too: who has been there for long does not know them.
    let named = floor.signed_in("d1").await.ask("name_lead", &[("team", "t8"), ("person", "l1")]).await;
    assert_eq!(named.status, StatusCode::OK, "{}", named.text());
    accept(&floor, &invited(&floor.signed_in("d1").await, "l1").await).await;
    for (key, status) in [
        ("x1", StatusCode::NOT_FOUND),
        ("x2", StatusCode::NOT_FOUND),
        ("x3", StatusCode::NOT_FOUND),
        ("l3", StatusCode::OK),
    ] {
        let answer = floor.signed_in(key).await.ask("confirm_reset", &[("person", "l1")]).await;
        assert_eq!(answer.status, status, "{key}");
    }
}

#[tokio::test]
async fn leads_of_a_site_are_told_of_a_new_one_who_could_confirm_them() {
    let (floor, _) = centre().await;
    let head = "person_id,name,roles,team_id,department,site,time_zone\n";
    for (key, team, site) in [("x1", "t7", "North"), ("x2", "t8", "South")] {
        let line = format!("{key},Name of {key},lead,{team},Care,{site},Asia/Shanghai\n");
        floor.app.take_roster(&format!("{head}{line}")).await;
    }
    let told = "Name of x1 (x1) leads t7 from ";
    are_told(&floor, &["l1", "l2", "l3"], told).await;
    are_told(&floor, &["l1", "l3"], "after 30 days they may be able to confirm that it’s you").await;
    for (nobody, sentence) in [("a1", told), ("s1", told), ("l1", "Name of x2 (x2)")] {
        assert_eq!(is_told(&floor, nobody, sentence).await, 0, "{nobody} is told: {sentence}");
    }
}

/// How a psychologist who was named more than thirty days ago is answered who confirms another one: their account was
/// in use since then, or is only now.
async fn confirms_a_psychologist(in_use: bool) -> StatusCode {
    let (floor, admin) = centre().await;
    floor.app.take_roster("person_id,name,roles,team_id\ns2,Name of s2,psychologist,\n").await;
    if in_use {
        accept(&floor, &invited(&admin, "s2").await).await;
    }
    floor.app.pass(SignedDuration::from_hours(24 * 31));
    let admin = floor.signed_in("d1").await;
    accept(&floor, &invited(&admin, "s1").await).await;
    if !in_use {
        accept(&floor, &invited(&admin, "s2").await).await;
    }
    floor.signed_in("s2").await.ask("confirm_reset", &[("person", "s1")]).await.status
}

#[tokio::test]
async fn an_account_of_a_psychologist_that_nobody_used_confirms_nobody() {
    assert_eq!(confirms_a_psychologist(true).await, StatusCode::OK);
    assert_eq!(confirms_a_psychologist(false).await, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_lead_who_administers_cannot_confirm_their_own_reset_of_a_colleague() {
    let (floor, _) = centre_with_a_team_of_five().await;
    floor.app.take_roster("person_id,name,roles,team_id\nl3,Name of l3,lead;admin,t2\n").await;
    let token = invited(&floor.signed_in("l3").await, "l1").await;
    accept(&floor, &token).await;
    let attempt = async || floor.signed_in("l3").await.ask("confirm_reset", &[("person", "l1")]).await.status;
    assert_eq!(attempt().await, StatusCode::NOT_FOUND);
    // Without the role of an admin it is still their own doing.
    floor.app.take_roster("person_id,name,roles,team_id\nl3,Name of l3,lead,t2\n").await;
    assert_eq!(attempt().await, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nobody_who_administers_confirms_a_colleague() {
    let (floor, admin) = centre_with_a_team_of_five().await;
    floor.app.take_roster("person_id,name,roles,team_id\nl3,Name of l3,lead;admin,t2\n").await;
    accept(&floor, &invited(&admin, "l1").await).await;
    let attempt = async || floor.signed_in("l3").await.ask("confirm_reset", &[("person", "l1")]).await.status;
    assert_eq!(attempt().await, StatusCode::NOT_FOUND, "admins could confirm one another's doing");
    floor.app.take_roster("person_id,name,roles,team_id\nl3,Name of l3,lead,t2\n").await;
    assert_eq!(attempt().await, StatusCode::OK);
}

#[tokio::test]
async fn a_psychologist_whose_own_reset_waits_confirms_no_colleague() {
    let (floor, admin) = centre().await;
    floor.app.take_roster("person_id,name,roles,team_id\ns2,Name of s2,psychologist,\n").await;
    accept(&floor, &invited(&admin, "s2").await).await;
    floor.app.pass(SignedDuration::from_hours(24 * 31));
    // The one who reset one account could confirm the other with it.
    for key in ["s2", "s1"] {
        accept(&floor, &invited(&floor.signed_in("d1").await, key).await).await;
    }
    let answer = floor.signed_in("s2").await.ask("confirm_reset", &[("person", "s1")]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_reset_of_a_psychologist_opens_no_earlier_request() {
    let (floor, admin) = centre().await;
    let fields = [("to", "psychologist"), ("when", "soon"), ("line", "About last week")];
    assert_eq!(floor.signed_in("a1").await.ask("ask_to_talk", &fields).await.status, StatusCode::OK);
    assert!(floor.signed_in("s1").await.get("/requests").await.shows("About last week"));
    floor.app.pass(SignedDuration::from_mins(5));
    let stranger = accept(&floor, &invited(&admin, "s1").await).await;
    let page = stranger.get("/requests").await.text();
    assert!(!page.contains("About last week") && !page.contains("Name of a1"), "{page}");
    are_told(&floor, &["a1", "b3", "l3"], "The password of Name of s1 (s1) was reset with an invitation").await;
    let later = [("to", "psychologist"), ("when", "soon"), ("line", "About today")];
    floor.app.pass(SignedDuration::from_mins(1));
    assert_eq!(floor.signed_in("b1").await.ask("ask_to_talk", &later).await.status, StatusCode::OK);
    assert!(stranger.get("/requests").await.shows("About today"), "what follows arrives");
}

#[tokio::test]
async fn a_reset_of_a_psychologist_opens_no_referral_booking_or_sign_up() {
    let (floor, admin) = centre().await;
    sign_in(&floor, "s1", PASSWORD).await;
    let psychologist = floor.signed_in("s1").await;
    let tomorrow = floor.app.today().plus(1).to_string();
    let planned = [("date", tomorrow.as_str()), ("time", "10:00"), ("minutes", "50"), ("place", "Room 4")];
    assert_eq!(psychologist.ask("offer_slot", &planned).await.status, StatusCode::OK);
    let talk = [&planned[..], &[("title_en", "Sleep"), ("places", "20")]].concat();
    assert_eq!(psychologist.ask("hold_group_talk", &talk).await.status, StatusCode::OK);
    let store = &floor.app.app.store;
    let slot = store.slots().free(floor.app.now()).await.unwrap()[0].id.to_string();
    let talk = store.group_talks().ahead(floor.app.now()).await.unwrap()[0].id.to_string();
    let to = floor.app.person("s1").await.to_string();
    let confided = [
        ("ask_referral", vec![("to", to.as_str())]),
        ("book_slot", vec![("slot", slot.as_str())]),
        ("join_group_talk", vec![("talk", talk.as_str()), ("named", "yes")]),
    ];
    let agent = floor.signed_in("a1").await;
    for (form, fields) in &confided {
        assert_eq!(agent.ask(form, fields).await.status, StatusCode::OK, "{form}");
    }
    assert!(psychologist.get("/appointments").await.shows("Name of a1"));
    let referral = store.referrals().of_person(floor.app.person("a1").await).await.unwrap().unwrap().id;
    floor.app.pass(SignedDuration::from_mins(5));
    let stranger = accept(&floor, &invited(&admin, "s1").await).await;
    let page = stranger.get("/appointments").await.text();
    assert!(!page.contains("Name of a1") && !page.contains("/api/cancel_slot"), "{page}");
    assert!(page.contains("0 of 20 places taken"), "{page}");
    for address in [format!("/referrals/{referral}"), format!("/appointments/{slot}/calendar.ics")] {
        assert_eq!(stranger.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    for (form, field, id) in [("end_referral", "referral", referral.to_string()), ("cancel_slot", "slot", slot)] {
        assert_eq!(stranger.ask(form, &[(field, &id)]).await.status, StatusCode::NOT_FOUND, "{form}");
    }
}

#[tokio::test]
async fn an_invitation_by_command_line_opens_nothing_and_is_announced() {
    let (floor, _) = centre().await;
    let now = floor.app.now().to_string();
    let mut invite = program(&["user", "invite", "l1"], floor.app.directory());
    let output = invite.env("WEATHERVANE_NOW", now).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let token = text.trim().rsplit("/invitation/").next().unwrap().to_owned();
    are_told(&floor, &["l1"], "Someone created a new invitation to set your password on 11 March.").await;
    floor.app.pass(SignedDuration::from_mins(5));
    accept(&floor, &token).await;
    are_told(&floor, &["a1", "l2"], "The password of Name of l1 (l1) was reset with an invitation").await;
    assert!(floor.signed_in("a1").await.get("/account").await.shows("Done on the server’s command line."));
    sees_only_what_follows(&floor, "l1", &["a1", "a2", "a4", "a5"], "invited by command line").await;
}

#[tokio::test]
async fn a_first_invitation_shows_nothing_from_before_it_was_used() {
    let (floor, admin) = centre().await;
    // A lead who was named long ago and has never signed in.
    let database = rusqlite::Connection::open(floor.app.app.store.file()).unwrap();
    database.execute("UPDATE person SET password_hash = NULL WHERE key = 'l1'", []).unwrap();
    accept(&floor, &invited(&admin, "l1").await).await;
    sees_only_what_follows(&floor, "l1", &["a1", "a2", "a4", "a5"], "a first invitation").await;
}

#[tokio::test]
async fn a_person_id_that_is_used_again_opens_no_past() {
    let (floor, admin) = centre().await;
    let agent = sign_in(&floor, "a5", PASSWORD).await;
    say(&agent, "2", "me", "mine alone").await;
    let yesterday = floor.app.today().plus(-1);
    take_in(&admin, &format!("person_id,name,roles,team_id,ends_on\na5,Name of a5,agent,t1,{yesterday}\n")).await;
    floor.app.pass(SignedDuration::from_mins(5));
    take_in(&admin, "person_id,name,roles,team_id,ends_on\nA5,Somebody new,agent,t1,\n").await;
    are_told(&floor, &["a1", "l1"], "Somebody new (a5) works in t1 from ").await;
    let stranger = accept(&floor, &invited(&admin, "a5").await).await;
    for address in ["/me", "/me/export.json", "/team", "/check-in"] {
        let page = stranger.get(address).await.text();
        assert!(!page.contains("mine alone") && !page.contains("this morning, "), "{address}");
    }
    are_told(&floor, &["a1", "l1"], "The password of Somebody new (a5) was reset").await;
}
