//! The calendar: one cell per day, weeks from left to right, each a link to its check-ins; and a table by month.

use leptos::prelude::*;

use crate::ui::components::ChartTable;
use domain::{Locale, Weather, Workday};
use insight::trends::calendar::{CalendarDay, CalendarMonth, CalendarYear, WEEKS};
use words::{dates, t};

/// The size and grid of a picture, in SVG units. It shows the last weeks of the calendar.
#[derive(Clone, Copy)]
struct Grid {
    /// The class that shows it on one kind of screen.
    class: &'static str,
    /// How many weeks it shows.
    weeks: u8,
    /// The distance from one cell to the next, and the size of a cell.
    pitch: f64,
    size: f64,
    /// The position of the first cell.
    left: f64,
    top: f64,
}

/// A year, for wide screens.
const YEAR: Grid = Grid { class: "on-desks", weeks: 53, pitch: 18.4, size: 15.0, left: 34.0, top: 22.0 };
/// Thirteen weeks with cells for a finger, for phones.
const QUARTER: Grid = Grid { class: "on-phones", weeks: 13, pitch: 24.0, size: 21.0, left: 30.0, top: 22.0 };
/// The name of a month needs this many weeks before the end of the picture.
const WEEKS_OF_NAME: u8 = 1;

impl Grid {
    /// The first week that it shows, as the calendar counts them.
    fn first(self) -> u8 {
        u8::try_from(WEEKS).unwrap_or(u8::MAX).saturating_sub(self.weeks)
    }

    fn x(self, week: u8) -> f64 {
        self.left + self.pitch * f64::from(week.saturating_sub(self.first()))
    }

    fn y(self, weekday: u8) -> f64 {
        self.top + self.pitch * f64::from(weekday)
    }

    fn view_box(self) -> String {
        let width = self.left + self.pitch * f64::from(self.weeks);
        format!("0 0 {width:.0} {:.0}", self.top + 7.0 * self.pitch + 2.0)
    }
}

#[component]
pub(super) fn CalendarCard(
    year: CalendarYear,
    today: Workday,
    /// The day whose check-ins the page shows.
    chosen: Option<Workday>,
    locale: Locale,
) -> impl IntoView {
    let first = year.cells.first().map_or(today, |cell| cell.workday);
    view! {
        <section class="card" aria-label=t!(locale, "me-calendar")>
            <div class="calendar-year">
                <Picture grid=QUARTER year=year.clone() marked=[Some(today), chosen] locale=locale/>
                <Picture grid=YEAR year=year.clone() marked=[Some(today), chosen] locale=locale/>
            </div>
            <div class="year-foot">
                <Legend nothing=t!(locale, "me-nothing-said") locale=locale/>
                <DayForm first=first today=today chosen=chosen locale=locale/>
            </div>
            <MonthTable table=year.table locale=locale/>
        </section>
    }
}

/// One picture. Its links are for the mouse and the finger; by keyboard a day is opened with the form below.
#[component]
fn Picture(
    grid: Grid,
    year: CalendarYear,
    /// Today, and the chosen day.
    marked: [Option<Workday>; 2],
    locale: Locale,
) -> impl IntoView {
    let CalendarYear { cells, months, .. } = year;
    let shown = |week: u8| week >= grid.first();
    let named = |week: u8| shown(week) && week + WEEKS_OF_NAME < grid.first() + grid.weeks;
    let month_names = months.into_iter().filter(|(week, _)| named(*week)).map(|(week, day)| {
        view! { <text x=format!("{:.1}", grid.x(week)) y="12">{dates::short_month(locale, day)}</text> }
    });
    let weekday_names = [
        (0, t!(locale, "me-monday")),
        (2, t!(locale, "me-wednesday")),
        (4, t!(locale, "me-friday")),
        (6, t!(locale, "me-sunday")),
    ]
    .map(|(row, name)| {
        view! { <text x="0" y=format!("{:.1}", grid.y(row) + grid.size * 0.77)>{name}</text> }
    });
    let title =
        if grid.weeks == QUARTER.weeks { t!(locale, "me-calendar-quarter") } else { t!(locale, "me-calendar-title") };
    let [today, chosen] = marked.map(|day| cells.iter().rfind(|cell| Some(cell.workday) == day).copied());
    let mark =
        |cell: Option<CalendarDay>, class| cell.filter(|cell| shown(cell.week)).map(|cell| mark(grid, cell, class));
    view! {
        <svg class=grid.class viewBox=grid.view_box() role="group" aria-label=title>
            {month_names.collect_view()}
            {weekday_names.into_iter().collect_view()}
            {cells.into_iter().filter(|cell| shown(cell.week)).map(|cell| day(grid, cell, locale)).collect_view()}
            {mark(today, "today")}
            {mark(chosen, "chosen")}
        </svg>
    }
}

fn day(grid: Grid, cell: CalendarDay, locale: Locale) -> impl IntoView {
    let (x, y) = (format!("{:.1}", grid.x(cell.week)), format!("{:.1}", grid.y(cell.weekday)));
    let size = format!("{:.0}", grid.size);
    let Some(weather) = cell.weather else {
        return view! { <rect class="none" x=x y=y width=size.clone() height=size rx="4"></rect> }.into_any();
    };
    let (day, name) = (dates::full_day(locale, cell.workday), words::weather(locale, weather));
    let label = t!(locale, "me-calendar-day", day = day, weather = name);
    view! {
        <a href=format!("/me?day={}#journal", cell.workday) tabindex="-1" aria-label=label>
            <title>{label.clone()}</title>
            <use_ href=format!("/weather.svg#{}-mini", weather.key()) x=x y=y width=size.clone() height=size></use_>
        </a>
    }
    .into_any()
}

fn mark(grid: Grid, cell: CalendarDay, class: &'static str) -> impl IntoView {
    let (x, y) = (format!("{:.1}", grid.x(cell.week) - 2.0), format!("{:.1}", grid.y(cell.weekday) - 2.0));
    let size = format!("{:.0}", grid.size + 4.0);
    view! { <rect class=class x=x y=y width=size.clone() height=size rx="6"></rect> }
}

/// Opens the check-ins of one day.
#[component]
fn DayForm(first: Workday, today: Workday, chosen: Option<Workday>, locale: Locale) -> impl IntoView {
    view! {
        <form class="day-form" method="get" action="/me#journal" novalidate>
            <label for="open-day">{t!(locale, "me-calendar-open")}</label>
            <input class="input" id="open-day" type="date" name="day" min=first.to_string() max=today.to_string()
                value=chosen.unwrap_or(today).to_string()/>
            <button class="button quiet">{t!(locale, "me-calendar-open-button")}</button>
        </form>
    }
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
