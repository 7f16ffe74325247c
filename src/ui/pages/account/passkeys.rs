//! The passkeys of a person: the list, and the form that adds one.

use leptos::prelude::*;

use crate::app::passkeys::{PasskeyItem, PasskeysView};
use crate::ui::components::passkey_form::{NewPasskeyForm, PasskeyScript};
use domain::Locale;
use words::t;

/// The card.
#[component]
pub fn PasskeysCard(view: PasskeysView, locale: Locale) -> impl IntoView {
    let PasskeysView { host, why_not, passkeys, can_add } = view;
    let has_any = !passkeys.is_empty();
    let rows = passkeys.into_iter().map(|passkey| view! { <Item passkey=passkey locale=locale/> }).collect_view();
    let add = host
        .filter(|_| can_add)
        .map(|host| view! { <NewPasskeyForm host=host back="" locale=locale/><PasskeyScript/> });
    view! {
        <section class="card" id="passkeys">
            <h2>{t!(locale, "passkeys-title")}</h2>
            <p>{t!(locale, "passkeys-say")}</p>
            {has_any.then(|| view! { <ul class="rows">{rows}</ul> })}
            {add}
            {why_not.map(|why| view! { <p class="aside">{why}</p> })}
        </section>
    }
}

#[component]
fn Item(passkey: PasskeyItem, locale: Locale) -> impl IntoView {
    let PasskeyItem { id, label, added, used, opens_notes } = passkey;
    let times = match used {
        Some(used) => t!(locale, "passkey-used", added = added, used = used),
        None => t!(locale, "passkey-unused", added = added),
    };
    let notes = if opens_notes { t!(locale, "passkey-opens-notes") } else { t!(locale, "passkey-opens-none") };
    let facts = t!(locale, "passkey-facts", times = times.as_str(), notes = notes.as_str());
    let which = t!(locale, "passkey-remove-which", label = label.as_str());
    view! {
        <li>
            <span>{label}<span class="aside">" "{facts}</span></span>
            <form novalidate method="post" action="/api/remove_passkey">
                <button class="button quiet small" name="passkey" value=id aria-label=which>{t!(locale, "passkey-remove")}</button>
            </form>
        </li>
    }
}
