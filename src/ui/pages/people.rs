//! `/admin/people`: who works here.

use leptos::prelude::*;

use crate::api::Refusal;
use crate::ui::components::page;

/// The screen.
#[component]
pub fn People() -> impl IntoView {
    page("", async { Err::<(), _>(Refusal::NotFound) }, |(), _| (String::new(), ()))
}
