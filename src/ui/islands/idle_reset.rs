//! At a kiosk, a form that nobody goes on with is emptied: the next person finds nothing of the one before. Without a
//! script the page empties itself.
#![expect(missing_docs, reason = "the macro makes of each island a struct that it does not document")]

use std::time::Duration;

use leptos::prelude::*;
use leptos::web_sys::Event;
use leptos::web_sys::js_sys::Reflect;

/// What shows that somebody is there.
const SIGNS: [&str; 3] = ["input", "keydown", "pointerdown"];

/// Renders nothing: opens a page some seconds after the last input, and not before the first one; and at once if the
/// browser kept this page whole and shows it again.
#[island]
pub fn IdleReset(
    /// The address of the page.
    page: String,
    /// How many seconds it waits.
    seconds: u32,
) -> impl IntoView {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let page = page.clone();
        // In the place of this page: nothing of it is behind the Back of the browser.
        let leave = move || {
            let _ = window().location().replace(&page);
        };
        let empty = leave.clone();
        let coming_back = window_event_listener_untyped("pageshow", move |event| {
            if is_kept(&event) {
                empty();
            }
        });
        let listening = SIGNS.map(|sign| {
            let leave = leave.clone();
            window_event_listener_untyped(sign, move |_| {
                if let Some(before) = waiting.get_value() {
                    before.clear();
                }
                waiting.set_value(set_timeout_with_handle(leave.clone(), Duration::from_secs(seconds.into())).ok());
            })
        });
        on_cleanup(move || listening.into_iter().chain([coming_back]).for_each(WindowListenerHandle::remove));
    });
}

/// Whether the browser shows a page as it was left, with what was chosen there: somebody tapped on Back.
fn is_kept(shown: &Event) -> bool {
    Reflect::get(shown, &"persisted".into()).is_ok_and(|kept| kept.is_truthy())
}
