//! `/board`: the team now.

use leptos::prelude::*;

use crate::api::Refusal;
use crate::ui::components::page;

/// The screen.
#[component]
pub fn Board() -> impl IntoView {
    page("", async { Err::<(), _>(Refusal::NotFound) }, |(), _| (String::new(), ()))
}
