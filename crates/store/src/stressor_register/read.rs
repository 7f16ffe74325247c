//! Reading the register: sources, their logs, and what a person has to do with them.

use rusqlite::{Connection, Params, Row};
use uuid::Uuid;

use super::marks::Marker;
use super::{OwnPart, StressorRegister};
use crate::StoreError;
use crate::db::rows::{parsed, workday};
use crate::keys::owner_access::OwnerAccess;
use domain::stressor_register::{NotInRegister, SourceProposal, SourceStep};
use domain::{PersonId, RegisteredSource, RegisteredSourceId, Workday};

/// The columns of a source `s` that [`row`] reads, in its order.
const SOURCE: &str = "s.id, s.words, s.kind, s.stressor, s.how_often, s.since_when, s.week, s.proposer, s.status, s.status_since, \
     s.owner, s.due, s.hidden, (SELECT count(*) FROM source_mark m WHERE m.source = s.id)";

impl StressorRegister<'_> {
    /// All sources, hidden ones too: those that concern most people first, and of two alike in the order of their words. The order says
    /// nothing about when one was proposed.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn all(self) -> Result<Vec<RegisteredSource>, StoreError> {
        self.0.read(|c| sources(c, "ORDER BY 14 DESC, search_form(s.words), s.id", [])).await
    }

    /// One source, also if it is hidden.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn get(self, id: RegisteredSourceId) -> Result<Option<RegisteredSource>, StoreError> {
        self.0.read(move |c| source(c, id)).await
    }

    /// The log of a source, the newest line first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn steps(self, id: RegisteredSourceId) -> Result<Vec<SourceStep>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(
                    "SELECT day, status, words, written_by FROM source_step WHERE source = ?1 ORDER BY number DESC",
                )?;
                let found = statement.query_map([id.0.as_bytes()], |row| {
                    Ok(SourceStep {
                        day: workday(row, 0)?,
                        status: name(row, 1)?,
                        words: row.get(2)?,
                        by: row.get::<_, Option<i64>>(3)?.map(PersonId),
                    })
                })?;
                Ok(found.collect::<Result<_, _>>()?)
            })
            .await
    }

    /// What a person proposed and supports, as far as their session leads to it.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn own_parts(self, own: impl Into<OwnerAccess>) -> Result<Vec<OwnPart>, StoreError> {
        let own = own.into();
        self.0
            .read(move |c| {
                let person = Marker::of(c, &own)?;
                let mut parts = Vec::new();
                for id in ids(c)? {
                    parts.extend(person.find(c, id)?.map(|(_, part)| part));
                }
                Ok(parts)
            })
            .await
    }
}

pub(super) fn source(c: &Connection, id: RegisteredSourceId) -> Result<Option<RegisteredSource>, StoreError> {
    Ok(sources(c, "WHERE s.id = ?1", [id.0.as_bytes()])?.pop())
}

pub(super) fn ids(c: &Connection) -> Result<Vec<RegisteredSourceId>, StoreError> {
    let mut statement = c.prepare_cached("SELECT id FROM registered_source")?;
    let found = statement.query_map([], source_id)?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn sources(c: &Connection, condition: &str, values: impl Params) -> Result<Vec<RegisteredSource>, StoreError> {
    let mut statement = c.prepare_cached(&format!("SELECT {SOURCE} FROM registered_source s {condition}"))?;
    let found = statement.query_map(values, row)?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn row(row: &Row<'_>) -> rusqlite::Result<RegisteredSource> {
    Ok(RegisteredSource {
        id: source_id(row)?,
        proposal: SourceProposal {
            words: row.get(1)?,
            kind: name(row, 2)?,
            stressor: row.get_ref(3)?.as_str()?.parse().ok(),
            how_often: name(row, 4)?,
            since: name(row, 5)?,
        },
        week: workday(row, 6)?,
        proposer: row.get::<_, Option<i64>>(7)?.map(PersonId),
        status: name(row, 8)?,
        status_since: workday(row, 9)?,
        owner: row.get::<_, Option<i64>>(10)?.map(PersonId),
        due: row.get::<_, Option<i32>>(11)?.map(Workday::from_number),
        hidden: row.get(12)?,
        people: row.get(13)?,
    })
}

fn source_id(row: &Row<'_>) -> rusqlite::Result<RegisteredSourceId> {
    row.get(0).map(|bytes| RegisteredSourceId(Uuid::from_bytes(bytes)))
}

/// A value by its stable name.
fn name<T: std::str::FromStr<Err = NotInRegister>>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    parsed(column, text.parse::<T>().map_err(|NotInRegister| std::io::Error::other(text)))
}
