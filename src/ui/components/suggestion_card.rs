//! A suggestion with its reason, which the person accepts or dismisses with one tap.

use leptos::prelude::*;

use super::Icon;
use crate::app::breaks::is_break;
use crate::app::suggestion::{Offer, SuggestionCard as Card};
use crate::web::address::page_of;
use domain::Locale;
use insight::suggestion::choice::MIN_OWN_ANSWERS;
use store::Outcome;
use words::t;

/// The card. It is empty if the suggestion was dismissed.
#[component]
pub fn SuggestionCard(card: Card, locale: Locale) -> impl IntoView {
    if matches!(card.offer.outcome, Some(Outcome::Dismissed | Outcome::Less)) {
        return None;
    }
    let start = if card.guided {
        t!(locale, "suggestion-start", minutes = card.minutes)
    } else {
        t!(locale, "suggestion-look", minutes = card.minutes)
    };
    let icon = if card.guided { "breath" } else { "arrow-right" };
    let times = is_break(&card.key).then(|| {
        view! { <a class="button quiet" href="/breaks"><Icon name="clock"/>{t!(locale, "break-see-times")}</a> }
    });
    let answers = match card.offer.outcome {
        None => [
            ("dismissed", "button quiet", t!(locale, "suggestion-dismiss")),
            ("less", "button plain", t!(locale, "suggestion-less")),
        ]
        .into_iter()
        .map(|(outcome, class, words)| {
            view! {
                <form novalidate method="post" action="/api/rate_suggestion">
                    <OfferFields offer=card.offer.clone()/>
                    <button class=class name="outcome" value=outcome>{words}</button>
                </form>
            }
        })
        .collect_view()
        .into_any(),
        Some(outcome) => {
            let answer = if outcome == Outcome::Helped {
                t!(locale, "suggestion-was-helpful")
            } else {
                t!(locale, "suggestion-was-not-helpful")
            };
            view! { <span class="aside">{answer}</span> }.into_any()
        }
    };
    Some(view! {
        <section class="card suggestion" aria-labelledby="suggestion-title">
            <p class="kicker">{t!(locale, "suggestion-kicker")}</p>
            <h2 id="suggestion-title">{card.title}</h2>
            <p>{card.summary}</p>
            <p class="why"><Icon name="info" small=true/><span>{card.why} {card.helped.map(|helped| format!(" {helped}"))}</span></p>
            <div class="buttons">
                <a class="button" href=page_of("/suggestion", &card.key)><Icon name=icon/>{start}</a>
                {times}
                {answers}
            </div>
            <details class="fold evidence">
                <summary>{t!(locale, "suggestion-evidence")}</summary>
                <p class="aside">{card.evidence}</p>
                <p class="aside">{t!(locale, "suggestion-how", fewest = MIN_OWN_ANSWERS)}</p>
            </details>
        </section>
    })
}

/// Hidden fields that identify the offer an answer is about.
#[component]
pub fn OfferFields(offer: Offer) -> impl IntoView {
    view! {
        <input type="hidden" name="workday" value=offer.workday/>
        <input type="hidden" name="shift" value=offer.shift/>
    }
}
