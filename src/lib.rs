//! Weathervane: a team's emotional barometer for call centres and service desks.
//!
//! One crate, two faces: the server (feature `ssr`) and the browser (feature `hydrate`). Six words are the architecture:
//!
//! - [`domain`]: what is true without a computer.
//! - [`insight`]: what follows from the data. Pure.
//! - `words`: what people read, in both languages.
//! - `api`: the seam between the faces, one server function a file.
//! - [`ui`]: pages, components and islands.
//! - `server`: configuration, router, store, sessions, live events, command line.
//!
//! A form's way: one function in `api` → a rule in `domain` or `insight` → one method of `server::store` → a value that the
//! page shows. Feature gates stand here and in `ui`, nowhere else.
#![recursion_limit = "512"]

pub mod domain;
#[cfg(feature = "ssr")]
pub mod insight;
#[cfg(feature = "ssr")]
pub mod words;
