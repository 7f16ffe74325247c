//! Weathervane: a team's emotional barometer for call centres and service desks.
//!
//! The application. It has two builds: the server (feature `ssr`) and the browser (feature `hydrate`, islands only).
//! The pure parts are crates of their own under `crates/`. Each module below may use those above it, and the compiler
//! or a test enforces it:
//!
//! - `config`: command line, environment and configuration file.
//! - `state`: the running program: store, clock, derived values, live events, what is kept in memory.
//! - `web`: HTTP: request context, forms, errors as responses, middleware.
//! - `app`: one folder per use case: what a page shows and what its forms do.
//! - [`ui`]: pages, components and islands.
//! - `router`: the one table of routes.
//! - `cli`: one file per subcommand.
#![recursion_limit = "512"]

pub mod ui;

#[cfg(feature = "ssr")]
pub mod app;
#[cfg(feature = "ssr")]
pub mod cli;
#[cfg(feature = "ssr")]
pub mod config;
#[cfg(feature = "ssr")]
pub mod router;
#[cfg(feature = "ssr")]
pub mod state;
#[cfg(feature = "ssr")]
pub mod web;

/// Wakes the islands of the page that the server sent.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
