//! Verifying the access log from its first row to its last: complete, unaltered and in order.

use std::collections::HashMap;
use std::path::Path;

use rusqlite::Connection;

use super::chain::{self, BEGINNING, Hash, LoggedContent};
use super::heads::{self, ChainHead, HEADS};
use crate::StoreError;

/// How many faults are listed one by one.
const MAX_FAULTS: usize = 20;

/// The result of a verification.
#[derive(Clone, Debug, Default)]
pub struct ChainCheck {
    /// The head of the log; none if it is empty.
    pub head: Option<ChainHead>,
    /// The faults in words, row by row, at most 20; empty if there are none.
    pub faults: Vec<String>,
    /// The number of faults beyond those.
    pub more: usize,
}

impl ChainCheck {
    fn fault(&mut self, sentence: String) {
        if self.faults.len() < MAX_FAULTS { self.faults.push(sentence) } else { self.more += 1 }
    }
}

/// One row as it is stored.
struct ChainRow {
    seq: i64,
    content: RowContent,
    commitment: Hash,
    chain: Hash,
}

/// The content that a row still has.
enum RowContent {
    /// All of it.
    Whole(chain::Salt, LoggedContent),
    /// None: it was removed.
    Removed,
    /// A part of it, which the program never leaves behind.
    Partial,
}

/// Verifies the log of a database against the heads that were recorded in `directory`. Returns none if this version of
/// the database has no chain yet.
///
/// # Errors
/// If either cannot be read.
pub(crate) fn verify(c: &Connection, directory: &Path) -> Result<Option<ChainCheck>, StoreError> {
    if !c.prepare("SELECT 1 FROM pragma_table_info('look') WHERE name = 'chain'")?.exists([])? {
        return Ok(None);
    }
    let mut check = ChainCheck::default();
    let noted = heads::read(&directory.join(HEADS))?;
    let mut to_meet: HashMap<i64, Vec<(String, ChainHead)>> = HashMap::new();
    for (when, head) in noted.iter().flatten().cloned() {
        to_meet.entry(head.rows).or_default().push((when, head));
    }
    let (mut last, mut before) = (0, BEGINNING);
    let mut statement = c.prepare(
        "SELECT seq, viewer, workday, kind, about, at, first, salt, commitment, chain FROM look ORDER BY seq",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let row = read(row)?;
        let gap = row.seq != last + 1;
        if gap {
            check.fault(missing(last + 1, row.seq - 1));
        }
        if !matches_commitment(c, &row)? {
            check.fault(format!("row {}: what it says was altered", row.seq));
        }
        // The row before a gap is missing, and with it the hash that the next row must follow from.
        before = if gap || chain::link(&before, row.seq, &row.commitment) == row.chain {
            row.chain
        } else {
            let (fault, chain) = misplaced(c, &row, &before)?;
            check.fault(fault);
            chain
        };
        for (when, head) in to_meet.remove(&row.seq).unwrap_or_default() {
            if head != ChainHead::new(row.seq, &row.chain) {
                check.fault(format!("row {}: it is not the row that was noted in {HEADS} at {when}", row.seq));
            }
        }
        last = row.seq;
        check.head = Some(ChainHead::new(row.seq, &row.chain));
    }
    if let Some((when, longest)) =
        noted.iter().flatten().filter(|(_, head)| head.rows > last).max_by_key(|(_, h)| h.rows)
    {
        let cut = missing(last + 1, longest.rows);
        check.fault(format!("{cut} at the end: {HEADS} knew of {} rows at {when}", longest.rows));
    }
    if noted.is_none_or(|noted| noted.is_empty()) && last > 0 {
        check.fault(format!("{HEADS} is missing or empty: whether rows were cut off the end cannot be told"));
    }
    Ok(Some(check))
}

fn missing(from: i64, to: i64) -> String {
    if from == to { format!("row {from} is missing") } else { format!("rows {from} to {to} are missing") }
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<ChainRow> {
    let (viewer, workday, kind) = (row.get(1)?, row.get(2)?, row.get(3)?);
    let (about, at, first, salt) = (row.get(4)?, row.get(5)?, row.get(6)?, row.get(7)?);
    let content = match (viewer, workday, kind, about, at, first, salt) {
        (Some(viewer), Some(workday), Some(kind), Some(about), Some(at), Some(first), Some(salt)) => {
            RowContent::Whole(salt, LoggedContent { viewer, workday, kind, about, at, first })
        }
        (None, None, None, None, None, None, None) => RowContent::Removed,
        _ => RowContent::Partial,
    };
    Ok(ChainRow { seq: row.get(0)?, content, commitment: row.get(8)?, chain: row.get(9)? })
}

/// Whether the content of a row matches its commitment, as far as the row still has any.
fn matches_commitment(c: &Connection, row: &ChainRow) -> Result<bool, StoreError> {
    let mut statement =
        c.prepare_cached("SELECT subject, salt, leaf FROM look_subject WHERE seq = ?1 ORDER BY place")?;
    let leaves = statement
        .query_map([row.seq], |row| {
            let parts: (Option<i64>, Option<chain::Salt>, Option<Hash>) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(match parts {
                (Some(subject), Some(salt), None) => Some(chain::leaf(&salt, subject)),
                (None, None, Some(leaf)) => Some(leaf),
                _ => None,
            })
        })?
        .collect::<Result<Option<Vec<Hash>>, _>>()?;
    Ok(match (&row.content, leaves) {
        (RowContent::Whole(salt, content), Some(leaves)) => chain::commitment(salt, content, &leaves) == row.commitment,
        (RowContent::Removed, leaves) => leaves.is_some_and(|leaves| leaves.is_empty()),
        _ => false,
    })
}

/// What is wrong with a row that does not follow from the one before, and the hash from which the next must follow.
fn misplaced(c: &Connection, row: &ChainRow, before: &Hash) -> Result<(String, Hash), StoreError> {
    let mut statement = c.prepare_cached("SELECT seq, commitment, chain FROM look WHERE seq <> ?1")?;
    let mut others = statement.query([row.seq])?;
    while let Some(other) = others.next()? {
        let (index, commitment, chain): (i64, Hash, Hash) = (other.get(0)?, other.get(1)?, other.get(2)?);
        if chain::link(before, row.seq, &commitment) == chain {
            return Ok((
                format!("row {}: the row that belongs here is at {index}: the order was changed", row.seq),
                chain,
            ));
        }
    }
    let fault =
        "it does not follow from the row before: that one or this one was replaced, or one between them taken out";
    Ok((format!("row {}: {fault}", row.seq), row.chain))
}
