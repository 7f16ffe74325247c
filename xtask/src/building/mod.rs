//! How the site and the server are built.

pub(super) mod browser;
pub(super) mod cache;
pub(super) mod compression;
mod debian;
pub(super) mod server;
pub(super) mod site;
pub(super) mod toolchain;
pub(super) mod wasm;
