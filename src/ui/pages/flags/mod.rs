//! `/flags`: prompts to talk, by how far they are.

pub mod flag;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::app::flags;
use crate::app::flags::presenter::FlagView;
use crate::app::flags::status::FlagStatus;
use crate::app::flags::{FlagsView, Pile};
use crate::ui::components::{Vane, page};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The screen.
#[component]
pub fn Flags() -> impl IntoView {
    let pile = use_query_map().read_untracked().get("state");
    page("narrow", flags::load(RequestContext::here(), pile), |value, locale| {
        (t!(locale, "nav-flags"), view! { <List value=value locale=locale/> })
    })
}

#[component]
fn List(value: FlagsView, locale: Locale) -> impl IntoView {
    let several = value.several_teams;
    let any = value.counts.iter().any(|(_, count)| *count > 0);
    let piles = value.counts.map(|(pile, count)| {
        view! {
            <a href=address(pile) aria-current=(pile == value.pile).then_some("true")>
                {format!("{} · {count}", name(pile, locale))}
            </a>
        }
    });
    let body = if value.flags.is_empty() {
        view! { <Nothing pile=value.pile locale=locale/> }.into_any()
    } else {
        let rows = value.flags.into_iter().map(|told| view! { <Row told=told team=several locale=locale/> });
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

fn name(pile: Pile, locale: Locale) -> String {
    match pile {
        Pile::Open => t!(locale, "flags-open"),
        Pile::Taken => t!(locale, "flags-taken"),
        Pile::Done => t!(locale, "flags-done"),
    }
}

#[component]
fn Row(told: FlagView, team: bool, locale: Locale) -> impl IntoView {
    let chip = match told.standing {
        FlagStatus::Open => "chip accent",
        FlagStatus::Taken if told.mine => "chip wash",
        _ => "chip plain",
    };
    let aside = told.due.or_else(|| told.done_on.map(|day| t!(locale, "flags-on", day = day)));
    view! {
        <li class="flag-row">
            <p class=format!("severity {}", told.severity.key())>{told.kicker}</p>
            <h2><a href=format!("/flags/{}", told.id)>{told.title}</a></h2>
            <p>{told.sentence}</p>
            <div class="state">
                <span class=chip>{told.state}</span>
                {aside.map(|aside| view! { <span class="aside">{aside}</span> })}
                {team.then(|| view! { <span class="aside">{told.team}</span> })}
            </div>
        </li>
    }
}

#[component]
fn Nothing(pile: Pile, locale: Locale) -> impl IntoView {
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
