//! The one-button forms for a flag: take it, hand it back, say that it has passed, set it aside and undo that.

use leptos::prelude::*;

use crate::app::flags::presenter::FlagView;
use domain::Locale;
use store::FlagId;
use words::t;

/// A button that takes a flag, hands it back or says that it has passed.
#[component]
pub fn StepForm(
    flag: FlagView,
    /// The action: `take`, `hand_back` or `passed`.
    step: &'static str,
    /// The address to return to.
    back: String,
    /// The class of the button.
    class: &'static str,
    /// Whether the line above already names the person, so that the button can be short. Its accessible name stays complete.
    #[prop(optional)]
    short: bool,
    locale: Locale,
) -> impl IntoView {
    let full = match (step, &flag.name) {
        ("take", Some(name)) => t!(locale, "flags-take", name = name.as_str()),
        ("take", None) => t!(locale, "flags-take-team"),
        ("passed", _) => t!(locale, "flags-passed"),
        _ => t!(locale, "flags-hand-back"),
    };
    let of_person = flag.name.is_some();
    let label = if short && of_person && step == "take" { t!(locale, "flags-take-short") } else { full.clone() };
    let id = flag.id.to_string();
    let name = short.then(|| named(&full, &flag.title));
    view! {
        <form novalidate method="post" action="/api/take_flag">
            <input type="hidden" name="flag" value=id.clone()/>
            <input type="hidden" name="back" value=back/>
            <button class=class id=format!("{step}-{id}") name="step" value=step aria-label=name>{label}</button>
        </form>
    }
}

/// The accessible name of a button in a list of flags: its label and the flag, because the label alone is the same for each.
fn named(label: &str, title: &str) -> String {
    format!("{label}: {title}")
}

/// The button that sets a flag aside.
#[component]
pub fn SnoozeForm(
    flag: FlagId,
    /// The title of the flag.
    title: String,
    /// The address to return to.
    back: String,
    /// The class of the button.
    class: &'static str,
    locale: Locale,
) -> impl IntoView {
    let label = t!(locale, "flags-not-now");
    let name = named(&label, &title);
    view! {
        <form novalidate method="post" action="/api/snooze_flag">
            <input type="hidden" name="flag" value=flag.to_string()/>
            <input type="hidden" name="back" value=back/>
            <button class=class id=format!("snooze-{flag}") aria-label=name>{label}</button>
        </form>
    }
}

/// The button that undoes it.
#[component]
pub fn UnsnoozeForm(
    flag: FlagId,
    /// The title of the flag.
    title: String,
    /// The address to return to.
    back: String,
    /// The class of the button.
    class: &'static str,
    locale: Locale,
) -> impl IntoView {
    let label = t!(locale, "flags-undo-aside");
    let name = named(&label, &title);
    view! {
        <form novalidate method="post" action="/api/unsnooze_flag">
            <input type="hidden" name="flag" value=flag.to_string()/>
            <input type="hidden" name="back" value=back/>
            <button class=class id=format!("unsnooze-{flag}") aria-label=name>{label}</button>
        </form>
    }
}
