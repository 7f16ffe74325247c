//! `/flags`: the flags of a lead's teams, by state: open, taken or done.

pub mod flag;

use leptos::prelude::*;

use crate::app::flags;
use crate::app::flags::presenter::FlagView;
use crate::app::flags::status::FlagStatus;
use crate::app::flags::{FlagsView, Pile};
use crate::ui::components::{Vane, page, page_query};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn FlagsPage() -> impl IntoView {
    let pile = page_query("state");
    page("narrow", flags::load(RequestContext::here(), pile), |value, locale| {
        (t!(locale, "nav-flags"), view! { <FlagList value=value locale=locale/> })
    })
}

#[component]
fn FlagList(value: FlagsView, locale: Locale) -> impl IntoView {
    let several = value.several_teams;
    let any = value.counts.iter().any(|(_, count)| *count > 0);
    let piles = value.counts.map(|(pile, count)| {
        view! {
            <a href=address(pile) aria-current=(pile == value.pile).then_some("true")>
                {format!("{} · {count}", pile_name(pile, locale))}
            </a>
        }
    });
    let body = if value.flags.is_empty() {
        view! { <NoFlags pile=value.pile locale=locale/> }.into_any()
    } else {
        let rows = value.flags.into_iter().map(|flag| view! { <FlagItem flag=flag team=several locale=locale/> });
        view! { <ul class="flag-list">{rows.collect_view()}</ul> }.into_any()
    };
    view! {
        <div class="page-head">
            <div><h1>{t!(locale, "nav-flags")}</h1><p class="aside">{t!(locale, "flags-about")}</p></div>
            {any.then(|| view! {
                <nav class="segments" aria-label=t!(locale, "flags-which")>{piles.into_iter().collect_view()}</nav>
            })}
        </div>
        {body}
    }
}

fn address(pile: Pile) -> String {
    match pile {
        Pile::Open => "/flags".to_owned(),
        other => format!("/flags?state={}", other.key()),
    }
}

fn pile_name(pile: Pile, locale: Locale) -> String {
    match pile {
        Pile::Open => t!(locale, "flags-open"),
        Pile::Taken => t!(locale, "flags-taken"),
        Pile::Done => t!(locale, "flags-done"),
    }
}

#[component]
fn FlagItem(flag: FlagView, team: bool, locale: Locale) -> impl IntoView {
    let chip = match flag.status {
        FlagStatus::Open => "chip accent",
        FlagStatus::Taken if flag.mine => "chip wash",
        _ => "chip plain",
    };
    let aside = flag.due.or_else(|| flag.done_on.map(|day| t!(locale, "flags-on", day = day)));
    view! {
        <li class="flag-row">
            <p class=format!("severity {}", flag.severity.key())>{flag.kicker}</p>
            <h2><a href=format!("/flags/{}", flag.id)>{flag.title}</a></h2>
            <p>{flag.sentence}</p>
            <div class="state">
                <span class=chip>{flag.state}</span>
                {aside.map(|aside| view! { <span class="aside">{aside}</span> })}
                {team.then(|| view! { <span class="aside">{flag.team}</span> })}
            </div>
        </li>
    }
}

#[component]
fn NoFlags(pile: Pile, locale: Locale) -> impl IntoView {
    let (title, text) = match pile {
        Pile::Open => (t!(locale, "flags-open-none-title"), t!(locale, "flags-open-none")),
        Pile::Taken => (t!(locale, "flags-taken-none-title"), t!(locale, "flags-taken-none")),
        Pile::Done => (t!(locale, "flags-done-none-title"), t!(locale, "flags-done-none")),
    };
    view! {
        <div class="empty">
            <Vane/>
            <h2>{title}</h2>
            <p>{text}</p>
        </div>
    }
}
