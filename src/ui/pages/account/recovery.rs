//! The recovery code on `/account`.

use leptos::prelude::*;

use crate::app::account::own_key_view::OwnKeyView;
use crate::ui::components::{BoundCard, LockedCard};
use domain::Locale;
use words::t;

/// Says what is locked and links to the recovery code. It is empty for people who have no use for one.
#[component]
pub fn RecoveryCards(own: OwnKeyView, locale: Locale) -> impl IntoView {
    let OwnKeyView { locked, bound, peers_confirm, code_kept, code_missing, .. } = own;
    let (about, action) = if code_kept {
        (t!(locale, "account-recovery-kept"), t!(locale, "recovery-new"))
    } else {
        (t!(locale, "account-recovery-missing"), t!(locale, "recovery-show"))
    };
    view! {
        {locked.map(|since| view! { <LockedCard since=since back="/account" peers_confirm=peers_confirm locale=locale/> })}
        {bound.map(|since| view! { <BoundCard since=since back="/account" locale=locale/> })}
        {(code_kept || code_missing).then(|| view! {
            <section class="card" id="recovery">
                <h2>{t!(locale, "recovery-title")}</h2>
                <p>{about}</p>
                <a class="button quiet" href="/recovery">{action}</a>
            </section>
        })}
    }
}
