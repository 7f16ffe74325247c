//! The week in glyphs and one sentence, on its last shift.

use leptos::prelude::*;

use crate::app::own_week::OwnWeek;
use crate::ui::components::WeekRow;
use domain::Locale;
use words::t;

#[component]
pub(super) fn WeekCard(week: OwnWeek, locale: Locale) -> impl IntoView {
    view! {
        <section class="card own-week" aria-labelledby="week-title">
            <h2 id="week-title">{t!(locale, "saved-week")}</h2>
            <WeekRow days=week.days locale=locale/>
            <p>{week.sentence}</p>
            <p class="aside">{t!(locale, "check-in-week-own")}</p>
        </section>
    }
}
