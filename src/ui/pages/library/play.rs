//! How two colleagues play a role play: its steps with their times, and a timer for each.

use leptos::prelude::*;

use crate::app::library::item::PlayStepView;
use crate::ui::islands::reset_timer::ResetTimer;
use domain::Locale;
use words::t;

/// The steps. Without JavaScript the times are there to be kept by a clock.
#[component]
pub(super) fn PlaySteps(steps: Vec<PlayStepView>, locale: Locale) -> impl IntoView {
    let total: u32 = steps.iter().map(|step| step.minutes).sum();
    let steps = steps.into_iter().map(|PlayStepView { title, minutes, points }| {
        let points = points.into_iter().map(|point| view! { <p>{point}</p> }).collect_view();
        view! {
            <li>
                <h3>{t!(locale, "library-play-step", title = title, minutes = minutes)}</h3>
                {points}
                <ResetTimer
                    minutes=minutes
                    start=t!(locale, "tough-timer-start", minutes = minutes) pause=t!(locale, "tough-timer-pause")
                    go_on=t!(locale, "tough-timer-go-on") again=t!(locale, "tough-timer-again")
                    left=t!(locale, "tough-timer-left", time = "#") done=t!(locale, "library-play-done")
                />
            </li>
        }
    });
    view! {
        <section class="card library-play" aria-labelledby="play-h">
            <h2 id="play-h">{t!(locale, "library-play", minutes = total)}</h2>
            <p class="aside">{t!(locale, "library-play-about")}</p>
            <ol>{steps.collect_view()}</ol>
        </section>
    }
}
