//! Recording a tough call, once.

use rusqlite::params;

use super::ToughCalls;
use crate::StoreError;
use crate::check_ins::withdraw::is_withdrawn;
use crate::db::rows::audience_number;
use domain::{CheckInId, ToughCall};

/// What became of a tough call that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToughCallOutcome {
    /// It is stored.
    New,
    /// One with this id was stored before, and stays as it is.
    Known,
    /// One with this id was deleted, and does not come back.
    Withdrawn,
}

impl ToughCalls<'_> {
    /// Stores a tough call, unless one of this id is known or was deleted.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn record(self, call: ToughCall) -> Result<ToughCallOutcome, StoreError> {
        self.0
            .write(move |c| {
                if is_withdrawn(c, call.person, CheckInId(call.id.0))? {
                    return Ok(ToughCallOutcome::Withdrawn);
                }
                let stored = c
                    .prepare_cached(
                        "INSERT INTO tough_moment (person_id, id, workday, stated_at, shift, team_id, source, kind, heaviness, \
                         audience) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (person_id, id) DO NOTHING",
                    )?
                    .execute(params![
                        call.person.0,
                        call.id.0.as_bytes(),
                        call.workday.number(),
                        call.stated_at.as_millisecond(),
                        call.shift,
                        call.team.map(|team| team.0),
                        call.source.key(),
                        call.kind.key(),
                        call.heaviness.key(),
                        audience_number(call.audience),
                    ])
                    .map_err(StoreError::named)?;
                Ok(if stored == 1 { ToughCallOutcome::New } else { ToughCallOutcome::Known })
            })
            .await
    }
}
