//! Why something was not done, as far as the caller can act on it.

use std::collections::BTreeMap;

use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

use crate::state::password::PasswordError;
use store::StoreError;

/// Why something was not done. What cannot be acted on is [`AppError::Internal`]: logged with its context, never shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum AppError {
    /// Nobody is signed in.
    #[error("nobody is signed in")]
    SignedOut,
    /// There is no such thing, or it is not for this viewer: which of the two is not told.
    #[error("there is no such thing here")]
    NotFound,
    /// What was typed cannot be accepted: field → what is wrong, in the person's language. The empty field is the whole form.
    #[error("something in the form is wrong")]
    Invalid(BTreeMap<String, String>),
    /// Another saying stands under this id and was left as it is; `to` is the page that offers to change it.
    #[error("another entry stands under this id")]
    Conflict {
        /// The page.
        to: String,
    },
    /// Too many attempts.
    #[error("too many attempts")]
    TooMany,
    /// The disk is full; nothing of this was stored, everything before is safe.
    #[error("the disk is full")]
    Full,
    /// The database is held by another program; nothing of this was stored.
    #[error("the database is held")]
    Busy,
    /// The request could not be read.
    #[error("the request could not be read")]
    Unreadable,
    /// Something failed that the caller can do nothing about.
    #[error("something failed")]
    Internal,
}

impl AppError {
    /// One thing wrong with one field.
    #[must_use]
    pub fn field(field: &str, wrong: String) -> Self {
        Self::Invalid(BTreeMap::from([(field.to_owned(), wrong)]))
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full => Self::Full,
            StoreError::Busy => Self::Busy,
            other => {
                tracing::error!(error = %other, "the store failed");
                Self::Internal
            }
        }
    }
}

impl From<PasswordError> for AppError {
    fn from(error: PasswordError) -> Self {
        tracing::error!(%error, "hashing failed");
        Self::Internal
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        Self::Unreadable
    }
}
