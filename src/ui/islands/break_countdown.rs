//! Counts down to a granted break, and through it. Without JavaScript the page shows its time.
#![expect(missing_docs, reason = "the macro makes of each island a struct that it does not document")]

use std::time::Duration;

use leptos::prelude::*;

use crate::ui::countdown;

/// Shows nothing itself: it keeps the countdown of the live part of the page up to date, which an update may bring or
/// take away. In the texts, `{time}` is replaced by minutes and seconds.
#[island]
pub fn BreakCountdown(
    /// The text before the break.
    before: String,
    /// The text while it lasts.
    during: String,
    /// The text after it.
    over: String,
) -> impl IntoView {
    Effect::new(move |_| {
        let texts = (before.clone(), during.clone(), over.clone());
        countdown::tick(&texts.0, &texts.1, &texts.2);
        let ticking =
            set_interval_with_handle(move || countdown::tick(&texts.0, &texts.1, &texts.2), Duration::from_secs(1));
        on_cleanup(move || {
            if let Ok(ticking) = ticking {
                ticking.clear();
            }
        });
    });
}
