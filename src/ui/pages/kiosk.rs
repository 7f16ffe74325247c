//! `/kiosk`: checking in with a code and a PIN; `/kiosk/{token}`: making this browser a kiosk.

use leptos::prelude::*;
use leptos_meta::Meta;

use super::check_in::fields::WeatherChoice;
use crate::app::kiosk;
use crate::app::kiosk::KioskView;
use crate::app::kiosk::check_in_at_kiosk::{AS_USUAL, FORM};
use crate::state::flash::FormState;
use crate::ui::components::{FieldError, FormErrors, Icon, TextField, form_state, page, page_key, page_query};
use crate::ui::islands::idle_reset::IdleReset;
use crate::ui::islands::scanner_focus::ScannerFocus;
use crate::web::context::RequestContext;
use domain::{Audience, Locale};
use words::t;

/// The page without what was filled in: its own address, because a browser shows a page again that it loads again.
const START_AGAIN: &str = "/kiosk?again=1";
/// How long what somebody filled in waits for them to go on.
const WAITS_SECONDS: u32 = 60;
/// How long a page waits that no script watches: nobody knows there whether somebody is filling it in, so they get more
/// time than a check-in takes.
const UNWATCHED_SECONDS: u32 = 120;

/// The page on which people check in.
#[component]
pub fn KioskPage() -> impl IntoView {
    let saved = page_query("saved").is_some();
    page("kiosk narrow", kiosk::load(RequestContext::here()), move |value, locale| {
        (t!(locale, "kiosk-title"), view! { <CheckInForm value=value saved=saved locale=locale/> })
    })
}

/// The page that an admin's link opens.
#[component]
pub fn StartKioskPage() -> impl IntoView {
    let token = page_key("/kiosk").unwrap_or_default();
    page("single-card-page", kiosk::load_start(RequestContext::here(), token.clone()), move |kiosk, locale| {
        let title = t!(locale, "kiosk-start-title", kiosk = kiosk.label);
        let view = view! {
            <section class="single-card">
                <h1>{title.clone()}</h1>
                <p>{t!(locale, "kiosk-start-say", site = kiosk.site)}</p>
                <form method="post" action="/api/start_kiosk" novalidate>
                    <input type="hidden" name="token" value=token/>
                    <button class="button wide">{t!(locale, "kiosk-start")}</button>
                </form>
            </section>
        };
        (title, view)
    })
}

#[component]
fn CheckInForm(value: KioskView, saved: bool, locale: Locale) -> impl IntoView {
    let state = form_state(FORM);
    let code = state.value("badge").map(str::to_owned);
    let chosen = state.value("audience").unwrap_or(AS_USUAL).to_owned();
    let choices = [(AS_USUAL, t!(locale, "kiosk-audience-usual"))]
        .into_iter()
        .chain(Audience::ALL.map(|audience| (audience.key(), words::audience(locale, audience))));
    let choices = choices.map(|(key, name)| {
        view! { <label><input type="radio" name="audience" value=key checked=chosen == key/>{name}</label> }
    });
    let choices = choices.collect_view();
    view! {
        <div class="page-head"><div><h1>{t!(locale, "kiosk-title")}</h1><p class="aside">{value.label}</p></div></div>
        {saved.then(|| view! {
            <div class="notice good" role="status"><Icon name="check"/><p>{t!(locale, "kiosk-saved")}</p></div>
        })}
        // Somebody who was called away, or gives up after a wrong PIN, leaves nothing behind.
        {match state.came_back() {
            true => view! { <Meta http_equiv="refresh" content=empties_after(WAITS_SECONDS)/> }.into_any(),
            false => {
                let content = empties_after(UNWATCHED_SECONDS);
                view! { <noscript><meta http-equiv="refresh" content=content/></noscript> }.into_any()
            }
        }}
        <form class="card kiosk-form" method="post" action="/api/check_in_at_kiosk" autocomplete="off" novalidate>
            <FormErrors state=state.clone() locale=locale/>
            <input type="hidden" name="id" value=value.fresh_id/>
            // A scanner types the code of a badge wherever the focus is.
            <WeatherChoice state=state.clone() takes_focus=false locale=locale/>
            <fieldset class="field">
                <legend>{t!(locale, "kiosk-audience")}</legend>
                <div class="segments wraps">{choices}</div>
                <FieldError field="audience" state=state.clone()/>
            </fieldset>
            <div class="fields two"><CodeAndPin code=code state=state locale=locale/></div>
            <button class="button wide">{t!(locale, "kiosk-save")}</button>
            <p class="aside">{t!(locale, "kiosk-promise")}</p>
        </form>
        <ScannerFocus/>
        <IdleReset page=START_AGAIN.to_owned() seconds=WAITS_SECONDS/>
    }
}

/// The content of an element that opens the page without what was filled in after this many seconds.
fn empties_after(seconds: u32) -> String {
    format!("{seconds};url={START_AGAIN}")
}

/// The fields for code and PIN, last in the form: Enter after the PIN saves. A code that was read is not shown.
#[component]
fn CodeAndPin(code: Option<String>, state: FormState, locale: Locale) -> impl IntoView {
    let is_read = code.is_some();
    let help = if is_read { t!(locale, "kiosk-pin-now") } else { String::new() };
    let field = match code {
        None => {
            let label = t!(locale, "kiosk-code");
            view! { <TextField field="badge" label=label state=state.clone() required=true autofocus=true/> }.into_any()
        }
        Some(code) => view! {
            <div class="field">
                <span class="label">{t!(locale, "kiosk-code")}</span>
                <p class="code-read"><Icon name="check"/>{t!(locale, "kiosk-code-read")}</p>
                <p class="help"><a href=START_AGAIN>{t!(locale, "kiosk-code-again")}</a></p>
                <input type="hidden" name="badge" value=code/>
            </div>
        }
        .into_any(),
    };
    view! {
        {field}
        <TextField field="pin" label=t!(locale, "kiosk-pin") state=state kind="password" autocomplete="one-time-code" required=true
            digits=true autofocus=is_read help=help/>
    }
}
