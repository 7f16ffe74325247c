//! When a device gets no reminders any more.

use jiff::SignedDuration;

use super::{own_phone, reminded, switch_on, with_push};
use crate::support::{Client, PASSWORD, PushBrowser, PushService, TestApp};

/// How many messages the service receives at the start of the shift tomorrow.
async fn tomorrow(app: &TestApp, service: &PushService) -> usize {
    app.travel("2026-03-12 09:00");
    app.run_messages().await;
    service.paths().len()
}

async fn sign_in_again(phone: &Client, key: &str) {
    phone.post("sign_in", &[("name", key), ("password", PASSWORD), ("own_phone", "yes")]).await.to();
}

#[tokio::test]
async fn a_person_switches_them_off_here_and_on_another_device() {
    let (app, service) = with_push().await;
    let (phone, _) = reminded(&app, &service, "a1", "one").await;
    app.pass(SignedDuration::from_mins(1));
    let (other, _) = reminded(&app, &service, "a1", "two").await;
    let page = phone.get("/account").await.page();
    let card = page.split("id=\"push\"").nth(1).unwrap().split("</section>").next().unwrap();
    let mark = card.split("name=\"session\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(phone.post_and_follow("switch_off_push", &[("session", &mark)]).await.shows("The other device won’t"));
    assert!(other.get("/account").await.shows("Reminders are off for this device."));
    assert_eq!(phone.ask("switch_off_push", &[("session", "nonsense")]).await.status, 404);
    assert!(phone.post_and_follow("switch_off_push", &[]).await.shows("This device won’t remind you any more."));
    assert_eq!(tomorrow(&app, &service).await, 0);
}

#[tokio::test]
async fn they_end_with_the_session_however_it_ends() {
    for way in 0..4 {
        let (app, service) = with_push().await;
        let (phone, _) = reminded(&app, &service, "a1", "one").await;
        match way {
            0 => drop(phone.post("sign_out", &[]).await),
            1 => {
                let desk = app.signed_in("a1").await;
                desk.post("sign_out_elsewhere", &[]).await.to();
            }
            2 => {
                let admin = app.signed_in("d1").await;
                admin.post("sign_out_person", &[("person", "a1")]).await.to();
            }
            _ => {
                let fields = [("password", PASSWORD)];
                assert!(phone.ask("erase_person", &fields).await.status.is_success());
            }
        }
        assert_eq!(tomorrow(&app, &service).await, 0, "{way}");
    }
}

#[tokio::test]
async fn after_ninety_days_and_after_the_last_day_nothing_comes() {
    let (app, service) = with_push().await;
    reminded(&app, &service, "a1", "one").await;
    reminded(&app, &service, "a2", "two").await;
    app.take_roster("person_id,name,ends_on\na2,Name of a2,2026-03-11\n").await;
    assert_eq!(tomorrow(&app, &service).await, 1);
    assert_eq!(service.paths(), ["/one"]);
    app.travel("2026-06-10 09:00");
    app.run_messages().await;
    assert_eq!(service.paths().len(), 1, "the session is over, even if nobody has tidied up");
}

#[tokio::test]
async fn somebody_else_on_the_same_browser_takes_its_reminders_over() {
    let (app, service) = with_push().await;
    reminded(&app, &service, "a1", "shared").await;
    reminded(&app, &service, "a3", "shared").await;
    assert_eq!(tomorrow(&app, &service).await, 0, "the shift of a3 begins later");
    app.travel("2026-03-12 13:00");
    app.run_messages().await;
    assert_eq!(service.paths(), ["/shared"]);
}

#[tokio::test]
async fn typing_the_password_again_on_an_own_phone_keeps_them() {
    let (app, service) = with_push().await;
    let (phone, _) = reminded(&app, &service, "a1", "one").await;
    app.pass(SignedDuration::from_hours(1));
    sign_in_again(&phone, "a1").await;
    assert!(phone.get("/account").await.shows("Reminders are on for this device."));
    assert_eq!(tomorrow(&app, &service).await, 1);
    sign_in_again(&phone, "a2").await;
    assert!(phone.get("/account").await.shows("Reminders are off for this device."), "they are of one person");
}

#[tokio::test]
async fn a_device_that_is_gone_is_forgotten() {
    let (app, service) = with_push().await;
    let (phone, _) = reminded(&app, &service, "a1", "gone").await;
    app.run_messages().await;
    assert_eq!(service.paths(), ["/gone"]);
    assert!(phone.get("/account").await.shows("Reminders are off for this device."));
    app.travel("2026-03-12 09:00");
    app.run_messages().await;
    assert_eq!(service.paths(), ["/gone"]);
}

#[tokio::test]
async fn a_host_that_is_not_allowed_any_more_gets_nothing() {
    let (app, service) = with_push().await;
    let (phone, browser) = reminded(&app, &service, "a1", "one").await;
    let admin = app.signed_in("d1").await;
    admin.post_and_follow("allow_push_hosts", &[("known[]", "fcm.googleapis.com")]).await.page();
    assert!(phone.get("/account").await.shows("Reminders are off for this device."));
    app.run_messages().await;
    assert_eq!(service.paths().len(), 0);
    admin.post_and_follow("allow_push_hosts", &[("others", &service.host())]).await.page();
    app.run_messages().await;
    assert_eq!(service.paths().len(), 0, "who wants them again asks again");
    assert!(switch_on(&own_phone(&app, "a2").await, &browser).await.starts_with("200"));
}

#[tokio::test]
async fn an_address_that_does_not_fit_the_list_is_not_used_even_if_it_is_stored() {
    let (app, service) = with_push().await;
    reminded(&app, &service, "a1", "one").await;
    let database = rusqlite::Connection::open(app.app.store.file()).unwrap();
    database.execute("UPDATE setting SET value = 'fcm.googleapis.com' WHERE key = 'push_hosts'", []).unwrap();
    app.run_messages().await;
    assert_eq!(service.paths().len(), 0);
    database.execute("UPDATE push_subscription SET host = 'fcm.googleapis.com'", []).unwrap();
    app.pass(SignedDuration::from_mins(1));
    app.run_messages().await;
    assert_eq!(service.paths().len(), 0);
}

#[tokio::test]
async fn a_browser_subscribes_again_and_the_address_before_is_forgotten() {
    let (app, service) = with_push().await;
    let (phone, _) = reminded(&app, &service, "a1", "one").await;
    assert!(switch_on(&phone, &PushBrowser::at(&service.base, "two")).await.starts_with("200"));
    app.run_messages().await;
    assert_eq!(service.paths(), ["/two"]);
}
