//! The column next to the form: today's check-ins and the last seven days.

use leptos::prelude::*;

use crate::app::check_in::{DayMark, RecentDays, TodayEntry};
use crate::ui::components::Glyph;
use domain::Locale;
use words::{sentence_case, t};

/// The column next to the form.
#[component]
pub fn RecentDays(lately: RecentDays, locale: Locale) -> impl IntoView {
    let today = (!lately.today.is_empty()).then(|| today(lately.today, locale));
    view! { <aside class="stack side">{today}{week(lately.days, locale)}</aside> }
}

fn today(moments: Vec<TodayEntry>, locale: Locale) -> impl IntoView {
    let several = moments.len() > 1;
    let moments = moments.into_iter().map(|moment| view! {
        <li>
            <time datetime=moment.time.clone()>{moment.time.clone()}</time>
            <svg class="glyph small" aria-hidden="true"><use_ href=format!("/weather.svg#{}", moment.weather.key())></use_></svg>
            <span>
                {sentence_case(&words::weather(locale, moment.weather))}<br/><span class="aside">{moment.audience}</span>
            </span>
        </li>
    });
    view! {
        <section class="card">
            <h2>{t!(locale, "check-in-today")}</h2>
            <ol class="todays-entries">{moments.collect_view()}</ol>
            {several.then(|| view! { <p class="aside">{t!(locale, "check-in-today-keeps")}</p> })}
        </section>
    }
}

fn week(days: Vec<DayMark>, locale: Locale) -> impl IntoView {
    let body = if days.is_empty() {
        view! { <p class="aside">{t!(locale, "check-in-week-empty")}</p> }.into_any()
    } else {
        let marks = days.into_iter().map(|day| {
            let mark = match day.weather {
                Some(weather) => view! { <Glyph weather=weather locale=locale/> }.into_any(),
                None => view! {
                    <span class="blank"><span class="visually-hidden">{t!(locale, "check-in-week-blank")}</span></span>
                }
                .into_any(),
            };
            view! { <li>{mark}<span>{day.weekday}</span></li> }
        });
        view! {
            <ol class="week">{marks.collect_view()}</ol>
            <p class="aside">{t!(locale, "check-in-week-own")}</p>
        }
        .into_any()
    };
    view! { <section class="card"><h2>{t!(locale, "check-in-week")}</h2>{body}</section> }
}
