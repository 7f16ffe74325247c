//! This week in glyphs and one sentence.

use leptos::prelude::*;

use crate::app::own_week::OwnWeek;
use crate::ui::components::WeekRow;
use domain::Locale;
use words::t;

#[component]
pub(super) fn WeekCard(week: OwnWeek, locale: Locale) -> impl IntoView {
    view! {
        <section class="card own-week" aria-labelledby="week-title">
            <div><h2 id="week-title">{t!(locale, "me-week")}</h2><p>{week.sentence}</p></div>
            <WeekRow days=week.days locale=locale/>
        </section>
    }
}
