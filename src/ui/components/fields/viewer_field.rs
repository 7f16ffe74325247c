//! For whom the page of a form was drawn: by the time it is sent, somebody else may have signed in in the same browser.

use leptos::prelude::*;

use crate::web::viewer_mark::{VIEWER, viewer_mark};
use crate::web::visitor::Visitor;

/// The hidden field with the mark of the viewer; nothing if nobody is signed in.
#[component]
pub fn ViewerField() -> impl IntoView {
    let viewer = use_context::<Visitor>().and_then(|visitor| visitor.signed_in).map(|me| viewer_mark(me.person().id));
    viewer.map(|mark| view! { <input type="hidden" name=VIEWER value=mark/> })
}
