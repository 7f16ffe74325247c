//! The person's own next shifts.

use leptos::prelude::*;

use crate::app::me::shifts::OwnShifts;
use domain::Locale;
use domain::schedule::{CHANGES_KEPT_DAYS, SHORT_NOTICE};
use words::t;

/// The card; nothing without a schedule.
#[component]
pub(super) fn ShiftsCard(shifts: Option<OwnShifts>, locale: Locale) -> impl IntoView {
    shifts.map(|OwnShifts { days, changed }| {
        let rows = days.into_iter().map(|day| {
            let changed = day.changed.map(|when| t!(locale, "me-shifts-changed", when = when));
            view! {
                <div>
                    <dt>{day.day}</dt>
                    <dd>{day.hours}{changed.map(|said| view! { " " <span class="aside">{said}</span> })}</dd>
                </div>
            }
        });
        let rows: Vec<_> = rows.collect();
        let weeks = CHANGES_KEPT_DAYS / 7;
        view! {
            <section class="card" id="shifts" aria-labelledby="shifts-title">
                <h2 id="shifts-title">{t!(locale, "me-shifts")}</h2>
                {if rows.is_empty() {
                    view! { <p class="aside">{t!(locale, "me-shifts-none")}</p> }.into_any()
                } else {
                    view! { <dl class="own-shifts">{rows}</dl> }.into_any()
                }}
                {(changed > 0).then(|| view! {
                    <p class="aside">
                        {t!(locale, "me-shifts-changes", days = changed, hours = SHORT_NOTICE.as_hours(), weeks = weeks)}
                    </p>
                })}
                <p class="aside"><a href="/account#calendar">{t!(locale, "calendar-link-title")}</a></p>
            </section>
        }
    })
}
