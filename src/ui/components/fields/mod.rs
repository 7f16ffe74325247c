//! Fields of forms with their errors, and what keeps what was typed.

pub mod field_error;
pub mod passkey_form;
pub(super) mod raw_text;
pub mod sign_up;
pub(super) mod text_field;
pub mod unsent;
pub(super) mod viewer_field;
