//! The screens, one a file. They arrange what `api::view` gives; nothing is decided here.

pub mod home;
pub mod sign_in;
