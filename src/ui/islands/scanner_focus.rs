//! At a kiosk, a tap on a choice gives the focus back to the field into which a scanner types. Without a script the
//! page asks for the code again.

use leptos::ev::change;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, HtmlInputElement};

/// Renders nothing: only adds the handler.
///
/// The choices and the fields for code and PIN are rendered outside the island.
#[island]
pub fn ScannerFocus() -> impl IntoView {
    Effect::new(|_| {
        let listening = window_event_listener(change, |event| {
            if is_choice(&event) {
                // A label gives its choice the focus after the change.
                request_animation_frame(|| {
                    if let Some(field) = waiting_field() {
                        let _ = field.focus();
                    }
                });
            }
        });
        on_cleanup(move || listening.remove());
    });
}

fn is_choice(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    target.is_some_and(|input| input.type_() == "radio")
}

/// Returns the field for code or PIN that waits for something. None after a choice by key: arrow keys pass several
/// choices.
fn waiting_field() -> Option<HtmlInputElement> {
    if document().query_selector("input[type='radio']:focus-visible").ok()?.is_some() {
        return None;
    }
    let field = |id| document().get_element_by_id(id)?.dyn_into::<HtmlInputElement>().ok();
    field("badge").filter(|code| code.value().is_empty()).or_else(|| field("pin"))
}
