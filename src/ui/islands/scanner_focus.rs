//! At a kiosk, a tap on a choice gives the focus back to the field into which a scanner types. Without a script the page asks for the
//! code again.

use leptos::ev::change;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, HtmlInputElement};

/// Nothing to see: the handler alone.
///
/// The choices and the fields for code and PIN are rendered outside the island.
#[island]
pub fn ScannerFocus() -> impl IntoView {
    Effect::new(|_| {
        let listening = window_event_listener(change, |event| {
            if let Some(field) = field_after(&event) {
                let _ = field.focus();
            }
        });
        on_cleanup(move || listening.remove());
    });
}

/// Returns the field that waits for something after a choice by tap. A choice by key keeps the focus: arrow keys pass several.
fn field_after(event: &Event) -> Option<HtmlInputElement> {
    let chosen: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let by_key = || document().query_selector("input[type='radio']:focus-visible").ok().flatten().is_some();
    if chosen.type_() != "radio" || by_key() {
        return None;
    }
    let field = |id| document().get_element_by_id(id)?.dyn_into::<HtmlInputElement>().ok();
    field("badge").filter(|code| code.value().is_empty()).or_else(|| field("pin"))
}
