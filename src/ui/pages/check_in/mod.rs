//! `/check-in`: the check-in form, or what was saved.

mod audience;
mod counted;
pub mod fields;
mod form;
mod recent;
mod saved;
mod tags;

use axum::http::{HeaderValue, StatusCode, header};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::app::breaks;
use crate::app::check_in;
use crate::app::check_in::{CheckInQuery, CheckInView};
use crate::app::talk::status;
use crate::ui::components::talk::TalkStatus;
use crate::ui::components::{Icon, form_state, page, page_query};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};
use words::t;

/// The page.
#[component]
pub fn CheckInPage() -> impl IntoView {
    let context = RequestContext::here();
    let wanted = CheckInQuery {
        change: page_query("change").is_some(),
        amend: page_query("amend"),
        workday: page_query("workday"),
        returned: form_state("record_check_in").came_back(),
    };
    let load = async move {
        let asked = (status::of_viewer(&context).await?, own_break(&context).await?);
        Ok::<_, AppError>((check_in::load(&context, wanted).await?, asked))
    };
    page("check-in", load, |(value, (talk, own_break)), locale| {
        let view = match value {
            CheckInView::Welcome => view! { <GoToWelcome/> }.into_any(),
            CheckInView::Form(value) => view! { <form::CheckInForm value=*value locale=locale/> }.into_any(),
            CheckInView::Saved(value) => view! { <saved::SavedCheckIn value=*value locale=locale/> }.into_any(),
        };
        (t!(locale, "nav-check-in"), view! { <TalkStatus status=talk locale=locale/>{own_break}{view} })
    })
}

/// What came of the viewer's request for a break, while it is open or the break is not over.
async fn own_break(context: &RequestContext) -> Result<impl IntoView + use<>, AppError> {
    let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
    let own = breaks::status::load(context, signed_in).await?.request.filter(|own| own.is_open);
    Ok(own.map(|own| {
        view! { <div class="notice" role="status"><Icon name="clock"/><p><a href="/breaks">{own.sentence}</a></p></div> }
    }))
}

/// Redirects to `/welcome`: nobody checks in before choosing who sees their check-ins.
#[component]
fn GoToWelcome() -> impl IntoView {
    let response = expect_context::<ResponseOptions>();
    response.set_status(StatusCode::SEE_OTHER);
    response.insert_header(header::LOCATION, HeaderValue::from_static("/welcome"));
}
