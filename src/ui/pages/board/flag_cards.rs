//! The side column of the board: open flags, each with its reason and who follows up.

use leptos::prelude::*;

use crate::app::board::flag_cards::{FlagCard, FlagCards};
use crate::app::flags::presenter::FlagView;
use crate::app::flags::status::FlagStatus;
use crate::ui::components::ChartFigure;
use domain::Locale;
use words::t;

/// The side column.
#[component]
pub fn FlagCards(
    side: FlagCards,
    /// The address that forms return to.
    back: String,
    locale: Locale,
) -> impl IntoView {
    let summary = (side.open > 0).then(|| {
        let due = if side.due > 0 { t!(locale, "board-side-due", count = side.due) } else { String::new() };
        view! { <span class="aside">{t!(locale, "board-side-open", count = side.open)}{due}</span> }
    });
    let more = (side.open > side.cards.len()).then(|| view! {
        <p><a class="button plain small" id="all-flags" href="/flags">{t!(locale, "board-side-all", count = side.open)}</a></p>
    });
    let nothing = side.cards.is_empty().then(|| view! { <p class="aside">{t!(locale, "board-side-nothing")}</p> });
    view! {
        <div class="side-head"><h2 id="side-h">{t!(locale, "board-side")}</h2>{summary}</div>
        <div class="stack">
            {nothing}
            {side.cards.into_iter().map(|card| view! { <FlagCard card=card back=back.clone() locale=locale/> }).collect_view()}
            {more}
            {side.seen_through.map(|flag| view! { <LastDoneFlag flag=flag locale=locale/> })}
        </div>
    }
}

#[component]
fn FlagCard(card: FlagCard, back: String, locale: Locale) -> impl IntoView {
    let FlagCard { flag, chart, proposal } = card;
    let (href, id) = (format!("/flags/{}", flag.id), flag.id.to_string());
    let state = if flag.status == FlagStatus::Taken { format!("{} · ", flag.state) } else { String::new() };
    let due = flag.due.clone().map(|due| view! { <span class="due">{state}{due}</span> });
    let helps = proposal.map(|proposal| {
        view! {
            <p>{t!(locale, "board-side-helps")}" "<strong>{proposal.card.title.get(locale).clone()}</strong></p>
        }
    });
    view! {
        <article class="flag-card">
            <p class="flag-head"><span class=format!("severity {}", flag.severity.key())>{flag.kicker.clone()}</span>{due}</p>
            <h3><a id=format!("flag-{id}") href=href.clone()>{flag.title.clone()}</a></h3>
            <p>{flag.sentence.clone()}</p>
            {chart.map(|chart| view! { <ChartFigure chart=chart/> })}
            {helps}
            <FlagButtons flag=flag.clone() back=back locale=locale/>
            <p class="aside">{flag.prompt}</p>
        </article>
    }
}

/// The viewer's actions for the flag.
#[component]
fn FlagButtons(flag: FlagView, back: String, locale: Locale) -> impl IntoView {
    let href = format!("/flags/{}", flag.id);
    let taken = flag.status == FlagStatus::Taken;
    if taken {
        let label = if flag.mine { t!(locale, "board-side-note") } else { t!(locale, "board-side-open-flag") };
        return view! {
            <div class="buttons"><a class="button quiet" id=format!("note-{}", flag.id) href=href>{label}</a></div>
        }
        .into_any();
    }
    view! {
        <div class="buttons">
            <TakeForm flag=flag.clone() step="take" back=back.clone() class="button" locale=locale/>
            <TakeForm flag=flag step="not_now" back=back class="button quiet" locale=locale/>
        </div>
    }
    .into_any()
}

/// A button that takes a flag, postpones it or hands it back.
#[component]
pub fn TakeForm(
    flag: FlagView,
    /// The action: `take`, `not_now` or `hand_back`.
    step: &'static str,
    /// The address to return to.
    back: String,
    /// The class of the button.
    class: &'static str,
    locale: Locale,
) -> impl IntoView {
    let label = match (step, flag.name) {
        ("take", Some(name)) => t!(locale, "flags-take", name = name),
        ("take", None) => t!(locale, "flags-take-team"),
        ("not_now", _) => t!(locale, "flags-not-now"),
        _ => t!(locale, "flags-hand-back"),
    };
    let id = flag.id.to_string();
    view! {
        <form novalidate method="post" action="/api/take_flag">
            <input type="hidden" name="flag" value=id.clone()/>
            <input type="hidden" name="back" value=back/>
            <button class=class id=format!("{step}-{id}") name="step" value=step>{label}</button>
        </form>
    }
}

#[component]
fn LastDoneFlag(flag: FlagView, locale: Locale) -> impl IntoView {
    let href = format!("/flags/{}", flag.id);
    view! {
        <section class="last-done">
            <h3>{t!(locale, "board-side-seen-through")}</h3>
            <p><a id="seen-through" href=href>{flag.title}</a>" · "{flag.done_on}</p>
            <p>{flag.what_was_done}</p>
        </section>
    }
}
