//! SCIM 2.0 (RFC 7643, RFC 7644) without HTTP and without a store: schemas, resources as they are read and shown,
//! filters, PATCH.
//!
//! A resource is a JSON object in the spelling of its schema. What a person or a team is, only the application knows.

pub mod discovery;
pub mod error;
pub mod filter;
pub mod patch;
pub mod projection;
pub mod query;
pub mod read;
pub mod resources;
pub mod schema;

#[cfg(test)]
mod tests;

pub use error::{ScimError, ScimErrorKind};
pub use schema::ResourceSchema;

/// A resource: a JSON object.
pub type Resource = serde_json::Map<String, serde_json::Value>;
