//! A timer that counts seconds: what its button does, and when it has ended. The guided breath and the reset after a
//! tough call share it.

use std::time::Duration;

use leptos::prelude::*;

/// The state of the timer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TimerState {
    /// The script has not started: there is no button yet.
    NoScript,
    /// Waits for the start button.
    Ready,
    /// Counts.
    Running,
    /// Stopped by the pause button.
    Paused,
    /// At the end.
    Done,
}

/// The texts of its button.
#[derive(Clone)]
pub(super) struct TimerTexts {
    /// Before the start.
    pub(super) start: String,
    /// While running.
    pub(super) pause: String,
    /// While paused.
    pub(super) go_on: String,
    /// At the end.
    pub(super) again: String,
}

/// A timer of a number of seconds.
#[derive(Clone, Copy)]
pub(super) struct SecondTimer {
    /// Its state.
    pub(super) state: RwSignal<TimerState>,
    /// Seconds that have passed while it ran.
    pub(super) passed: RwSignal<u32>,
}

impl SecondTimer {
    /// Makes a timer of this many seconds, which is ready once the script has started.
    pub(super) fn new(seconds: u32) -> Self {
        let timer = Self { state: RwSignal::new(TimerState::NoScript), passed: RwSignal::new(0) };
        Effect::new(move |_| {
            timer.state.set(TimerState::Ready);
            let ticking = set_interval_with_handle(move || timer.tick(seconds), Duration::from_secs(1));
            on_cleanup(move || {
                if let Ok(ticking) = ticking {
                    ticking.clear();
                }
            });
        });
        timer
    }

    fn tick(self, seconds: u32) {
        if self.state.get_untracked() == TimerState::Running {
            self.passed.update(|second| *second += 1);
            if self.passed.get_untracked() >= seconds {
                self.state.set(TimerState::Done);
            }
        }
    }

    /// Starts, pauses, goes on or starts again.
    fn press(self) {
        match self.state.get_untracked() {
            TimerState::Running => self.state.set(TimerState::Paused),
            TimerState::Done => {
                self.passed.set(0);
                self.state.set(TimerState::Running);
            }
            TimerState::NoScript | TimerState::Ready | TimerState::Paused => self.state.set(TimerState::Running),
        }
    }

    /// Returns its button, which is hidden before the script has started.
    pub(super) fn button(self, texts: TimerTexts) -> impl IntoView {
        let label = move || match self.state.get() {
            TimerState::NoScript | TimerState::Ready => texts.start.clone(),
            TimerState::Running => texts.pause.clone(),
            TimerState::Paused => texts.go_on.clone(),
            TimerState::Done => texts.again.clone(),
        };
        view! {
            <div class="buttons" hidden=move || self.state.get() == TimerState::NoScript>
                <button class="button" type="button" on:click=move |_| self.press()>{label}</button>
            </div>
        }
    }
}
