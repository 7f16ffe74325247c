//! What stands in the place of a page that could not be shown: a picture, what happened, what is safe, what to do, where to go.

use axum::http::StatusCode;
use leptos::prelude::*;

use super::Icon;
use domain::Locale;
use words::t;

/// What is told.
#[derive(Clone, Debug)]
pub struct Told {
    /// The id of a picture in the sprite.
    picture: &'static str,
    title: String,
    happened: String,
    safe: String,
    next: String,
}

impl Told {
    /// Of an answer with this status; `sent` where it answers a form and not an address that was opened.
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

    /// Of the pages of a lead, to somebody who is none any more.
    #[must_use]
    pub fn of_no_longer_leading(locale: Locale) -> Self {
        Self {
            picture: "vane",
            title: t!(locale, "error-title-leads-no-more"),
            happened: t!(locale, "error-leads-no-more"),
            safe: t!(locale, "error-leads-no-more-safe"),
            next: t!(locale, "error-leads-no-more-next"),
        }
    }

    /// The page's title.
    #[must_use]
    pub fn title(&self) -> String {
        self.title.clone()
    }
}

/// What is safe after a failure. Of a form nobody knows whether it was done before something failed.
fn kept(sent: bool, locale: Locale) -> String {
    if sent { t!(locale, "error-saved-unsure") } else { t!(locale, "error-saved-safe") }
}

/// The picture, the three answers, and where to go: again to the same address, if there is one, and home.
#[component]
pub fn Instead(
    /// What is told.
    told: Told,
    /// The address to try again.
    again: Option<String>,
    /// In which language.
    locale: Locale,
) -> impl IntoView {
    let Told { picture, title, happened, safe, next } = told;
    let home = if again.is_some() { "button quiet" } else { "button" };
    view! {
        <div class="lost told">
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
