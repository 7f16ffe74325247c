//! Wishes to talk from before there were requests: those of today become requests, once.

use jiff::Timestamp;
use rusqlite::Connection;

use super::{TalkRequests, ask};
use crate::StoreError;
use crate::db::rows;
use domain::{PersonId, TalkRequest, TeamId, Workday};

/// A wish to talk that a check-in contained, shared with the lead or the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Whose.
    pub person: PersonId,
    /// The team of the check-in.
    pub team: TeamId,
    /// Its workday.
    pub workday: Workday,
    /// The name of its shift.
    pub shift: Option<String>,
    /// When it was made.
    pub said_at: Timestamp,
}

impl TalkRequests<'_> {
    /// The shared wishes of workdays from `first` on, oldest first; empty if they became requests before.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn wishes(self, first: Workday) -> Result<Vec<Wish>, StoreError> {
        self.0
            .read(move |c| {
                if !are_waiting(c)? {
                    return Ok(Vec::new());
                }
                let mut statement = c.prepare(
                    "SELECT person_id, team_id, workday, shift, said_at FROM check_in WHERE wish_to_talk = 1 AND audience > 0 \
                     AND team_id IS NOT NULL AND workday >= ?1 ORDER BY said_at, seq",
                )?;
                let found = statement
                    .query_map([first.number()], |row| {
                        Ok(Wish {
                            person: PersonId(row.get(0)?),
                            team: TeamId(row.get(1)?),
                            workday: rows::workday(row, 2)?,
                            shift: row.get(3)?,
                            said_at: rows::moment(row, 4)?,
                        })
                    })?
                    .collect::<Result<_, _>>()?;
                Ok(found)
            })
            .await
    }

    /// Stores the requests that follow from wishes, and remembers that this is done: no later start looks at the wishes
    /// again.
    ///
    /// # Errors
    /// If the database cannot be written: then nothing was stored.
    pub async fn adopt_wishes(self, requests: Vec<TalkRequest>) -> Result<(), StoreError> {
        let ledger = self.0.ledger.clone();
        self.0
            .write(move |c| {
                if !are_waiting(c)? {
                    return Ok(());
                }
                for request in requests {
                    ask::ask(c, &ledger, request)?;
                }
                c.execute("DELETE FROM setting WHERE key = 'wishes_to_adopt'", []).map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }
}

fn are_waiting(c: &Connection) -> Result<bool, StoreError> {
    Ok(c.prepare_cached("SELECT 1 FROM setting WHERE key = 'wishes_to_adopt'")?.exists([])?)
}
