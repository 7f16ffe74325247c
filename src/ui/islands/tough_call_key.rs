//! The T key opens the page for a tough call from any page, except while somebody types.
#![expect(missing_docs, reason = "the macro makes of each island a struct that it does not document")]

use leptos::ev::keydown;
use leptos::prelude::*;
use leptos::web_sys::KeyboardEvent;

/// Listens for the key. It shows nothing; without JavaScript the link in the navigation does the same.
#[island]
pub fn ToughCallKey(
    /// The address that the key opens.
    page: String,
) -> impl IntoView {
    Effect::new(move |_| {
        let page = page.clone();
        let listening = window_event_listener(keydown, move |event| {
            if is_meant(&event) {
                event.prevent_default();
                let _ = window().location().set_href(&page);
            }
        });
        on_cleanup(move || listening.remove());
    });
}

/// Returns true if the key was pressed alone, and not to type.
fn is_meant(event: &KeyboardEvent) -> bool {
    let alone = !(event.ctrl_key() || event.alt_key() || event.meta_key() || event.repeat() || event.is_composing());
    alone && !event.default_prevented() && event.key().eq_ignore_ascii_case("t") && !is_typing()
}

/// Whether the focus is in a field: letters belong to it, and in a list of choices they find an entry.
fn is_typing() -> bool {
    let Some(focused) = document().active_element() else { return false };
    let is_field =
        focused.closest("input:not([type=radio], [type=checkbox], [type=hidden]), textarea, select, [contenteditable]");
    is_field.ok().flatten().is_some()
}
