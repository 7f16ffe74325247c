//! Appending rows to the access log.

use std::collections::HashSet;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::chain::{self, BEGINNING, Hash, LoggedContent, Salt};
use crate::StoreError;
use domain::{AccessKind, PersonId, Workday};

/// One view, as a page reports it.
#[derive(Clone, Debug)]
pub(crate) struct LoggedView {
    pub viewer: PersonId,
    pub kind: AccessKind,
    pub about: String,
    pub workday: Workday,
    pub at: Timestamp,
    pub subjects: Vec<PersonId>,
}

/// Appends what is new of a view on its workday: that this was opened, and the people seen there for the first time.
pub(crate) fn append(c: &Connection, view: LoggedView) -> Result<(), StoreError> {
    let LoggedView { viewer, kind, about, workday, at, subjects } = view;
    let known = params![workday.number(), viewer.0, kind.key(), about];
    let opened = c
        .prepare_cached("SELECT 1 FROM look WHERE workday = ?1 AND viewer = ?2 AND kind = ?3 AND about = ?4")?
        .exists(known)?;
    let mut met: HashSet<i64> = HashSet::from([viewer.0]);
    if opened {
        let mut statement = c.prepare_cached(
            "SELECT s.subject FROM look l JOIN look_subject s ON s.seq = l.seq \
             WHERE l.workday = ?1 AND l.viewer = ?2 AND l.kind = ?3 AND l.about = ?4 AND s.subject IS NOT NULL",
        )?;
        for subject in statement.query_map(known, |row| row.get(0))? {
            met.insert(subject?);
        }
    }
    let subjects: Vec<i64> = subjects.into_iter().map(|subject| subject.0).filter(|id| met.insert(*id)).collect();
    if opened && subjects.is_empty() {
        return Ok(());
    }
    let kind = kind.key().to_owned();
    let (workday, at) = (workday.number(), at.as_millisecond());
    add(c, &LoggedContent { viewer: viewer.0, workday, kind, about, at, first: !opened }, &subjects)
        .map_err(StoreError::named)
}

/// Adds a row to the end of the chain.
fn add(c: &Connection, content: &LoggedContent, subjects: &[i64]) -> rusqlite::Result<()> {
    let last: Option<(i64, Hash)> = c
        .prepare_cached("SELECT seq, chain FROM look ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (seq, before) = last.map_or((1, BEGINNING), |(seq, chain)| (seq + 1, chain));
    let salts: Vec<Salt> = subjects.iter().map(|_| rand::random()).collect();
    let leaves: Vec<Hash> = salts.iter().zip(subjects).map(|(salt, subject)| chain::leaf(salt, *subject)).collect();
    let salt: Salt = rand::random();
    let commitment = chain::commitment(&salt, content, &leaves);
    let LoggedContent { viewer, workday, kind, about, at, first } = content;
    c.prepare_cached(
        "INSERT INTO look (seq, viewer, workday, kind, about, at, first, salt, commitment, chain) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        seq,
        viewer,
        workday,
        kind,
        about,
        at,
        first,
        salt,
        commitment,
        chain::link(&before, seq, &commitment)
    ])?;
    let mut statement =
        c.prepare_cached("INSERT INTO look_subject (seq, place, subject, salt) VALUES (?1, ?2, ?3, ?4)")?;
    for (index, (subject, salt)) in (0_i64..).zip(subjects.iter().zip(salts)) {
        statement.execute(params![seq, index, subject, salt])?;
    }
    Ok(())
}

/// Hook of migration 0006: appends the events from before there was a chain, in their order.
pub(crate) fn chain_earlier_events(c: &Transaction<'_>) -> rusqlite_migration::HookResult {
    let mut before = c.prepare(
        "SELECT viewer, workday, what, first_at, subject FROM look_before ORDER BY first_at, viewer, workday, what, subject",
    )?;
    let rows = before
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?
        .collect::<Result<Vec<(i64, i32, String, i64, i64)>, _>>()?;
    let mut opened = HashSet::new();
    for together in rows.chunk_by(|a, b| (a.0, a.1, &a.2, a.3) == (b.0, b.1, &b.2, b.3)) {
        let Some((viewer, workday, kind, at, _)) = together.first().cloned() else { continue };
        let first = opened.insert((viewer, workday, kind.clone()));
        let subjects: Vec<i64> = together.iter().map(|row| row.4).collect();
        add(c, &LoggedContent { viewer, workday, kind, about: String::new(), at, first }, &subjects)?;
    }
    c.execute_batch("DROP TABLE look_before")?;
    Ok(())
}
