//! `/me`: a person's own weather.

mod data_rights;
mod journal;
mod own_flags;
mod trend;
mod triggers;
mod year;

use leptos::prelude::*;

use crate::app::account::own_key_view::OwnKeyView;
use crate::app::me;
use crate::app::me::MeView;
use crate::ui::components::{LockedCard, Vane, page, page_query};
use crate::ui::pages::looks::AccessLogCard;
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn MePage() -> impl IntoView {
    let before = page_query("before").and_then(|day| day.parse().ok());
    page("me narrow", me::load(RequestContext::here(), before), |me, locale| {
        let view =
            if me.entries == 0 { first_day(me, locale).into_any() } else { year_of_weather(me, locale).into_any() };
        (t!(locale, "me-title"), view)
    })
}

/// Notices: private entries are locked, there is no recovery code yet, or the climate choice is open.
#[component]
fn KeyNotices(own: OwnKeyView, locale: Locale) -> impl IntoView {
    let missing = own.code_missing && own.locked.is_none();
    view! {
        {own.locked.map(|since| view! { <LockedCard since=since back="/me" locale=locale/> })}
        {missing.then(|| view! {
            <p class="aside">{t!(locale, "me-no-code")}" "<a href="/recovery">{t!(locale, "recovery-show")}</a></p>
        })}
        {own.undecided.then(|| view! {
            <p class="aside">{t!(locale, "me-not-chosen")}" "<a href="/counted">{t!(locale, "me-choose")}</a></p>
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
        {(!me.accesses.is_empty()).then(|| view! { <AccessLogCard rows=me.accesses more=me.more_accesses locale=locale/> })}
        <data_rights::DataRights entries=me.entries locked=me.own.locked.is_some() locale=locale/>
    }
}

fn year_of_weather(me: MeView, locale: Locale) -> impl IntoView {
    view! {
        <div class="page-head">
            <div><h1>{t!(locale, "me-heading")}</h1><p class="aside">{t!(locale, "me-days", days = me.days)}</p></div>
            <a class="button quiet" href="/check-in">{t!(locale, "nav-check-in")}</a>
        </div>
        <KeyNotices own=me.own.clone() locale=locale/>
        <year::YearCard year=me.year today=me.today locale=locale/>
        <div class="two-columns">
            <trend::TrendCard trend=me.trend locale=locale/>
            <triggers::TriggersCard triggers=me.triggers locale=locale/>
        </div>
        <own_flags::OwnFlagsCard noticed=me.noticed locale=locale/>
        <journal::JournalCard journal=me.journal locale=locale/>
        <div class="two-columns">
            <AccessLogCard rows=me.accesses more=me.more_accesses locale=locale/>
            <data_rights::DataRights entries=me.entries locked=me.own.locked.is_some() locale=locale/>
        </div>
    }
}
