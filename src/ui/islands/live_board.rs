//! The board that changes while one looks at it.
#![expect(missing_docs, reason = "the island documents its props; the macro repeats them as the fields of a struct")]

use leptos::prelude::*;

use crate::ui::live;

/// The sentences for when the connection is lost; `{time}` is the time of the last picture.
#[derive(Clone)]
pub struct Words {
    /// What stands in the place of "live".
    pub as_of: String,
    /// The notice.
    pub lost: String,
}

/// Follows the live pictures of the board that stands within it. Without JavaScript it is just what stands within it.
///
/// `{time}` in `as_of` and `lost` becomes the time of the last picture.
#[island]
pub fn LiveBoard(
    /// Where the pictures come from.
    url: String,
    /// What stands in the place of "live" while nothing arrives.
    as_of: String,
    /// The notice while nothing arrives.
    lost: String,
    /// The board as it was sent.
    children: Children,
) -> impl IntoView {
    let words = Words { as_of, lost };
    Effect::new(move || live::follow(&url, &words));
    // A value and not a literal: an element without anything dynamic is written as it stands, with the underscore.
    let info = "/weather.svg#info";
    view! {
        <div class="notice" role="status" id="board-lost" hidden>
            <svg class="icon" aria-hidden="true"><use_ href=info></use_></svg>
            <p></p>
        </div>
        {children()}
    }
}
