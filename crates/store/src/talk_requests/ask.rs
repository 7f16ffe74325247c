//! Sending requests.

use rusqlite::{Connection, params};

use super::{TalkRequests, rows};
use crate::StoreError;
use crate::erasures::ledger::{Erasure, Ledger};
use crate::erasures::record::write_ledger;
use crate::keys::table;
use domain::TalkRequest;
use domain::talk_request::{TalkState, WantedTime};

impl TalkRequests<'_> {
    /// Sends a request. If the asker has one with the same addressee that is not answered by a talk yet, that one stays
    /// and takes the new words, if there are any: at most one is open between two people. One that is locked for the
    /// asker after a reset of the password makes room: otherwise the answer would tell that there is one. Returns the
    /// request as it is stored.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing was sent.
    pub async fn ask(self, request: TalkRequest) -> Result<TalkRequest, StoreError> {
        let ledger = self.0.ledger.clone();
        self.0.write(move |c| ask(c, &ledger, request)).await
    }

    /// Sends a request as [`Self::ask`] does, unless the asker has an open one with the same addressee: that one stays
    /// as it is, with its words. Returns false in that case.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing was sent.
    pub async fn ask_unless_open(self, request: TalkRequest) -> Result<bool, StoreError> {
        let ledger = self.0.ledger.clone();
        self.0
            .write(move |c| {
                if let Some(earlier) = earlier(c, &request)?
                    && !makes_room(c, &earlier)?
                {
                    return Ok(false);
                }
                ask(c, &ledger, request)?;
                Ok(true)
            })
            .await
    }
}

pub(crate) fn ask(c: &Connection, ledger: &Ledger, request: TalkRequest) -> Result<TalkRequest, StoreError> {
    match earlier(c, &request)? {
        None => rows::write(c, &request)?,
        Some(earlier) if makes_room(c, &earlier)? => {
            rows::delete(c, earlier.id)?;
            rows::write(c, &request)?;
            write_ledger(c, ledger, request.asker, [Erasure::Request(earlier.id)], request.asked_at)?;
        }
        Some(mut open) => {
            if request.line.is_some() {
                open.line = request.line;
            }
            if request.wanted != WantedTime::Any {
                open.wanted = request.wanted;
            }
            rows::write(c, &open)?;
            return Ok(open);
        }
    }
    Ok(request)
}

/// The request that the asker sent to the same addressee before.
fn earlier(c: &Connection, request: &TalkRequest) -> Result<Option<TalkRequest>, StoreError> {
    let addressee = request.addressee.map(|addressee| addressee.person.0);
    Ok(rows::list(c, "r.asker = ?1 AND r.addressee = ?2", params![request.asker.0, addressee])?.pop())
}

/// Whether a request closes when its asker sends another to the same person: they talked about it, or the asker cannot
/// read it.
pub(super) fn makes_room(c: &Connection, earlier: &TalkRequest) -> Result<bool, StoreError> {
    Ok(earlier.state == TalkState::Talked || table::locks(c, earlier.asker)?.cover(earlier.asked_at))
}
