//! `/stressors` and `/admin/register`: the sources in the register, one's own first.

mod fields;
pub mod propose;
pub mod quarter;
pub mod source;

use leptos::prelude::*;

use crate::app::pagination::page_number;
use crate::app::stressor_register::overview::{RegisterView, SourceFilter, SourceRow, load};
use crate::app::stressor_register::propose_source::PROPOSE;
use crate::app::stressor_register::quarter::QUARTER;
use crate::app::stressor_register::{REGISTER, Side, put_source_away};
use crate::ui::components::{Icon, Pager, ViewerField, page, page_query};
use crate::web::address::sign_in_address;
use crate::web::context::RequestContext;
use domain::Locale;
use domain::stressor_register::SourceStatus;
use words::t;

/// The page of agents and leads.
#[component]
pub fn RegisterPage() -> impl IntoView {
    list(Side::People)
}

/// The page of admins.
#[component]
pub fn AdminRegisterPage() -> impl IntoView {
    list(Side::Admin)
}

fn list(side: Side) -> impl IntoView {
    let (filter, number) = (page_query("show"), page_number(page_query("page")));
    page("register reading", load(RequestContext::here(), side, filter, number), |value, locale| {
        (t!(locale, "register-title"), show(value, locale))
    })
}

fn show(value: RegisterView, locale: Locale) -> impl IntoView {
    let RegisterView { side, own, closed, cared_for, filters, filter, sources, paged } = value;
    let filters = filters.into_iter().map(|(each, href, count, current)| {
        let name = format!("{}{}{count}", filter_name(each, locale), words::DOT);
        view! { <a href=href aria-current=current.then_some("true")>{name}</a> }
    });
    let none = sources.is_empty().then(|| view! { <p>{no_sources(filter, locale)}</p> });
    let lead = match side {
        Side::People => t!(locale, "register-lead"),
        Side::Admin => t!(locale, "register-admin-lead"),
    };
    view! {
        <div class="page-head">
            <div>
                <h1>{t!(locale, "register-title")}</h1>
                <p class="aside">{lead}</p>
            </div>
            {(side == Side::People).then(|| view! {
                <div class="buttons"><a class="button" href=PROPOSE><Icon name="plus" small=true/>{t!(locale, "register-propose")}</a></div>
            })}
        </div>
        <ClosedLine closed=closed sign_in=sign_in_address(REGISTER) locale=locale/>
        {(!cared_for.is_empty()).then(|| view! {
            <section class="card" aria-labelledby="cared-for-h">
                <h2 id="cared-for-h">{t!(locale, "register-cared-for")}</h2>
                <p class="aside">{t!(locale, "register-cared-for-about")}</p>
                <SourceRows rows=cared_for locale=locale/>
            </section>
        })}
        {(!own.is_empty()).then(|| view! {
            <section class="card" aria-labelledby="own-h">
                <h2 id="own-h">{t!(locale, "register-own")}</h2>
                <p class="aside">{t!(locale, "register-own-about")}</p>
                <SourceRows rows=own locale=locale/>
            </section>
        })}
        <section class="card" aria-labelledby="all-h">
            <h2 id="all-h">{t!(locale, "register-all")}</h2>
            <nav class="segments wraps" aria-label=t!(locale, "register-which")>{filters.collect_view()}</nav>
            {none}
            <SourceRows rows=sources locale=locale/>
            <Pager paged=paged locale=locale/>
            <p><a class="button quiet small" href=QUARTER>{t!(locale, "register-quarter")}</a></p>
        </section>
    }
}

fn filter_name(filter: SourceFilter, locale: Locale) -> String {
    match filter {
        SourceFilter::Open => t!(locale, "register-filter-open"),
        SourceFilter::Unowned => t!(locale, "register-filter-unowned"),
        SourceFilter::Changed => t!(locale, "register-changed"),
        SourceFilter::Unchangeable => t!(locale, "register-unchangeable"),
        SourceFilter::Hidden => t!(locale, "register-filter-hidden"),
    }
}

fn no_sources(filter: SourceFilter, locale: Locale) -> String {
    match filter {
        SourceFilter::Open => t!(locale, "register-none-open"),
        SourceFilter::Unowned => t!(locale, "register-none-unowned"),
        SourceFilter::Changed => t!(locale, "register-none-changed"),
        SourceFilter::Unchangeable => t!(locale, "register-none-unchangeable"),
        SourceFilter::Hidden => t!(locale, "register-none-hidden"),
    }
}

/// The rows of a list of sources.
#[component]
fn SourceRows(rows: Vec<SourceRow>, locale: Locale) -> impl IntoView {
    let rows = rows.into_iter().map(|row| view! { <SourceItem row=row locale=locale/> }).collect::<Vec<_>>();
    (!rows.is_empty()).then(|| view! { <ul class="sources">{rows}</ul> })
}

#[component]
fn SourceItem(row: SourceRow, locale: Locale) -> impl IntoView {
    let SourceRow { id, href, words, lang, status, status_name, kind, people, owner, due, part, hidden } = row;
    let news = part.filter(|part| part.has_news).map(|part| put_source_away::shown(part, hidden));
    let part = part.map(|part| match part.proposed {
        true => t!(locale, "register-yours"),
        false => t!(locale, "register-supported"),
    });
    let about = [Some(kind), Some(t!(locale, "register-people", count = people)), owner, due, part];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(words::DOT);
    view! {
        <li class="source">
            <a class="source-words" href=href lang=lang>{words.clone()}</a>
            <span class="source-state">
                <StatusChip status=status name=status_name/>
                {hidden.then(|| view! { <span class="chip plain"><Icon name="lock" small=true/>{t!(locale, "register-is-hidden")}</span> })}
                {news.is_some().then(|| view! { <span class="chip accent">{t!(locale, "register-news")}</span> })}
            </span>
            <span class="aside">{about}</span>
            {news.map(|shown| view! { <PutAway id=id shown=shown about=words locale=locale/> })}
        </li>
    }
}

/// Tells somebody whose session does not hold their own key that their password shows more. It is the same line whether
/// they proposed something or nothing.
#[component]
fn ClosedLine(closed: bool, sign_in: String, locale: Locale) -> impl IntoView {
    closed.then(|| {
        view! {
            <p class="aside">{t!(locale, "register-closed")}{words::gap(locale)}<a href=sign_in>{t!(locale, "register-closed-open")}</a></p>
        }
    })
}

/// How far a source is.
#[component]
fn StatusChip(status: SourceStatus, name: String) -> impl IntoView {
    let (class, icon) = match status {
        SourceStatus::Heard => ("chip plain", "speech"),
        SourceStatus::Looking => ("chip wash", "search"),
        SourceStatus::Changed => ("chip wash", "check"),
        SourceStatus::Unchangeable => ("chip plain", "close"),
    };
    view! { <span class=class><Icon name=icon small=true/>{name}</span> }
}

/// The button by which somebody puts away what was written about a source of theirs.
#[component]
fn PutAway(
    id: String,
    /// What the page shows of it.
    shown: String,
    about: String,
    locale: Locale,
) -> impl IntoView {
    let label = t!(locale, "register-put-away");
    view! {
        <form novalidate method="post" action="/api/put_source_away">
            <ViewerField/>
            <input type="hidden" name="source" value=id/>
            <input type="hidden" name="shown" value=shown/>
            <button class="button quiet small" aria-label=words::labelled(locale, &label, &about)>{label.clone()}</button>
        </form>
    }
}
