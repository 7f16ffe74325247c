//! `/breaks`: the times at which an agent can take a break, with what each costs, and the agent's own request.

use leptos::prelude::*;

use crate::app::breaks;
use crate::app::breaks::{BreakOffer, BreaksView, SlotView, SlotsView};
use crate::ui::components::breaks::BreakStatus;
use crate::ui::components::{FieldError, FormErrors, Icon, ViewerField, form_state, page, page_query};
use crate::web::address::with_query;
use crate::web::context::RequestContext;
use domain::Locale;
use domain::break_request::LENGTHS;
use words::t;

/// The page.
#[component]
pub fn BreaksPage() -> impl IntoView {
    let minutes = page_query("minutes").and_then(|minutes| minutes.parse().ok());
    page("breaks-page reading", breaks::load(RequestContext::here(), minutes), |value, locale| {
        let BreaksView { status, offer } = value;
        let view = view! {
            <div class="page-head"><div>
                <h1>{t!(locale, "breaks-title")}</h1>
                <p class="aside">{t!(locale, "breaks-lead")}</p>
            </div></div>
            <BreakStatus status=status locale=locale/>
            {offer.map(|offer| view! { <Offer offer=offer locale=locale/> })}
            <p class="aside">{t!(locale, "breaks-privacy")}</p>
        };
        (t!(locale, "breaks-title"), view)
    })
}

#[component]
fn Offer(offer: BreakOffer, locale: Locale) -> impl IntoView {
    let why_not = |sentence: String| view! { <section class="card"><p>{sentence}</p></section> }.into_any();
    match offer {
        BreakOffer::NoTeam => why_not(t!(locale, "breaks-no-team")),
        BreakOffer::NoLead => why_not(t!(locale, "breaks-no-lead")),
        BreakOffer::OffShift => why_not(t!(locale, "breaks-off-shift")),
        BreakOffer::NoTimeLeft => why_not(t!(locale, "breaks-no-time-left")),
        BreakOffer::Slots(slots) => view! { <TimeSlots slots=slots locale=locale/> }.into_any(),
    }
}

#[component]
fn TimeSlots(slots: SlotsView, locale: Locale) -> impl IntoView {
    let SlotsView { minutes, slots, is_from_earlier_weeks, some_granted_at_once } = slots;
    let lengths = LENGTHS.map(|length| {
        let href = with_query("/breaks", &[("minutes", &length.to_string())]);
        let current = (length == minutes).then_some("true");
        view! { <a href=href aria-current=current>{t!(locale, "breaks-minutes", minutes = length)}</a> }
    });
    let none = slots.is_empty().then(|| view! { <p>{t!(locale, "breaks-full")}</p> });
    let slots = slots.into_iter().map(|slot| view! { <TimeSlot offered=slot locale=locale/> });
    let state = form_state("ask_for_break");
    let who = if some_granted_at_once { t!(locale, "breaks-who-rule") } else { t!(locale, "breaks-who-lead") };
    view! {
        <section class="card" aria-labelledby="slots-h">
            <div class="card-head">
                <h2 id="slots-h">{t!(locale, "breaks-when")}</h2>
                <nav class="segments" aria-label=t!(locale, "breaks-how-long")>{lengths.collect_view()}</nav>
            </div>
            <form method="post" action="/api/ask_for_break" novalidate>
                <ViewerField/>
                <FormErrors state=state.clone() locale=locale/>
                <FieldError field="minutes" state=state.clone()/>
                <FieldError field="starts" state=state/>
                <input type="hidden" name="minutes" value=minutes.to_string()/>
                <ul class="break-slots">{slots.collect_view()}</ul>
                {none}
            </form>
            <p class="aside">{who}</p>
            {is_from_earlier_weeks.then(|| view! { <p class="aside">{t!(locale, "breaks-from-earlier-weeks")}</p> })}
        </section>
    }
}

#[component]
fn TimeSlot(offered: SlotView, locale: Locale) -> impl IntoView {
    let SlotView { starts, time, cost, is_free } = offered;
    let cost_id = format!("cost-{starts}");
    view! {
        <li class=if is_free { "break-slot free" } else { "break-slot" }>
            <span class="break-time">{time.clone()}</span>
            <span class="break-cost" id=cost_id.clone()>{is_free.then(|| view! { <Icon name="check" small=true/> })}{cost}</span>
            <button class="button" name="starts" value=starts.to_string() aria-describedby=cost_id
                aria-label=t!(locale, "breaks-ask-for", time = time)>{t!(locale, "breaks-ask")}</button>
        </li>
    }
}
