//! `/psychologist`: times to book, a referral, and talks for groups.

pub mod referral;
mod talks;

use leptos::prelude::*;

use self::referral::NobodyReads;
use self::talks::Talks;
use crate::app::counselling::offers;
use crate::app::counselling::offers::{BookedTime, FreeTime, OffersView, ReferralPart, TimesPart};
use crate::ui::components::{DayAndHours, FormErrors, Icon, ViewerField, form_state, page};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn PsychologistPage() -> impl IntoView {
    page("psychologist reading", offers::load(RequestContext::here()), |value, locale| {
        let OffersView { referral, times, talks } = value;
        let view = view! {
            <div class="page-head"><div>
                <h1>{t!(locale, "psychologist-title")}</h1>
                <p class="aside">{t!(locale, "psychologist-lead")}</p>
            </div></div>
            {times.map(|times| view! { <Times times=times locale=locale/> })}
            {referral.map(|referral| view! { <ReferralCard referral=referral locale=locale/> })}
            <Talks talks=talks locale=locale/>
        };
        (t!(locale, "psychologist-title"), view)
    })
}

#[component]
fn Times(times: TimesPart, locale: Locale) -> impl IntoView {
    let TimesPart { booked, free } = times;
    let state = form_state("book_slot");
    let title = if free.is_some() { t!(locale, "slot-title") } else { t!(locale, "slot-own-title") };
    let none = free.as_ref().is_some_and(Vec::is_empty).then(|| view! { <p>{t!(locale, "slot-none")}</p> });
    let free = free.unwrap_or_default();
    let can_book = booked.iter().all(|time| time.is_cancelled);
    let one =
        (!can_book && !free.is_empty()).then(|| view! { <p class="aside">{t!(locale, "slot-one-at-a-time")}</p> });
    let booked = booked.into_iter().map(|time| view! { <Booked time=time locale=locale/> }).collect_view();
    let free = free.into_iter().map(|time| view! { <Free time=time can_book=can_book locale=locale/> }).collect_view();
    view! {
        <section class="card" id="times" aria-labelledby="times-h">
            <h2 id="times-h">{title}</h2>
            <FormErrors state=state locale=locale/>
            {booked}
            {none}
            {one}
            <ul class="rows offers">{free}</ul>
            <p class="aside talk-sight"><Icon name="lock" small=true/><span>{t!(locale, "slot-who-sees")}</span></p>
        </section>
    }
}

#[component]
fn Booked(time: BookedTime, locale: Locale) -> impl IntoView {
    let file = (!time.is_cancelled).then(|| {
        view! {
            <a class="button quiet small" href=format!("/appointments/{}/calendar.ics", time.id)>
                <Icon name="calendar" small=true/>{t!(locale, "calendar-file")}
            </a>
        }
    });
    let place = (!time.is_cancelled).then(|| view! { <p>{time.place}</p> });
    let button = if time.is_cancelled { t!(locale, "slot-put-away") } else { t!(locale, "slot-cancel") };
    view! {
        <div class="talk-status booked">
            <p class="talk-sentence"><Icon name="clock"/><strong>{time.sentence}</strong></p>
            {place}
            <div class="buttons">
                {file}
                <form method="post" action="/api/cancel_slot" novalidate>
                    <input type="hidden" name="slot" value=time.id/>
                    <button class="button quiet small">{button}</button>
                </form>
            </div>
        </div>
    }
}

#[component]
fn Free(time: FreeTime, can_book: bool, locale: Locale) -> impl IntoView {
    let book = can_book.then(|| {
        view! {
            <form method="post" action="/api/book_slot" novalidate>
                <ViewerField/>
                <input type="hidden" name="slot" value=time.id/>
                <button class="button small" aria-label=t!(locale, "slot-book-which", when = time.when.as_str())>
                    {t!(locale, "slot-book")}
                </button>
            </form>
        }
    });
    view! { <li><span><strong><DayAndHours when=time.when/></strong><br/><span class="aside">{time.about}</span></span>{book}</li> }
}

#[component]
fn ReferralCard(referral: ReferralPart, locale: Locale) -> impl IntoView {
    let content = match referral {
        ReferralPart::Sent { id, sentence, shared } => view! {
            <p class="talk-sentence"><Icon name="letter"/><strong>{sentence}</strong></p>
            <p>{shared}</p>
            <form class="buttons" method="post" action="/api/end_referral" novalidate>
                <input type="hidden" name="referral" value=id/>
                <button class="button quiet">{t!(locale, "referral-withdraw")}</button>
            </form>
            <p class="aside">{t!(locale, "referral-withdraw-say")}</p>
        }
        .into_any(),
        ReferralPart::CanAsk => view! {
            <p>{t!(locale, "referral-say")}</p>
            <p><a class="button quiet" href="/psychologist/referral">{t!(locale, "referral-begin")}</a></p>
        }
        .into_any(),
        ReferralPart::Nobody => view! { <NobodyReads locale=locale/> }.into_any(),
    };
    view! {
        <section class="card" id="referral" aria-labelledby="referral-h">
            <h2 id="referral-h">{t!(locale, "referral-title")}</h2>
            {content}
        </section>
    }
}
