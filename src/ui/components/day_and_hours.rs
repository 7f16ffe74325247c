//! When something is: its day and its hours.

use leptos::prelude::*;

/// Shows a day with hours after a space, such as `Tuesday, 10 March, 10:00–10:50`. A line that is too narrow breaks
/// before the hours, and not after the dash within them.
#[component]
pub fn DayAndHours(when: String) -> impl IntoView {
    let (day, hours) = when.split_at(when.rfind(' ').map_or(0, |space| space + 1));
    view! { {day.to_owned()}<span class="hours">{hours.to_owned()}</span> }
}
