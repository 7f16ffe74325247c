//! `/sign-in/code`: the second step of signing in.

use leptos::prelude::*;

use crate::app::sign_in::confirm_sign_in::waits;
use crate::ui::components::{FormErrors, TextField, form_state, page};
use crate::ui::pages::sign_in::WeatherRow;
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn SignInCodePage() -> impl IntoView {
    page("single-card-page", waits(RequestContext::here()), |waits, locale| {
        let title = if waits { t!(locale, "sign-in-code-title") } else { t!(locale, "sign-in-code-over-title") };
        let view = view! {
            <section class="single-card">
                <WeatherRow/>
                <h1>{title.clone()}</h1>
                {match waits {
                    true => view! { <CodeForm locale=locale/> }.into_any(),
                    false => view! {
                        <p>{t!(locale, "sign-in-code-over")}</p>
                        <div class="buttons"><a class="button" href="/sign-in">{t!(locale, "sign-in-title")}</a></div>
                    }.into_any(),
                }}
            </section>
        };
        (title, view)
    })
}

#[component]
fn CodeForm(locale: Locale) -> impl IntoView {
    let state = form_state("confirm_sign_in");
    view! {
        <p>{t!(locale, "sign-in-code-say")}</p>
        {state.error("").map(|_| view! { <FormErrors state=state.clone() locale=locale/> })}
        <form novalidate method="post" action="/api/confirm_sign_in">
            <TextField field="code" label=t!(locale, "second-factor-code-or-backup") state=state autocomplete="one-time-code"
                required=true autofocus=true help=t!(locale, "sign-in-code-help")/>
            <button class="button wide">{t!(locale, "sign-in-button")}</button>
        </form>
        <p class="aside foot-note">{t!(locale, "sign-in-code-lost")}</p>
    }
}
