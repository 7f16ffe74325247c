//! What an admin can learn of check-ins from shifts and schedules: nothing, not even whether there is one.

use axum::http::StatusCode;
use weathervane::state::schedule_preview::{SchedulePreview, look_over};

use super::check_in;
use crate::support::{TestApp, without_nonce};

/// What an admin reads who changes the shifts of one agent at the end of their evening, and then tries out schedules
/// for that day.
async fn read_by_admin(has_account: bool, has_checked_in: bool) -> Vec<String> {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").on("evening 20:00-23:50").hired().await;
    app.admin("d1").hired().await;
    if has_account {
        app.set_password("a1").await;
    }
    app.travel("2026-03-11 20:30");
    if has_checked_in {
        assert_eq!(check_in(&app.signed_in("a1").await, "").await.status, StatusCode::OK);
    }
    app.travel("2026-03-11 23:37");
    app.take_roster("person_id,name,shift_pattern\na1,Name of a1,late 04:00-12:00\n").await;
    let mut read = Vec::new();
    for hours in ["20:00,23:50", "04:00,12:00", "22:00,06:00", ","] {
        let csv = format!("person_id,workday,start,end\na1,2026-03-11,{hours}\na1,2026-03-12,{hours}\n");
        let looked = look_over(&app.app.store, "plan.csv", csv.as_bytes().into(), app.now()).await.unwrap();
        let SchedulePreview::Fits { people, .. } = looked else { panic!("{looked:?}") };
        read.push(format!("{:?}", app.app.store.schedules().preview(people, app.now()).await.unwrap()));
    }
    let admin = app.signed_in("d1").await;
    for page in ["/admin/people", "/admin/schedule", "/admin/teams"] {
        read.push(without_nonce(&admin.get(page).await.page()));
    }
    read
}

#[tokio::test]
async fn changed_shifts_do_not_tell_an_admin_who_has_ever_checked_in() {
    for has_account in [false, true] {
        assert_eq!(read_by_admin(has_account, false).await, read_by_admin(has_account, true).await, "{has_account}");
    }
}
