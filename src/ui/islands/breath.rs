//! The guided breath: starts, pauses, counts the rounds. Without script the circle moves by itself.
#![expect(missing_docs, reason = "the macro makes of each island a struct that it does not document")]

use std::time::Duration;

use leptos::prelude::*;

/// How the guide stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    /// The script sleeps: the style sheet alone moves the circle.
    Asleep,
    /// Waiting for the start.
    Ready,
    /// Under way.
    Going,
    /// Held.
    Paused,
    /// All rounds are over.
    Done,
}

/// A circle that swells and sinks, its words, and a button. Still, with its words side by side, where motion is not wanted.
#[island]
pub fn BreathGuide(
    /// The key of the guide: its class.
    kind: String,
    /// The phases: class, words and seconds.
    phases: Vec<(String, String, u32)>,
    /// The whole round in words.
    label: String,
    /// How long a round lasts.
    seconds: u32,
    /// How many rounds.
    rounds: u32,
    /// On the button before the start.
    start: String,
    /// On the button under way.
    pause: String,
    /// On the button while paused.
    go_on: String,
    /// On the button at the end.
    again: String,
    /// What is said at the end.
    done: String,
    /// Which round it is, with `#` for the number.
    round: String,
) -> impl IntoView {
    let stand = RwSignal::new(Stand::Asleep);
    let passed = RwSignal::new(0_u32);
    let last = seconds * rounds;
    Effect::new(move |_| {
        stand.set(Stand::Ready);
        let ticking = set_interval_with_handle(
            move || {
                if stand.get_untracked() == Stand::Going {
                    passed.update(|second| *second += 1);
                    if passed.get_untracked() >= last {
                        stand.set(Stand::Done);
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
    let press = move |_| match stand.get_untracked() {
        Stand::Going => stand.set(Stand::Paused),
        Stand::Done => {
            passed.set(0);
            stand.set(Stand::Going);
        }
        Stand::Asleep | Stand::Ready | Stand::Paused => stand.set(Stand::Going),
    };
    let button = move || match stand.get() {
        Stand::Asleep | Stand::Ready => start.clone(),
        Stand::Going => pause.clone(),
        Stand::Paused => go_on.clone(),
        Stand::Done => again.clone(),
    };
    let counted = move || match stand.get() {
        Stand::Asleep | Stand::Ready => String::new(),
        Stand::Done => done.clone(),
        Stand::Going | Stand::Paused => round.replace('#', &(passed.get() / seconds.max(1) + 1).to_string()),
    };
    // `ready` and `done` take the animation away, so that it begins anew; `held` stops it where it is.
    let class = move || match stand.get() {
        Stand::Asleep | Stand::Going => format!("breath-guide {kind}"),
        Stand::Ready => format!("breath-guide {kind} ready"),
        Stand::Done => format!("breath-guide {kind} done"),
        Stand::Paused => format!("breath-guide {kind} held"),
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
            <div class="buttons" hidden=move || stand.get() == Stand::Asleep>
                <button class="button" type="button" on:click=press>{button}</button>
            </div>
        </div>
    }
}
