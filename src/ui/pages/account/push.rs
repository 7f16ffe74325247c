//! Reminders on a person's devices: on, off, or why they cannot be.

use leptos::prelude::*;

use crate::app::messages::push::{PushHere, PushView};
use crate::ui::components::{FormErrors, ViewerField, form_state};
use domain::Locale;
use words::t;

/// The card.
#[component]
pub fn PushCard(view: PushView, locale: Locale) -> impl IntoView {
    let PushView { here, elsewhere } = view;
    let has_others = !elsewhere.is_empty();
    let rows = elsewhere.into_iter().map(|(mark, since)| view! { <Device mark=mark since=since locale=locale/> });
    let here = match here {
        PushHere::NotAllowed => view! { <p class="aside">{t!(locale, "push-not-allowed")}</p> }.into_any(),
        PushHere::AtDesk => view! { <p class="aside">{t!(locale, "push-at-desk")}</p> }.into_any(),
        PushHere::Off { key, version } => view! { <Off key=key version=version locale=locale/> }.into_any(),
        PushHere::On => view! { <On locale=locale/> }.into_any(),
    };
    view! {
        <section class="card" id="push">
            <h2>{t!(locale, "push-title")}</h2>
            <p>{t!(locale, "push-say")}</p>
            <FormErrors state=form_state("switch_on_push") locale=locale/>
            {here}
            {has_others.then(|| view! {
                <p class="aside">{t!(locale, "push-elsewhere")}</p>
                <ul class="rows">{rows.collect_view()}</ul>
            })}
        </section>
    }
}

/// The form, hidden until the script knows that the browser can show reminders, and what it says otherwise.
#[component]
fn Off(
    /// The public key of the centre.
    key: String,
    /// The version of the worker.
    version: String,
    locale: Locale,
) -> impl IntoView {
    view! {
        <p>{t!(locale, "push-off")}</p>
        <form hidden class="stack" method="post" action="/api/switch_on_push" novalidate data-push="off" data-push-key=key
            data-version=version>
            <ViewerField/>
            <input type="hidden" name="endpoint"/>
            <input type="hidden" name="p256dh"/>
            <input type="hidden" name="auth"/>
            <p class="field-error" role="alert" data-push-says="failed" hidden>{t!(locale, "push-failed")}</p>
            <div><button class="button quiet">{t!(locale, "push-switch-on")}</button></div>
        </form>
        <p class="aside" data-push-says="no-script">{t!(locale, "push-no-script")}</p>
        <p class="aside" data-push-says="impossible" hidden>{t!(locale, "push-impossible")}</p>
        <p class="aside" role="status" data-push-says="blocked" hidden>{t!(locale, "push-blocked")}</p>
        <PushScript/>
    }
}

#[component]
fn On(locale: Locale) -> impl IntoView {
    view! {
        <p>{t!(locale, "push-on")}</p>
        <p class="aside" role="status" data-push-says="blocked" hidden>{t!(locale, "push-blocked")}</p>
        <form method="post" action="/api/switch_off_push" novalidate data-push="on">
            <ViewerField/>
            <button class="button quiet">{t!(locale, "push-switch-off")}</button>
        </form>
        <PushScript/>
    }
}

/// Another device.
#[component]
fn Device(mark: String, since: String, locale: Locale) -> impl IntoView {
    let which = t!(locale, "push-end-which", since = since.as_str());
    view! {
        <li>
            <span>{t!(locale, "push-device", since = since)}</span>
            <form method="post" action="/api/switch_off_push" novalidate>
                <ViewerField/>
                <button class="button quiet small" name="session" value=mark aria-label=which>{t!(locale, "push-end")}</button>
            </form>
        </li>
    }
}

#[component]
fn PushScript() -> impl IntoView {
    view! { <script src="/push.js" defer nonce=leptos::nonce::use_nonce()></script> }
}
