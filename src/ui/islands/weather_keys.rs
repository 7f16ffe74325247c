//! Keys 1–5 choose a weather while the group of weather buttons has the focus. Everything else in the form works
//! without a script.
#![expect(missing_docs, reason = "the macro makes of each island a struct that it does not document")]

use leptos::ev::keydown;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent};

/// The hint under the buttons, and the key handler.
///
/// The buttons are rendered outside the island and do not change when it starts, so an earlier choice is kept.
#[island]
pub fn WeatherKeys(hint: String) -> impl IntoView {
    Effect::new(|_| {
        let listening = window_event_listener(keydown, |event| {
            if let Some(button) = button_of_key(&event) {
                event.prevent_default();
                // A click selects the radio and fires its events, as a tap would.
                button.click();
                let _ = button.focus();
            }
        });
        on_cleanup(move || listening.remove());
    });
    view! { <p class="aside keys">{hint}</p> }
}

/// Returns the button for a key, or `None` unless the focus is in the group.
fn button_of_key(event: &KeyboardEvent) -> Option<HtmlElement> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    let digit: u32 = event.key().parse().ok().filter(|key| (1..=5).contains(key))?;
    let focused = document().active_element()?.dyn_into::<HtmlInputElement>().ok()?;
    if focused.name() != "weather" {
        return None;
    }
    // The first button from the left is sunny, level 5.
    let button =
        focused.closest(".weather-choice").ok()??.query_selector(&format!("input[value='{}']", 6 - digit)).ok()??;
    button.dyn_into().ok()
}
