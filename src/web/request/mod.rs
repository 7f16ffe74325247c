//! What is read from a request: who asks, from where, and with which form.

pub mod client_address;
pub mod context;
pub mod form;
pub mod form_route;
pub mod kept_upload;
pub mod unsent;
pub mod visitor;
