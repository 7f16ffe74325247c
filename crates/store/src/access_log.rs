//! The access log: every look at a flag, a report or somebody's shared entries, once a workday, in a chain that shows tampering.

pub(super) mod append;
mod chain;
pub(super) mod forget;
pub(super) mod heads;
mod list;
pub(super) mod seen;
pub(super) mod walk;

use jiff::Timestamp;

use super::{Store, StoreError};
use append::Opened;
use domain::{AccessKind, PersonId, Report, Workday};

pub use heads::{HEADS, Head};
pub use list::{AccessEvent, Together};
pub use walk::Walked;

impl Store {
    /// Notes that `viewer` opened something that shows these people; also where it shows nobody, since whether it does is for the
    /// viewer alone to know.
    ///
    /// # Errors
    /// Where the database cannot be written.
    pub async fn looked(
        &self,
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
    /// Where the database cannot be written.
    pub async fn looked_at_report(
        &self,
        viewer: PersonId,
        report: Report,
        workday: Workday,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (kind, about) = report.parts();
        self.note(Opened { viewer, kind, about, workday, at: now, subjects: Vec::new() }).await
    }

    async fn note(&self, look: Opened) -> Result<(), StoreError> {
        if self.seen.knows(&look) {
            return Ok(());
        }
        let noted = look.clone();
        self.write(move |c| append::note(c, look)).await?;
        self.seen.keep(noted);
        Ok(())
    }
}
