//! The plan of a follow-up: its form, and what it says.

use leptos::prelude::*;

use crate::app::flags::plan::{ActionChoice, PlanView, question};
use crate::app::flags::presenter::FlagView;
use crate::state::flash::FormState;
use crate::ui::components::{FieldError, FormErrors, ViewerField, form_state, raw_text};
use domain::Locale;
use store::{FollowUpPlan, PlanQuestion};
use words::t;

/// What is planned.
#[component]
pub fn PlanSummary(plan: PlanView, locale: Locale) -> impl IntoView {
    let what = plan.what.into_iter().flat_map(|what| what.lines().map(str::to_owned).collect::<Vec<_>>());
    let what = what.map(|line| view! { <p>{line}</p> }).collect_view();
    let details = plan.details.into_iter().map(|(question, answer)| {
        view! { <div><dt>{question}</dt><dd>{answer}</dd></div> }
    });
    let details = details.collect::<Vec<_>>();
    view! {
        <div class="plan">
            <p class="plan-title">{t!(locale, "follow-up-planned")}</p>
            {what}
            {(!details.is_empty()).then(|| view! { <dl class="plan-details">{details}</dl> })}
        </div>
    }
}

/// The plan of a flag that somebody follows up; its owner can change it.
#[component]
pub(super) fn Plan(flag: FlagView, choices: Vec<ActionChoice>, locale: Locale) -> impl IntoView {
    let state = form_state("plan_follow_up");
    let plan = flag.plan.clone();
    let summary = plan.clone().map(|plan| view! { <PlanSummary plan=plan locale=locale/> });
    let came_back = state.came_back();
    let label = if plan.is_some() { t!(locale, "follow-up-change") } else { t!(locale, "follow-up-plan") };
    let form = flag.mine.then(|| {
        view! {
            <details class="fold" id="plan" open=came_back>
                <summary>{label}</summary>
                <PlanForm flag=flag choices=choices state=state locale=locale/>
            </details>
        }
    });
    view! {
        {summary}
        {form}
    }
}

#[component]
fn PlanForm(flag: FlagView, choices: Vec<ActionChoice>, state: FormState, locale: Locale) -> impl IntoView {
    let known = flag.plan.map(|plan| plan.plan).unwrap_or_default();
    let value = |field: &str, known: Option<&str>| state.value(field).or(known).unwrap_or_default().to_owned();
    let chosen = value("chosen", known.action.as_deref());
    let own_words = value("own_words", known.own_words.as_deref());
    let class = |field: &str| if state.error(field).is_some() { "field wrong" } else { "field" };
    let invalid = |field: &str| state.error(field).is_some().then_some("true");
    let readers = match &flag.name {
        Some(name) => t!(locale, "follow-up-readers", name = name.as_str()),
        None => t!(locale, "flag-page-readers-team"),
    };
    let details = PlanQuestion::ALL.into_iter().map(|asked| {
        let field = asked.key();
        view! { <Question asked=asked value=value(field, answer(&known, asked)) state=state.clone() locale=locale/> }
    });
    let details = details.collect_view();
    let opened = PlanQuestion::ALL
        .into_iter()
        .any(|asked| state.error(asked.key()).is_some() || !value(asked.key(), answer(&known, asked)).is_empty());
    view! {
        <FormErrors state=state.clone() locale=locale/>
        <form novalidate class="stack" method="post" action="/api/plan_follow_up">
            <ViewerField/>
            <input type="hidden" name="flag" value=flag.id.to_string()/>
            <div class=class("chosen")>
                <label for="chosen">{t!(locale, "follow-up-action")}</label>
                <select class="select" id="chosen" name="chosen" aria-describedby="chosen-error" aria-invalid=invalid("chosen")>
                    <option value="" selected=chosen.is_empty()>{t!(locale, "follow-up-own-action")}</option>
                    <Choices label=t!(locale, "follow-up-fits") choices=choices.clone() fits=true chosen=chosen.clone()/>
                    <Choices label=t!(locale, "follow-up-others") choices=choices fits=false chosen=chosen/>
                </select>
                <FieldError field="chosen" state=state.clone()/>
            </div>
            <div class=class("own_words")>
                <label for="own_words">{t!(locale, "follow-up-own-words")}</label>
                <textarea class="textarea" id="own_words" name="own_words" rows="2"
                    aria-describedby="own_words-error own_words-help" aria-invalid=invalid("own_words")>{raw_text(&own_words)}</textarea>
                <FieldError field="own_words" state=state.clone()/>
                <p class="help" id="own_words-help">{readers}</p>
            </div>
            <details class="fold" id="plan-details" open=opened>
                <summary>{t!(locale, "follow-up-details")}</summary>
                <div class="stack">{details}</div>
            </details>
            <button class="button quiet">{t!(locale, "follow-up-save-plan")}</button>
        </form>
    }
}

/// A group of actions; nothing if it is empty.
#[component]
fn Choices(label: String, choices: Vec<ActionChoice>, fits: bool, chosen: String) -> impl IntoView {
    let options: Vec<_> = choices
        .into_iter()
        .filter(|choice| choice.fits == fits)
        .map(|choice| view! { <option selected={choice.key == chosen} value=choice.key>{choice.title}</option> })
        .collect();
    (!options.is_empty()).then(|| view! { <optgroup label=label>{options}</optgroup> })
}

#[component]
fn Question(asked: PlanQuestion, value: String, state: FormState, locale: Locale) -> impl IntoView {
    let field = asked.key();
    let wrong = state.error(field).is_some();
    view! {
        <div class=if wrong { "field wrong" } else { "field" }>
            <label for=field>{question(locale, asked)}" "<span class="optional">{t!(locale, "flag-page-optional")}</span></label>
            <input class="input" id=field name=field value=value autocomplete="off" aria-describedby=format!("{field}-error")
                aria-invalid=wrong.then_some("true")/>
            <FieldError field=field state=state/>
        </div>
    }
}

fn answer(plan: &FollowUpPlan, asked: PlanQuestion) -> Option<&str> {
    plan.details.iter().find(|(question, _)| *question == asked).map(|(_, answer)| answer.as_str())
}
