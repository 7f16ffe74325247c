//! What a good day leaves behind: one warm fact, and one good call that the person keeps.

use leptos::prelude::*;

use crate::app::check_in::GoodMoment;
use crate::ui::components::unsent::main_form;
use crate::ui::components::{FieldError, FormErrors, Icon, ViewerField, form_state_about};
use domain::Locale;
use words::t;

#[component]
pub(super) fn GoodMomentCard(good: GoodMoment, locale: Locale) -> impl IntoView {
    let GoodMoment { check_in, fact, kept } = good;
    let fact = fact.map(|(fact, meaning)| {
        view! {
            <p class="warm-fact"><Icon name="sky"/><span>{fact}</span></p>
            <p class="aside">{meaning}</p>
        }
    });
    let keep = match kept {
        Some(line) => view! {
            <h2 id="good-title">{t!(locale, "saved-kept")}</h2>
            <p class="kept-line">{line}</p>
            <p class="aside">{t!(locale, "saved-kept-where")}{words::gap(locale)}<a href="/me#good">{t!(locale, "nav-me")}</a></p>
        }
        .into_any(),
        None => view! { <KeepForm check_in=check_in locale=locale/> }.into_any(),
    };
    view! { <section class="card good-moment" id="good" aria-labelledby="good-title">{fact}{keep}</section> }
}

#[component]
fn KeepForm(check_in: String, locale: Locale) -> impl IntoView {
    let state = form_state_about("keep_good_thing", &check_in);
    let wrong = state.error("line").is_some();
    let described = if wrong { "line-help line-error" } else { "line-help" };
    view! {
        <h2 id="good-title">{t!(locale, "saved-keep")}</h2>
        <form id=main_form("keep_good_thing") method="post" action="/api/keep_good_thing" novalidate>
            <ViewerField/>
            {state.error("").map(|_| view! { <FormErrors state=state.clone() locale=locale/> })}
            <input type="hidden" name="id" value=check_in/>
            <input type="hidden" name="back" value="/check-in"/>
            <div class=if wrong { "field wrong" } else { "field" }>
                <label class="visually-hidden" for="good-line">{t!(locale, "saved-keep-line")}</label>
                <input class="input" id="good-line" name="line" type="text" autocomplete="off" value=state.value("line").map(str::to_owned)
                    placeholder=t!(locale, "saved-keep-line") aria-invalid=wrong.then_some("true") aria-describedby=described/>
                <p class="help" id="line-help">{t!(locale, "saved-keep-help")}</p>
                <FieldError field="line" state=state/>
            </div>
            <button class="button quiet">{t!(locale, "saved-keep-button")}</button>
        </form>
    }
}
