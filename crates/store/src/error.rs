//! Errors of the store: a few that a caller can act on, and everything else.

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
    /// The request panicked: a bug in this program. Nothing of the request was stored; other requests are not affected.
    #[error("the request panicked")]
    Panicked,
    /// The file was written by a newer version of the program.
    #[error("the data was written by a newer version of this program")]
    Newer,
    /// Another error of the database; logged with its context, never shown.
    #[error(transparent)]
    Database(Box<dyn std::error::Error + Send + Sync>),
    /// Another person has this sign-in name or e-mail address, or another team or stressor this name; holds the column
    /// or language.
    #[error("another person has this {0}")]
    Taken(&'static str),
    /// No administrator of the centre would remain.
    #[error("no administrator of the centre would remain")]
    NoAdminLeft,
    /// Psychologists must not work in a team; holds the `person_id` of each who would.
    #[error("a psychologist must not work in a team")]
    PsychologistInTeam(Vec<String>),
    /// A psychologist must not lead a team.
    #[error("a psychologist must not lead a team")]
    PsychologistLeads,
    /// A program named a psychologist or an admin and may not; holds their `person_id`.
    #[error("this program names no psychologists and no admins")]
    RoleNotAllowed(String),
    /// A program gave a psychologist or an admin another e-mail address; holds their `person_id`.
    #[error("programs change no address of a psychologist or an admin")]
    AddressNotAllowed(String),
    /// A stored value cannot be read as its type.
    #[error("a stored {0} is damaged")]
    Damaged(&'static str),
    /// A file next to the database could not be read or written.
    #[error("{0}")]
    File(#[from] std::io::Error),
}

// The database's own errors become opaque here: no caller outside this crate depends on which database it is.
impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(Box::new(error))
    }
}

impl From<rusqlite_migration::Error> for StoreError {
    fn from(error: rusqlite_migration::Error) -> Self {
        Self::Database(Box::new(error))
    }
}

impl StoreError {
    /// The error of a commit or a statement, as a variant that callers can act on where there is one.
    pub(crate) fn named(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked, DiskFull, SystemIoFailure};
        match error.sqlite_error_code() {
            Some(DiskFull) => Self::Full,
            Some(DatabaseBusy | DatabaseLocked) => Self::Busy,
            Some(rusqlite::ErrorCode::ConstraintViolation) if error.to_string().contains("person.email") => {
                Self::Taken("email")
            }
            Some(rusqlite::ErrorCode::ConstraintViolation)
                if ["person.key", "person.canonical"].iter().any(|column| error.to_string().contains(column)) =>
            {
                Self::Taken("person_id")
            }
            Some(rusqlite::ErrorCode::ConstraintViolation) if error.to_string().contains("team.canonical") => {
                Self::Taken("team_id")
            }
            // A full disk shows as a failed write if the file system refuses to grow the log.
            Some(SystemIoFailure) if error.to_string().contains("disk") => Self::Full,
            _ => error.into(),
        }
    }

    /// The same error for another of the requests that shared its transaction.
    pub(crate) fn shared(&self) -> Self {
        match self {
            Self::Full => Self::Full,
            Self::Busy => Self::Busy,
            Self::Newer => Self::Newer,
            Self::Panicked => Self::Panicked,
            Self::Damaged(what) => Self::Damaged(what),
            Self::Taken(what) => Self::Taken(what),
            Self::NoAdminLeft => Self::NoAdminLeft,
            Self::PsychologistInTeam(key) => Self::PsychologistInTeam(key.clone()),
            Self::PsychologistLeads => Self::PsychologistLeads,
            Self::RoleNotAllowed(key) => Self::RoleNotAllowed(key.clone()),
            Self::AddressNotAllowed(key) => Self::AddressNotAllowed(key.clone()),
            Self::Closed | Self::Database(_) | Self::File(_) => Self::Closed,
        }
    }
}
