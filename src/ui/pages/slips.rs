//! `/admin/slips`: invitations to print and hand out, shown once.

use leptos::prelude::*;

use crate::api::Refusal;
use crate::ui::components::page;

/// The screen.
#[component]
pub fn Slips() -> impl IntoView {
    page("", async { Err::<(), _>(Refusal::NotFound) }, |(), _| (String::new(), ()))
}
