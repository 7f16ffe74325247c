//! What an admin sees of a roster or a schedule on its way in.

pub mod changes;
pub mod check_held_file;
pub mod check_in_import;
pub mod column_labels;
pub mod forget_import_mapping;
pub mod import_roster;
pub mod pages;
pub mod preview_roster;
pub mod questions;
pub mod schedule;
pub mod template;
pub mod unsent_roster;
pub mod watch;

use changes::FieldChange;
use column_labels::ColumnLabels;
use pages::page_of;
use questions::{AskedFile, ImportMappingRow};
use watch::view::{WatchedView, view};

use crate::app::pagination::{Pagination, page_number};
use crate::state::drafts::DraftFile;
use crate::state::file_question::FileQuestion;
use crate::state::roster_preview;
use crate::state::roster_preview::RosterPreview;
use crate::state::watched::WatchedKind;
use crate::web::address::with_query;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::Locale;
use domain::access::{Action, Subject};
use domain::person::TeamRole;
use domain::problem::{ImportProblem, ImportProblemKind};
use store::{RosterChange, RosterChangeKind, UnitChange, UnitChangeKind};
use words::t;

/// How many labels, names or files are listed; the rest is a number.
const LISTED: usize = 200;

/// How many changes are on one page of a preview.
const ON_PAGE: u32 = 200;

/// What it shows.
#[derive(Clone, Debug)]
pub enum ImportView {
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
    Preview(RosterPreviewView),
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
        /// The cells that were pasted, to be corrected in place.
        pasted: Option<String>,
        /// Whether the file has headings, so that it can be stated which columns they name.
        has_headings: bool,
    },
    /// It is in.
    Done {
        /// What changed.
        sums: ChangeCounts,
        /// How many of those who joined have no password yet.
        joined: usize,
    },
}

/// A file that can be taken in.
#[derive(Clone, Debug)]
pub struct RosterPreviewView {
    /// Which one.
    pub draft: String,
    /// The name of the file.
    pub file: String,
    /// What would change.
    pub sums: ChangeCounts,
    /// What would change about teams and sites.
    pub units: Vec<UnitChange>,
    /// Person by person.
    pub changes: Vec<ChangeRow>,
    /// Which of the changes these are.
    pub pages: Pagination,
    /// Headings that mean nothing here.
    pub ignored: Vec<String>,
    /// Columns that the file does not have: what they would say of people who are known stays.
    pub staying: Vec<String>,
    /// People who have chosen another language than the file states, and keep theirs.
    pub own_languages: Vec<String>,
}

/// How many people are concerned, and in what way.
#[derive(Clone, Copy, Debug, Default)]
pub struct ChangeCounts {
    /// Lines of the file.
    pub lines: usize,
    /// New people.
    pub joins: usize,
    /// Other teams.
    pub moves: usize,
    /// Something else.
    pub changes: usize,
    /// A last workday.
    pub leaves: usize,
    /// Nothing.
    pub same: usize,
}

/// One person with a change.
#[derive(Clone, Debug)]
pub struct ChangeRow {
    /// Name.
    pub name: String,
    /// Sign-in name.
    pub key: String,
    /// What changes.
    pub change: RosterChangeKind,
    /// What changes, field by field.
    pub fields: Vec<FieldChange>,
}

/// One problem to fix.
#[derive(Clone, Debug)]
pub struct ProblemRow {
    /// The lines; empty where the whole file is meant.
    pub lines: String,
    /// What the column is called.
    pub column: String,
    /// The value in the file.
    pub value: String,
    /// What is wrong with it.
    pub what: String,
    /// What to do.
    pub fix: String,
}

