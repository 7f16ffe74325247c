//! The timer after a tough call: starts, pauses, and counts down. Without JavaScript the page names the time at which
//! it ends.
#![expect(missing_docs, reason = "the macro makes of each island a struct that it does not document")]

use leptos::prelude::*;

use super::second_timer::{SecondTimer, TimerState, TimerTexts};

/// A button and the time that is left. Only the end is announced: a voice that counts seconds would not let anybody
/// rest.
#[island]
pub fn ResetTimer(
    /// How many minutes it runs.
    minutes: u32,
    /// Button text before the start.
    start: String,
    /// Button text while running.
    pause: String,
    /// Button text while paused.
    go_on: String,
    /// Button text at the end.
    again: String,
    /// The time that is left, with `#` for it.
    left: String,
    /// Message at the end.
    done: String,
) -> impl IntoView {
    let whole = minutes * 60;
    let timer = SecondTimer::new(whole);
    let state = timer.state;
    let time = move || match state.get() {
        TimerState::NoScript | TimerState::Ready | TimerState::Done => String::new(),
        TimerState::Running | TimerState::Paused => {
            let seconds = whole.saturating_sub(timer.passed.get());
            left.replace('#', &format!("{}:{:02}", seconds / 60, seconds % 60))
        }
    };
    let ended = move || if state.get() == TimerState::Done { done.clone() } else { String::new() };
    view! {
        <div class="reset-timer">
            <p class="reset-left" aria-hidden="true">{time}</p>
            <p role="status">{ended}</p>
            {timer.button(TimerTexts { start, pause, go_on, again })}
        </div>
    }
}
