//! Addresses of this server: the sign-in page with the way back, and what counts as a path.

use leptos_router::location::Url;

/// The address of the sign-in page that leads on to `then`, a path with its query.
#[must_use]
pub fn sign_in_address(then: &str) -> String {
    // Slashes and hyphens are allowed in a query, and the address stays readable.
    format!("/sign-in?then={}", Url::escape(then).replace("%2F", "/").replace("%2D", "-"))
}

/// Whether text is a path of this server: a redirect must not lead elsewhere.
#[must_use]
pub fn is_path(text: &str) -> bool {
    text.starts_with('/')
        && !text.starts_with("//")
        && !text.contains('\\')
        && text.chars().all(|c| c.is_ascii_graphic())
}

/// `text` if it is a path of this server, otherwise `default`.
#[must_use]
pub fn path_or(text: &str, default: &str) -> String {
    if is_path(text) { text.to_owned() } else { default.to_owned() }
}
