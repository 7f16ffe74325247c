//! The column next to the form: today's check-ins and the last seven days.

use leptos::prelude::*;

use crate::app::check_in::{RecentDays, TodayEntry};
use crate::app::own_week::DayMark;
use crate::ui::components::WeekRow;
use domain::Locale;
use words::{sentence_case, t};

/// The column next to the form.
#[component]
pub fn RecentDays(recent: RecentDays, locale: Locale) -> impl IntoView {
    let RecentDays { today: entries, days } = recent;
    view! { <aside class="stack side"><TodaySoFar entries=entries locale=locale/>{week(days, locale)}</aside> }
}

/// Today's check-ins; empty before the first.
#[component]
pub fn TodaySoFar(entries: Vec<TodayEntry>, locale: Locale) -> impl IntoView {
    (!entries.is_empty()).then(|| today(entries, locale))
}

fn today(entries: Vec<TodayEntry>, locale: Locale) -> impl IntoView {
    let several = entries.len() > 1;
    let entries = entries.into_iter().map(|entry| view! {
        <li>
            <time datetime=entry.time.clone()>{entry.time.clone()}</time>
            <svg class="glyph small" aria-hidden="true"><use_ href=format!("/weather.svg#{}", entry.weather.key())></use_></svg>
            <span>
                {sentence_case(&words::weather(locale, entry.weather))}<br/><span class="aside">{entry.audience}</span>
            </span>
        </li>
    });
    view! {
        <section class="card">
            <h2>{t!(locale, "check-in-today")}</h2>
            <ol class="todays-entries">{entries.collect_view()}</ol>
            {several.then(|| view! { <p class="aside">{t!(locale, "check-in-today-keeps")}</p> })}
        </section>
    }
}

fn week(days: Vec<DayMark>, locale: Locale) -> impl IntoView {
    let body = if days.is_empty() {
        view! { <p class="aside">{t!(locale, "check-in-week-empty")}</p> }.into_any()
    } else {
        view! {
            <WeekRow days=days locale=locale/>
            <p class="aside">{t!(locale, "check-in-week-own")}</p>
        }
        .into_any()
    };
    view! { <section class="card"><h2>{t!(locale, "check-in-week")}</h2>{body}</section> }
}
