//! Roles from a claim: off by default, only from what is signed, announced like every role, and only what came from the
//! claim ends with it.

use axum::http::StatusCode;
use domain::Role;
use jiff::SignedDuration;
use serde_json::{Value, json};

use super::provider::Lie;
use super::{Provider, centre, choose, log, refusal, save, sign_in_stating, to_provider, with_password};
use crate::support::{Client, PASSWORD, TestApp};

const CLAIM: &[(&str, &str)] =
    &[("role_claim", "groups"), ("psychologist_value", "wv-psychologists"), ("admin_value", "wv-admins")];

/// The centre, where the claim `groups` grants roles, and an agent without a team who has joined.
async fn granting() -> (TestApp, Provider) {
    let (app, provider) = centre().await;
    app.take_roster("person_id,name,email,site\np1,Name of p1,p1@example.org,North\n").await;
    app.set_password("p1").await;
    let chosen = choose(&app, CLAIM).await;
    assert_eq!(chosen.status, StatusCode::OK, "{}", chosen.text());
    (app, provider)
}

/// A browser in which somebody is signed in of whom the provider says these groups.
async fn as_one_of(app: &TestApp, provider: &Provider, subject: &str, groups: Value) -> Client {
    let browser = app.visitor();
    sign_in_stating(app, provider, &browser, subject, json!({ "groups": groups })).await;
    assert_eq!(browser.get("/account").await.status, StatusCode::OK, "{subject} is signed in");
    browser
}

async fn has(app: &TestApp, key: &str, role: Role) -> bool {
    app.app.store.people().by_key(key.to_owned()).await.unwrap().unwrap().roles.has(role)
}

#[tokio::test]
async fn by_default_no_claim_grants_a_role() {
    let (app, provider) = centre().await;
    let claims = json!({ "groups": ["wv-admins"], "roles": ["admin", "psychologist"], "role": "admin" });
    let browser = app.visitor();
    sign_in_stating(&app, &provider, &browser, "a1", claims).await;
    assert_eq!(browser.get("/admin/people").await.status, StatusCode::NOT_FOUND);
    assert!(!has(&app, "a1", Role::Admin).await);
}

#[tokio::test]
async fn a_role_from_the_claim_is_announced_with_where_it_came_from() {
    let (app, provider) = granting().await;
    // The link itself ends sessions, too: here it is from before.
    as_one_of(&app, &provider, "a1", json!([])).await;
    let before = with_password(&app, "a1").await;
    let admin = as_one_of(&app, &provider, "a1", json!(["others", "wv-admins"])).await;
    assert_eq!(admin.get("/admin/people").await.status, StatusCode::OK);
    assert!(before.get("/me").await.to().starts_with("/sign-in"), "sessions from before the role end");
    let told = app.signed_in("a2").await.get("/me").await.page();
    assert!(
        told.contains("Name of a1 (a1) is an admin here from") && told.contains("Done by the company sign-in."),
        "{told}"
    );
    let own = admin.get("/me").await.page();
    assert!(own.contains("You’re an admin here from"), "{own}");
    let log = log(&app, "d1").await;
    assert!(log.contains("the company sign-in made Name of a1 an admin"), "{log}");
    assert!(has(&app, "a1", Role::Agent).await, "the other roles stay");
    let team = app.signed_in("l1").await.get("/board").await.page();
    assert!(team.contains("Name of a1"), "and the team: {team}");
    // The next sign-in with the same claim changes nothing.
    let stored = app.stored().matches("granted_admin").count();
    as_one_of(&app, &provider, "a1", json!("wv-admins")).await;
    assert_eq!(app.stored().matches("granted_admin").count(), stored);
    let own = with_password(&app, "a1").await.get("/me/export.json").await.json();
    assert_eq!(own["roles_from_company_sign_in"], json!(["admin"]), "{own}");
}

#[tokio::test]
async fn only_the_exact_value_of_the_named_claim_counts() {
    let (app, provider) = granting().await;
    for groups in [
        json!(["WV-Admins", "wv-admins ", "wv-admin", "wv-adminss"]),
        json!({ "wv-admins": true }),
        json!([["wv-admins"]]),
        json!(7),
    ] {
        as_one_of(&app, &provider, "p1", groups.clone()).await;
        assert!(!has(&app, "p1", Role::Admin).await, "{groups}");
    }
    let browser = app.visitor();
    sign_in_stating(&app, &provider, &browser, "p1", json!({ "roles": ["wv-admins"] })).await;
    assert!(!has(&app, "p1", Role::Admin).await, "another claim");
}

