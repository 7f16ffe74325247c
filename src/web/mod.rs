//! HTTP: who sent a request, reading forms, errors as responses, live events, files, middleware.

pub mod address;
mod answer;
pub mod api;
pub mod health;
pub mod kept_pages;
pub mod keyed_digest;
pub mod live_events;
pub mod metrics;
pub mod outgoing;
mod request;
pub mod scim;
pub mod server;
pub mod trace;
pub mod unbroken;
pub mod viewer_mark;

pub use answer::{assets, calendar_file, error, error_page, file_response, headers, page_view, response};
pub use request::{client_address, context, form, form_route, kept_upload, unsent, visitor};
