//! The recovery code, as far as `/account` speaks of it.

use leptos::prelude::*;

use crate::app::account::own_key_view::OwnKeyView;
use crate::ui::components::LockedCard;
use domain::Locale;
use words::t;

/// What is locked, and the way to a code. Nothing, for whoever writes no notes.
#[component]
pub fn RecoveryCards(own: OwnKeyView, locale: Locale) -> impl IntoView {
    let OwnKeyView { locked, code_kept, code_missing, .. } = own;
    let (say, way) = if code_kept {
        (t!(locale, "account-recovery-kept"), t!(locale, "recovery-new"))
    } else {
        (t!(locale, "account-recovery-missing"), t!(locale, "recovery-show"))
    };
    view! {
        {locked.map(|since| view! { <LockedCard since=since back="/account" locale=locale/> })}
        {(code_kept || code_missing).then(|| view! {
            <section class="card" id="recovery">
                <h2>{t!(locale, "recovery-title")}</h2>
                <p>{say}</p>
                <a class="button quiet" href="/recovery">{way}</a>
            </section>
        })}
    }
}
