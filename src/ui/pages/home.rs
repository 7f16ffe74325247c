//! `/`: redirects to the home page of the viewer's role, or to the sign-in page.

use axum::http::{HeaderValue, StatusCode, header};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::app::frame::home;
use crate::web::address::SECOND_FACTOR;
use crate::web::context::RequestContext;
use crate::web::visitor::SignedIn;

/// The redirect.
#[component]
pub fn HomePage() -> impl IntoView {
    let context = RequestContext::here();
    let to = context.visitor.signed_in.as_ref().map_or("/sign-in", |signed_in| first(signed_in));
    if let Some(holder) = context.visitor.holder() {
        context.app.flashes.pass_on(&holder, "/", to);
    }
    let response = expect_context::<ResponseOptions>();
    response.set_status(StatusCode::SEE_OTHER);
    response.insert_header(header::LOCATION, HeaderValue::from_static(to));
}

/// Their home; the page of the second factor if they have no role that they can use without one.
fn first(signed_in: &SignedIn) -> &'static str {
    let roles = signed_in.person().roles;
    if roles.is_empty() && !signed_in.viewer.withheld.is_empty() { SECOND_FACTOR } else { home(roles) }
}
