//! The title of a page: its own, then the name of the program.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::ui::components::raw_text;
use domain::Locale;
use words::t;

/// The title as HTML: titles contain names of people and teams.
#[must_use]
pub fn title_html(title: &str, locale: Locale) -> String {
    raw_text(&format!("{title}{}{}", words::DOT, t!(locale, "brand")))
}

/// The title of the page in the browser. No other place may write one.
#[component]
pub fn PageTitle(
    /// The page's own title, as text.
    title: String,
    locale: Locale,
) -> impl IntoView {
    view! { <Title text=title_html(&title, locale)/> }
}
