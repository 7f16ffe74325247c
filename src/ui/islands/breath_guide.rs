//! The breathing guide: starts, pauses and counts rounds. Without JavaScript the style sheet alone moves the circle.
#![expect(missing_docs, reason = "the macro makes of each island a struct that it does not document")]

use std::time::Duration;

use leptos::prelude::*;

/// The state of the guide.
#[derive(Clone, Copy, PartialEq, Eq)]
enum GuideState {
    /// The script has not started: the style sheet alone moves the circle.
    NoScript,
    /// Waits for the start button.
    Ready,
    /// The rounds are running.
    Running,
    /// Stopped by the pause button.
    Paused,
    /// All rounds are complete.
    Done,
}

/// A circle that grows and shrinks, its texts, and a button. With reduced motion the circle is still and the texts are listed.
#[island]
pub fn BreathGuide(
    /// The key of the guide, which is also its class.
    kind: String,
    /// The phases: class, text and duration in seconds.
    phases: Vec<(String, String, u32)>,
    /// Describes a whole round, for screen readers.
    label: String,
    /// Duration of a round in seconds.
    seconds: u32,
    /// Number of rounds.
    rounds: u32,
    /// Button text before the start.
    start: String,
    /// Button text while running.
    pause: String,
    /// Button text while paused.
    go_on: String,
    /// Button text after the last round.
    again: String,
    /// Message after the last round.
    done: String,
    /// Message with the current round, with `#` for its number.
    round: String,
) -> impl IntoView {
    let state = RwSignal::new(GuideState::NoScript);
    let seconds_run = RwSignal::new(0_u32);
    let last = seconds * rounds;
    Effect::new(move |_| {
        state.set(GuideState::Ready);
        let ticking = set_interval_with_handle(
            move || {
                if state.get_untracked() == GuideState::Running {
                    seconds_run.update(|second| *second += 1);
                    if seconds_run.get_untracked() >= last {
                        state.set(GuideState::Done);
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
        GuideState::Running => state.set(GuideState::Paused),
        GuideState::Done => {
            seconds_run.set(0);
            state.set(GuideState::Running);
        }
        GuideState::NoScript | GuideState::Ready | GuideState::Paused => state.set(GuideState::Running),
    };
    let button = move || match state.get() {
        GuideState::NoScript | GuideState::Ready => start.clone(),
        GuideState::Running => pause.clone(),
        GuideState::Paused => go_on.clone(),
        GuideState::Done => again.clone(),
    };
    let counted = move || match state.get() {
        GuideState::NoScript | GuideState::Ready => String::new(),
        GuideState::Done => done.clone(),
        GuideState::Running | GuideState::Paused => {
            round.replace('#', &(seconds_run.get() / seconds.max(1) + 1).to_string())
        }
    };
    // `ready` and `done` remove the animation, so that it restarts; `held` pauses it.
    let class = move || match state.get() {
        GuideState::NoScript | GuideState::Running => format!("breath-guide {kind}"),
        GuideState::Ready => format!("breath-guide {kind} ready"),
        GuideState::Done => format!("breath-guide {kind} done"),
        GuideState::Paused => format!("breath-guide {kind} held"),
    };
    let words = phases.into_iter().map(|(class, words, seconds)| {
        view! {
            <span class=class>{words}<span class="seconds">{seconds}</span></span>
        }
    });
    let words = words.collect_view();
    view! {
        <div class=class>
            <div class="breath" role="img" aria-label=label>
                <span class="disc"></span>
                <span class="words" aria-hidden="true">{words}</span>
            </div>
            <div class="breath-progress" aria-hidden="true"></div>
            <p class="breath-round" role="status">{counted}</p>
            <div class="buttons" hidden=move || state.get() == GuideState::NoScript>
                <button class="button" type="button" on:click=press>{button}</button>
            </div>
        </div>
    }
}
