//! Recording a check-in together with what its person asks for in it, in one transaction.

use super::CheckIns;
use super::record::{RecordOutcome, record};
use crate::StoreError;
use crate::keys::owner_access::OwnerAccess;
use crate::supporters;
use crate::talk_requests;
use domain::{CheckIn, SupporterSearch, TalkRequest};

/// What somebody asks for in a check-in.
#[derive(Clone, Debug, PartialEq)]
pub enum AskedInCheckIn {
    /// To talk with one person.
    Talk(TalkRequest),
    /// To talk with a supporter.
    Supporter(SupporterSearch),
}

impl CheckIns<'_> {
    /// Stores a check-in as [`Self::record_by_owner`] does and, only if it is new, sends the request as
    /// [`crate::TalkRequests::ask`] or starts the search as [`crate::Supporters::ask`] does, in the same transaction: a
    /// check-in that is sent twice asks once.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then neither was stored.
    pub async fn record_and_ask(
        self,
        own: OwnerAccess,
        check_in: CheckIn,
        asked: AskedInCheckIn,
    ) -> Result<RecordOutcome, StoreError> {
        let ledger = self.0.ledger.clone();
        self.0
            .write(move |c| {
                let outcome = record(c, &check_in, &own, false)?;
                if outcome == RecordOutcome::New {
                    match asked {
                        AskedInCheckIn::Talk(request) => talk_requests::ask::ask(c, &ledger, request).map(drop)?,
                        AskedInCheckIn::Supporter(search) => supporters::ask::ask(c, &ledger, search).map(drop)?,
                    }
                }
                Ok(outcome)
            })
            .await
    }
}
