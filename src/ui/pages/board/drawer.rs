//! The drawer of a tile: the last days that the person shared with this viewer.

use std::fmt::Write;

use leptos::prelude::*;

use domain::{Locale, Weather, Workday};
use words::{dates, t};

/// The drawer.
#[component]
pub fn Drawer(
    /// As others call the person.
    name: String,
    /// The days, the oldest first.
    days: Vec<(Workday, Weather)>,
    /// What is usual for the person; `None` if it is not known yet.
    usual: Option<Weather>,
    locale: Locale,
) -> impl IntoView {
    let title = t!(locale, "board-drawer", name = name, count = days.len());
    let usual = usual.map(|usual| t!(locale, "board-drawer-usual", usual = words::weather(locale, usual)));
    view! {
        <div class="drawer">
            <p class="aside">{title}</p>
            <ol class="last-days" inner_html=items(locale, &days)></ol>
            {usual.map(|usual| view! { <p class="aside">{usual}</p> })}
        </div>
    }
}

/// The days as list items. A board of fifty people has seven hundred of them, so they are written as one text and not
/// as components. It holds names of weathers and dates only, which need no escaping.
fn items(locale: Locale, days: &[(Workday, Weather)]) -> String {
    let mut html = String::with_capacity(days.len() * 200);
    for (day, weather) in days {
        let (key, name) = (weather.key(), words::weather_name(locale, *weather));
        let (full, short) = (dates::weekday_and_day(locale, *day), day.0.day());
        // Writing to a string cannot fail.
        let _ = write!(
            html,
            "<li title=\"{full}\"><svg role=\"img\" aria-label=\"{full}: {name}\">\
             <use href=\"/weather.svg#{key}-mini\"></use></svg><span aria-hidden=\"true\">{short}</span></li>"
        );
    }
    html
}
