//! `/tough-call/{id}`: a few minutes after a tough call, before the next one.

use leptos::prelude::*;

use super::DistressLink;
use crate::app::suggestion::{Breath, SuggestionCard as Offered};
use crate::app::tough_calls::reset;
use crate::app::tough_calls::reset::{ReframingView, ResetCard, ResetView};
use crate::ui::components::suggestion_card::{OfferAnswers, OutcomeForm};
use crate::ui::components::{Breathing, Icon, SuggestionCard, page, page_key};
use crate::ui::islands::reset_timer::ResetTimer;
use crate::ui::pages::library::item::LibraryPart;
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn ResetPage() -> impl IntoView {
    let load = reset::load(RequestContext::here(), page_key(crate::app::tough_calls::PAGE));
    page("tough reading", load, |value, locale| {
        let ResetView {
            id,
            saved,
            seen,
            is_shared,
            minutes,
            until,
            breath,
            reframing,
            suggestion,
            card,
            others,
            distress,
        } = value;
        let here = page_of(crate::app::tough_calls::PAGE, &id);
        let suggestion = suggestion.filter(|offered| !offered.offer.is_unwanted());
        let asked = suggestion.clone().map(|offered| {
            view! { <OutcomeForm offer=offered.offer back=here.clone() locale=locale/> }
        });
        // What is offered may be the card itself: then it is there once, with the reason.
        let (of_card, apart) = match suggestion {
            Some(offered) if card.as_ref().is_some_and(|card| card.key == offered.key) => (Some(offered), None),
            other => (None, other),
        };
        let view = view! {
            <div class="page-head"><div>
                <h1>{t!(locale, "tough-reset-title")}</h1>
                <p class="aside">{words::in_a_row(locale, [saved, seen])}</p>
            </div></div>
            <section class="card tough-next" aria-labelledby="tough-next">
                <h2 id="tough-next">{t!(locale, "tough-reset-next")}</h2>
                <p class="tough-until"><Icon name="clock"/><span>{t!(locale, "tough-reset-until", minutes = minutes, time = until)}</span></p>
                <ResetTimer
                    minutes=minutes
                    start=t!(locale, "tough-timer-start", minutes = minutes) pause=t!(locale, "tough-timer-pause")
                    go_on=t!(locale, "tough-timer-go-on") again=t!(locale, "tough-timer-again")
                    left=t!(locale, "tough-timer-left", time = "#") done=t!(locale, "tough-timer-done")
                />
                <div class="buttons">
                    <a class="button quiet" href="/support#ask"><Icon name="speech"/>{t!(locale, "tough-reset-talk")}</a>
                    <a class="button quiet" href="/breaks"><Icon name="clock"/>{t!(locale, "tough-reset-break")}</a>
                </div>
            </section>
            {breath.map(|(title, breath)| view! { <BreathCard title=title breath=breath locale=locale/> })}
            {reframing.map(|reframing| view! { <Reframing reframing=reframing/> })}
            {apart.map(|offered| view! { <SuggestionCard card=offered back=here.clone() locale=locale/> })}
            {card.map(|card| view! { <FirstCard card=card offered=of_card back=here locale=locale/> })}
            {asked}
            <Others others=others locale=locale/>
            {distress.map(|(href, title)| view! { <DistressLink href=href title=title/> })}
            <Changes id=id is_shared=is_shared locale=locale/>
        };
        (t!(locale, "tough-reset-title"), view)
    })
}

#[component]
fn BreathCard(title: String, breath: Breath, locale: Locale) -> impl IntoView {
    view! {
        <details class="card tough-breath" open>
            <summary><Icon name="breath"/>{t!(locale, "tough-reset-breathe")}<span class="aside">{title}</span></summary>
            <div class="breathing">
                <Breathing breath=breath locale=locale/>
            </div>
        </details>
    }
}

/// Another way to see the call, in full.
#[component]
fn Reframing(reframing: ReframingView) -> impl IntoView {
    let ReframingView { href, title, summary, parts } = reframing;
    let parts = parts.into_iter().map(|part| view! { <LibraryPart part=part lang=None/> }).collect_view();
    view! {
        <section class="card library-item" aria-labelledby="tough-reframing">
            <h2 id="tough-reframing"><a href=href>{title}</a></h2>
            <p class="lead">{summary}</p>
            <div class="library-parts">{parts}</div>
        </section>
    }
}

#[component]
fn FirstCard(
    card: ResetCard,
    /// If it is what is offered on the call: the reason, and how to decline it.
    offered: Option<Offered>,
    /// The address that forms return to.
    back: String,
    locale: Locale,
) -> impl IntoView {
    let (why, answers) = match offered {
        Some(Offered { why, helped, offer, .. }) => (
            Some(view! {
                <p class="why"><Icon name="info" small=true/><span>{why} {helped.map(|helped| format!(" {helped}"))}</span></p>
            }),
            Some(view! { <div class="buttons"><OfferAnswers offer=offer back=back locale=locale/></div> }),
        ),
        None => (None, None),
    };
    let steps = card.steps.into_iter().map(|step| view! { <li><span>{step}</span></li> }).collect_view();
    view! {
        <section class="card suggestion" aria-labelledby="tough-card">
            <h2 id="tough-card">{card.title}</h2>
            <p>{card.summary}</p>
            {why}
            <ol class="steps">{steps}</ol>
            <p class="aside">{card.avoid}</p>
            {answers}
            <details class="fold evidence">
                <summary>{t!(locale, "suggestion-evidence")}</summary>
                <p class="aside">{card.evidence}</p>
            </details>
        </section>
    }
}

#[component]
fn Others(others: Vec<(String, String)>, locale: Locale) -> impl IntoView {
    (!others.is_empty()).then(|| {
        let links = others.into_iter().map(|(href, name)| view! { <li><a href=href>{name}</a></li> });
        view! {
            <section class="card" aria-labelledby="tough-more">
                <h2 id="tough-more">{t!(locale, "tough-reset-more-title")}</h2>
                <ul class="rows">{links.collect_view()}</ul>
            </section>
        }
    })
}

/// One line: share it no longer, delete it, and back.
#[component]
fn Changes(id: String, is_shared: bool, locale: Locale) -> impl IntoView {
    let private = is_shared.then(|| {
        view! {
            <form novalidate method="post" action="/api/keep_tough_call_private">
                <input type="hidden" name="id" value=id.clone()/>
                <button class="button plain small">{t!(locale, "tough-reset-keep-private")}</button>
            </form>
        }
    });
    view! {
        <div class="saved-actions">
            {private}
            <form novalidate method="post" action="/api/delete_tough_call">
                <input type="hidden" name="id" value=id/>
                <button class="button plain small">{t!(locale, "tough-reset-delete")}</button>
            </form>
            <a class="button plain small" href="/check-in">{t!(locale, "tough-reset-back")}</a>
        </div>
    }
}
