//! `/suggestion/{key}`: one suggestion step by step, or the breathing guide.

use leptos::prelude::*;

use crate::app::suggestion;
use crate::app::suggestion::{Breath, SuggestionView};
use crate::ui::components::suggestion_card::OutcomeForm;
use crate::ui::components::{Breathing, Icon, page, page_key};
use crate::ui::pages::library::LibraryLinks;
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use domain::Locale;
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
            Some(offer) => {
                let back = page_of("/suggestion", &value.key);
                view! { <OutcomeForm offer=offer back=back has_link=true locale=locale/> }.into_any()
            }
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
