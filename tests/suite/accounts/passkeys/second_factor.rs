//! A passkey is two factors: the device, and what unlocks it.

use axum::http::StatusCode;

use super::device::Device;
use super::{add, sign_in, with_password};
use crate::support::{PASSWORD, TestApp};

#[tokio::test]
async fn a_passkey_is_two_factors_where_the_centre_requires_them() {
    let app = TestApp::new().await;
    let admin = app.admin("d1").hired().await;
    app.psychologist("s1").hired().await;
    let (mut of_admin, mut of_psychologist) = (Device::new(), Device::with_secret());
    add(&with_password(&app, "d1").await, &mut of_admin).await;
    add(&with_password(&app, "s1").await, &mut of_psychologist).await;
    admin.post("require_second_factor", &[("second_factor", "required")]).await;
    for (name, device, page) in [("d1", &mut of_admin, "/admin/people"), ("s1", &mut of_psychologist, "/climate")] {
        assert_eq!(with_password(&app, name).await.get(page).await.to(), "/second-factor", "{name}");
        let (browser, answer) = sign_in(&app, device).await;
        assert_eq!(answer.status, StatusCode::OK, "{name}: {}", answer.text());
        assert_eq!(browser.get(page).await.status, StatusCode::OK, "{name}");
        assert_eq!(
            browser.ask("keep_signed_in", &[("phone_password", PASSWORD)]).await.status,
            StatusCode::OK,
            "{name}"
        );
        assert_eq!(browser.get(page).await.status, StatusCode::OK, "{name}, on their own phone");
    }
}
