//! Reading the register: sources, their logs, and what a person has to do with them.

use std::collections::HashMap;

use rusqlite::{Connection, Params, Row, params};

use super::marks::{Marker, parts_of};
use super::{OwnPart, RegisterWork, StressorRegister, source_id};
use crate::StoreError;
use crate::db::rows::{parsed, workday};
use crate::keys::owner_access::OwnerAccess;
use domain::stressor_register::{NotInRegister, OWNER_ROLES, SourceProposal, SourceStep};
use domain::{PersonId, RegisteredSource, RegisteredSourceId, Roles, Workday};

/// The columns of a source `s` that [`row`] reads, in its order; the owner follows.
const SOURCE: &str = "s.id, s.words, s.kind, s.stressor, s.how_often, s.since_when, s.week, s.proposer, s.status, s.status_since, \
     s.due, s.hidden, (SELECT count(*) FROM source_mark m WHERE m.source = s.id)";
/// The owner of a source `s` on the day `?1`: none if they do not work here or have none of the roles `?2`.
const OWNER: &str = "(SELECT p.id FROM person p WHERE p.id = s.owner AND p.roles & ?2 <> 0 \
     AND (p.starts_on IS NULL OR p.starts_on <= ?1) AND (p.ends_on IS NULL OR p.ends_on >= ?1))";
/// The columns of a line of a log that [`step`] reads, in its order.
const STEP: &str = "source, kind, day, status, words, written_by";

impl StressorRegister<'_> {
    /// All sources as they are on this day, hidden ones too: those that concern most people first, and of two alike in
    /// the order of their words. The order says nothing about when one was proposed.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn all(self, today: Workday) -> Result<Vec<RegisteredSource>, StoreError> {
        let values = (today.number(), owner_roles());
        self.0.read(move |c| sources(c, "ORDER BY 13 DESC, text_order(s.words), s.id", values)).await
    }

    /// One source as it is on this day, also if it is hidden.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn get(self, id: RegisteredSourceId, today: Workday) -> Result<Option<RegisteredSource>, StoreError> {
        self.0
            .read(move |c| {
                Ok(sources(c, "WHERE s.id = ?3", params![today.number(), owner_roles(), id.0.as_bytes()])?.pop())
            })
            .await
    }

    /// What waits on this day for those who take care of sources, and of it for this person.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn work(self, person: PersonId, today: Workday) -> Result<RegisterWork, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(&format!(
                    "SELECT count(*) FILTER (WHERE owner IS NULL), count(*) FILTER (WHERE owner = ?3), \
                     count(*) FILTER (WHERE owner = ?3 AND (status = 'heard' OR due < ?1)) \
                     FROM (SELECT s.status, s.due, {OWNER} AS owner FROM registered_source s \
                     WHERE s.status IN ('heard', 'looking') AND s.hidden IS NULL)"
                ))?;
                Ok(statement.query_row((today.number(), owner_roles(), person.0), |row| {
                    Ok(RegisterWork { unowned: row.get(0)?, owned: row.get(1)?, due: row.get(2)? })
                })?)
            })
            .await
    }

    /// The log of a source, the newest line first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn steps(self, id: RegisteredSourceId) -> Result<Vec<SourceStep>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(&format!(
                    "SELECT {STEP} FROM source_step WHERE source = ?1 ORDER BY number DESC"
                ))?;
                let found = statement.query_map([id.0.as_bytes()], step)?;
                Ok(found.map(|found| found.map(|(_, step)| step)).collect::<Result<_, _>>()?)
            })
            .await
    }

    /// The logs of all sources about which something was written, each with the oldest line first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn logs(self) -> Result<HashMap<RegisteredSourceId, Vec<SourceStep>>, StoreError> {
        self.0
            .read(|c| {
                let mut statement =
                    c.prepare_cached(&format!("SELECT {STEP} FROM source_step ORDER BY source, number"))?;
                let mut logs: HashMap<_, Vec<_>> = HashMap::new();
                for found in statement.query_map([], step)? {
                    let (source, step) = found?;
                    logs.entry(source).or_default().push(step);
                }
                Ok(logs)
            })
            .await
    }

    /// What a person proposed and supports, as far as their session leads to it.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn own_parts(self, own: impl Into<OwnerAccess>) -> Result<Vec<OwnPart>, StoreError> {
        let own = own.into();
        self.0.read(move |c| Ok(parts_of(&Marker::of(c, &own)?.everywhere(c)?))).await
    }

    /// What a person has to do with one source, as far as their session leads to it; none if nothing.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn own_part(
        self,
        own: impl Into<OwnerAccess>,
        id: RegisteredSourceId,
    ) -> Result<Option<OwnPart>, StoreError> {
        let own = own.into();
        self.0.read(move |c| Ok(parts_of(&Marker::of(c, &own)?.at(c, id)?).pop())).await
    }

    /// What waits to be read by a person: the sources that they proposed or support, in whose log are lines of others
    /// that they have not put away.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn news(self, own: impl Into<OwnerAccess>) -> Result<Vec<RegisteredSourceId>, StoreError> {
        let own = own.into();
        self.0
            .read(move |c| {
                // Every page asks this: without lines there is no key to open.
                if !c.prepare_cached("SELECT 1 FROM source_step")?.exists([])? {
                    return Ok(Vec::new());
                }
                let parts = parts_of(&Marker::of(c, &own)?.with_news(c)?);
                Ok(parts.into_iter().map(|part| part.source).collect())
            })
            .await
    }
}

