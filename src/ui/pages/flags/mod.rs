//! `/flags`: the flags of a lead's teams, by state: open, taken or done.

pub mod flag;
pub mod follow_ups;
pub mod somebody_else;
pub mod steps;

use leptos::prelude::*;

use crate::app::flags;
use crate::app::flags::presenter::FlagView;
use crate::app::flags::status::FlagStatus;
use crate::app::flags::{FlagGroup, FlagsView};
use crate::ui::components::{Vane, page, page_query};
use crate::ui::pages::flags::steps::StepForm;
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn FlagsPage() -> impl IntoView {
    let group = page_query("state");
    page("narrow", flags::load(RequestContext::here(), group), |value, locale| {
        (t!(locale, "nav-flags"), view! { <FlagList value=value locale=locale/> })
    })
}

#[component]
fn FlagList(value: FlagsView, locale: Locale) -> impl IntoView {
    let several = value.several_teams;
    let counts = value.counts;
    let any = counts.aside > 0 || FlagGroup::ALL.into_iter().any(|group| group.count(counts) > 0);
    let groups = FlagGroup::ALL.map(|group| {
        view! {
            <a href=address(group) aria-current=(group == value.group).then_some("true")>
                {format!("{}{}{}", group_name(group, locale), words::DOT, group.count(counts))}
            </a>
        }
    });
    let body = if value.flags.is_empty() {
        view! { <NoFlags group=value.group locale=locale/> }.into_any()
    } else {
        view! { <FlagItems flags=value.flags several=several locale=locale/> }.into_any()
    };
    let aside = (!value.aside.is_empty()).then(|| {
        view! {
            <h2 class="list-head">{t!(locale, "flags-aside-title", count = value.aside.len())}</h2>
            <FlagItems flags=value.aside several=several locale=locale/>
        }
    });
    let faint = (!value.faint.is_empty()).then(|| {
        view! {
            <details class="fold" id="faint">
                <summary>{t!(locale, "flags-faint-title", count = value.faint.len())}</summary>
                <p class="aside">{t!(locale, "flags-faint")}</p>
                <FlagItems flags=value.faint several=several locale=locale/>
            </details>
        }
    });
    view! {
        <div class="page-head">
            <div>
                <h1>{t!(locale, "nav-flags")}</h1>
                <p class="aside">{t!(locale, "flags-about")}</p>
                <p><a id="follow-ups" href="/follow-ups">{follow_ups::link_text(value.waiting, locale)}</a></p>
            </div>
            {any.then(|| view! {
                <nav class="segments" aria-label=t!(locale, "flags-which")>{groups.into_iter().collect_view()}</nav>
            })}
        </div>
        {body}
        {aside}
        {faint}
    }
}

#[component]
fn FlagItems(flags: Vec<FlagView>, several: bool, locale: Locale) -> impl IntoView {
    let rows = flags.into_iter().map(|flag| view! { <FlagItem flag=flag team=several locale=locale/> });
    view! { <ul class="flag-list">{rows.collect_view()}</ul> }
}

fn address(group: FlagGroup) -> String {
    match group {
        FlagGroup::Open => "/flags".to_owned(),
        other => format!("/flags?state={}", other.key()),
    }
}

fn group_name(group: FlagGroup, locale: Locale) -> String {
    match group {
        FlagGroup::Open => t!(locale, "flags-open"),
        FlagGroup::InProgress => t!(locale, "flags-taken"),
        FlagGroup::Closed => t!(locale, "flags-done"),
    }
}

#[component]
fn FlagItem(flag: FlagView, team: bool, locale: Locale) -> impl IntoView {
    let chip = match flag.status {
        FlagStatus::AskAgain => "chip accent",
        FlagStatus::Asked if flag.mine => "chip accent",
        FlagStatus::Open => "chip wash",
        FlagStatus::Taken if flag.mine => "chip wash",
        _ => "chip plain",
    };
    // The age of an open flag is its state.
    let (state, aside) = match (flag.status, flag.waits()) {
        (FlagStatus::Open, Some(waits)) => (waits.to_owned(), None),
        (FlagStatus::Asked | FlagStatus::AskAgain, waits) => {
            (flag.state.clone(), flag.due.clone().or(waits.map(str::to_owned)))
        }
        _ => (
            flag.state.clone(),
            flag.due.clone().or_else(|| flag.done_on.clone().map(|day| t!(locale, "flags-on", day = day))),
        ),
    };
    let back = "/flags".to_owned();
    let undo = matches!(flag.status, FlagStatus::Aside(_)).then(|| {
        view! { <StepForm flag=flag.clone() step="put_back" back=back class="button quiet small" short=true locale=locale/> }
    });
    view! {
        <li class="flag-row">
            <p class=format!("severity {}", flag.severity.key())>{flag.kicker}</p>
            <h2><a href=format!("/flags/{}", flag.id)>{flag.title}</a></h2>
            <p>{flag.sentence}</p>
            {flag.recovery.map(|recovery| view! { <p>{recovery}</p> })}
            <div class="state">
                <span class=chip>{state}</span>
                {aside.map(|aside| view! { <span class="aside">{aside}</span> })}
                {team.then(|| view! { <span class="aside">{flag.team}</span> })}
                {undo}
            </div>
        </li>
    }
}

#[component]
fn NoFlags(group: FlagGroup, locale: Locale) -> impl IntoView {
    let (title, text) = match group {
        FlagGroup::Open => (t!(locale, "flags-open-none-title"), t!(locale, "flags-open-none")),
        FlagGroup::InProgress => (t!(locale, "flags-taken-none-title"), t!(locale, "flags-taken-none")),
        FlagGroup::Closed => (t!(locale, "flags-done-none-title"), t!(locale, "flags-done-none")),
    };
    view! {
        <div class="empty">
            <Vane/>
            <h2>{title}</h2>
            <p>{text}</p>
        </div>
    }
}
