//! Holds back forms while the browser is offline, so that its error page does not replace what was filled in.
#![expect(missing_docs, reason = "the macro makes of each island a struct that it does not document")]

use leptos::ev::submit;
use leptos::prelude::*;

/// Shows a notice while the browser is offline, and stops forms from being sent. Without JavaScript it does nothing.
#[island]
pub fn OfflineNotice(
    /// The text of the notice.
    sentence: String,
) -> impl IntoView {
    let is_offline = RwSignal::new(false);
    Effect::new(move |_| {
        let offline = window_event_listener_untyped("offline", move |_| is_offline.set(true));
        let online = window_event_listener_untyped("online", move |_| is_offline.set(false));
        let submitting = window_event_listener(submit, move |event| {
            if is_offline.get_untracked() {
                event.prevent_default();
            }
        });
        on_cleanup(move || {
            offline.remove();
            online.remove();
            submitting.remove();
        });
    });
    // A variable, because the macro writes an element without dynamic parts literally, as `use_`.
    let info = "/weather.svg#info";
    view! {
        <div aria-live="polite">
            <div class="notice" hidden=move || !is_offline.get()>
                <svg class="icon" aria-hidden="true"><use_ href=info></use_></svg>
                <p>{sentence}</p>
            </div>
        </div>
    }
}
