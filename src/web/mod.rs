//! HTTP: who is asking, reading forms, errors as responses, live events, files, middleware.

pub mod address;
pub mod assets;
pub mod file_answer;
pub mod form;
pub mod forms;
pub mod headers;
pub mod health;
pub mod instead;
pub mod live_events;
pub mod metrics;
pub mod refusal;
pub mod visitor;
