//! `/second-factor`: sets up the second factor at sign-in, shows its backup codes once, and switches it off.

use leptos::prelude::*;

use crate::app::second_factor;
use crate::app::second_factor::SecondFactorView;
use crate::state::flash::{Flash, FormState};
use crate::ui::components::frame::PageFlash;
use crate::ui::components::{FormErrors, PrintButton, QrImage, TextField, ViewerField, form_state, page};
use crate::web::context::RequestContext;
use domain::Locale;
use domain::second_factor::SET_UP_WITHIN;
use words::t;

/// The page.
#[component]
pub fn SecondFactorPage() -> impl IntoView {
    let codes = use_context::<PageFlash>().and_then(|waiting| {
        waiting.first(|flash| match flash {
            Flash::Codes(codes) => Some(codes),
            _ => None,
        })
    });
    page("single-card-page", second_factor::load(RequestContext::here()), move |state, locale| {
        let card = match (codes, state) {
            (Some(codes), _) => view! { <BackupCodes codes=codes locale=locale/> }.into_any(),
            (None, SecondFactorView::Off { required }) => view! { <Start required=required locale=locale/> }.into_any(),
            (None, SecondFactorView::SettingUp { secret, address }) => {
                view! { <SetUp secret=secret address=address locale=locale/> }.into_any()
            }
            (None, SecondFactorView::On { since, codes_left }) => {
                view! { <SwitchOff since=since codes_left=codes_left locale=locale/> }.into_any()
            }
        };
        let view = view! {
            <section class="single-card wide second-factor">
                <h1>{t!(locale, "second-factor-title")}</h1>
                {card}
            </section>
        };
        (t!(locale, "second-factor-title"), view)
    })
}

/// Explains it and asks for the password.
#[component]
fn Start(required: bool, locale: Locale) -> impl IntoView {
    let state = form_state("start_second_factor");
    view! {
        {required.then(|| view! { <p>{t!(locale, "second-factor-needed")}</p> })}
        <p>{t!(locale, "second-factor-say")}</p>
        <p>{t!(locale, "second-factor-need")}</p>
        <form novalidate method="post" action="/api/start_second_factor">
            <ViewerField/>
            {state.error("").map(|_| view! { <FormErrors state=state.clone() locale=locale/> })}
            <Password state=state locale=locale/>
            <div class="buttons">
                <button class="button">{t!(locale, "second-factor-start")}</button>
                <a class="button quiet" href="/account">{t!(locale, "second-factor-later")}</a>
            </div>
        </form>
    }
}

/// The secret, and the form for the first code.
#[component]
fn SetUp(secret: String, address: String, locale: Locale) -> impl IntoView {
    let state = form_state("confirm_second_factor");
    view! {
        <ol class="steps">
            <li>{t!(locale, "second-factor-step-app")}</li>
            <li>
                {t!(locale, "second-factor-step-scan")}
                <QrImage text=address/>
                <p class="secret" translate="no">{secret}</p>
            </li>
            <li>{t!(locale, "second-factor-step-code")}</li>
        </ol>
        <form novalidate method="post" action="/api/confirm_second_factor">
            <ViewerField/>
            {state.error("").map(|_| view! { <FormErrors state=state.clone() locale=locale/> })}
            <TextField field="code" label=t!(locale, "second-factor-code") state=state autocomplete="one-time-code" required=true/>
            <div class="buttons">
                <button class="button">{t!(locale, "second-factor-switch-on")}</button>
                <a class="button quiet" href="/account">{t!(locale, "second-factor-later")}</a>
            </div>
        </form>
        <p class="aside">{t!(locale, "second-factor-only-now", minutes = SET_UP_WITHIN.as_mins())}</p>
    }
}

/// The backup codes, shown once.
#[component]
fn BackupCodes(codes: Vec<String>, locale: Locale) -> impl IntoView {
    view! {
        <p role="status">{t!(locale, "second-factor-now-on")}</p>
        <p>{t!(locale, "second-factor-codes-say", count = codes.len())}</p>
        <ul class="backup-codes" translate="no">{codes.into_iter().map(|code| view! { <li>{code}</li> }).collect_view()}</ul>
        <p class="aside">{t!(locale, "second-factor-codes-only-now")}</p>
        <div class="buttons screen-only">
            <a class="button" href="/">{t!(locale, "second-factor-codes-kept")}</a>
            <PrintButton locale=locale/>
        </div>
    }
}

/// Says since when it is on, and switches it off.
#[component]
fn SwitchOff(since: String, codes_left: u32, locale: Locale) -> impl IntoView {
    let state = form_state("switch_off_second_factor");
    view! {
        <p>{t!(locale, "second-factor-on-since", day = since)}</p>
        <p>{t!(locale, "second-factor-codes-left", left = codes_left)}</p>
        <h2>{t!(locale, "second-factor-off-title")}</h2>
        <p>{t!(locale, "second-factor-off-say")}</p>
        <form novalidate method="post" action="/api/switch_off_second_factor">
            <ViewerField/>
            {state.error("").map(|_| view! { <FormErrors state=state.clone() locale=locale/> })}
            <Password state=state.clone() locale=locale/>
            <TextField field="code" label=t!(locale, "second-factor-code-or-backup") state=state autocomplete="one-time-code" required=true/>
            <div class="buttons">
                <button class="button danger">{t!(locale, "second-factor-switch-off")}</button>
                <a class="button quiet" href="/account">{t!(locale, "second-factor-back")}</a>
            </div>
        </form>
    }
}

#[component]
fn Password(state: FormState, locale: Locale) -> impl IntoView {
    view! {
        <TextField field="password" label=t!(locale, "second-factor-password") state=state kind="password"
            autocomplete="current-password" required=true/>
    }
}
