//! A row of days, each with the glyph of its weather.

use leptos::prelude::*;

use crate::app::own_week::DayMark;
use crate::ui::components::Glyph;
use domain::Locale;
use words::t;

/// The row.
#[component]
pub fn WeekRow(days: Vec<DayMark>, locale: Locale) -> impl IntoView {
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
    view! { <ol class="week">{marks.collect_view()}</ol> }
}
