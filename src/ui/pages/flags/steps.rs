//! The one-button form for a flag: take it, hand it back, say that it has passed, set it aside and undo that.

use leptos::prelude::*;

use crate::app::flags::presenter::FlagView;
use crate::ui::components::ViewerField;
use domain::Locale;
use words::t;

/// A button for one step of a flag.
#[component]
pub fn StepForm(
    flag: FlagView,
    /// The step: `take`, `hand_back`, `passed`, `set_aside` or `put_back`.
    step: &'static str,
    /// The address to return to.
    back: String,
    /// The class of the button.
    class: &'static str,
    /// Whether the line above already names the person, so that the button can be short. Its accessible name stays
    /// complete.
    #[prop(optional)]
    short: bool,
    locale: Locale,
) -> impl IntoView {
    let full = match (step, &flag.name) {
        ("take", Some(name)) => t!(locale, "flags-take", name = name.as_str()),
        ("take", None) => t!(locale, "flags-take-team"),
        ("passed", _) => t!(locale, "flags-passed"),
        ("set_aside", _) => t!(locale, "flags-not-now"),
        ("put_back", _) => t!(locale, "flags-undo-aside"),
        _ => t!(locale, "flags-hand-back"),
    };
    let of_person = flag.name.is_some();
    let label = if short && of_person && step == "take" { t!(locale, "flags-take-short") } else { full.clone() };
    let id = flag.id.to_string();
    // In a list of flags the label alone is the same for each.
    let name = short.then(|| words::labelled(locale, &full, &flag.title));
    view! {
        <form novalidate method="post" action="/api/take_flag">
            <ViewerField/>
            <input type="hidden" name="flag" value=id.clone()/>
            <input type="hidden" name="shown" value=flag.mark/>
            <input type="hidden" name="back" value=back/>
            <button class=class id=format!("{step}-{id}") name="step" value=step aria-label=name>{label}</button>
        </form>
    }
}
