//! The event stream of the live board: its browser side, and the server's version, which does nothing.

pub mod texts;

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(not(feature = "hydrate"))]
mod server;
#[cfg(feature = "hydrate")]
mod update;

#[cfg(feature = "hydrate")]
pub use browser::follow;
#[cfg(not(feature = "hydrate"))]
pub use server::follow;
