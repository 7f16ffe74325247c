//! A centre to try things in: the real router over a database of its own, people who are signed in, and a clock that tests move.

mod app;
mod client;
mod hire;

pub use app::TestApp;
pub use client::{Answer, Client, HOST, without_nonce};
pub use hire::{Hire, PASSWORD};
