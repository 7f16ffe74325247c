//! Addresses within this centre: the sign-in page with the way back, and what counts as a path.

use leptos_router::location::Url;

/// The address of the door for whoever wants to go on to `then`, a path with what was asked for: in a query, so that its own is kept.
#[must_use]
pub fn door(then: &str) -> String {
    // What parts the words of a path stays to be read.
    format!("/sign-in?then={}", Url::escape(then).replace("%2F", "/").replace("%2D", "-"))
}

/// Whether text is a path of this centre: nobody is sent elsewhere.
#[must_use]
pub fn is_path(text: &str) -> bool {
    text.starts_with('/')
        && !text.starts_with("//")
        && !text.contains('\\')
        && text.chars().all(|c| c.is_ascii_graphic())
}
