//! Keys 1–5 on the weather buttons while their group has the focus. Arrows, taps and the form itself need no script.
#![expect(missing_docs, reason = "the macro makes of each island a struct that it does not document")]

use leptos::ev::keydown;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent};

/// The hint under the buttons, and the keys that it speaks of.
///
/// The buttons are rendered outside of it and are not touched when it wakes: what was tapped before stays.
#[island]
pub fn WeatherKeys(
    /// The hint.
    hint: String,
) -> impl IntoView {
    Effect::new(|_| {
        let listening = window_event_listener(keydown, |event| {
            if let Some(button) = meant(&event) {
                event.prevent_default();
                // A click chooses as a finger would, so that whatever listens to the radios hears of it.
                button.click();
                let _ = button.focus();
            }
        });
        on_cleanup(move || listening.remove());
    });
    view! { <p class="aside keys">{hint}</p> }
}

/// The button that a key means: none unless the focus is in their group.
fn meant(event: &KeyboardEvent) -> Option<HtmlElement> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    let place: u32 = event.key().parse().ok().filter(|key| (1..=5).contains(key))?;
    let focused = document().active_element()?.dyn_into::<HtmlInputElement>().ok()?;
    if focused.name() != "weather" {
        return None;
    }
    // The first from the left is sunny, level 5.
    let button =
        focused.closest(".weather-choice").ok()??.query_selector(&format!("input[value='{}']", 6 - place)).ok()??;
    button.dyn_into().ok()
}
