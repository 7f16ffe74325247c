//! The side of the board: what is worth a word, each with what it rests on and who follows up.

use leptos::prelude::*;

use crate::app::board::flag_cards::{FlagCard, FlagCards};
use crate::app::flags::presenter::FlagView;
use crate::app::flags::status::FlagStatus;
use crate::ui::components::ChartFigure;
use domain::Locale;
use words::t;

/// The side.
#[component]
pub fn SideView(
    /// What is shown.
    side: FlagCards,
    /// Where forms come back to.
    back: String,
    /// In which language.
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
            {side.seen_through.map(|told| view! { <SeenThrough told=told locale=locale/> })}
        </div>
    }
}

#[component]
fn FlagCard(card: FlagCard, back: String, locale: Locale) -> impl IntoView {
    let FlagCard { told, chart, proposal } = card;
    let (href, id) = (format!("/flags/{}", told.id), told.id.to_string());
    let state = if told.standing == FlagStatus::Taken { format!("{} · ", told.state) } else { String::new() };
    let due = told.due.clone().map(|due| view! { <span class="due">{state}{due}</span> });
    let helps = proposal.map(|proposal| {
        view! {
            <p>{t!(locale, "board-side-helps")}" "<strong>{proposal.card.title.get(locale).clone()}</strong></p>
        }
    });
    view! {
        <article class="flag-card">
            <p class="flag-head"><span class=format!("severity {}", told.severity.key())>{told.kicker.clone()}</span>{due}</p>
            <h3><a id=format!("flag-{id}") href=href.clone()>{told.title.clone()}</a></h3>
            <p>{told.sentence.clone()}</p>
            {chart.map(|chart| view! { <ChartFigure chart=chart/> })}
            {helps}
            <Buttons told=told.clone() back=back locale=locale/>
            <p class="aside">{told.prompt}</p>
        </article>
    }
}

/// What the viewer can do about it from here.
#[component]
fn Buttons(told: FlagView, back: String, locale: Locale) -> impl IntoView {
    let href = format!("/flags/{}", told.id);
    let taken = told.standing == FlagStatus::Taken;
    if taken {
        let label = if told.mine { t!(locale, "board-side-note") } else { t!(locale, "board-side-open-flag") };
        return view! {
            <div class="buttons"><a class="button quiet" id=format!("note-{}", told.id) href=href>{label}</a></div>
        }
        .into_any();
    }
    view! {
        <div class="buttons">
            <TakeForm told=told.clone() step="take" back=back.clone() class="button" locale=locale/>
            <TakeForm told=told step="not_now" back=back class="button quiet" locale=locale/>
        </div>
    }
    .into_any()
}

/// A button that says what the viewer will do about a flag.
#[component]
pub fn TakeForm(
    /// About which.
    told: FlagView,
    /// What: `take`, `not_now` or `hand_back`.
    step: &'static str,
    /// Where it comes back to.
    back: String,
    /// How the button looks.
    class: &'static str,
    /// In which language.
    locale: Locale,
) -> impl IntoView {
    let label = match (step, told.name) {
        ("take", Some(name)) => t!(locale, "flags-take", name = name),
        ("take", None) => t!(locale, "flags-take-team"),
        ("not_now", _) => t!(locale, "flags-not-now"),
        _ => t!(locale, "flags-hand-back"),
    };
    let id = told.id.to_string();
    view! {
        <form method="post" action="/api/take_flag">
            <input type="hidden" name="flag" value=id.clone()/>
            <input type="hidden" name="back" value=back/>
            <button class=class id=format!("{step}-{id}") name="step" value=step>{label}</button>
        </form>
    }
}

#[component]
fn SeenThrough(told: FlagView, locale: Locale) -> impl IntoView {
    let href = format!("/flags/{}", told.id);
    view! {
        <section class="helped">
            <h3>{t!(locale, "board-side-seen-through")}</h3>
            <p><a id="seen-through" href=href>{told.title}</a>" · "{told.done_on}</p>
            <p>{told.what_was_done}</p>
        </section>
    }
}
