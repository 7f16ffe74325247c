//! What an admin sees of a schedule on its way in.

pub mod import_schedule;
pub mod preview_schedule;

use super::column_labels::ColumnLabels;
use super::questions::{AskedFile, ImportMappingRow};
use super::watch::view::{WatchedView, view};
use super::{LISTED, ProblemRow, faults, questions};
use crate::state::drafts::DraftFile;
use crate::state::file_question::FileQuestion;
use crate::state::schedule_preview::SchedulePreview;
use crate::state::watched::WatchedKind;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};
use domain::{Locale, PersonSchedule, Workday};
use import::schedule_file::{LabelReading, ReadLabel};
use store::ScheduleCounts;
use words::{dates, t};

/// The most characters of a label that are shown.
const MAX_LABEL_LENGTH: usize = 80;

/// What it shows.
#[derive(Clone, Debug)]
pub enum ScheduleImportView {
    /// A file is chosen. `gone` where a preview was asked for that is no longer kept.
    Choose {
        /// Whether one was kept before.
        gone: bool,
        /// What came of the newest file in the watched folder, if there is one.
        watched: Option<WatchedView>,
        /// What was answered about earlier files.
        remembered: Vec<ImportMappingRow>,
    },
    /// The file is looked over.
    Preview {
        /// Which draft.
        draft: String,
        /// The name of the file.
        file: String,
        /// The number of lines.
        lines: usize,
        /// For how many people it is, and from which day to which, in one sentence.
        concerns: String,
        /// The names of these people, as one list; some only if there are many.
        names: String,
        /// Headings that mean nothing here.
        ignored: Vec<String>,
        /// How the labels are read.
        labels: LabelsView,
        /// What would change.
        counts: ScheduleCounts,
    },
    /// The file does not tell something: it is asked.
    Ask(AskedFile),
    /// It has problems that must be fixed first.
    Fix {
        /// The name of the file.
        file: String,
        /// What is wrong, line by line.
        errors: Vec<ProblemRow>,
        /// Whether there may be more than are named.
        more: bool,
        /// Whether the file has headings, so that it can be stated which columns they name.
        has_headings: bool,
    },
    /// It is in.
    Done(ScheduleCounts),
}

/// How the labels of a schedule are read.
#[derive(Clone, Debug)]
pub struct LabelsView {
    /// Label by label, those to look at first.
    pub rows: Vec<LabelRow>,
    /// How many more there are.
    pub unlisted: usize,
    /// Those that have words of work and of time off, as one list; none if there are none.
    pub unclear: Option<String>,
}

/// How one label is read.
#[derive(Clone, Debug)]
pub struct LabelRow {
    /// What the file writes.
    pub text: String,
    /// What it counts as.
    pub reading: LabelReading,
    /// On how many days of people it is.
    pub days: usize,
}

/// Loads the [`ScheduleImportView`].
///
/// # Errors
/// If the viewer does not administer.
pub async fn load(context: RequestContext, step: String) -> Result<ScheduleImportView, AppError> {
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    if step.is_empty() {
        return choose(&context, false).await;
    }
    let Some(draft) = context.app.drafts.schedule(signed_in.session) else {
        return choose(&context, true).await;
    };
    let (locale, file, content) = (context.visitor.locale, draft.file.name.clone(), draft.file.content());
    Ok(match (&draft.preview, draft.taken) {
        (_, Some(counts)) => ScheduleImportView::Done(counts),
        (_, None) if step == "columns" => ask(locale, &draft.file, &FileQuestion::Columns(Vec::new())).await?,
        (SchedulePreview::Asks { question, .. }, None) => ask(locale, &draft.file, question).await?,
        (SchedulePreview::Faulty(problems), None) => ScheduleImportView::Fix {
            file,
            errors: faults(locale, &ColumnLabels::of_file(locale, WatchedKind::Schedule, content).await?, problems),
            more: problems.len() >= import::csv_reader::MAX_PROBLEMS,
            has_headings: questions::has_headings(WatchedKind::Schedule, &draft.file).await?,
        },
        (SchedulePreview::Fits { people, names, lines, ignored, labels, counts }, None) => {
            ScheduleImportView::Preview {
                draft: draft.file.id.clone(),
                file,
                lines: *lines,
                concerns: concerns(locale, people),
                names: some_names(locale, names),
                ignored: ignored.clone(),
                labels: label_rows(locale, labels),
                counts: *counts,
            }
        }
    })
}

