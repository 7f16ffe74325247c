//! `/`: redirects to the home page of the viewer's role, or to the sign-in page.

use axum::http::{HeaderValue, StatusCode, header};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::app::frame::home;
use crate::web::context::RequestContext;

/// The redirect.
#[component]
pub fn HomePage() -> impl IntoView {
    let context = RequestContext::here();
    let to = context.visitor.signed_in.as_ref().map_or("/sign-in", |signed_in| home(signed_in.person().roles));
    if let Some(holder) = context.visitor.holder() {
        context.app.flashes.pass_on(&holder, "/", to);
    }
    let response = expect_context::<ResponseOptions>();
    response.set_status(StatusCode::SEE_OTHER);
    response.insert_header(header::LOCATION, HeaderValue::from_static(to));
}
