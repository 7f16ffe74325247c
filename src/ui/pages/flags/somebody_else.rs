//! The notice that somebody else may be easier to talk to. It is all that a lead sees of being named as a reason.

use leptos::prelude::*;

use crate::ui::components::Icon;
use domain::Locale;
use words::t;

/// The notice, with the people it names.
#[component]
pub fn SomebodyElseNotice(
    /// Names and roles; empty if the notice names nobody.
    people: Vec<String>,
    locale: Locale,
) -> impl IntoView {
    let sentence = if people.is_empty() {
        t!(locale, "flag-page-somebody-else")
    } else {
        t!(locale, "flag-page-somebody-else-named", who = words::list(locale, &people))
    };
    view! { <div class="notice somebody-else"><Icon name="people"/><p>{sentence}</p></div> }
}
