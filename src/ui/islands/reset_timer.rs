//! The timer after a tough call: starts, pauses, and counts down. Without JavaScript the page names the time at which it ends.
#![expect(missing_docs, reason = "the macro makes of each island a struct that it does not document")]

use std::time::Duration;

use leptos::prelude::*;

/// The state of the timer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TimerState {
    /// The script has not started: there is no button yet.
    NoScript,
    /// Waits for the start button.
    Ready,
    /// Counts down.
    Running,
    /// Stopped by the pause button.
    Paused,
    /// At zero.
    Done,
}

/// A button and the time that is left. Only the end is announced: a voice that counts seconds would not let anybody rest.
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
    let state = RwSignal::new(TimerState::NoScript);
    let remaining = RwSignal::new(whole);
    Effect::new(move |_| {
        state.set(TimerState::Ready);
        let ticking = set_interval_with_handle(
            move || {
                if state.get_untracked() == TimerState::Running {
                    remaining.update(|second| *second = second.saturating_sub(1));
                    if remaining.get_untracked() == 0 {
                        state.set(TimerState::Done);
                    }
                }
            },
            Duration::from_secs(1),
        );
        on_cleanup(move || {
            if let Ok(ticking) = ticking {
                ticking.clear();
            }
        });
    });
    let press = move |_| match state.get_untracked() {
        TimerState::Running => state.set(TimerState::Paused),
        TimerState::Done => {
            remaining.set(whole);
            state.set(TimerState::Running);
        }
        TimerState::NoScript | TimerState::Ready | TimerState::Paused => state.set(TimerState::Running),
    };
    let button = move || match state.get() {
        TimerState::NoScript | TimerState::Ready => start.clone(),
        TimerState::Running => pause.clone(),
        TimerState::Paused => go_on.clone(),
        TimerState::Done => again.clone(),
    };
    let time = move || match state.get() {
        TimerState::NoScript | TimerState::Ready | TimerState::Done => String::new(),
        TimerState::Running | TimerState::Paused => {
            let seconds = remaining.get();
            left.replace('#', &format!("{}:{:02}", seconds / 60, seconds % 60))
        }
    };
    let ended = move || if state.get() == TimerState::Done { done.clone() } else { String::new() };
    view! {
        <div class="reset-timer">
            <p class="reset-left" aria-hidden="true">{time}</p>
            <p role="status">{ended}</p>
            <div class="buttons" hidden=move || state.get() == TimerState::NoScript>
                <button class="button" type="button" on:click=press>{button}</button>
            </div>
        </div>
    }
}
