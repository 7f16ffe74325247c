//! What people see: pages and components, rendered on the server, and the few islands that move in the browser.

pub mod islands;

#[cfg(feature = "hydrate")]
mod live;
#[cfg(not(feature = "hydrate"))]
#[path = "live/asleep.rs"]
mod live;

#[cfg(feature = "ssr")]
pub mod app;
#[cfg(feature = "ssr")]
pub mod components;
#[cfg(feature = "ssr")]
pub mod pages;
