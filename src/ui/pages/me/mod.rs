//! `/me`: a person's own weather.

mod calendar;
mod good_things;
mod journal;
mod own_flags;
mod shifts;
mod thanks;
mod tough_calls;
mod trend;
mod triggers;
mod week;
mod what_helped;
pub mod year;

use leptos::prelude::*;

use crate::app::account::own_key_view::{ClosedKey, OwnKeyView};
use crate::app::me;
use crate::app::me::MeView;
use crate::app::me::journal_filter::JournalFilter;
use crate::app::me::year::PAGE;
use crate::ui::components::{BoundCard, LockedCard, Vane, page, page_query};
use crate::ui::pages::library::course::NewcomerCourse;
use crate::ui::pages::looks::AccessLogCard;
use crate::ui::pages::self_tests::SelfTestOffer;
use crate::web::address::sign_in_address;
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn MePage() -> impl IntoView {
    let fields = ["search", "only", "day", "before"].map(|field| (field, page_query(field).unwrap_or_default()));
    let filter = JournalFilter::read(fields.iter().map(|(field, value)| (*field, value.as_str())));
    page("me narrow", me::load(RequestContext::here(), filter), |me, locale| {
        let view =
            if me.entries == 0 { first_day(me, locale).into_any() } else { year_of_weather(me, locale).into_any() };
        (t!(locale, "me-title"), view)
    })
}

/// Notices: private entries are locked or closed on this phone, there is no recovery code yet, or the climate choice is
/// open.
#[component]
fn KeyNotices(own: OwnKeyView, locale: Locale) -> impl IntoView {
    let missing = own.code_missing && own.locked.is_none() && own.bound.is_none();
    let closed = own.closed.map(|closed| match closed {
        ClosedKey::OwnPhone => t!(locale, "me-closed-here"),
        ClosedKey::Passkey => t!(locale, "me-closed-keyless"),
        ClosedKey::Provider => t!(locale, "me-closed-provider"),
    });
    view! {
        {own.locked.map(|since| view! { <LockedCard since=since back="/me" peers_confirm=own.peers_confirm locale=locale/> })}
        {own.bound.map(|since| view! { <BoundCard since=since back="/me" locale=locale/> })}
        {closed.map(|said| view! {
            <p class="aside">{said}{words::gap(locale)}<a href=sign_in_address("/me")>{t!(locale, "me-closed-open")}</a></p>
        })}
        {missing.then(|| view! {
            <p class="aside">{t!(locale, "me-no-code")}{words::gap(locale)}<a href="/recovery">{t!(locale, "recovery-show")}</a></p>
        })}
        {own.undecided.then(|| view! {
            <p class="aside">{t!(locale, "me-not-chosen")}{words::gap(locale)}<a href="/counted">{t!(locale, "me-choose")}</a></p>
        })}
    }
}

fn first_day(me: MeView, locale: Locale) -> impl IntoView {
    view! {
        <div class="page-head"><div><h1>{t!(locale, "me-heading")}</h1><p class="aside">{t!(locale, "me-first-aside")}</p></div></div>
        <div class="empty">
            <Vane/>
            <h2>{t!(locale, "me-first-title")}</h2>
            <p>{t!(locale, "me-first-say", fewest = insight::baseline::MIN_SHIFTS)}</p>
            <a class="button" href="/check-in">{t!(locale, "nav-check-in")}</a>
        </div>
        <KeyNotices own=me.own.clone() locale=locale/>
        {me.follow_ups.key_post.map(|sentence| view! { <p class="aside" id="key-post">{sentence}</p> })}
        <thanks::NewThanksCard note=me.new_thanks locale=locale/>
        <shifts::ShiftsCard shifts=me.shifts locale=locale/>
        <tough_calls::ToughCallsCard own=me.tough_calls locale=locale/>
        <NewcomerCourse course=me.newcomer locale=locale/>
        <SelfTestOffer offered=me.self_test_offered locale=locale/>
        {(!me.accesses.is_empty()).then(|| view! { <AccessLogCard rows=me.accesses more=me.more_accesses locale=locale/> })}
        <p class="aside"><a href="/account#rights">{t!(locale, "me-rights-where")}</a></p>
    }
}

fn year_of_weather(me: MeView, locale: Locale) -> impl IntoView {
    let chosen = me.journal.filter.day;
    let journal = view! { <journal::JournalCard journal=me.journal locale=locale/> };
    // A day opens right below the calendar that it was chosen in.
    let (opened, whole) = if chosen.is_some() { (Some(journal), None) } else { (None, Some(journal)) };
    view! {
        <div class="page-head">
            <div><h1>{t!(locale, "me-heading")}</h1><p class="aside">{t!(locale, "me-days", days = me.days)}</p></div>
            <div class="buttons">
                <a class="button quiet" href=PAGE>{t!(locale, "me-year")}</a>
                <a class="button quiet" href="/check-in">{t!(locale, "nav-check-in")}</a>
            </div>
        </div>
        <KeyNotices own=me.own.clone() locale=locale/>
        <thanks::NewThanksCard note=me.new_thanks locale=locale/>
        <week::WeekCard week=me.week locale=locale/>
        <shifts::ShiftsCard shifts=me.shifts locale=locale/>
        <calendar::CalendarCard year=me.year today=me.today chosen=chosen locale=locale/>
        {opened}
        <div class="two-columns">
            <trend::TrendCard trend=me.trend locale=locale/>
            <triggers::TriggersCard rain=me.rain sun=me.sun locale=locale/>
        </div>
        <own_flags::OwnFlagsCard noticed=me.noticed follow_ups=me.follow_ups locale=locale/>
        <tough_calls::ToughCallsCard own=me.tough_calls locale=locale/>
        <NewcomerCourse course=me.newcomer locale=locale/>
        <SelfTestOffer offered=me.self_test_offered locale=locale/>
        {me.what_helped.map(|helped| view! { <what_helped::WhatHelpedCard helped=helped locale=locale/> })}
        <good_things::GoodThingsCard lines=me.good_things more=me.more_good_things locale=locale/>
        {whole}
        <AccessLogCard rows=me.accesses more=me.more_accesses locale=locale/>
        <p class="aside"><a href="/account#rights">{t!(locale, "me-rights-where")}</a></p>
    }
}
