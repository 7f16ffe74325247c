//! At a kiosk, a form that nobody goes on with is emptied: the next person finds nothing of the one before. Without a
//! script the page empties itself.
#![expect(missing_docs, reason = "the macro makes of each island a struct that it does not document")]

use std::time::Duration;

use leptos::prelude::*;

/// What shows that somebody is there.
const SIGNS: [&str; 3] = ["input", "keydown", "pointerdown"];

/// Nothing to see: opens a page some seconds after the last sign of somebody, and not before the first one.
#[island]
pub fn IdleReset(
    /// The address of the page.
    page: String,
    /// How many seconds it waits.
    seconds: u32,
) -> impl IntoView {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let listening = SIGNS.map(|sign| {
            let page = page.clone();
            window_event_listener_untyped(sign, move |_| {
                if let Some(before) = waiting.get_value() {
                    before.clear();
                }
                let page = page.clone();
                let leave = move || {
                    let _ = window().location().set_href(&page);
                };
                waiting.set_value(set_timeout_with_handle(leave, Duration::from_secs(seconds.into())).ok());
            })
        });
        on_cleanup(move || listening.into_iter().for_each(WindowListenerHandle::remove));
    });
}
