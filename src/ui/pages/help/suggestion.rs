//! `/suggestion/{key}`: one suggestion step by step, or the breathing guide.

use leptos::prelude::*;

use crate::app::suggestion;
use crate::app::suggestion::{Breath, Offer, SuggestionView};
use crate::ui::components::unsent::main_form;
use crate::ui::components::{Breathing, FieldError, FormErrors, Icon, form_state, page};
use crate::ui::components::{page_key, suggestion_card::OfferFields};
use crate::ui::pages::library::LibraryLinks;
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use domain::Locale;
use store::Outcome;
use words::t;

/// The page.
#[component]
pub fn SuggestionPage() -> impl IntoView {
    let context = RequestContext::here();
    let key = page_key("/suggestion").unwrap_or_default();
    let load = async move { suggestion::load(&context, &key).await };
    page("check-in reading", load, |value, locale| {
        let title = value.title.clone();
        let answer = match value.offer.clone() {
            Some(offer) => view! { <OutcomeForm offer=offer key=value.key.clone() locale=locale/> }.into_any(),
            None => view! {
                <div class="buttons"><a class="button quiet" href="/check-in">{t!(locale, "suggestion-back")}</a></div>
            }
            .into_any(),
        };
        let body = match value.breath.clone() {
            Some(breath) => view! { <BreathingCard value=value breath=breath locale=locale/> }.into_any(),
            None => view! { <StepsCard value=value locale=locale/> }.into_any(),
        };
        (title, view! { <div class="stack loose">{body} {answer}</div> })
    })
}

#[component]
fn StepsCard(value: SuggestionView, locale: Locale) -> impl IntoView {
    view! {
        <section class="card suggestion">
            <p class="kicker">{value.kicker}</p>
            <h1>{value.title}</h1>
            <p>{value.summary}</p>
            {value.why.map(|why| view! { <Why why=why helped=value.helped/> })}
            <ol class="steps">{steps(value.steps)}</ol>
            {value.has_times.then(|| view! {
                <div class="buttons"><a class="button" href="/breaks"><Icon name="clock"/>{t!(locale, "break-see-times")}</a></div>
            })}
            <p class="aside">{value.avoid}</p>
            <LibraryLinks links=value.library locale=locale/>
            <Evidence evidence=value.evidence locale=locale/>
        </section>
    }
}

#[component]
fn BreathingCard(value: SuggestionView, breath: Breath, locale: Locale) -> impl IntoView {
    view! {
        <div class="breathing">
            <h1>{value.title}</h1>
            <p class="lead">{value.summary}</p>
            <Breathing breath=breath locale=locale/>
        </div>
        <section class="card suggestion">
            {value.why.map(|why| view! { <Why why=why helped=value.helped/> })}
            <ol class="steps">{steps(value.steps)}</ol>
            <p class="aside">{words::in_a_row(locale, [value.avoid, t!(locale, "breath-alone")])}</p>
            <Evidence evidence=value.evidence locale=locale/>
        </section>
    }
}

#[component]
fn Why(why: String, helped: Option<String>) -> impl IntoView {
    view! {
        <p class="why"><Icon name="info" small=true/><span>{why} {helped.map(|helped| format!(" {helped}"))}</span></p>
    }
}

fn steps(steps: Vec<String>) -> impl IntoView {
    steps.into_iter().map(|step| view! { <li><span>{step}</span></li> }).collect_view()
}

#[component]
fn Evidence(evidence: String, locale: Locale) -> impl IntoView {
    view! {
        <details class="fold evidence">
            <summary>{t!(locale, "suggestion-evidence")}</summary>
            <p class="aside">{evidence}</p>
        </details>
    }
}

#[component]
fn OutcomeForm(offer: Offer, key: String, locale: Locale) -> impl IntoView {
    let state = form_state("rate_suggestion");
    let wrong = state.error("outcome").is_some();
    let said = state.value("outcome").map_or(offer.outcome, |key| key.parse().ok());
    let choices =
        [(Outcome::NotHelped, t!(locale, "suggestion-not-really")), (Outcome::Helped, t!(locale, "suggestion-helped"))];
    let choices = choices.map(|(outcome, words)| {
        let chosen = said == Some(outcome);
        view! { <label><input type="radio" name="outcome" value=outcome.key() required checked=chosen/>{words}</label> }
    });
    let choices = choices.into_iter().collect_view();
    view! {
        <form novalidate id=main_form("rate_suggestion") class="outcome-form card" method="post" action="/api/rate_suggestion">
            <FormErrors state=state.clone() locale=locale/>
            <OfferFields offer=offer/>
            <input type="hidden" name="back" value=page_of("/suggestion", &key)/>
            <fieldset class=if wrong { "field wrong" } else { "field" } aria-describedby=wrong.then_some("outcome-error")>
                <legend>{t!(locale, "suggestion-did-it-help")}</legend>
                <div class="segments">{choices}</div>
                <FieldError field="outcome" state=state/>
                <p class="help">{t!(locale, "suggestion-did-it-help-why")}</p>
            </fieldset>
            <div class="buttons">
                <button class="button">{t!(locale, "check-in-save")}</button>
                <a class="button quiet" href="/check-in">{t!(locale, "suggestion-back")}</a>
            </div>
        </form>
    }
}
