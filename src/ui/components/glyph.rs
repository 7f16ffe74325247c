//! The five weathers and the small icons, from one sprite.

use leptos::prelude::*;

use domain::Locale;
use domain::Weather;

/// The glyph of a weather, named for whoever cannot see it.
#[component]
pub fn Glyph(
    /// Which.
    weather: Weather,
    /// In which language it is named.
    locale: Locale,
) -> impl IntoView {
    view! {
        <svg class="glyph" role="img" aria-label=words::weather(locale, weather)>
            <use_ href=format!("/weather.svg#{}", weather.key())></use_>
        </svg>
    }
}

/// The vane, as an ornament where there is nothing else to show.
#[component]
pub fn Vane() -> impl IntoView {
    // A value and not a literal: an element without anything dynamic is written as it stands, with the underscore.
    let vane = "/weather.svg#vane";
    view! { <svg aria-hidden="true"><use_ href=vane></use_></svg> }
}

/// A small icon beside words that say the same.
#[component]
pub fn Icon(
    /// Its id in the sprite.
    name: &'static str,
    /// The smaller size.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    view! {
        <svg class=if small { "icon small" } else { "icon" } aria-hidden="true">
            <use_ href=format!("/weather.svg#{name}")></use_>
        </svg>
    }
}
