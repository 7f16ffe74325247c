//! `/forgotten`: a link by mail that sets a new password.

use leptos::prelude::*;

use crate::app::sign_in::ask_for_reset;
use crate::ui::components::unsent::main_form;
use crate::ui::components::{FormErrors, TextField, form_state, page};
use crate::ui::pages::sign_in::WeatherRow;
use crate::web::context::RequestContext;
use words::t;

/// The page.
#[component]
pub fn ForgottenPage() -> impl IntoView {
    page("single-card-page", ask_for_reset::load(RequestContext::here()), |(), locale| {
        let state = form_state("ask_for_reset");
        let view = view! {
            <section class="single-card">
                <WeatherRow/>
                <h1>{t!(locale, "forgotten-title")}</h1>
                <p>{t!(locale, "forgotten-say")}</p>
                <FormErrors state=state.clone() locale=locale/>
                <form novalidate id=main_form("ask_for_reset") method="post" action="/api/ask_for_reset">
                    <TextField field="name" label=t!(locale, "sign-in-name") state=state autocomplete="username" help=t!(locale, "sign-in-name-help")/>
                    <button class="button wide">{t!(locale, "forgotten-button")}</button>
                </form>
                <p class="aside foot-note">{t!(locale, "forgotten-locks")}</p>
                <p><a href="/sign-in">{t!(locale, "sign-in-title")}</a></p>
            </section>
        };
        (t!(locale, "forgotten-title"), view)
    })
}
