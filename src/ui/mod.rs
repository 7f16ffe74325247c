//! The user interface: pages and components rendered on the server, and the few islands that run in the browser.

pub mod connection_texts;
pub mod islands;

#[cfg(feature = "hydrate")]
mod countdown;
#[cfg(not(feature = "hydrate"))]
#[path = "countdown/server.rs"]
mod countdown;

#[cfg(feature = "hydrate")]
mod live;
#[cfg(not(feature = "hydrate"))]
#[path = "live/server.rs"]
mod live;

#[cfg(feature = "ssr")]
pub mod app;
#[cfg(feature = "ssr")]
pub(crate) mod components;
#[cfg(feature = "ssr")]
pub(crate) mod pages;
