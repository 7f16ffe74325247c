//! The breathing guide: starts, pauses and counts rounds. Without JavaScript the style sheet alone moves the circle.
#![expect(missing_docs, reason = "the macro makes of each island a struct that it does not document")]

use leptos::prelude::*;

use super::second_timer::{SecondTimer, TimerState, TimerTexts};

/// A circle that grows and shrinks, its texts, and a button. With reduced motion the circle is still and the texts are
/// listed.
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
    let timer = SecondTimer::new(seconds * rounds);
    let state = timer.state;
    let counted = move || match state.get() {
        TimerState::NoScript | TimerState::Ready => String::new(),
        TimerState::Done => done.clone(),
        TimerState::Running | TimerState::Paused => {
            round.replace('#', &(timer.passed.get() / seconds.max(1) + 1).to_string())
        }
    };
    // Before the script has started, the style sheet alone moves the circle. `ready` and `done` remove the animation,
    // so that it restarts; `held` pauses it.
    let class = move || match state.get() {
        TimerState::NoScript | TimerState::Running => format!("breath-guide {kind}"),
        TimerState::Ready => format!("breath-guide {kind} ready"),
        TimerState::Done => format!("breath-guide {kind} done"),
        TimerState::Paused => format!("breath-guide {kind} held"),
    };
    view! {
        <div class=class>
            {breath_disc(phases, label)}
            <div class="breath-progress" aria-hidden="true"></div>
            <p class="breath-round" role="status">{counted}</p>
            {timer.button(TimerTexts { start, pause, go_on, again })}
        </div>
    }
}

/// The circle and its texts, which the style sheet moves. `label` describes a whole round, for screen readers.
pub fn breath_disc(phases: Vec<(String, String, u32)>, label: String) -> impl IntoView {
    let words = phases.into_iter().map(|(class, words, seconds)| {
        view! {
            <span class=class>{words}<span class="seconds">{seconds}</span></span>
        }
    });
    let words = words.collect_view();
    view! {
        <div class="breath" role="img" aria-label=label>
            <span class="disc"></span>
            <span class="words" aria-hidden="true">{words}</span>
        </div>
    }
}
