//! The heads of the access log, recorded regularly in a file next to the database, so that rows cut off the end are
//! noticed.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use super::AccessLog;
use super::chain::{BEGINNING, Hash};
use crate::StoreError;
use domain::hexadecimal;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

/// The name of the file within the data directory. Lines are only ever added to it.
pub const HEADS: &str = "looks.heads";

/// The length of the access log at some moment, and the hash of its last row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainHead {
    /// The number of rows.
    pub rows: i64,
    /// The hash of the last of them, in hexadecimal digits.
    pub hash: String,
}

impl ChainHead {
    pub(crate) fn new(rows: i64, chain: &Hash) -> Self {
        Self { rows, hash: hexadecimal::digits(chain) }
    }
}

impl AccessLog<'_> {
    /// Records the head of the access log, unless it is recorded already. Returns it if it was new. An empty log is
    /// recorded too, with no rows: otherwise a centre would look tampered with between its first row and the next call.
    ///
    /// # Errors
    /// If the database cannot be read or the file cannot be written.
    pub async fn note_head(self, now: Timestamp) -> Result<Option<ChainHead>, StoreError> {
        let file = self.0.file().with_file_name(HEADS);
        self.0
            .read(move |c| {
                let head = end(c)?.unwrap_or_else(|| ChainHead::new(0, &BEGINNING));
                let last = read(&file)?.and_then(|heads| heads.into_iter().last());
                if last.is_some_and(|(_, last)| last == head) {
                    return Ok(None);
                }
                add(&file, &head, now)?;
                Ok(Some(head))
            })
            .await
    }
}

/// The end of the log; none if it is empty.
pub(crate) fn end(c: &Connection) -> Result<Option<ChainHead>, StoreError> {
    Ok(c.prepare_cached("SELECT seq, chain FROM look ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok(ChainHead::new(row.get(0)?, &row.get::<_, Hash>(1)?)))
        .optional()?)
}

/// Adds a line.
pub(crate) fn add(file: &Path, head: &ChainHead, now: Timestamp) -> io::Result<()> {
    let mut file: File = OpenOptions::new().create(true).append(true).open(file)?;
    writeln!(file, "{} {} {}", now.strftime("%Y-%m-%dT%H:%M:%SZ"), head.rows, head.hash)
}

/// The recorded heads with their times, oldest first; none if there is no file. Lines in another format are skipped: a
/// power failure may leave half a line.
pub(crate) fn read(file: &Path) -> io::Result<Option<Vec<(String, ChainHead)>>> {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let line = |line: &str| {
        let mut words = line.split(' ');
        let (when, rows, hash) = (words.next()?, words.next()?.parse().ok()?, words.next()?);
        (hash.len() == 64).then(|| (when.to_owned(), ChainHead { rows, hash: hash.to_owned() }))
    };
    Ok(Some(text.lines().filter_map(line).collect()))
}
