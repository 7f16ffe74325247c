//! Reading the access log: people read what concerns them, everybody reads the reports, admins read that somebody
//! viewed, not whom.

use jiff::Timestamp;
use rusqlite::{Row, params};

use super::AccessLog;
use crate::StoreError;
use crate::db::rows;
use domain::{AccessKind, PersonId, Workday};

/// One view.
#[derive(Clone, Debug)]
pub struct AccessEvent {
    /// The name of the viewer.
    pub viewer: String,
    /// On which workday.
    pub workday: Workday,
    /// What was opened.
    pub kind: AccessKind,
    /// Which report; empty if people were viewed.
    pub about: String,
    /// The first time on that day.
    pub first_at: Timestamp,
}

/// All views of one kind of report by one person on one workday.
#[derive(Clone, Debug)]
pub struct AccessSummary {
    /// The first of them; if there are several, it names one of the reports.
    pub event: AccessEvent,
    /// When the last of them was.
    pub last_at: Timestamp,
    /// How many reports it was.
    pub times: u32,
}

impl From<AccessEvent> for AccessSummary {
    fn from(event: AccessEvent) -> Self {
        Self { last_at: event.first_at, times: 1, event }
    }
}

/// The columns that [`event`] reads, in its order.
const EVENT: &str = "p.name, l.workday, l.kind, l.about, l.at";

fn event(row: &Row<'_>) -> rusqlite::Result<AccessEvent> {
    let kind: String = row.get(2)?;
    Ok(AccessEvent {
        viewer: row.get(0)?,
        workday: rows::workday(row, 1)?,
        kind: rows::parsed(2, AccessKind::from_key(&kind).ok_or(StoreError::Damaged("kind of a view")))?,
        about: row.get(3)?,
        first_at: rows::moment(row, 4)?,
    })
}

impl AccessLog<'_> {
    /// Who viewed a person's entries and flags, newest first: at most `limit` after skipping `offset`; and how many
    /// there are. After a reset of their password that nobody has confirmed, only those since then.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn about_person(
        self,
        subject: PersonId,
        limit: u32,
        offset: u32,
    ) -> Result<(Vec<AccessEvent>, u32), StoreError> {
        self.0
            .read(move |c| {
                let since: i64 = c
                    .prepare_cached(
                        "SELECT coalesce(max(at), 0) FROM account_reset WHERE person_id = ?1 AND confirmed_at IS NULL",
                    )?
                    .query_row([subject.0], |row| row.get(0))?;
                let all = c
                    .prepare_cached(
                        "SELECT count(*) FROM look_subject s JOIN look l ON l.seq = s.seq WHERE s.subject = ?1 AND l.at >= ?2",
                    )?
                    .query_row([subject.0, since], |row| row.get(0))?;
                let mut statement = c.prepare_cached(&format!(
                    "SELECT {EVENT} FROM look_subject s JOIN look l ON l.seq = s.seq JOIN person p ON p.id = l.viewer \
                 WHERE s.subject = ?1 AND l.at >= ?4 ORDER BY s.seq DESC LIMIT ?2 OFFSET ?3"
                ))?;
                let found =
                    statement.query_map(params![subject.0, limit, offset, since], event)?.collect::<Result<_, _>>()?;
                Ok((found, all))
            })
            .await
    }

    /// Who opened reports, newest first, and how many there are. The same for every reader.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn reports(self, limit: u32, offset: u32) -> Result<(Vec<AccessEvent>, u32), StoreError> {
        let reports = AccessKind::ALL.into_iter().filter(|kind| kind.is_report()).collect();
        self.by_kind(reports, limit, offset).await
    }

    /// Who opened reports, grouped by person, kind and workday, newest first; and how many groups there are.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn reports_by_day(self, limit: u32) -> Result<(Vec<AccessSummary>, u32), StoreError> {
        self.0.read(move |c| {
            let lines = format!(
                "SELECT viewer, workday, kind, max(about) AS about, min(at) AS at, max(at) AS last_at, count(*) AS times, \
                 max(seq) AS seq FROM look WHERE first = 1 AND kind IN ({}) GROUP BY viewer, workday, kind",
                in_sql(AccessKind::ALL.into_iter().filter(|kind| kind.is_report()))
            );
            let all =
                c.prepare_cached(&format!("SELECT count(*) FROM ({lines})"))?.query_row([], |row| row.get(0))?;
            let mut statement = c.prepare_cached(&format!(
                "SELECT {EVENT}, l.last_at, l.times FROM ({lines} ORDER BY seq DESC LIMIT ?1) l \
                 JOIN person p ON p.id = l.viewer ORDER BY l.seq DESC"
            ))?;
            let together = |row: &Row<'_>| {
                Ok(AccessSummary { event: event(row)?, last_at: rows::moment(row, 5)?, times: row.get(6)? })
            };
            let found = statement.query_map([limit], together)?.collect::<Result<_, _>>()?;
            Ok((found, all))
        })
        .await
    }

    /// Who opened what of these kinds for the first time on a day, newest first, and how many there are. Does not
    /// contain who was seen there.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn by_kind(
        self,
        kinds: Vec<AccessKind>,
        limit: u32,
        offset: u32,
    ) -> Result<(Vec<AccessEvent>, u32), StoreError> {
        self.0
            .read(move |c| {
                let wanted = format!("FROM look l WHERE l.first = 1 AND l.kind IN ({})", in_sql(kinds));
                let all = c.prepare_cached(&format!("SELECT count(*) {wanted}"))?.query_row([], |row| row.get(0))?;
                let mut statement = c.prepare_cached(&format!(
                    "SELECT {EVENT} FROM (SELECT l.* {wanted} ORDER BY l.seq DESC LIMIT ?1 OFFSET ?2) l \
                 JOIN person p ON p.id = l.viewer ORDER BY l.seq DESC"
                ))?;
                let found = statement.query_map(params![limit, offset], event)?.collect::<Result<_, _>>()?;
                Ok((found, all))
            })
            .await
    }
}

/// These kinds as a list in SQL.
fn in_sql(kinds: impl IntoIterator<Item = AccessKind>) -> String {
    kinds.into_iter().map(|kind| format!("'{}'", kind.key())).collect::<Vec<_>>().join(", ")
}
