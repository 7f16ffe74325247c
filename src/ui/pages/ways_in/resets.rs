//! `/resets`: colleagues in the same role with a new password, to be confirmed by somebody who knows them.

use leptos::prelude::*;

use crate::app::account::confirm_reset;
use crate::app::account::confirm_reset::WaitingAccount;
use crate::ui::components::{FormErrors, Vane, ViewerField, form_state, page};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn ResetsPage() -> impl IntoView {
    page("reading", confirm_reset::load(RequestContext::here()), |waiting, locale| {
        let empty = waiting.is_empty().then(|| {
            view! { <div class="empty"><Vane/><p>{t!(locale, "resets-none")}</p></div> }
        });
        let state = form_state("confirm_reset");
        let view = view! {
            <div class="page-head"><div>
                <h1>{t!(locale, "resets-title")}</h1>
                <p class="aside">{t!(locale, "resets-lead")}</p>
            </div></div>
            {state.error("").map(|_| view! { <FormErrors state=state.clone() locale=locale/> })}
            {waiting.into_iter().map(|account| view! { <Account account=account locale=locale/> }).collect_view()}
            {empty}
        };
        (t!(locale, "resets-title"), view)
    })
}

#[component]
fn Account(account: WaitingAccount, locale: Locale) -> impl IntoView {
    let WaitingAccount { key, name, since, last_reset } = account;
    view! {
        <section class="card">
            <h2>{t!(locale, "notice-person", name = name.as_str(), id = key.as_str())}</h2>
            <p>{t!(locale, "resets-say", day = since)}</p>
            <form novalidate method="post" action="/api/confirm_reset">
                <ViewerField/>
                <input type="hidden" name="person" value=key/>
                <input type="hidden" name="last_reset" value=last_reset/>
                <button class="button">{t!(locale, "resets-confirm", name = name)}</button>
            </form>
        </section>
    }
}
