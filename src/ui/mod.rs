//! The user interface: pages and components rendered on the server, and the few islands that run in the browser.

pub mod islands;
pub mod live;

#[cfg(feature = "ssr")]
pub mod app;
#[cfg(feature = "ssr")]
pub(crate) mod components;
#[cfg(feature = "ssr")]
pub(crate) mod pages;
