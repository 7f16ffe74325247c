//! `/set-up/{token}`: creates the first admin account.

use leptos::prelude::*;

use crate::app::sign_in::set_up_page;
use crate::app::sign_in::set_up_page::SetUpView;
use crate::state::flash::FormState;
use crate::state::password::MIN_PASSWORD_LENGTH;
use crate::ui::components::unsent::main_form;
use crate::ui::components::{FieldError, FormErrors, TextField, form_state, page, page_key};
use crate::ui::islands::browser_time_zone::BrowserTimeZone;
use crate::ui::pages::sign_in::WeatherRow;
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn SetUpPage() -> impl IntoView {
    let token = page_key("/set-up").unwrap_or_default();
    page("single-card-page", set_up_page::load(RequestContext::here(), token), |value, locale| {
        let state = form_state("set_up");
        let view = view! {
            <section class="single-card wide">
                <WeatherRow/>
                <h1>{t!(locale, "set-up-title")}</h1>
                <p>{t!(locale, "set-up-lead")}</p>
                <FormErrors state=state.clone() locale=locale/>
                <SetUpForm value=value state=state locale=locale/>
                <p class="aside foot-note">{t!(locale, "set-up-foot")}</p>
            </section>
        };
        (t!(locale, "set-up-title"), view)
    })
}

#[component]
fn SetUpForm(value: SetUpView, state: FormState, locale: Locale) -> impl IntoView {
    let text = |name: &str| state.value(name).unwrap_or_default().to_owned();
    view! {
        <form novalidate id=main_form("set_up") method="post" action="/api/set_up">
            <input type="hidden" name="token" value=value.token/>
            <div class="fields two">
                <TextField field="name" label=t!(locale, "set-up-name") state=state.clone() autocomplete="name" required=true/>
                <TextField field="person_id" label=t!(locale, "person-id") state=state.clone() begins="admin"
                    autocomplete="username" required=true/>
                <TextField field="site" label=t!(locale, "set-up-site") state=state.clone() autocomplete="organization"
                    required=true across=true begins=text("site")/>
                <TimeZoneField zones=value.zones guess=value.zone state=state.clone() locale=locale/>
                <TwoPasswords state=state locale=locale/>
            </div>
            <button class="button wide">{t!(locale, "set-up-button")}</button>
        </form>
    }
}

/// A list of time zones, in which that of the browser is chosen if it can be.
#[component]
pub fn TimeZoneField(
    zones: Vec<String>,
    /// The one that is chosen otherwise.
    guess: String,
    state: FormState,
    locale: Locale,
) -> impl IntoView {
    let wrong = state.error("time_zone").is_some();
    let stated = state.value("time_zone").map(str::to_owned);
    // What the person chose stays: only the server's guess gives way to that of the browser.
    let is_guess = stated.is_none();
    let chosen = stated.unwrap_or(guess);
    let options = zones.into_iter().map(|zone| {
        let here = zone == chosen;
        view! { <option selected=here>{zone}</option> }
    });
    view! {
        <div class=if wrong { "field across wrong" } else { "field across" }>
            <label for="time_zone">{t!(locale, "set-up-time-zone")}</label>
            <select class="select" id="time_zone" name="time_zone" aria-describedby="time_zone-help time_zone-error"
                aria-invalid=wrong.then_some("true")>
                {options.collect_view()}
            </select>
            <p class="help" id="time_zone-help">{t!(locale, "set-up-time-zone-help")}</p>
            {is_guess.then(|| view! {
                <BrowserTimeZone list="time_zone".to_owned() sentence=t!(locale, "set-up-time-zone-browser")/>
            })}
            <FieldError field="time_zone" state=state/>
        </div>
    }
}

/// A new password, typed twice.
#[component]
pub fn TwoPasswords(state: FormState, locale: Locale) -> impl IntoView {
    view! {
        <TextField field="password" label=t!(locale, "new-password") state=state.clone() kind="password"
            autocomplete="new-password" required=true help=t!(locale, "new-password-help", shortest = MIN_PASSWORD_LENGTH)/>
        <TextField field="again" label=t!(locale, "new-password-again") state=state kind="password"
            autocomplete="new-password" required=true/>
    }
}
