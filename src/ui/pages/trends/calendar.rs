//! The calendar of people and days.

use leptos::prelude::*;

use crate::app::trends::calendar::{Calendar, CalendarColumn, CalendarRow};
use crate::ui::components::Icon;
use domain::{Locale, Weather};
use words::t;

/// The niko-niko calendar. On a desk it starts at its newest day and scrolls sideways; names stay visible. On a phone
/// the style sheet arranges the days of each person by week and weekday, so that every week is on the screen.
#[component]
pub fn CalendarCard(
    calendar: Calendar,
    /// The address of this page, without the part of the period.
    here: String,
    locale: Locale,
) -> impl IntoView {
    let Calendar { from, to, months, columns, people, earlier, later } = calendar;
    let body = if people.is_empty() {
        view! { <p class="aside">{t!(locale, "trends-calendar-empty", from = from, to = to)}</p> }.into_any()
    } else {
        let about = t!(locale, "trends-calendar-about", from = from, to = to);
        view! {
            <p class="aside">{about}</p>
            <div class="niko-wrap" tabindex="0" role="region" aria-label=t!(locale, "trends-calendar-region")>
                <table class="niko">
                    <caption class="visually-hidden">{t!(locale, "trends-calendar-caption")}</caption>
                    <CalendarHead months=months columns=columns.clone() locale=locale/>
                    <tbody>{people.into_iter().map(|line| person(line, &columns, locale)).collect_view()}</tbody>
                </table>
            </div>
            <p class="aside on-phones-only">{t!(locale, "trends-calendar-compact")}</p>
            <Legend locale=locale/>
        }
        .into_any()
    };
    view! {
        <section class="card" id="calendar">
            <h2>{t!(locale, "trends-calendar")}</h2>
            {body}
            <WeekLinks earlier=earlier later=later here=here locale=locale/>
        </section>
    }
}

#[component]
fn CalendarHead(months: Vec<(String, u32)>, columns: Vec<CalendarColumn>, locale: Locale) -> impl IntoView {
    view! {
        <thead>
            <tr>
                <th rowspan="2" scope="col"><span class="visually-hidden">{t!(locale, "trends-calendar-person")}</span></th>
                {months
                    .into_iter()
                    .map(|(month, span)| view! { <th class="month" scope="colgroup" colspan=span><span>{month}</span></th> })
                    .collect_view()}
            </tr>
            <tr>
                {columns
                    .into_iter()
                    .map(|column| {
                        let class = week_start(&column);
                        view! { <th scope="col" class=class>{column.weekday}<br/>{column.day}</th> }
                    })
                    .collect_view()}
            </tr>
        </thead>
    }
}

fn person(line: CalendarRow, columns: &[CalendarColumn], locale: Locale) -> impl IntoView {
    let cells = line.cells.into_iter().zip(columns).map(|(weather, column)| {
        let glyph = match weather {
            Some(weather) => {
                let name = words::labelled(locale, &column.full, &words::weather_name(locale, weather));
                small_glyph(weather, Some(name)).into_any()
            }
            None => view! { <span class="empty-cell"></span> }.into_any(),
        };
        let (week, weekday) = column.place;
        let class =
            format!("{}w{week} d{weekday}", week_start(column).map(|class| format!("{class} ")).unwrap_or_default());
        view! { <td class=class>{glyph}</td> }
    });
    view! { <tr><th scope="row">{line.name}</th>{cells.collect_view()}</tr> }
}

fn week_start(column: &CalendarColumn) -> Option<&'static str> {
    column.opens_week.then_some("week-start")
}

/// A small glyph, with a name for screen readers unless there is text next to it.
fn small_glyph(weather: Weather, name: Option<String>) -> impl IntoView {
    let href = format!("/weather.svg#{}-mini", weather.key());
    let hidden = name.is_none().then_some("true");
    view! { <svg role=name.is_some().then_some("img") aria-label=name aria-hidden=hidden><use_ href=href></use_></svg> }
}

#[component]
fn Legend(locale: Locale) -> impl IntoView {
    view! {
        <ul class="legend">
            {Weather::ALL.map(|weather| view! { <li>{small_glyph(weather, None)}{words::weather_name(locale, weather)}</li> }).collect_view()}
            <li>
                <svg aria-hidden="true" viewBox="0 0 16 16"><rect fill="var(--mini-none)" width="16" height="16" rx="4"></rect></svg>
                {t!(locale, "trends-nothing-shared")}
            </li>
        </ul>
    }
}

/// Links to earlier and later weeks.
#[component]
fn WeekLinks(earlier: Option<usize>, later: Option<usize>, here: String, locale: Locale) -> impl IntoView {
    (earlier.is_some() || later.is_some()).then(|| {
        let to = |part: usize| format!("{here}&part={part}#calendar");
        let earlier = earlier.map(|part| {
            view! { <a class="button quiet small" href=to(part)><Icon name="arrow-left" small=true/>{t!(locale, "trends-earlier")}</a> }
        });
        let later = later.map(|part| {
            view! { <a class="button quiet small" href=to(part)>{t!(locale, "trends-later")}<Icon name="arrow-right" small=true/></a> }
        });
        view! { <nav class="pages" aria-label=t!(locale, "trends-calendar-pages")>{earlier}{later}</nav> }
    })
}
