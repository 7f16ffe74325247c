//! What becomes of reminders that a push service does not take, and that the list of failures tells nothing about
//! anybody.

use jiff::SignedDuration;

use super::{reminded, with_push};
use crate::operation::messages::check_in;
use crate::support::{PushBrowser, TestApp, unused_port, without_nonce};

async fn admin_page(app: &TestApp) -> String {
    without_nonce(&app.signed_in("d1").await.get("/admin/messages").await.page())
}

async fn failures(app: &TestApp) -> String {
    let page = admin_page(app).await;
    page.split("id=\"failures\"").nth(1).unwrap().split("</section>").next().unwrap().to_owned()
}

#[tokio::test]
async fn what_failed_is_tried_again_and_comes_to_each_device_once() {
    let (app, service) = with_push().await;
    reminded(&app, &service, "a1", "one").await;
    reminded(&app, &service, "a1", "busy").await;
    app.run_messages().await;
    assert_eq!(service.paths(), ["/busy", "/one"]);
    app.pass(SignedDuration::from_secs(59));
    app.run_messages().await;
    assert_eq!(service.paths().len(), 2, "it waits a minute");
    for minutes in [1, 5, 25, 10] {
        app.pass(SignedDuration::from_mins(minutes));
        app.run_messages().await;
    }
    assert_eq!(service.paths(), ["/busy", "/busy", "/busy", "/one"], "after half an hour it is given up");
}

#[tokio::test]
async fn failures_are_shown_by_day_and_service_from_the_next_day_on() {
    let (app, service) = with_push().await;
    reminded(&app, &service, "a1", "busy").await;
    reminded(&app, &service, "a2", "forbidden").await;
    app.run_messages().await;
    assert!(failures(&app).await.contains("Nothing has failed"), "the day is not over");
    app.travel("2026-03-12 07:00");
    let (shown, host) = (failures(&app).await, service.host());
    let line = |fault: &str| format!("11 March 2026: shift reminders to devices through {host}. {fault}");
    assert!(shown.contains(&line("The server refused the message.")), "{shown}");
    assert!(shown.contains(&line("The server refused the sign-in")), "{shown}");
    assert_eq!(shown.matches("<li>").count(), 2, "{shown}");
    app.travel("2026-03-21 07:00");
    assert!(failures(&app).await.contains("Nothing has failed"), "they are kept for some days");
}

#[tokio::test]
async fn an_admin_cannot_tell_who_has_reminders_on() {
    let mut pages = Vec::new();
    for who in [&["a1"][..], &["a2"], &["a1", "a2", "a3"], &[]] {
        let (app, mut service) = with_push().await;
        let silent = format!("127.0.0.1:{}", unused_port());
        let admin = app.signed_in("d1").await;
        admin.post_and_follow("allow_push_hosts", &[("others", &silent)]).await.page();
        service.base = format!("http://{silent}");
        for key in who {
            reminded(&app, &service, key, key).await;
        }
        app.run_messages().await;
        let mail = app.app.store.messages().mail_server().await.unwrap().unwrap().port;
        let same = |page: String| page.replace(&silent, "HOST").replace(&format!("\"{mail}\""), "PORT");
        let today = same(admin_page(&app).await);
        app.travel("2026-03-12 07:00");
        pages.push((today, same(admin_page(&app).await)));
    }
    assert!(pages.iter().all(|(today, _)| *today == pages[0].0), "on the day itself nothing differs");
    assert!(pages[..3].iter().all(|(_, next)| *next == pages[0].1), "afterwards it does not tell who, or how many");
    assert!(pages[0].1.contains("through HOST. The server didn’t answer."), "{}", pages[0].1);
}

#[tokio::test]
async fn a_service_that_does_not_answer_holds_up_no_check_in_and_nobody_else() {
    let (app, service) = with_push().await;
    let silent = format!("127.0.0.1:{}", unused_port());
    let hosts = format!("{} {silent}", service.host());
    app.signed_in("d1").await.post_and_follow("allow_push_hosts", &[("others", &hosts)]).await.page();
    let phone = super::own_phone(&app, "a1").await;
    let said = super::switch_on(&phone, &PushBrowser::at(&format!("http://{silent}"), "one")).await;
    assert!(said.starts_with("200"), "{said}");
    reminded(&app, &service, "a2", "two").await;
    app.run_messages().await;
    assert_eq!(service.paths(), ["/two"]);
    check_in(&app, "a1").await;
}
