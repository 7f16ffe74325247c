//! Weathervane: a team's emotional barometer for call centres and service desks.
//!
//! One crate, two faces: the server (feature `ssr`) and the browser (feature `hydrate`). Six words are the architecture:
//!
//! - [`domain`]: what is true without a computer.
//! - `insight`: what follows from the data. Pure.
//! - `words`: what people read, in both languages.
//! - `api`: the seam: what pages show, and one function a file for whatever changes something.
//! - [`ui`]: pages, components and islands.
//! - `server`: configuration, router, store, sessions, live events, command line.
//!
//! A form's way: one function in `api` → a rule in `domain` or `insight` → one method of `server::store` → a value that the
//! page shows. Feature gates stand here and in `ui`, nowhere else. The browser gets the islands alone.
#![recursion_limit = "512"]

pub mod domain;
pub mod ui;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod insight;
#[cfg(feature = "ssr")]
pub mod server;
#[cfg(feature = "ssr")]
pub mod words;

/// Wakes the islands of the page that the server sent.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
