//! HTTP: who is context, reading forms, errors as responses, live events, files, middleware.

pub mod address;
pub mod assets;
pub mod error;
pub mod error_page;
pub mod file_answer;
pub mod form;
pub mod forms;
pub mod headers;
pub mod health;
pub mod live_events;
pub mod metrics;
pub mod visitor;
