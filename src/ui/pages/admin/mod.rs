//! `/admin`: redirects an admin to the first admin page.

pub mod centre;
pub mod import;
pub mod invitations;
pub mod looks;
pub mod people;
pub mod slips;
pub mod stressors;
pub mod teams;

use axum::http::{HeaderValue, StatusCode, header};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::ui::components::page;
use crate::web::context::RequestContext;
use domain::access::{Action, Subject};

/// Redirects an admin; for anybody else the page does not exist.
#[component]
pub fn AdminPage() -> impl IntoView {
    if RequestContext::here().allowed(Action::Administer, Subject::None).is_ok() {
        let response = expect_context::<ResponseOptions>();
        response.set_status(StatusCode::SEE_OTHER);
        response.insert_header(header::LOCATION, HeaderValue::from_static("/admin/people"));
        return ().into_any();
    }
    let context = RequestContext::here();
    let refused = async move { context.allowed(Action::Administer, Subject::None).map(|_| ()) };
    page("", refused, |(), _| (String::new(), ())).into_any()
}
