//! The access log: every look at a flag, a report or somebody's shared entries, once a workday, in a chain that shows tampering.

use jiff::Timestamp;

use super::AccessLog;
use super::append::{self, Opened};
use crate::StoreError;
use domain::{AccessKind, PersonId, Report, Workday};

impl AccessLog<'_> {
    /// Notes that `viewer` opened something that shows these people; also where it shows nobody, since whether it does is for the
    /// viewer alone to know.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn record(
        self,
        viewer: PersonId,
        subjects: Vec<PersonId>,
        kind: AccessKind,
        workday: Workday,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.note(Opened { viewer, kind, about: String::new(), workday, at: now, subjects }).await
    }

    /// Notes that `viewer` opened a report. The whole roster can read so.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn record_report(
        self,
        viewer: PersonId,
        report: Report,
        workday: Workday,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (kind, about) = report.parts();
        self.note(Opened { viewer, kind, about, workday, at: now, subjects: Vec::new() }).await
    }

    async fn note(self, look: Opened) -> Result<(), StoreError> {
        if self.0.seen.knows(&look) {
            return Ok(());
        }
        let noted = look.clone();
        self.0.write(move |c| append::note(c, look)).await?;
        self.0.seen.keep(noted);
        Ok(())
    }
}
