//! What an admin sees of a schedule on its way in.

pub mod import_schedule;
pub mod preview_schedule;

use super::watch::view::{WatchedView, view};
use super::{LISTED, ProblemRow, fault};
use crate::state::schedule_preview::SchedulePreview;
use crate::state::watched::WatchedKind;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};
use domain::{Locale, PersonSchedule, Workday};
use store::ScheduleCounts;
use words::{dates, t};

/// The page.
pub const PAGE: &str = "/admin/schedule";

/// What it shows.
#[derive(Clone, Debug)]
pub enum ScheduleImportView {
    /// A file is chosen. `gone` where a preview was asked for that is no longer kept.
    Choose {
        /// Whether one was kept before.
        gone: bool,
        /// What came of the newest file in the watched folder, if there is one.
        watched: Option<WatchedView>,
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
        /// What would change.
        counts: ScheduleCounts,
    },
    /// It has problems that must be fixed first.
    Fix {
        /// The name of the file.
        file: String,
        /// What is wrong, line by line.
        errors: Vec<ProblemRow>,
        /// Whether there may be more than are named.
        more: bool,
    },
    /// It is in.
    Done(ScheduleCounts),
}

/// Loads it.
///
/// # Errors
/// If the viewer does not administer.
pub async fn load(context: RequestContext, step: String) -> Result<ScheduleImportView, AppError> {
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let choose = |gone| ScheduleImportView::Choose { gone, watched: view(&context, WatchedKind::Schedule) };
    if step.is_empty() {
        return Ok(choose(false));
    }
    let Some(draft) = context.app.drafts.schedule(signed_in.session) else {
        return Ok(choose(true));
    };
    let (locale, file) = (context.visitor.locale, draft.file.clone());
    Ok(match (&draft.preview, draft.taken) {
        (_, Some(counts)) => ScheduleImportView::Done(counts),
        (SchedulePreview::Faulty(problems), None) => ScheduleImportView::Fix {
            file,
            errors: problems.iter().map(|problem| fault(locale, problem)).collect(),
            more: problems.len() >= import::csv_reader::MAX_PROBLEMS,
        },
        (SchedulePreview::Fits { people, names, lines, ignored, counts }, None) => ScheduleImportView::Preview {
            draft: draft.id.clone(),
            file,
            lines: *lines,
            concerns: concerns(locale, people),
            names: some_names(locale, names),
            ignored: ignored.clone(),
            counts: *counts,
        },
    })
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
