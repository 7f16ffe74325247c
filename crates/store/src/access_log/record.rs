//! Recording views in the access log.

use jiff::Timestamp;

use super::AccessLog;
use super::append::{self, LoggedView};
use crate::StoreError;
use domain::{AccessKind, PersonId, Report, Workday};

impl AccessLog<'_> {
    /// Records that `viewer` opened something that shows these people; also if it shows nobody, because only the viewer
    /// may know whether it does.
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
        self.append(LoggedView { viewer, kind, about: String::new(), workday, at: now, subjects }).await
    }

    /// Records that `viewer` opened a report. The whole roster can read this.
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
        self.append(LoggedView { viewer, kind, about, workday, at: now, subjects: Vec::new() }).await
    }

    async fn append(self, view: LoggedView) -> Result<(), StoreError> {
        if self.0.seen.knows(&view) {
            return Ok(());
        }
        let recorded = view.clone();
        self.0.write(move |c| append::append(c, view)).await?;
        self.0.seen.keep(recorded);
        Ok(())
    }
}
