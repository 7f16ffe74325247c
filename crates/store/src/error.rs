//! What can go wrong in the store: a few things that a caller can act on, and everything else.

use thiserror::Error;

/// An error of the store.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The disk is full. Nothing of the request was stored; everything acknowledged before is safe.
    #[error("the disk is full")]
    Full,
    /// Another program holds the database. Nothing of the request was stored.
    #[error("the database is held by another program")]
    Busy,
    /// The store is shutting down.
    #[error("the store is closed")]
    Closed,
    /// The file was written by a newer version of the program.
    #[error("the data was written by a newer version of this program")]
    Newer,
    /// Anything else; logged with its context, never shown.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    /// A migration failed.
    #[error(transparent)]
    Migration(#[from] rusqlite_migration::Error),
    /// Somebody else has this sign-in name or e-mail address; holds which of the two, as a column of the roster.
    #[error("another person has this {0}")]
    Taken(&'static str),
    /// Nobody who administers the centre would be left.
    #[error("nobody would be left who administers the centre")]
    NoAdminLeft,
    /// Nobody is psychologist for people they lead.
    #[error("nobody is psychologist for people they lead")]
    PsychologistLeads,
    /// A stored value is none of its type's.
    #[error("a stored {0} is damaged")]
    Damaged(&'static str),
    /// A file beside the database could not be read or written.
    #[error("{0}")]
    File(#[from] std::io::Error),
}

impl StoreError {
    /// The error that a commit or a statement gave, with those that people can act on named.
    pub(super) fn named(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked, DiskFull, SystemIoFailure};
        match error.sqlite_error_code() {
            Some(DiskFull) => Self::Full,
            Some(DatabaseBusy | DatabaseLocked) => Self::Busy,
            // A full disk shows as a failed write where the file system refuses to grow the log.
            Some(rusqlite::ErrorCode::ConstraintViolation) if error.to_string().contains("person.email") => {
                Self::Taken("email")
            }
            Some(rusqlite::ErrorCode::ConstraintViolation) if error.to_string().contains("person.key") => {
                Self::Taken("person_id")
            }
            Some(SystemIoFailure) if error.to_string().contains("disk") => Self::Full,
            _ => Self::Sqlite(error),
        }
    }

    /// The same error for another of the requests that shared its transaction.
    pub(super) fn shared(&self) -> Self {
        match self {
            Self::Full => Self::Full,
            Self::Busy => Self::Busy,
            Self::Newer => Self::Newer,
            Self::Damaged(what) => Self::Damaged(what),
            Self::Taken(what) => Self::Taken(what),
            Self::NoAdminLeft => Self::NoAdminLeft,
            Self::PsychologistLeads => Self::PsychologistLeads,
            Self::Closed | Self::Sqlite(_) | Self::Migration(_) | Self::File(_) => Self::Closed,
        }
    }
}
