//! `/counted`: the person's choice whether they are counted in the climate. There is no default.

use leptos::prelude::*;

use crate::ui::components::unsent::main_form;
use crate::ui::components::{FieldError, FormErrors, ViewerField, form_state, page};
use crate::ui::pages::sign_in::WeatherRow;
use crate::web::context::RequestContext;
use domain::Locale;
use domain::access::{Action, Subject};
use insight::climate::Epsilon;
use words::climate::at_most_sure;
use words::t;

/// The page.
#[component]
pub fn CountedPage() -> impl IntoView {
    let context = RequestContext::here();
    let load = async move {
        let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
        Ok((signed_in.shown(signed_in.person().counted), context.app.store.climate().highest_loss().await?))
    };
    page("single-card-page", load, |(counted, loss), locale| {
        let view = view! {
            <section class="single-card wide">
                <WeatherRow/>
                <h1>{t!(locale, "counted-title")}</h1>
                <CountedForm counted=counted loss=loss back="/counted" later=counted.is_none() locale=locale/>
            </section>
        };
        (t!(locale, "counted-title"), view)
    })
}

/// The form. No option is selected before the person has chosen.
#[component]
pub fn CountedForm(
    /// The current choice; `None` before the first one.
    counted: Option<bool>,
    /// The most that any week of a person loses in climate.
    loss: Epsilon,
    /// The address of the page with the form.
    back: &'static str,
    /// Whether the form is next to more important content, which gives it a quiet button.
    #[prop(optional)]
    quiet: bool,
    /// Whether the form can be dismissed without an answer.
    #[prop(optional)]
    later: bool,
    locale: Locale,
) -> impl IntoView {
    let state = form_state("choose_counted");
    let button = if quiet { "button quiet" } else { "button" };
    let wrong = state.error("counted").is_some();
    let counted = state.value("counted").map_or(counted, |answer| {
        [("yes", true), ("no", false)].into_iter().find(|(key, _)| *key == answer).map(|(_, is)| is)
    });
    let options = [
        ("yes", true, t!(locale, "counted-yes"), t!(locale, "counted-yes-say", sure = at_most_sure(loss))),
        ("no", false, t!(locale, "counted-no"), t!(locale, "counted-no-say")),
    ];
    let options = options.map(|(value, answer, name, about)| {
        view! {
            <label class="option">
                <input type="radio" name="counted" value=value required checked=counted == Some(answer)/>
                <span><strong>{name}</strong><span class="aside">{about}</span></span>
            </label>
        }
    });
    view! {
        <form novalidate id=main_form("choose_counted") method="post" action="/api/choose_counted">
            <ViewerField/>
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
