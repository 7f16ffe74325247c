//! The guided breath on a page: with a button where scripts run, and moved by the style sheet alone where none do.

use leptos::prelude::*;

use crate::app::suggestion::Breath;
use crate::ui::islands::breath_guide::{BreathGuide, breath_disc};
use domain::Locale;
use words::t;

/// The breath with a button and a count of rounds.
#[component]
pub fn Breathing(breath: Breath, locale: Locale) -> impl IntoView {
    let seconds: u32 = breath.phases.iter().map(|(_, _, seconds)| seconds).sum();
    let label = label(&breath, locale);
    view! {
        <BreathGuide
            kind=breath.key phases=phases(breath.phases) label=label seconds=seconds rounds=breath.rounds
            start=t!(locale, "breath-start") pause=t!(locale, "breath-pause") go_on=t!(locale, "breath-go-on")
            again=t!(locale, "breath-again") done=t!(locale, "breath-done") round=t!(locale, "breath-round", round = "#", rounds = breath.rounds)
        />
    }
}

/// The breath without a script.
#[component]
pub fn StillBreathing(breath: Breath, locale: Locale) -> impl IntoView {
    let label = label(&breath, locale);
    view! { <div class=format!("breath-guide {}", breath.key)>{breath_disc(phases(breath.phases), label)}</div> }
}

/// Describes a whole round.
fn label(breath: &Breath, locale: Locale) -> String {
    let phase = |(_, words, seconds): &(&str, String, u32)| {
        t!(locale, "breath-phase", words = words.as_str(), seconds = *seconds)
    };
    words::list(locale, &breath.phases.iter().map(phase).collect::<Vec<_>>())
}

fn phases(phases: Vec<(&'static str, String, u32)>) -> Vec<(String, String, u32)> {
    phases.into_iter().map(|(class, words, seconds)| (class.to_owned(), words, seconds)).collect()
}