fn owner_roles() -> u8 {
    OWNER_ROLES.into_iter().fold(Roles::default(), Roles::with).bits()
}

/// Sources with their owner; `values` begins with the day and the roles of owners.
fn sources(c: &Connection, condition: &str, values: impl Params) -> Result<Vec<RegisteredSource>, StoreError> {
    let mut statement = c.prepare_cached(&format!("SELECT {SOURCE}, {OWNER} FROM registered_source s {condition}"))?;
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
        due: row.get::<_, Option<i32>>(10)?.map(Workday::from_number),
        hidden: row.get(11)?,
        people: row.get(12)?,
        owner: row.get::<_, Option<i64>>(13)?.map(PersonId),
    })
}

fn step(row: &Row<'_>) -> rusqlite::Result<(RegisteredSourceId, SourceStep)> {
    let step = SourceStep {
        kind: name(row, 1)?,
        day: workday(row, 2)?,
        status: name(row, 3)?,
        words: row.get(4)?,
        by: row.get::<_, Option<i64>>(5)?.map(PersonId),
    };
    Ok((source_id(row)?, step))
}

/// A value by its stable name.
fn name<T: std::str::FromStr<Err = NotInRegister>>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    parsed(column, text.parse::<T>().map_err(|NotInRegister| std::io::Error::other(text)))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{DATABASE, Store};
    use domain::stressor_register::SourceStepKind;

    #[tokio::test]
    async fn lines_of_a_version_without_hidden_lines_are_answers() {
        let directory = tempfile::tempdir().expect("a directory");
        let c = Connection::open(directory.path().join(DATABASE)).expect("a database");
        crate::migrations::before(&c, "0052_register_hidden_steps");
        c.execute_batch(
            "INSERT INTO registered_source (id, words, kind, stressor, how_often, since_when, week, status, status_since)
                 VALUES (x'00000000000000000000000000000007', 'Noise', 'systems', '', 'weekly', 'weeks', 20500, 'looking', 20510);
             INSERT INTO source_step (source, number, day, status, words)
                 VALUES (x'00000000000000000000000000000007', 1, 20510, 'looking', 'Asked.');",
        )
        .expect("a source");
        drop(c);
        let store = Store::open(directory.path()).expect("a migrated store");
        let id = RegisteredSourceId(Uuid::from_u128(7));
        let steps = store.stressor_register().steps(id).await.expect("a read");
        let said: Vec<_> = steps.iter().map(|step| (step.kind, step.words.as_str())).collect();
        assert_eq!(said, [(SourceStepKind::Answered, "Asked.")]);
    }
}
