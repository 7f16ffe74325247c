//! The answers of the two until both have agreed.

use jiff::Timestamp;
use rusqlite::Connection;

use super::{Supporters, erase, matching, rows};
use crate::StoreError;
use crate::keys::table;
use crate::talk_requests;
use domain::supporter::{MatchFault, MatchResult, MatchStep, SearchState};
use domain::{PersonId, SupporterSearch, TalkRequest, TalkRequestId};

/// What became of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MatchOutcome {
    /// The search goes on.
    Searching {
        /// The search before it.
        before: Box<SupporterSearch>,
    },
    /// Both agreed: the search is this talk request now.
    Agreed(Box<TalkRequest>),
    /// It was refused.
    Refused(MatchFault),
    /// There is no such search, or it is locked for the asker.
    Missing,
}

impl Supporters<'_> {
    /// Takes a step of `by`, by the rule of [`SupporterSearch::after`]. A pair that is in one reporting line by now, or
    /// whose supporter no longer takes requests, is dissolved instead.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn step(
        self,
        id: TalkRequestId,
        by: PersonId,
        step: MatchStep,
        now: Timestamp,
    ) -> Result<MatchOutcome, StoreError> {
        let ledger = self.0.ledger.clone();
        self.0
            .write(move |c| {
                matching::dissolve(c, &ledger, now)?;
                let Some(before) = rows::find(c, id)? else { return Ok(MatchOutcome::Missing) };
                if by == before.asker && table::locks(c, by)?.cover(before.asked_at) {
                    return Ok(MatchOutcome::Missing);
                }
                match before.after(by, step, now) {
                    Err(fault) => Ok(MatchOutcome::Refused(fault)),
                    Ok(MatchResult::Search(after)) => {
                        store(c, &before, &after, now)?;
                        Ok(MatchOutcome::Searching { before: Box::new(before) })
                    }
                    Ok(MatchResult::Request(request)) => {
                        if let Some(supporter) = before.state.supporter() {
                            matching::count_talk(c, supporter, now)?;
                        }
                        erase::delete_search(c, id)?;
                        let stored = talk_requests::ask::ask(c, &ledger, request)?;
                        Ok(MatchOutcome::Agreed(Box::new(stored)))
                    }
                }
            })
            .await
    }
}

fn store(c: &Connection, before: &SupporterSearch, after: &SupporterSearch, now: Timestamp) -> Result<(), StoreError> {
    match after.state {
        SearchState::Looking => erase::take_back(c, before, now),
        SearchState::Offered(_) | SearchState::Willing(_) => rows::write(c, after),
    }
}
