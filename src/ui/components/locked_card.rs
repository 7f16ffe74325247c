//! Tells a person that what was said before a reset is locked, and asks for the recovery code.

use leptos::prelude::*;

use super::{FormErrors, Icon, TextField, ViewerField, form_state};
use crate::web::address::sign_in_address;
use domain::Locale;
use words::t;

/// The card. `since` is the formatted day of the reset; `back` is the address of the page with the card;
/// `peers_confirm` says that a colleague can confirm the person instead of the code.
#[component]
pub fn LockedCard(since: String, back: &'static str, peers_confirm: bool, locale: Locale) -> impl IntoView {
    let state = form_state("unlock_past");
    view! {
        <section class="card locked" id="locked">
            <div class="card-head"><h2><Icon name="lock"/>{t!(locale, "unlock-title")}</h2></div>
            <p>{t!(locale, "unlock-say", day = since)}</p>
            <form novalidate class="stack" method="post" action="/api/unlock_past">
                <ViewerField/>
                {state.error("").map(|_| view! { <FormErrors state=state.clone() locale=locale/> })}
                <input type="hidden" name="back" value=back/>
                <TextField field="code" label=t!(locale, "unlock-code") state=state required=true help=t!(locale, "unlock-code-help")/>
                <div class="buttons"><button class="button">{t!(locale, "unlock-button")}</button></div>
            </form>
            <p class="aside">{t!(locale, "unlock-lost")}</p>
            {peers_confirm.then(|| view! { <p class="aside">{t!(locale, "resets-peers")}</p> })}
        </section>
    }
}

/// Tells a person for whom the identity provider vouches that what was said before is locked until they type the
/// password of the account.
#[component]
pub fn BoundCard(since: String, back: &'static str, locale: Locale) -> impl IntoView {
    view! {
        <section class="card locked" id="locked">
            <div class="card-head"><h2><Icon name="lock"/>{t!(locale, "unlock-title")}</h2></div>
            <p>{t!(locale, "provider-locked-say", day = since)}</p>
            <p><a class="button" href=sign_in_address(back)>{t!(locale, "provider-locked-button")}</a></p>
            <p class="aside">{t!(locale, "provider-locked-lost")}</p>
        </section>
    }
}
