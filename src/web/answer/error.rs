//! The one error type at the HTTP boundary, and the one place that maps it to a status and a sentence.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use serde::Serialize;

use crate::state::password::PasswordError;
use domain::Locale;
use store::StoreError;
use words::t;

/// Why a request failed. What the caller can do nothing about is [`AppError::Internal`]: logged with its context, never
/// shown.
///
/// As JSON each variant has a name that callers know; it does not change with the name of the variant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum AppError {
    /// Nobody is signed in.
    #[error("nobody is signed in")]
    SignedOut,
    /// The person is signed in on their own phone, and this needs their password.
    #[error("the password was typed too long ago")]
    PasswordNeeded,
    /// The centre requires a second factor for this, and the person has not set one up.
    #[error("the person has no second factor")]
    SecondFactorNeeded,
    /// It does not exist, or this viewer may not see it: the answer does not tell which.
    #[error("there is no such thing here")]
    NotFound,
    /// Field → what is wrong with its value, in the person's language. The empty field is the whole form.
    #[error("something in the form is wrong")]
    #[serde(rename = "wrong")]
    Invalid(BTreeMap<String, String>),
    /// An entry with this id and other content exists and stays as it is.
    #[error("another entry has this id")]
    #[serde(rename = "stands")]
    Conflict {
        /// The page that offers to change it.
        to: String,
    },
    /// Too many attempts.
    #[error("too many attempts")]
    TooMany,
    /// Too many wrong passwords: when to try again and what works until then, in the person's language.
    #[error("too many attempts to sign in")]
    #[serde(rename = "too_many")]
    SignInLimit(String),
    /// The disk is full; nothing of this was stored, everything before is safe.
    #[error("the disk is full")]
    Full,
    /// Another program has locked the database; nothing of this was stored.
    #[error("the database is locked")]
    #[serde(rename = "held")]
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

    /// The status of the response, for pages, forms and files alike.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::SignedOut | Self::PasswordNeeded | Self::SecondFactorNeeded => StatusCode::UNAUTHORIZED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict { .. } => StatusCode::CONFLICT,
            Self::TooMany | Self::SignInLimit(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Full => StatusCode::INSUFFICIENT_STORAGE,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What a form says of an error that belongs to none of its fields.
    #[must_use]
    pub fn sentence(&self, locale: Locale) -> String {
        match self {
            Self::Conflict { .. } => t!(locale, "check-in-saved-before"),
            Self::TooMany => t!(locale, "error-too-many"),
            Self::SignInLimit(sentence) => sentence.clone(),
            Self::Full => t!(locale, "error-full"),
            Self::Busy => t!(locale, "error-held"),
            Self::Unreadable => t!(locale, "error-unreadable"),
            Self::SecondFactorNeeded => t!(locale, "second-factor-needed"),
            Self::PasswordNeeded => t!(locale, "sign-in-again"),
            Self::Internal | Self::SignedOut | Self::NotFound | Self::Invalid(_) => t!(locale, "error-internal"),
        }
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
