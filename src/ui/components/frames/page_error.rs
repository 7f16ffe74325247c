//! Renders an error instead of a page, with its status. A visitor who is not signed in is redirected to the sign-in
//! page.

use axum::http::{HeaderValue, StatusCode, header};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::app::frame::FrameView;
use crate::ui::components::error_panel::{ErrorPanel, ErrorText};
use crate::ui::components::frame::PageAddress;
use crate::ui::components::{Frame, Icon, Vane};
use crate::web::address::{SECOND_FACTOR, sign_in_address};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::Locale;
use words::t;

/// The path prefixes of pages for leads.
const LEAD_PAGES: [&str; 4] = ["/board", "/trends", "/flags", "/follow-ups"];

/// The error instead of a page.
#[component]
pub fn PageError(
    error: AppError,
    /// Receives the status and the redirect.
    response: ResponseOptions,
    /// The viewer's navigation and notices; empty if they could not be loaded.
    #[prop(default = FrameView::default())]
    frame: FrameView,
) -> impl IntoView {
    let visitor = RequestContext::here().visitor;
    let locale = visitor.locale;
    let PageAddress { path, address } = use_context::<PageAddress>().unwrap_or_default();
    let status = match error {
        AppError::SignedOut | AppError::PasswordNeeded | AppError::SecondFactorNeeded => StatusCode::SEE_OTHER,
        ref other => other.status(),
    };
    let needs_second_factor = error == AppError::SecondFactorNeeded;
    response.set_status(status);
    if status == StatusCode::SEE_OTHER {
        let to = if needs_second_factor {
            SECOND_FACTOR.to_owned()
        } else if path.is_empty() || path == "/" {
            "/sign-in".to_owned()
        } else {
            sign_in_address(&address)
        };
        if let Ok(to) = HeaderValue::from_str(&to) {
            response.insert_header(header::LOCATION, to);
        }
    }
    let of_lead = LEAD_PAGES.iter().any(|screen| path.starts_with(screen));
    let leads_no_more = of_lead && visitor.viewer().is_some_and(domain::Viewer::leads_no_more);
    let texts = match status {
        StatusCode::NOT_FOUND if leads_no_more => Some((ErrorText::for_former_lead(locale), None)),
        status if status.is_server_error() => Some((ErrorText::of(status, false, locale), Some(address))),
        _ => None,
    };
    match texts {
        Some((texts, again)) => view! {
            <Frame title=texts.title() class="" frame=frame><ErrorPanel error=texts again=again locale=locale/></Frame>
        }
        .into_any(),
        None => {
            view! { <NotShown too_many=status == StatusCode::TOO_MANY_REQUESTS frame=frame locale=locale/> }.into_any()
        }
    }
}

/// An error page that does not say why: a page that does not exist and a page that the viewer may not see look the
/// same.
#[component]
fn NotShown(too_many: bool, frame: FrameView, locale: Locale) -> impl IntoView {
    let (title, sentence) = if too_many {
        (t!(locale, "error-title-internal"), t!(locale, "error-too-many"))
    } else {
        (t!(locale, "error-title-not-found"), t!(locale, "error-not-found"))
    };
    view! {
        <Frame title=title.clone() class="" frame=frame>
            <div class="error-page">
                <Vane/>
                <h1>{title}</h1>
                <p>{sentence}</p>
                <div class="buttons"><a class="button" href="/"><Icon name="sky"/>{t!(locale, "error-home")}</a></div>
            </div>
        </Frame>
    }
}
