//! The content of an error page: a picture, what happened, what is safe, and what to do next.

use axum::http::StatusCode;
use leptos::prelude::*;

use crate::state::flash::KEPT;
use crate::ui::components::Icon;
use domain::Locale;
use words::t;

/// The texts and the picture of an error.
#[derive(Clone, Debug)]
pub struct ErrorText {
    /// The id of a picture in `weather.svg`.
    picture: &'static str,
    title: String,
    happened: String,
    safe: String,
    next: String,
}

impl ErrorText {
    /// Returns the texts for a response with this status. `sent` is true if the request sent a form, false if it opened
    /// a page.
    #[must_use]
    pub fn of(status: StatusCode, sent: bool, locale: Locale) -> Self {
        let failed = |safe: String| Self {
            picture: "gust",
            title: t!(locale, "error-title-internal"),
            happened: t!(locale, "error-internal-page"),
            safe,
            next: t!(locale, "error-internal-next"),
        };
        let refused = |picture, title, happened, next| Self {
            picture,
            title,
            happened,
            safe: t!(locale, "error-nothing-changed"),
            next,
        };
        match status {
            StatusCode::FORBIDDEN => refused(
                "umbrella",
                t!(locale, "error-title-elsewhere"),
                t!(locale, "error-elsewhere"),
                t!(locale, "error-elsewhere-next"),
            ),
            StatusCode::PAYLOAD_TOO_LARGE => refused(
                "vane",
                t!(locale, "error-title-large"),
                t!(locale, "error-large"),
                t!(locale, "error-large-next"),
            ),
            // The only form answered with it without content is one of a page that somebody else opened.
            StatusCode::CONFLICT if sent => Self {
                safe: t!(locale, "error-other-viewer-safe", minutes = KEPT.as_mins()),
                ..refused(
                    "umbrella",
                    t!(locale, "error-title-other-viewer"),
                    t!(locale, "error-other-viewer"),
                    t!(locale, "error-other-viewer-next"),
                )
            },
            StatusCode::NOT_FOUND if sent => {
                refused("vane", t!(locale, "error-title-gone"), t!(locale, "error-gone"), t!(locale, "error-gone-next"))
            }
            status if status.is_client_error() && sent => refused(
                "vane",
                t!(locale, "error-title-unreadable"),
                t!(locale, "error-unreadable-happened"),
                t!(locale, "error-unreadable-next"),
            ),
            status if status.is_client_error() => refused(
                "vane",
                t!(locale, "error-title-not-found"),
                t!(locale, "error-not-found"),
                t!(locale, "error-not-found-next"),
            ),
            StatusCode::SERVICE_UNAVAILABLE => Self {
                happened: t!(locale, "error-slow"),
                title: t!(locale, "error-title-slow"),
                ..failed(kept(sent, locale))
            },
            _ => failed(kept(sent, locale)),
        }
    }

    /// Returns the texts for a lead's page that is opened by somebody who no longer leads a team.
    #[must_use]
    pub fn for_former_lead(locale: Locale) -> Self {
        Self {
            picture: "vane",
            title: t!(locale, "error-title-leads-no-more"),
            happened: t!(locale, "error-leads-no-more"),
            safe: t!(locale, "error-leads-no-more-safe"),
            next: t!(locale, "error-leads-no-more-next"),
        }
    }

    #[must_use]
    pub fn title(&self) -> String {
        self.title.clone()
    }
}

/// Says what is safe after a failure. After a form it is unknown whether the change was saved before the failure.
fn kept(sent: bool, locale: Locale) -> String {
    if sent { t!(locale, "error-saved-unsure") } else { t!(locale, "error-saved-safe") }
}

/// The picture, the texts, and links to try again and to the home page.
#[component]
pub fn ErrorPanel(
    /// The texts and the picture of an error.
    error: ErrorText,
    /// The address to try again; `None` after a form, which must not be sent twice.
    again: Option<String>,
    locale: Locale,
) -> impl IntoView {
    let ErrorText { picture, title, happened, safe, next } = error;
    let home = if again.is_some() { "button quiet" } else { "button" };
    view! {
        <div class="error-page error-details">
            <svg aria-hidden="true"><use_ href=format!("/weather.svg#{picture}")></use_></svg>
            <div class="stack">
                <h1>{title}</h1>
                <dl>
                    <div><dt><Icon name="info"/>{t!(locale, "told-happened")}</dt><dd>{happened}</dd></div>
                    <div><dt><Icon name="lock"/>{t!(locale, "told-safe")}</dt><dd>{safe}</dd></div>
                    <div><dt><Icon name="arrow-right"/>{t!(locale, "told-next")}</dt><dd>{next}</dd></div>
                </dl>
                <div class="buttons">
                    {again.map(|address| view! { <a class="button" href=address>{t!(locale, "error-again")}</a> })}
                    <a class=home href="/"><Icon name="sky"/>{t!(locale, "error-home")}</a>
                </div>
            </div>
        </div>
    }
}
