//! A page that is not shown: signed out goes to the sign-in, the rest says what happened, with the right status.

use axum::http::{HeaderValue, StatusCode, header};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use super::frame::Here;
use super::{Frame, Icon, Vane};
use crate::api::Refusal;
use crate::api::form::Asking;
use crate::api::view::frame::FrameView;
use crate::t;

/// What stands in the place of a page that was refused.
#[component]
pub fn Refused(
    /// Why.
    refusal: Refusal,
    /// Where the status goes.
    response: ResponseOptions,
    /// What the frame shows.
    #[prop(default = FrameView::default())]
    frame: FrameView,
) -> impl IntoView {
    let locale = Asking::here().visitor.locale;
    let (status, title, sentence) = match refusal {
        Refusal::SignedOut => {
            let path = use_context::<Here>().unwrap_or_default().path;
            let to =
                if path.is_empty() || path == "/" { "/sign-in".to_owned() } else { format!("/sign-in?then={path}") };
            if let Ok(to) = HeaderValue::from_str(&to) {
                response.insert_header(header::LOCATION, to);
            }
            (StatusCode::SEE_OTHER, t!(locale, "error-title-not-found"), t!(locale, "error-not-found"))
        }
        Refusal::NotFound | Refusal::Wrong(_) | Refusal::Stands { .. } | Refusal::Unreadable => {
            (StatusCode::NOT_FOUND, t!(locale, "error-title-not-found"), t!(locale, "error-not-found"))
        }
        Refusal::TooMany => {
            (StatusCode::TOO_MANY_REQUESTS, t!(locale, "error-title-internal"), t!(locale, "error-too-many"))
        }
        Refusal::Full | Refusal::Held | Refusal::Internal => {
            (StatusCode::INTERNAL_SERVER_ERROR, t!(locale, "error-title-internal"), t!(locale, "error-internal-page"))
        }
    };
    response.set_status(status);
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
