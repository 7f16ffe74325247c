//! The sky strip: the weathers of a team side by side, each as wide as its share.

use leptos::prelude::*;

use crate::app::board::sky::SkyPart;
use crate::ui::components::Glyph;
use domain::Locale;
use words::t;

/// The strip. It is empty if nobody shared.
#[component]
pub fn SkyStrip(sky: Vec<SkyPart>, locale: Locale) -> impl IntoView {
    let patch = move |patch: SkyPart| {
        view! {
            <li class=format!("{} w{}", patch.weather.key(), patch.width)>
                <Glyph weather=patch.weather locale=locale/>
                <span>{patch.count}</span>
            </li>
        }
    };
    (!sky.is_empty()).then(|| {
        view! {
            <ul class="sky-strip" aria-label=t!(locale, "board-sky")>{sky.into_iter().map(patch).collect_view()}</ul>
        }
    })
}
