//! Errors as SCIM answers them (RFC 7644, section 3.12).

use serde_json::{Value, json};

/// The schema of an error.
const ERROR: &str = "urn:ietf:params:scim:api:messages:2.0:Error";

/// What kind of error it is, beyond its status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScimErrorKind {
    /// The filter cannot be read, or compares what cannot be compared.
    InvalidFilter,
    /// There are more values than are accepted.
    TooMany,
    /// Another resource has this value.
    Uniqueness,
    /// The attribute cannot be changed.
    Mutability,
    /// The body is not a message of SCIM.
    InvalidSyntax,
    /// There is no such attribute.
    InvalidPath,
    /// The path selects no value.
    NoTarget,
    /// A value is missing, or not one that the attribute can have.
    InvalidValue,
}

impl ScimErrorKind {
    /// The value of `scimType`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::InvalidFilter => "invalidFilter",
            Self::TooMany => "tooMany",
            Self::Uniqueness => "uniqueness",
            Self::Mutability => "mutability",
            Self::InvalidSyntax => "invalidSyntax",
            Self::InvalidPath => "invalidPath",
            Self::NoTarget => "noTarget",
            Self::InvalidValue => "invalidValue",
        }
    }

    const fn status(self) -> u16 {
        match self {
            Self::Uniqueness => 409,
            _ => 400,
        }
    }
}

/// Why a request failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScimError {
    /// The status of the response.
    pub status: u16,
    /// What kind of error it is, if the status does not say it all.
    pub kind: Option<ScimErrorKind>,
    /// What is wrong; empty if the status says it.
    pub detail: String,
}

impl ScimError {
    /// An error of this kind.
    #[must_use]
    pub fn new(kind: ScimErrorKind, detail: impl Into<String>) -> Self {
        Self { status: kind.status(), kind: Some(kind), detail: detail.into() }
    }

    /// An error with nothing but a status.
    #[must_use]
    pub const fn of(status: u16) -> Self {
        Self { status, kind: None, detail: String::new() }
    }

    /// Says what is wrong.
    #[must_use]
    pub fn because(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    /// The body of the response.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let mut body = json!({ "schemas": [ERROR], "status": self.status.to_string() });
        if let Some(kind) = self.kind {
            body["scimType"] = kind.key().into();
        }
        if !self.detail.is_empty() {
            body["detail"] = self.detail.clone().into();
        }
        body
    }
}
