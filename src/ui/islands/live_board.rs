//! The board that updates while it is open.
#![expect(missing_docs, reason = "the island documents its props; the macro repeats them as the fields of a struct")]

use leptos::prelude::*;

use crate::ui::connection_texts::ConnectionTexts;
use crate::ui::live;

/// Updates the board inside it from the event stream. Without JavaScript, the board stays as the server sent it.
///
/// In `as_of` and `lost`, `{time}` is replaced by the time at which the board was last up to date. It is the site's,
/// and never that of the browser's clock.
#[island]
pub fn LiveBoard(
    /// The address of the event stream.
    url: String,
    /// Replaces the word "live" while the connection is lost.
    as_of: String,
    /// The notice while the connection is lost.
    lost: String,
    /// The time of the page, by the clock of the site.
    time: String,
    /// The board as the server rendered it.
    children: Children,
) -> impl IntoView {
    let texts = ConnectionTexts { as_of, lost, time };
    Effect::new(move || live::follow(&url, &texts));
    // A variable, because the macro writes an element without dynamic parts literally, as `use_`.
    let info = "/weather.svg#info";
    view! {
        <div class="notice" role="status" id="board-lost" hidden>
            <svg class="icon" aria-hidden="true"><use_ href=info></use_></svg>
            <p></p>
        </div>
        {children()}
    }
}
