//! A suggestion with its reason, which the person accepts or dismisses with one tap.

use leptos::prelude::*;

use super::unsent::main_form;
use super::{FieldError, FormErrors, Icon, ViewerField, form_state};
use crate::app::breaks::is_break;
use crate::app::suggestion::{Offer, SuggestionCard as Card};
use crate::web::address::page_of;
use domain::Locale;
use insight::suggestion::choice::MIN_OWN_ANSWERS;
use store::Outcome;
use words::t;

/// The card. It is empty if the suggestion was dismissed.
#[component]
pub fn SuggestionCard(
    card: Card,
    /// The address that forms return to; the check-in if it is empty.
    #[prop(optional)]
    back: String,
    locale: Locale,
) -> impl IntoView {
    if card.offer.is_unwanted() {
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
    Some(view! {
        <section class="card suggestion" aria-labelledby="suggestion-title">
            <p class="kicker">{t!(locale, "suggestion-kicker")}</p>
            <h2 id="suggestion-title">{card.title}</h2>
            <p>{card.summary}</p>
            <p class="why"><Icon name="info" small=true/><span>{card.why} {card.helped.map(|helped| format!(" {helped}"))}</span></p>
            <div class="buttons">
                <a class="button" href=page_of("/suggestion", &card.key)><Icon name=icon/>{start}</a>
                {times}
                <OfferAnswers offer=card.offer back=back locale=locale/>
            </div>
            <details class="fold evidence">
                <summary>{t!(locale, "suggestion-evidence")}</summary>
                <p class="aside">{card.evidence}</p>
                <p class="aside">{t!(locale, "suggestion-how", fewest = MIN_OWN_ANSWERS)}</p>
            </details>
        </section>
    })
}

/// The buttons that decline an offer, or what the person answered.
#[component]
pub fn OfferAnswers(
    offer: Offer,
    /// The address that forms return to; the check-in if it is empty.
    back: String,
    locale: Locale,
) -> impl IntoView {
    match offer.outcome {
        None => [
            ("dismissed", "button quiet", t!(locale, "suggestion-dismiss")),
            ("less", "button plain", t!(locale, "suggestion-less")),
        ]
        .into_iter()
        .map(|(outcome, class, words)| {
            view! {
                <form novalidate method="post" action="/api/rate_suggestion">
                    <ViewerField/>
                    <OfferFields offer=offer.clone() back=back.clone()/>
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
    }
}

/// The form that asks whether what was offered helped.
#[component]
pub fn OutcomeForm(
    offer: Offer,
    /// The address that it returns to.
    back: String,
    /// Whether it has a link back to the check-in.
    #[prop(optional)]
    has_link: bool,
    locale: Locale,
) -> impl IntoView {
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
    let link = has_link.then(|| view! { <a class="button quiet" href="/check-in">{t!(locale, "suggestion-back")}</a> });
    view! {
        <form novalidate id=main_form("rate_suggestion") class="outcome-form card" method="post" action="/api/rate_suggestion">
            <ViewerField/>
            <FormErrors state=state.clone() locale=locale/>
            <OfferFields offer=offer back=back/>
            <fieldset class=if wrong { "field wrong" } else { "field" } aria-describedby=wrong.then_some("outcome-error")>
                <legend>{t!(locale, "suggestion-did-it-help")}</legend>
                <div class="segments">{choices}</div>
                <FieldError field="outcome" state=state/>
                <p class="help">{t!(locale, "suggestion-did-it-help-why")}</p>
            </fieldset>
            <div class="buttons">
                <button class="button">{t!(locale, "check-in-save")}</button>
                {link}
            </div>
        </form>
    }
}

/// Hidden fields that identify the offer an answer is about, and where the form returns to.
#[component]
fn OfferFields(offer: Offer, back: String) -> impl IntoView {
    view! {
        <input type="hidden" name="workday" value=offer.workday/>
        <input type="hidden" name="shift" value=offer.shift/>
        <input type="hidden" name="offered" value=offer.intervention/>
        {(!back.is_empty()).then(|| view! { <input type="hidden" name="back" value=back/> })}
    }
}
