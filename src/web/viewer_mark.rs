//! The mark of the person for whom a page was drawn: in its forms and its stream. In the same browser somebody else may
//! sign in meanwhile. And the mark of what a page shows.

use sha2::{Digest, Sha256};

use crate::web::visitor::Visitor;
use domain::{PersonId, hexadecimal};

/// The field of a form with the mark of the person for whom its page was drawn.
pub const VIEWER: &str = "viewer";

/// The mark of a viewer. It tells one viewer from the next in the same browser, and nothing else.
#[must_use]
pub fn viewer_mark(viewer: PersonId) -> String {
    shown_mark(&format!("viewer of a live page {}", viewer.0))
}

/// The mark of what a page shows, for its form to say so: if that has another mark by now, somebody has changed it.
#[must_use]
pub fn shown_mark(shown: &str) -> String {
    let digest = Sha256::digest(shown);
    hexadecimal::digits(digest.iter().take(8))
}

/// Whether the page with this mark was drawn for somebody else than the person who is signed in, or whose session has
/// just ended. A sender without a page has no mark.
#[must_use]
pub fn is_other_viewer(visitor: &Visitor, mark: &str) -> bool {
    !mark.is_empty() && visitor.last_author().is_some_and(|person| viewer_mark(person) != mark)
}
