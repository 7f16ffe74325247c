//! `/suggestion/{key}`: one thing that can help, step by step.

use leptos::prelude::*;

use crate::api::Refusal;
use crate::ui::components::page;

/// The screen.
#[component]
pub fn Suggestion() -> impl IntoView {
    page("", async { Err::<(), _>(Refusal::NotFound) }, |(), _| (String::new(), ()))
}
