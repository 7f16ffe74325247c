//! Imports a schedule file.

use jiff::Timestamp;

use super::{ImportSource, Imported, ignored_note, rejected};
use crate::app::imports::column_labels::ColumnLabels;
use crate::app::imports::schedule;
use crate::cli::common::Failure;
use crate::state::schedule_preview::{self, SchedulePreview};
use crate::state::watched::WatchedKind;
use import::schedule_file::ReadLabel;
use store::Store;
use words::t;

pub(super) async fn import(store: &Store, source: ImportSource<'_>, now: Timestamp) -> Result<Imported, Failure> {
    let ImportSource { name, file, dry_run, locale } = source;
    let (people, ignored, labels, mut counts) = match schedule_preview::look_over(store, name, file, now).await? {
        SchedulePreview::Faulty(problems) | SchedulePreview::Asks { problems, .. } => {
            let labels = ColumnLabels::of_file(locale, WatchedKind::Schedule, file).await?;
            return Err(rejected(locale, name, problems, &labels));
        }
        SchedulePreview::Fits { people, ignored, labels, counts, .. } => (people, ignored, labels, counts),
    };
    let first = if dry_run {
        t!(locale, "cli-would")
    } else {
        counts = store.schedules().import(people, None, now).await?;
        t!(locale, "cli-imported", file = name)
    };
    let lost = schedule::lost_all_sentence(locale, counts);
    let mut said: Vec<String> =
        [Some(first), Some(schedule::counts_sentence(locale, counts)), lost].into_iter().flatten().collect();
    if dry_run {
        said.extend(labels.into_iter().map(|ReadLabel { text, reading, days }| {
            let reading = schedule::reading_name(locale, reading);
            t!(locale, "cli-schedule-label", label = text, reading = reading, days = days)
        }));
    }
    Ok(Imported { said, notes: ignored_note(locale, &ignored), ..Imported::default() })
}
