//! `/admin/import`: taking in a roster.

use leptos::prelude::*;

use crate::api::Refusal;
use crate::ui::components::page;

/// The screen.
#[component]
pub fn Import() -> impl IntoView {
    page("", async { Err::<(), _>(Refusal::NotFound) }, |(), _| (String::new(), ()))
}