#[tokio::test]
async fn a_role_from_the_claim_ends_without_it_and_one_of_the_roster_stays() {
    let (app, provider) = granting().await;
    as_one_of(&app, &provider, "p1", json!(["wv-admins", "wv-psychologists"])).await;
    assert!(has(&app, "p1", Role::Admin).await && has(&app, "p1", Role::Psychologist).await);
    // Without the claim nothing changes: some providers leave it out if there are many groups.
    let browser = app.visitor();
    sign_in_stating(&app, &provider, &browser, "p1", json!({})).await;
    assert!(has(&app, "p1", Role::Admin).await);
    let browser = as_one_of(&app, &provider, "p1", json!(["wv-psychologists"])).await;
    assert!(!has(&app, "p1", Role::Admin).await && has(&app, "p1", Role::Psychologist).await);
    assert_eq!(browser.get("/admin/people").await.status, StatusCode::NOT_FOUND);
    as_one_of(&app, &provider, "p1", json!([])).await;
    assert!(!has(&app, "p1", Role::Psychologist).await && has(&app, "p1", Role::Agent).await);
    let log_of_d1 = log(&app, "d1").await;
    assert!(log_of_d1.contains("the company sign-in removed the admin role from Name of p1"), "{log_of_d1}");
    as_one_of(&app, &provider, "d2", json!([])).await;
    assert!(has(&app, "d2", Role::Admin).await, "the roster gave it");
}

#[tokio::test]
async fn a_role_that_the_roster_took_away_and_gave_again_is_the_rosters() {
    let (app, provider) = granting().await;
    as_one_of(&app, &provider, "p1", json!(["wv-admins"])).await;
    for roles in ["agent", "agent;admin"] {
        app.take_roster(&format!("person_id,name,roles\np1,Name of p1,{roles}\n")).await;
    }
    as_one_of(&app, &provider, "p1", json!([])).await;
    assert!(has(&app, "p1", Role::Admin).await);
}

#[tokio::test]
async fn no_role_comes_from_what_is_not_signed() {
    let (app, provider) = granting().await;
    // The address comes from the details, which nobody signs; the roles there count for nothing.
    let details = json!({ "sub": "p1", "email": "p1@example.org", "email_verified": true, "groups": ["wv-admins"] });
    provider.lie(Lie { details: Some(details), ..Lie::default() });
    let browser = app.visitor();
    let back = provider.answers(&to_provider(&browser).await, json!({ "sub": "p1" }), app.now());
    browser.get(&back).await.to();
    assert_eq!(browser.get("/account").await.status, StatusCode::OK);
    assert!(!has(&app, "p1", Role::Admin).await, "from the details");
    let claims = json!({ "sub": "p1", "groups": ["wv-admins"] });
    for (what, lie) in [
        ("a forged signature", Lie { forged: true, ..Lie::default() }),
        (
            "no signature",
            Lie { header: [("alg".to_owned(), json!("none"))].into_iter().collect(), unsigned: true, ..Lie::default() },
        ),
    ] {
        provider.lie(Lie::default());
        let browser = app.visitor();
        let address = to_provider(&browser).await;
        provider.lie(lie);
        let back = provider.answers(&address, claims.clone(), app.now());
        refusal(&browser, &back).await;
        assert!(!has(&app, "p1", Role::Admin).await, "{what}");
    }
}

#[tokio::test]
async fn the_last_admin_stays_one_and_admins_read_why() {
    let (app, provider) = granting().await;
    as_one_of(&app, &provider, "p1", json!(["wv-admins"])).await;
    app.take_roster("person_id,name,roles\nd1,Name of d1,agent\nd2,Name of d2,agent\n").await;
    for _ in 0..2 {
        let browser = as_one_of(&app, &provider, "p1", json!([])).await;
        assert_eq!(browser.get("/admin/people").await.status, StatusCode::OK);
    }
    let read = log(&app, "p1").await;
    assert_eq!(read.matches("removed the admin role from Name of p1, the last admin").count(), 1, "once a day: {read}");
    app.take_roster("person_id,name,roles\nd1,Name of d1,admin\n").await;
    as_one_of(&app, &provider, "p1", json!([])).await;
    assert!(!has(&app, "p1", Role::Admin).await, "another admin is left now");
}

