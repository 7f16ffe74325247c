//! HTTP: who sent a request, reading forms, errors as responses, live events, files, middleware.

pub mod address;
pub mod api;
pub mod assets;
pub mod calendar_file;
pub mod client_address;
pub mod context;
pub mod error;
pub mod error_page;
pub mod file_response;
pub mod form;
pub mod headers;
pub mod health;
pub mod kept_pages;
pub mod kept_upload;
pub mod live_events;
pub mod metrics;
pub mod outgoing;
pub mod page_view;
pub mod response;
pub mod scim;
pub mod server;
pub mod trace;
pub mod unsent;
pub mod visitor;
