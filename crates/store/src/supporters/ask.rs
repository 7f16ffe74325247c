//! Starting a search, and withdrawing it.

use jiff::Timestamp;
use rusqlite::Connection;

use super::{Supporters, erase, rows};
use crate::StoreError;
use crate::erasures::ledger::{Erasure, Ledger};
use crate::erasures::record::write_ledger;
use crate::keys::table;
use domain::talk_request::WantedTime;
use domain::{PersonId, SupporterSearch, TalkRequestId};

impl Supporters<'_> {
    /// Starts a search. If the asker has one, it stays and takes the new words, if there are any. One that is locked
    /// after a reset of the password makes room: the person who reset it must not learn from the answer that there is
    /// one. Returns the search as it is stored.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn ask(self, search: SupporterSearch) -> Result<SupporterSearch, StoreError> {
        let ledger = self.0.ledger.clone();
        self.0.write(move |c| ask(c, &ledger, search)).await
    }

    /// Withdraws the search of an asker and deletes their words. Returns it as it was; none if it is not theirs.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn withdraw(
        self,
        id: TalkRequestId,
        by: PersonId,
        now: Timestamp,
    ) -> Result<Option<SupporterSearch>, StoreError> {
        let ledger = self.0.ledger.clone();
        self.0
            .write(move |c| {
                let locks = table::locks(c, by)?;
                let found = rows::find(c, id)?.filter(|search| search.asker == by && !locks.cover(search.asked_at));
                if found.is_some() {
                    erase::delete_search(c, id)?;
                    write_ledger(c, &ledger, by, [Erasure::Request(id)], now)?;
                }
                Ok(found)
            })
            .await
    }
}

pub(crate) fn ask(c: &Connection, ledger: &Ledger, search: SupporterSearch) -> Result<SupporterSearch, StoreError> {
    let known = rows::searches(c, "q.asker = ?1", [search.asker.0])?.pop();
    let Some(mut known) = known else {
        rows::write(c, &search)?;
        return Ok(search);
    };
    if table::locks(c, search.asker)?.cover(known.asked_at) {
        erase::delete_search(c, known.id)?;
        rows::write(c, &search)?;
        write_ledger(c, ledger, search.asker, [Erasure::Request(known.id)], search.asked_at)?;
        return Ok(search);
    }
    // What the supporter was told when they agreed does not change: language and topic stay.
    if search.line.is_some() {
        known.line = search.line;
    }
    if search.wanted != WantedTime::Any {
        known.wanted = search.wanted;
    }
    rows::write(c, &known)?;
    Ok(known)
}
