//! The cards of the climate: the privacy budget and the breakdown of the coming quarter.

use leptos::prelude::*;

use crate::app::centre::CentreView;
use crate::ui::components::{FieldError, TextField, ViewerField, form_state};
use domain::Locale;
use insight::climate::{Breakdown, Budget};
use words::climate::breakdown_choice;
use words::{dates, t};

/// Shows what the budget means, and lets an admin lower it.
#[component]
pub fn PrivacyBudgetCard(
    /// The budget in force.
    budget: Budget,
    locale: Locale,
) -> impl IntoView {
    let (total, lowest) = (budget.total(), Budget::LOWEST.total());
    // An even guess: the odds of 1 become at most e^epsilon.
    let odds = total.value().exp();
    let percent = format!("{:.0}", 100.0 * odds / (1.0 + odds));
    let say = t!(locale, "centre-budget-say", budget = total.to_string(), percent = percent);
    view! {
        <section class="card" id="privacy-budget">
            <h2>{t!(locale, "centre-budget")}</h2>
            <p>{say}</p>
            {(total > lowest).then(|| view! { <LowerBudgetForm locale=locale/> })}
        </section>
    }
}

#[component]
fn LowerBudgetForm(locale: Locale) -> impl IntoView {
    let state = form_state("lower_privacy_budget");
    let ticked = state.value("understood").is_some_and(|value| !value.is_empty());
    let wrong = state.error("understood").is_some();
    view! {
        <form novalidate method="post" action="/api/lower_privacy_budget">
            <ViewerField/>
            <TextField field="budget" label=t!(locale, "centre-budget-new") state=state.clone() required=true/>
            <div class=if wrong { "field wrong" } else { "field" }>
                <label class="tick">
                    <input type="checkbox" name="understood" value="yes" checked=ticked aria-describedby="understood-error"/>
                    <span>{t!(locale, "centre-budget-understood")}</span>
                </label>
                <FieldError field="understood" state=state/>
            </div>
            <button class="button quiet">{t!(locale, "centre-budget-button")}</button>
        </form>
    }
}

/// Shows the four breakdowns, and lets an admin choose that of the coming quarter.
#[component]
pub fn BreakdownCard(view: CentreView, locale: Locale) -> impl IntoView {
    let state = form_state("choose_breakdown");
    let wrong = state.error("breakdown").is_some();
    let options = Breakdown::ALL.map(|breakdown| {
        view! {
            <label class="tick">
                <input type="radio" name="breakdown" value=breakdown.key() checked=view.coming_breakdown == breakdown/>
                <span>{breakdown_choice(locale, breakdown)}</span>
            </label>
        }
    });
    let date = view.coming_quarter.map(|day| dates::full_day(locale, day)).unwrap_or_default();
    view! {
        <section class="card" id="breakdown">
            <h2>{t!(locale, "centre-breakdown")}</h2>
            <p>{t!(locale, "centre-breakdown-say")}</p>
            <form novalidate method="post" action="/api/choose_breakdown">
                <ViewerField/>
                <fieldset class=if wrong { "field wrong" } else { "field" }>
                    <legend>{t!(locale, "centre-breakdown-which", date = date)}</legend>
                    {options.collect_view()}
                    <FieldError field="breakdown" state=state/>
                </fieldset>
                <button class="button quiet">{t!(locale, "centre-breakdown-button")}</button>
            </form>
        </section>
    }
}
