//! The seam between the faces: what pages show (`view`), and one server function a file for everything that changes something.
//!
//! No island calls one of these: forms do, so that every screen works without JavaScript.
#![expect(missing_docs, reason = "each function documents its arguments; the macro repeats them as the fields of a struct")]

pub mod form;
mod refusal;
pub mod view;

pub mod put_notices_away;
pub mod sign_in;
pub mod sign_out;
pub mod switch_language;
pub mod switch_theme;

pub use refusal::Refusal;
