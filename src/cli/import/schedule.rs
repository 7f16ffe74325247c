//! Imports a schedule file.

use jiff::Timestamp;

use super::{Imported, Source, ignored_note, rejected};
use crate::app::imports::schedule;
use crate::cli::common::Failure;
use crate::state::schedule_preview::{self, SchedulePreview};
use store::Store;
use words::t;

pub(super) async fn import(store: &Store, source: Source<'_>, now: Timestamp) -> Result<Imported, Failure> {
    let Source { name, file, dry_run, locale } = source;
    let (people, ignored, mut counts) = match schedule_preview::look_over(store, name, file, now).await? {
        SchedulePreview::Faulty(problems) => return Err(rejected(locale, name, &problems)),
        SchedulePreview::Fits { people, ignored, counts, .. } => (people, ignored, counts),
    };
    let first = if dry_run {
        t!(locale, "cli-would")
    } else {
        counts = store.schedules().import(people, None, now).await?;
        t!(locale, "cli-imported", file = name)
    };
    let lost = schedule::lost_all_sentence(locale, counts);
    let said = [Some(first), Some(schedule::counts_sentence(locale, counts)), lost].into_iter().flatten().collect();
    Ok(Imported { said, notes: ignored_note(locale, &ignored), ..Imported::default() })
}
