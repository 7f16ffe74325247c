//! Text in elements whose content leptos writes as it is: `<title>`, which `leptos_meta` fills, and `<textarea>`.

/// The text as HTML. What people type could otherwise end the element and start another.
#[must_use]
pub fn raw_text(text: &str) -> String {
    html_escape::encode_text(text).into_owned()
}
