//! `/`: on to the home of one's role, or to the sign-in.

use axum::http::{HeaderValue, StatusCode, header};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::app::frame::home;
use crate::web::context::RequestContext;

/// Sends everybody on.
#[component]
pub fn Home() -> impl IntoView {
    let to = RequestContext::here().visitor.signed_in.map_or("/sign-in", |signed_in| home(signed_in.person().roles));
    let response = expect_context::<ResponseOptions>();
    response.set_status(StatusCode::SEE_OTHER);
    response.insert_header(header::LOCATION, HeaderValue::from_static(to));
}
