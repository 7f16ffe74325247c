//! The year: one cell per day, weeks from left to right, and a table by month.

use leptos::prelude::*;

use crate::ui::components::ChartTable;
use domain::{Locale, Weather, Workday};
use insight::trends::calendar::{CalendarDay, CalendarMonth, CalendarYear};
use words::{dates, t};

/// The distance from one cell to the next, and the size of a cell, in SVG units.
const PITCH: f64 = 18.4;
const SIZE: &str = "15";
/// The position of the first cell, in SVG units.
const LEFT: f64 = 34.0;
const TOP: f64 = 22.0;
/// The last week (from 0) in which a month's name fits.
const LAST_NAMED: u8 = 51;

#[component]
pub(super) fn YearCard(year: CalendarYear, today: Workday, locale: Locale) -> impl IntoView {
    let CalendarYear { cells, months, table } = year;
    let month_names = months.into_iter().filter(|(week, _)| *week <= LAST_NAMED).map(|(week, day)| {
        view! { <text x=format!("{:.1}", x_of_week(week)) y="12">{dates::short_month(locale, day)}</text> }
    });
    let weekdays = [
        (0, t!(locale, "me-monday")),
        (2, t!(locale, "me-wednesday")),
        (4, t!(locale, "me-friday")),
        (6, t!(locale, "me-sunday")),
    ];
    let weekday_names =
        weekdays.map(|(row, name)| view! { <text x="0" y=format!("{:.1}", y_of_weekday(row) + 11.5)>{name}</text> });
    let today_at = cells.iter().rfind(|cell| cell.workday == today).copied();
    view! {
        <section class="card" aria-label=t!(locale, "me-calendar")>
            <div class="year" tabindex="0" role="region" aria-label=t!(locale, "me-calendar-scrolls")>
                <svg viewBox="0 0 1009 152" role="img" aria-labelledby="year-title">
                    <title id="year-title">{t!(locale, "me-calendar-title")}</title>
                    {month_names.collect_view()}
                    {weekday_names.into_iter().collect_view()}
                    {cells.into_iter().map(|cell| day(cell, locale)).collect_view()}
                    {today_at.map(mark_today)}
                </svg>
            </div>
            <div class="year-foot">
                <Legend nothing=t!(locale, "me-nothing-said") locale=locale/>
                <MonthTable table=table locale=locale/>
            </div>
        </section>
    }
}

fn x_of_week(week: u8) -> f64 {
    LEFT + PITCH * f64::from(week)
}

fn y_of_weekday(weekday: u8) -> f64 {
    TOP + PITCH * f64::from(weekday)
}

fn day(cell: CalendarDay, locale: Locale) -> impl IntoView {
    let (x, y) = (format!("{:.1}", x_of_week(cell.week)), format!("{:.1}", y_of_weekday(cell.weekday)));
    let Some(weather) = cell.weather else {
        return view! { <rect class="none" x=x y=y width=SIZE height=SIZE rx="4"></rect> }.into_any();
    };
    let (day, name) = (dates::full_day(locale, cell.workday), words::weather(locale, weather));
    view! {
        <g>
            <title>{t!(locale, "me-calendar-day", day = day, weather = name)}</title>
            <use_ href=format!("/weather.svg#{}-mini", weather.key()) x=x y=y width=SIZE height=SIZE></use_>
        </g>
    }
    .into_any()
}

fn mark_today(cell: CalendarDay) -> impl IntoView {
    let (x, y) = (format!("{:.1}", x_of_week(cell.week) - 2.0), format!("{:.1}", y_of_weekday(cell.weekday) - 2.0));
    view! { <rect class="today" x=x y=y width="19" height="19" rx="6"></rect> }
}

/// The legend.
#[component]
fn Legend(nothing: String, locale: Locale) -> impl IntoView {
    let weathers = Weather::ALL.map(|weather| {
        view! {
            <li>
                <svg aria-hidden="true"><use_ href=format!("/weather.svg#{}-mini", weather.key())></use_></svg>
                {words::weather_name(locale, weather)}
            </li>
        }
    });
    view! {
        <ul class="legend">
            {weathers.into_iter().collect_view()}
            <li>
                <svg aria-hidden="true" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="var(--mini-none)"></rect></svg>
                {nothing}
            </li>
        </ul>
    }
}

#[component]
fn MonthTable(table: Vec<CalendarMonth>, locale: Locale) -> impl IntoView {
    let mut heads = vec![(t!(locale, "me-month"), false)];
    heads.extend(Weather::ALL.map(|weather| (words::weather_name(locale, weather), true)));
    let rows = table.into_iter().map(move |month| {
        let cells = month.days.map(|days| view! { <td class="number">{days}</td> });
        view! { <tr><th scope="row">{dates::month(locale, month.first)}</th>{cells.into_iter().collect_view()}</tr> }
    });
    view! {
        <ChartTable word=t!(locale, "me-as-table") caption=t!(locale, "me-calendar-table") heads=heads>{rows.collect_view()}</ChartTable>
    }
}
