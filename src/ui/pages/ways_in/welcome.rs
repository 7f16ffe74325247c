//! `/welcome`: what the product is, who sees what, and the choice of the default audience.

use leptos::prelude::*;

use crate::ui::components::unsent::main_form;
use crate::ui::components::{FieldError, FormErrors, Icon, ViewerField, form_state, page};
use crate::ui::pages::sign_in::WeatherRow;
use crate::web::context::RequestContext;
use domain::access::{Action, Subject};
use domain::{Audience, Locale};
use words::t;

/// The page.
#[component]
pub fn WelcomePage() -> impl IntoView {
    let context = RequestContext::here();
    let load = async move {
        let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
        Ok(signed_in.shown(signed_in.person().default_audience))
    };
    page("single-card-page", load, |chosen, locale| {
        let view = view! {
            <section class="single-card wide">
                <WeatherRow/>
                <h1>{t!(locale, "welcome-title")}</h1>
                <ul class="promises">
                    <Promise icon="sky" title=t!(locale, "welcome-say") sentence=t!(locale, "welcome-say-more")/>
                    <Promise icon="eye" title=t!(locale, "welcome-choose") sentence=t!(locale, "welcome-choose-more")/>
                    <Promise icon="lock" title=t!(locale, "welcome-never") sentence=t!(locale, "welcome-never-more")/>
                </ul>
                <AudienceForm chosen=chosen locale=locale/>
            </section>
        };
        (t!(locale, "welcome-title"), view)
    })
}

#[component]
fn Promise(icon: &'static str, title: String, sentence: String) -> impl IntoView {
    view! { <li><Icon name=icon/><div><h2>{title}</h2><p class="aside">{sentence}</p></div></li> }
}

/// The form. No option is selected before the person has chosen.
#[component]
fn AudienceForm(chosen: Option<Audience>, locale: Locale) -> impl IntoView {
    let state = form_state("choose_audience");
    let wrong = state.error("audience").is_some();
    let ticked: Option<Audience> = state.value("audience").map_or(chosen, |key| key.parse().ok());
    // A person who returns to this page has already completed these steps.
    let (first, go_on) = match chosen {
        None => (true, t!(locale, "welcome-next")),
        Some(_) => (false, t!(locale, "account-save")),
    };
    let options = Audience::ALL.map(|audience| {
        let means = match audience {
            Audience::Me => t!(locale, "welcome-audience-me"),
            Audience::Lead => t!(locale, "welcome-audience-lead"),
            Audience::Team => t!(locale, "welcome-audience-team"),
        };
        view! {
            <label class="option">
                <input type="radio" name="audience" value=audience.key() required checked=ticked == Some(audience)/>
                <span><strong>{words::audience(locale, audience)}</strong><span class="aside">{means}</span></span>
            </label>
        }
    });
    view! {
        <form novalidate id=main_form("choose_audience") method="post" action="/api/choose_audience">
            <ViewerField/>
            <FormErrors state=state.clone() locale=locale/>
            <input type="hidden" name="back" value="/welcome"/>
            <fieldset class=if wrong { "field wrong" } else { "field" } aria-describedby=wrong.then_some("audience-error")>
                <legend class="label">{t!(locale, "welcome-audience")}</legend>
                <div class="options">{options.into_iter().collect_view()}</div>
                <FieldError field="audience" state=state/>
                <p class="help">{t!(locale, "welcome-audience-help")}</p>
            </fieldset>
            {first.then(|| view! { <p class="aside">{t!(locale, "welcome-to-come")}</p> })}
            <div class="buttons">
                <button class="button">{go_on}</button>
                <a class="button quiet" href="/privacy">{t!(locale, "nav-privacy")}</a>
            </div>
        </form>
    }
}
