//! A page that is not shown: signed out goes to the sign-in, the rest says what happened, with the right status.

use axum::http::{HeaderValue, StatusCode, header};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use super::error_page::{Instead, Told};
use super::frame::Here;
use super::{Frame, Icon, Vane};
use crate::app::frame::FrameView;
use crate::web::address::sign_in_address;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::Locale;
use words::t;

/// The screens of a lead, by the beginning of their path.
const OF_LEADS: [&str; 3] = ["/board", "/trends", "/flags"];

/// What stands in the place of a page that was refused.
#[component]
pub fn Refused(
    /// Why.
    refusal: AppError,
    /// Where the status goes.
    response: ResponseOptions,
    /// What the frame shows.
    #[prop(default = FrameView::default())]
    frame: FrameView,
) -> impl IntoView {
    let visitor = RequestContext::here().visitor;
    let locale = visitor.locale;
    let Here { path, address } = use_context::<Here>().unwrap_or_default();
    let status = if refusal == AppError::SignedOut { StatusCode::SEE_OTHER } else { refusal.status() };
    response.set_status(status);
    if status == StatusCode::SEE_OTHER {
        let to = if path.is_empty() || path == "/" { "/sign-in".to_owned() } else { sign_in_address(&address) };
        if let Ok(to) = HeaderValue::from_str(&to) {
            response.insert_header(header::LOCATION, to);
        }
    }
    let of_lead = OF_LEADS.iter().any(|screen| path.starts_with(screen));
    let leads_no_more = of_lead && visitor.viewer().is_some_and(domain::Viewer::leads_no_more);
    let told = match status {
        StatusCode::NOT_FOUND if leads_no_more => Some((Told::of_no_longer_leading(locale), None)),
        status if status.is_server_error() => Some((Told::of(status, false, locale), Some(address))),
        _ => None,
    };
    match told {
        Some((told, again)) => view! {
            <Frame title=told.title() class="" frame=frame><Instead told=told again=again locale=locale/></Frame>
        }
        .into_any(),
        None => {
            view! { <Nothing too_many=status == StatusCode::TOO_MANY_REQUESTS frame=frame locale=locale/> }.into_any()
        }
    }
}

/// Where nothing is to be told but that there is nothing: why is nobody's to know.
#[component]
fn Nothing(too_many: bool, frame: FrameView, locale: Locale) -> impl IntoView {
    let (title, sentence) = if too_many {
        (t!(locale, "error-title-internal"), t!(locale, "error-too-many"))
    } else {
        (t!(locale, "error-title-not-found"), t!(locale, "error-not-found"))
    };
    view! {
        <Frame title=title.clone() class="" frame=frame>
            <div class="lost">
                <Vane/>
                <h1>{title}</h1>
                <p>{sentence}</p>
                <div class="buttons"><a class="button" href="/"><Icon name="sky"/>{t!(locale, "error-home")}</a></div>
            </div>
        </Frame>
    }
}
