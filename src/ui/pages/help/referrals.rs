//! `/referrals/{id}`: a referral, as its psychologist reads it.

use leptos::prelude::*;

use crate::app::counselling::entries::EntryLine;
use crate::app::counselling::received;
use crate::app::self_tests::share::SharedTestView;
use crate::ui::components::{BackLink, Glyph, Icon, page, page_key};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn ReceivedReferralPage() -> impl IntoView {
    let id = page_key("/referrals").unwrap_or_default();
    page("referral reading", received::load(RequestContext::here(), id), |value, locale| {
        let asks = t!(locale, "referral-of", name = value.name.as_str());
        let answered = value.name.clone();
        let none = (value.entries.is_empty() && value.locked == 0 && value.self_test.is_none())
            .then(|| view! { <p class="card">{t!(locale, "referral-shares-nothing", name = value.name)}</p> });
        let locked = (value.locked > 0).then(|| {
            view! { <p class="notice"><Icon name="lock"/><span>{t!(locale, "referral-locked", count = value.locked)}</span></p> }
        });
        let entries =
            value.entries.into_iter().map(|entry| view! { <Entry entry=entry locale=locale/> }).collect_view();
        let view = view! {
            <BackLink href="/appointments" name=t!(locale, "appointments-title")/>
            <div class="page-head"><div>
                <h1>{asks}</h1>
                <p class="aside">{t!(locale, "referral-asked-on", day = value.asked_on)}</p>
            </div></div>
            {locked}
            {none}
            {value.self_test.map(|shared| view! { <SharedTest shared=shared locale=locale/> })}
            <ul class="referral-entries received">{entries}</ul>
            <section class="card">
                <p>{t!(locale, "referral-answer", name = answered)}</p>
                <p><a class="button quiet" href="/appointments#times"><Icon name="clock"/>{t!(locale, "referral-offer-time")}</a></p>
            </section>
            <form class="card" method="post" action="/api/end_referral" novalidate>
                <p>{t!(locale, "referral-close-say")}</p>
                <input type="hidden" name="referral" value=value.id/>
                <button class="button quiet">{t!(locale, "referral-close")}</button>
            </form>
        };
        // As for a flag: the history of the browser must not tell who asked.
        (t!(locale, "referral-one"), view)
    })
}

/// The scores of a self-test, without a meaning: the psychologist talks about it, the program does not.
#[component]
fn SharedTest(shared: SharedTestView, locale: Locale) -> impl IntoView {
    let SharedTestView { name, when, scores, .. } = shared;
    let scores = scores.into_iter().map(|score| view! { <li><span>{score.name}</span><span>{score.score}</span></li> });
    view! {
        <section class="card" aria-labelledby="shared-test">
            <h2 id="shared-test">{name}</h2>
            <p class="aside">{t!(locale, "referral-self-test-day", day = when)}</p>
            <ul class="rows">{scores.collect_view()}</ul>
        </section>
    }
}

#[component]
fn Entry(entry: EntryLine, locale: Locale) -> impl IntoView {
    let note = entry.note.map(|note| view! { <blockquote class="talk-line">{note}</blockquote> });
    view! {
        <li class="card">
            <p class="referral-entry"><Glyph weather=entry.weather locale=locale/><span><strong>{entry.when}</strong><br/>{entry.said}</span></p>
            {note}
        </li>
    }
}
