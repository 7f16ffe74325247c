//! `/recovery`: creates a recovery code and shows it once.

use leptos::prelude::*;

use crate::app::account::own_key_view;
use crate::app::account::own_key_view::OwnKeyView;
use crate::state::flash::Flash;
use crate::ui::components::frame::PageFlash;
use crate::ui::components::{FormErrors, Icon, PrintButton, TextField, ViewerField, form_state, page};
use crate::ui::pages::sign_in::WeatherRow;
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn RecoveryPage() -> impl IntoView {
    let code = use_context::<PageFlash>().and_then(|waiting| {
        waiting.first(|flash| match flash {
            Flash::Code(code) => Some(code),
            _ => None,
        })
    });
    page("single-card-page", own_key_view::load_page(RequestContext::here()), move |own, locale| {
        let card = match code {
            Some(code) => view! { <Shown code=code locale=locale/> }.into_any(),
            None => view! { <Asked own=own locale=locale/> }.into_any(),
        };
        let view = view! {
            <section class="single-card wide">
                <WeatherRow/>
                <h1>{t!(locale, "recovery-title")}</h1>
                {card}
            </section>
        };
        (t!(locale, "recovery-title"), view)
    })
}

/// The new code, shown once.
#[component]
fn Shown(code: String, locale: Locale) -> impl IntoView {
    view! {
        <p>{t!(locale, "recovery-here")}</p>
        <p class="recovery-code" translate="no">{code}</p>
        <p class="aside">{t!(locale, "recovery-only-now")}</p>
        <form novalidate class="screen-only" method="post" action="/api/keep_recovery_code">
            <ViewerField/>
            <div class="buttons">
                <button class="button">{t!(locale, "recovery-written")}</button>
                <PrintButton locale=locale/>
            </div>
        </form>
    }
}

/// Explains the code and offers to create one.
#[component]
fn Asked(own: OwnKeyView, locale: Locale) -> impl IntoView {
    let state = form_state("make_recovery_code");
    let later = if own.undecided { "/counted" } else { "/" };
    let (why, say, button) = if own.code_kept {
        (t!(locale, "recovery-why"), t!(locale, "recovery-again"), t!(locale, "recovery-new"))
    } else {
        let why = if own.locked.is_some() { t!(locale, "recovery-why-again") } else { t!(locale, "recovery-why") };
        (why, t!(locale, "recovery-first"), t!(locale, "recovery-show"))
    };
    view! {
        {own.locked.map(|since| view! {
            <div class="notice" role="status">
                <Icon name="lock"/>
                <div class="stack tight">
                    <p>{t!(locale, "recovery-locked", day = since)}</p>
                    <p><a href="/me#locked">{t!(locale, "recovery-unlock")}</a></p>
                </div>
            </div>
        })}
        <p>{why}</p>
        <p>{say}</p>
        <form novalidate method="post" action="/api/make_recovery_code">
            <ViewerField/>
            {state.error("").map(|_| view! { <FormErrors state=state.clone() locale=locale/> })}
            {own.code_kept.then(|| view! {
                <TextField field="password" label=t!(locale, "recovery-password") state=state.clone() kind="password"
                    autocomplete="current-password" required=true/>
            })}
            <div class="buttons">
                <button class="button">{button}</button>
                <a class="button quiet" href=later>{t!(locale, "recovery-later")}</a>
            </div>
        </form>
    }
}
