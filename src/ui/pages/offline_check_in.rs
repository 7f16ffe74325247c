//! `/check-in/offline`: checking in without a network, on a phone of one's own. The browser shows its copy of the page;
//! public/own-phone.js keeps what is saved there and sends it later.

use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use super::check_in::fields::weather_choices;
use crate::app::suggestion;
use crate::ui::components::frame::PageAddress;
use crate::ui::components::{Icon, PageError, PlainFrame, StillBreathing};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::kept_pages::KeptPage;
use domain::{Audience, Locale};
use words::t;

/// The page. It is open to everybody, as it says nothing of anybody.
#[component]
pub fn OfflineCheckInPage() -> impl IntoView {
    let path = use_context::<PageAddress>().unwrap_or_default().path;
    let locale = RequestContext::here().visitor.locale;
    match KeptPage::OFFLINE_CHECK_IN.language(&path, locale) {
        Some(locale) => view! { <Form locale=locale/> }.into_any(),
        None => {
            let response = expect_context::<ResponseOptions>();
            view! { <PageError error=AppError::NotFound response=response/> }.into_any()
        }
    }
}

#[component]
fn Form(locale: Locale) -> impl IntoView {
    let (title, breath) = (t!(locale, "offline-title"), suggestion::shipped_breath(locale));
    let audiences = Audience::ALL.map(|audience| {
        let name = words::audience(locale, audience);
        view! { <label><input type="radio" name="audience" value=audience.key() required/>{name}</label> }
    });
    view! {
        <PlainFrame page=KeptPage::OFFLINE_CHECK_IN title=title.clone() locale=locale class="offline-page">
            <div class="page-head"><div>
                <h1>{title}</h1>
                <p>{t!(locale, "offline-lead")}</p>
            </div></div>
            <form class="card" method="post" action="/api/record_check_in" novalidate data-nowhere=t!(locale, "offline-nowhere")>
                <fieldset>
                    <legend class="visually-hidden">{t!(locale, "check-in-title")}</legend>
                    <div class="weather-choice">{weather_choices(locale, None, None)}</div>
                </fieldset>
                <fieldset class="field">
                    <legend>{t!(locale, "check-in-audience")}</legend>
                    <div class="segments">{audiences.into_iter().collect_view()}</div>
                </fieldset>
                <button class="button wide">{t!(locale, "offline-save")}</button>
                <p class="aside">{t!(locale, "offline-rest")}</p>
            </form>
            <section class="card" data-offline-waiting="" hidden>
                <h2>{t!(locale, "offline-waiting")}</h2>
                <ul class="plain-list"></ul>
                <template>
                    <li class="offline-entry">
                        <span data-glyph=""></span>
                        <span><span data-weather=""></span>{words::DOT}<time></time></span>
                        <button type="button" class="button quiet small">{t!(locale, "offline-delete")}</button>
                    </li>
                </template>
            </section>
            {breath.map(|breath| view! {
                <details class="card tough-breath">
                    <summary><Icon name="breath"/>{t!(locale, "tough-reset-breathe")}</summary>
                    <div class="breathing"><StillBreathing breath=breath locale=locale/></div>
                </details>
            })}
            <p class="aside"><a href=KeptPage::HELP_NOW.address(locale)>{t!(locale, "help-now-link")}</a></p>
        </PlainFrame>
    }
}
