//! `/counted`: the choice whether one is counted in the climate of the centre, which nobody makes for anybody.

use leptos::prelude::*;

use super::sign_in::DoorSky;
use crate::ui::components::{FieldError, FormErrors, form_state, page};
use crate::web::form::RequestContext;
use domain::Locale;
use domain::access::{Action, Subject};
use words::t;

/// The screen.
#[component]
pub fn Counted() -> impl IntoView {
    let context = RequestContext::here();
    let load = async move {
        let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
        Ok((signed_in.person().counted, context.app.store.settings().floor().await?))
    };
    page("door", load, |(counted, floor), locale| {
        let view = view! {
            <section class="door-card wide">
                <DoorSky/>
                <h1>{t!(locale, "counted-title")}</h1>
                <CountedForm counted=counted floor=floor back="/counted" later=counted.is_none() locale=locale/>
            </section>
        };
        (t!(locale, "counted-title"), view)
    })
}

/// The form. Nothing is ticked before the person has chosen.
#[component]
pub fn CountedForm(
    /// What was chosen, if anything was.
    counted: Option<bool>,
    /// k, as it is in force.
    floor: u32,
    /// The page that the form stands on.
    back: &'static str,
    /// Whether it stands beside something that matters more at the moment.
    #[prop(optional)]
    quiet: bool,
    /// Whether one may go on without an answer.
    #[prop(optional)]
    later: bool,
    /// In which language.
    locale: Locale,
) -> impl IntoView {
    let state = form_state("choose_counted");
    let button = if quiet { "button quiet" } else { "button" };
    let wrong = state.error("counted").is_some();
    let options = [
        ("yes", true, t!(locale, "counted-yes"), t!(locale, "counted-yes-say", floor = floor)),
        ("no", false, t!(locale, "counted-no"), t!(locale, "counted-no-say")),
    ];
    let options = options.map(|(value, means, name, say)| {
        view! {
            <label class="option">
                <input type="radio" name="counted" value=value required checked=counted == Some(means)/>
                <span><strong>{name}</strong><span class="aside">{say}</span></span>
            </label>
        }
    });
    view! {
        <form method="post" action="/api/choose_counted">
            <FormErrors state=state.clone() locale=locale/>
            <input type="hidden" name="back" value=back/>
            <fieldset class=if wrong { "field wrong" } else { "field" } aria-describedby=wrong.then_some("counted-error")>
                <legend class="label">{t!(locale, "counted-question")}</legend>
                <p class="help">{t!(locale, "counted-say")}</p>
                <div class="options">{options.into_iter().collect_view()}</div>
                <FieldError field="counted" state=state/>
            </fieldset>
            <div class="buttons">
                <button class=button>{t!(locale, "counted-save")}</button>
                {later.then(|| view! { <a class="button quiet" href="/check-in">{t!(locale, "recovery-later")}</a> })}
            </div>
        </form>
    }
}