async fn ask(locale: Locale, file: &DraftFile, question: &FileQuestion) -> Result<ScheduleImportView, AppError> {
    Ok(ScheduleImportView::Ask(questions::ask(locale, WatchedKind::Schedule, file, question).await?))
}

async fn choose(context: &RequestContext, gone: bool) -> Result<ScheduleImportView, AppError> {
    let remembered = questions::remembered(context, WatchedKind::Schedule).await?;
    Ok(ScheduleImportView::Choose { gone, watched: view(context, WatchedKind::Schedule), remembered })
}

/// For how many people a schedule is, and for which days. Each of them has all days of the file.
fn concerns(locale: Locale, people: &[PersonSchedule]) -> String {
    let days = || people.iter().flat_map(|one| one.schedule.since(Workday::from_number(0)).map(|(workday, _)| workday));
    let count = people.len();
    match (days().min(), days().max()) {
        (Some(first), Some(last)) if first < last => {
            let (first, last) = (dates::full_day(locale, first), dates::full_day(locale, last));
            t!(locale, "schedule-concerns", people = count, first = first, last = last)
        }
        (Some(only), _) => t!(locale, "schedule-concerns-day", people = count, day = dates::full_day(locale, only)),
        (None, _) => t!(locale, "schedule-concerns-nothing", people = count),
    }
}

/// The labels of a file. One that can be work or off counts as work.
fn label_rows(locale: Locale, labels: &[ReadLabel]) -> LabelsView {
    let text = |label: &ReadLabel| label.text.chars().take(MAX_LABEL_LENGTH).collect::<String>();
    let unclear = labels.iter().filter(|label| label.reading == LabelReading::Unclear).take(LISTED);
    let unclear: Vec<String> = unclear.map(text).collect();
    let row = |label: &ReadLabel| LabelRow { text: text(label), reading: label.reading.counts_as(), days: label.days };
    LabelsView {
        rows: labels.iter().take(LISTED).map(row).collect(),
        unlisted: labels.len().saturating_sub(LISTED),
        unclear: (!unclear.is_empty()).then(|| words::items(locale, &unclear)),
    }
}

/// What a label counts as, in words.
#[must_use]
pub fn reading_name(locale: Locale, reading: LabelReading) -> String {
    t!(locale, "schedule-label-reading", reading = reading.key())
}

/// The names of the people in a file, as one list.
fn some_names(locale: Locale, names: &[String]) -> String {
    let listed = words::items(locale, &names[..names.len().min(LISTED)]);
    match names.len().saturating_sub(LISTED) {
        0 => listed,
        more => t!(locale, "schedule-names-more", names = listed, more = more),
    }
}

/// What a schedule does, in one sentence.
#[must_use]
pub fn counts_sentence(locale: Locale, counts: ScheduleCounts) -> String {
    let ScheduleCounts { people, worked, off, changed, begun, .. } = counts;
    t!(locale, "schedule-counts", people = people, worked = worked, off = off, changed = changed, begun = begun)
}

/// How many people lose all their shifts; none if nobody does.
#[must_use]
pub fn lost_all_sentence(locale: Locale, counts: ScheduleCounts) -> Option<String> {
    let ScheduleCounts { had_shifts, lost_all, .. } = counts;
    (lost_all > 0).then(|| t!(locale, "schedule-lost-all", lost = lost_all, had = had_shifts))
}
