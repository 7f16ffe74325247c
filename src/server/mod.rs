//! The server: configuration, router, store, sessions, live events, command line.

pub mod app;
pub mod assets;
pub mod check_in_file;
pub mod cli;
pub mod clock;
pub mod config;
pub mod content;
pub mod decode;
pub mod derived;
pub mod flash;
pub mod forms;
pub mod headers;
pub mod health;
pub mod jobs;
pub mod limits;
pub mod live;
pub mod lock;
pub mod password;
pub mod roster;
pub mod router;
pub mod session;
pub mod sheet;
pub mod store;
pub mod telemetry;
pub mod token;
pub mod visitor;
