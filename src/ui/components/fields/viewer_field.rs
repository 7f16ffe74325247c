//! For whom the page of a form was drawn, and what it showed: by the time it is sent, somebody else may have signed in
//! in the same browser, or changed what the form is about.

use leptos::prelude::*;

use crate::state::flash::FormState;
use crate::web::viewer_mark::{VIEWER, viewer_mark};
use crate::web::visitor::Visitor;

/// The hidden field with the mark of the viewer; nothing if nobody is signed in.
#[component]
pub fn ViewerField() -> impl IntoView {
    let viewer = use_context::<Visitor>().and_then(|visitor| visitor.signed_in).map(|me| viewer_mark(me.person().id));
    viewer.map(|mark| view! { <input type="hidden" name=VIEWER value=mark/> })
}

/// The hidden field with the mark of what the page shows, for [`crate::web::form::ShownOnPage`].
#[component]
pub fn ShownField(
    state: FormState,
    /// The mark of what is stored by now.
    shown: String,
) -> impl IntoView {
    // What was typed before is compared with the page on which that was; after a comparison the page is a new one.
    let kept = state.value("shown").filter(|kept| !kept.is_empty() && state.error("").is_none());
    let shown = kept.map_or(shown, str::to_owned);
    view! { <input type="hidden" name="shown" value=shown/> }
}
