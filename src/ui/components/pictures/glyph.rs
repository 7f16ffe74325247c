//! Weather glyphs and small icons from the sprite `weather.svg`.

use leptos::prelude::*;

use domain::{Locale, Weather};

/// The glyph of a weather, with its name for screen readers.
#[component]
pub fn Glyph(weather: Weather, locale: Locale) -> impl IntoView {
    view! {
        <svg class="glyph" role="img" aria-label=words::weather(locale, weather)>
            <use_ href=format!("/weather.svg#{}", weather.key())></use_>
        </svg>
    }
}

/// The weather vane, a decoration for empty pages.
#[component]
pub fn Vane() -> impl IntoView {
    // A variable, because the macro writes an element without dynamic parts literally, as `use_`.
    let vane = "/weather.svg#vane";
    view! { <svg aria-hidden="true"><use_ href=vane></use_></svg> }
}

/// A small icon next to text with the same meaning. It is hidden from screen readers.
#[component]
pub fn Icon(
    /// The icon's id in the sprite.
    name: &'static str,
    /// 16 px instead of 20 px.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    view! {
        <svg class=if small { "icon small" } else { "icon" } aria-hidden="true">
            <use_ href=format!("/weather.svg#{name}")></use_>
        </svg>
    }
}
