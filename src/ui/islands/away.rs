//! While the connection is gone a form is kept in hand: sent into nothing, the browser would put a page of its own in its place.
#![expect(missing_docs, reason = "the macro makes of each island a struct that it does not document")]

use leptos::ev::submit;
use leptos::prelude::*;

/// Says that the connection is gone while it is, and holds back what is sent meanwhile. Without script there is nothing of it.
#[island]
pub fn Away(
    /// What is said.
    sentence: String,
) -> impl IntoView {
    let away = RwSignal::new(false);
    Effect::new(move |_| {
        let gone = window_event_listener_untyped("offline", move |_| away.set(true));
        let back = window_event_listener_untyped("online", move |_| away.set(false));
        let sending = window_event_listener(submit, move |event| {
            if away.get_untracked() {
                event.prevent_default();
            }
        });
        on_cleanup(move || {
            gone.remove();
            back.remove();
            sending.remove();
        });
    });
    // A value and not a literal: an element without anything dynamic is written as it stands, with the underscore.
    let info = "/weather.svg#info";
    view! {
        <div aria-live="polite">
            <div class="notice" hidden=move || !away.get()>
                <svg class="icon" aria-hidden="true"><use_ href=info></use_></svg>
                <p>{sentence}</p>
            </div>
        </div>
    }
}