/// Loads the [`ImportView`].
///
/// # Errors
/// If the viewer does not administer.
pub async fn load(context: RequestContext, step: String, page: Option<String>) -> Result<ImportView, AppError> {
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    if step.is_empty() {
        return choose(&context, false).await;
    }
    let locale = context.visitor.locale;
    let Some(draft) = context.app.drafts.roster(signed_in.session) else {
        return choose(&context, true).await;
    };
    if step == "columns" && !draft.taken {
        return ask(locale, &draft.file, &FileQuestion::Columns(Vec::new())).await;
    }
    let (file, content) = (draft.file.name.clone(), draft.file.content());
    Ok(match &draft.preview {
        RosterPreview::Asks { question, .. } => ask(locale, &draft.file, question).await?,
        RosterPreview::Faulty(problems) => ImportView::Fix {
            file,
            errors: faults(locale, &ColumnLabels::of_file(locale, WatchedKind::Roster, content).await?, problems),
            more: problems.len() >= import::csv_reader::MAX_PROBLEMS,
            pasted: draft.file.pasted.then(|| String::from_utf8_lossy(&draft.file.bytes).into_owned()),
            has_headings: !draft.taken && questions::has_headings(WatchedKind::Roster, &draft.file).await?,
        },
        RosterPreview::Fits { rows, planned, .. } if draft.taken => {
            let sums = sums(rows.len(), planned);
            ImportView::Done { sums, joined: sums.joins }
        }
        RosterPreview::Fits { rows, ignored, planned, units } => {
            let mut changed: Vec<_> = planned.iter().filter(|person| person.change != RosterChangeKind::Same).collect();
            changed.sort_by_key(|person| person.change);
            let at =
                |page: u32| with_query(page_of(WatchedKind::Roster), &[("step", "look"), ("page", &page.to_string())]);
            let all = u32::try_from(changed.len()).unwrap_or(u32::MAX);
            let pages = Pagination::new(page_number(page), ON_PAGE, all, at);
            let listed = changed.into_iter().skip(pages.first.saturating_sub(1) as usize).take(ON_PAGE as usize);
            // The file does not have these columns, so it has no headings of them.
            let labels = ColumnLabels::in_language(locale, WatchedKind::Roster);
            ImportView::Preview(RosterPreviewView {
                draft: draft.file.id.clone(),
                file,
                sums: sums(rows.len(), planned),
                pages,
                units: units.clone(),
                changes: listed.map(|person| row(locale, person)).collect(),
                ignored: ignored.clone(),
                staying: roster_preview::staying(rows, planned).into_iter().map(|one| labels.label(one)).collect(),
                own_languages: roster_preview::own_languages(rows, planned),
            })
        }
    })
}

async fn ask(locale: Locale, file: &DraftFile, question: &FileQuestion) -> Result<ImportView, AppError> {
    Ok(ImportView::Ask(questions::ask(locale, WatchedKind::Roster, file, question).await?))
}

async fn choose(context: &RequestContext, gone: bool) -> Result<ImportView, AppError> {
    let remembered = questions::remembered(context, WatchedKind::Roster).await?;
    Ok(ImportView::Choose { gone, watched: view(context, WatchedKind::Roster), remembered })
}

fn sums(lines: usize, planned: &[RosterChange]) -> ChangeCounts {
    let count = |change| roster_preview::count(planned, change);
    ChangeCounts {
        lines,
        joins: count(RosterChangeKind::Joins),
        moves: count(RosterChangeKind::Moves),
        changes: count(RosterChangeKind::Changes),
        leaves: count(RosterChangeKind::Leaves),
        same: count(RosterChangeKind::Same),
    }
}

fn faults(locale: Locale, labels: &ColumnLabels, problems: &[ImportProblem]) -> Vec<ProblemRow> {
    problems.iter().map(|problem| fault(locale, labels.label(&problem.column), problem)).collect()
}

fn fault(locale: Locale, column: String, problem: &ImportProblem) -> ProblemRow {
    // These sentences name the column.
    let named = matches!(problem.what, ImportProblemKind::MissingColumn | ImportProblemKind::ColumnTwice)
        .then(|| ImportProblem { column: column.clone(), ..problem.clone() });
    let told = named.as_ref().unwrap_or(problem);
    ProblemRow {
        lines: if problem.line > 0 { words::problem::lines(problem, locale) } else { String::new() },
        value: problem.value.chars().take(80).collect(),
        what: words::problem::fault(told, locale),
        fix: words::problem::fix(told, locale),
        column,
    }
}

fn row(locale: Locale, person: &RosterChange) -> ChangeRow {
    ChangeRow {
        name: person.name.clone(),
        key: person.key.clone(),
        change: person.change,
        fields: changes::fields(locale, person),
    }
}

/// What changes about a team or a site, in one sentence, and what it means for the weeks that are still open.
#[must_use]
pub fn unit_sentence(locale: Locale, change: &UnitChange) -> String {
    let UnitChange { kind, unit, before, after } = change.clone();
    match kind {
        UnitChangeKind::NewSite => t!(locale, "import-unit-new-site", unit = unit, zone = after),
        UnitChangeKind::NewSiteWithoutZone => {
            t!(locale, "import-unit-new-site-without-zone", unit = unit, zone = after)
        }
        UnitChangeKind::TeamName => t!(locale, "import-unit-name", before = unit, after = after),
        UnitChangeKind::Department => t!(locale, "import-unit-department", unit = unit, before = before, after = after),
        UnitChangeKind::TimeZone => t!(locale, "import-unit-zone", unit = unit, before = before, after = after),
    }
}

/// The names of teams, those that are led marked as such.
#[must_use]
pub fn named(locale: Locale, team_roles: &[(String, TeamRole)]) -> String {
    let name = |(team, role): &(String, TeamRole)| match role {
        TeamRole::Member => team.clone(),
        TeamRole::Lead => t!(locale, "people-leads", team = team.clone()),
    };
    words::items(locale, &team_roles.iter().map(name).collect::<Vec<_>>())
}