#[tokio::test]
async fn nobody_who_works_in_a_team_or_leads_one_becomes_a_psychologist() {
    let (app, provider) = granting().await;
    for key in ["a1", "l1"] {
        as_one_of(&app, &provider, key, json!(["wv-psychologists", "wv-admins"])).await;
        assert!(!has(&app, key, Role::Psychologist).await, "{key}");
        assert!(has(&app, key, Role::Admin).await, "{key}: the other role does not depend on it");
        let log = log(&app, "d1").await;
        let said = format!("would have made Name of {key} a psychologist, but they work in a team or lead one");
        assert!(log.contains(&said), "{log}");
    }
    assert!(!app.stored().contains("psychologist_joined"), "nothing is announced that did not happen");
}

#[tokio::test]
async fn a_psychologist_of_the_claim_sees_nothing_from_before_the_grant() {
    let (app, provider) = granting().await;
    let browser = as_one_of(&app, &provider, "p1", json!([])).await;
    browser.post("sign_in", &[("name", "p1"), ("password", PASSWORD)]).await.to();
    let write = async |happened: &str| {
        let sent = [("happened", happened), ("stressor", "abusive_caller")];
        assert_eq!(app.signed_in("a2").await.ask("write_case", &sent).await.status, StatusCode::OK);
        app.pass(SignedDuration::from_mins(1));
    };
    write("Before the role.").await;
    let browser = as_one_of(&app, &provider, "p1", json!(["wv-psychologists"])).await;
    app.pass(SignedDuration::from_mins(1));
    write("After the role.").await;
    let page = browser.get("/library/review").await.page();
    assert!(page.contains("After the role.") && !page.contains("Before the role."), "{page}");
}

#[tokio::test]
async fn with_the_provider_its_roles_become_those_of_the_roster() {
    let (app, provider) = granting().await;
    as_one_of(&app, &provider, "p1", json!(["wv-admins"])).await;
    app.signed_in("d1").await.ask("remove_identity_provider", &[]).await;
    assert!(has(&app, "p1", Role::Admin).await);
    save(&app, &provider, &[]).await;
    choose(&app, CLAIM).await;
    as_one_of(&app, &provider, "p1", json!([])).await;
    assert!(has(&app, "p1", Role::Admin).await);
}

#[tokio::test]
async fn somebody_who_is_added_gets_their_role_at_once() {
    let (app, provider) = granting().await;
    choose(&app, &[CLAIM, &[("add", "yes"), ("domains", "example.org")]].concat()).await;
    let claims = json!({ "name": "Ana Ruiz", "groups": ["wv-psychologists"] });
    let page = sign_in_stating(&app, &provider, &app.visitor(), "new", claims).await;
    assert!(page.starts_with("/invitation/"), "{page}");
    assert!(has(&app, "new@example.org", Role::Psychologist).await);
    let told = app.signed_in("a2").await.get("/me").await.page();
    assert!(told.contains("Ana Ruiz (new@example.org) is a psychologist here from"), "{told}");
}

#[tokio::test]
async fn an_old_page_of_the_settings_grants_no_roles_again() {
    let (app, _provider) = granting().await;
    let page = app.signed_in("d1").await.get("/admin/sign-in").await.page();
    let form = page.split("action=\"/api/choose_provider_people\"").nth(1).expect(&page);
    let shown = form.split("name=\"shown\" value=\"").nth(1).expect(form).split('"').next().unwrap().to_owned();
    assert_eq!(choose(&app, &[]).await.status, StatusCode::OK, "another admin ends it");
    let again = [CLAIM, &[("shown", shown.as_str())]].concat();
    assert_eq!(choose(&app, &again).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let settings = app.app.store.identity_provider().settings().await.unwrap().unwrap();
    assert_eq!(settings.people.role_claim, None);
    assert_eq!(
        choose(&app, &[("shown", shown.as_str())]).await.status,
        StatusCode::OK,
        "what is stored was sent twice"
    );
}
