//! What an admin sees of a roster or a schedule on its way in.

pub mod changes;
pub mod check_held_file;
pub mod check_in_import;
pub mod import_roster;
pub mod preview_roster;
pub mod questions;
pub mod schedule;
pub mod template;
pub mod watch;

use changes::FieldChange;
use questions::AskedQuestion;
use watch::view::{WatchedView, view};

use crate::state::roster_preview;
use crate::state::roster_preview::RosterPreview;
use crate::state::watched::WatchedKind;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::Locale;
use domain::access::{Action, Subject};
use domain::person::TeamRole;
use domain::problem::ImportProblem;
use store::{RosterChange, RosterChangeKind, UnitChange, UnitChangeKind};
use words::t;

/// How many changes are listed; the rest is a number.
const LISTED: usize = 200;

/// What it shows.
#[derive(Clone, Debug)]
pub enum ImportView {
    /// A file is chosen. `gone` where a preview was asked for that is no longer kept.
    Choose {
        /// Whether one was kept before.
        gone: bool,
        /// What came of the newest file in the watched folder, if there is one.
        watched: Option<WatchedView>,
    },
    /// The file is looked over.
    Preview(RosterPreviewView),
    /// The file does not tell something: it is asked.
    Ask {
        /// Which draft.
        draft: String,
        /// The name of the file.
        file: String,
        /// What is asked.
        question: AskedQuestion,
    },
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
    /// How many more there are.
    pub unlisted: usize,
    /// Headings that mean nothing here.
    pub ignored: Vec<String>,
    /// Columns that the file does not have: what they would say of people who are known stays.
    pub staying: Vec<&'static str>,
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
    /// The column, by its heading.
    pub column: String,
    /// The value in the file.
    pub value: String,
    /// What is wrong with it.
    pub what: String,
    /// What to do.
    pub fix: String,
}

/// Loads it.
///
/// # Errors
/// If the viewer does not administer.
pub async fn load(context: RequestContext, step: String) -> Result<ImportView, AppError> {
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    if step.is_empty() {
        return Ok(choose(&context, false));
    }
    let locale = context.visitor.locale;
    let Some(draft) = context.app.drafts.roster(signed_in.session) else {
        return Ok(choose(&context, true));
    };
    if step == "columns" && !draft.taken {
        return Ok(questions::columns(locale, &draft));
    }
    Ok(match &draft.preview {
        RosterPreview::Asks { question, .. } => questions::ask(locale, &draft, question),
        RosterPreview::Faulty(problems) => ImportView::Fix {
            file: draft.file.clone(),
            errors: problems.iter().map(|problem| fault(locale, problem)).collect(),
            more: problems.len() >= import::csv_reader::MAX_PROBLEMS,
            pasted: draft.pasted.then(|| String::from_utf8_lossy(&draft.bytes).into_owned()),
        },
        RosterPreview::Fits { rows, planned, .. } if draft.taken => {
            let sums = sums(rows.len(), planned);
            ImportView::Done { sums, joined: sums.joins }
        }
        RosterPreview::Fits { rows, ignored, planned, units } => {
            let mut changed: Vec<_> = planned.iter().filter(|person| person.change != RosterChangeKind::Same).collect();
            changed.sort_by_key(|person| person.change);
            ImportView::Preview(RosterPreviewView {
                draft: draft.id.clone(),
                file: draft.file.clone(),
                sums: sums(rows.len(), planned),
                unlisted: changed.len().saturating_sub(LISTED),
                units: units.clone(),
                changes: changed.into_iter().take(LISTED).map(|person| row(locale, person)).collect(),
                ignored: ignored.clone(),
                staying: roster_preview::staying(rows, planned),
            })
        }
    })
}

fn choose(context: &RequestContext, gone: bool) -> ImportView {
    ImportView::Choose { gone, watched: view(context, WatchedKind::Roster) }
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

fn fault(locale: Locale, problem: &ImportProblem) -> ProblemRow {
    ProblemRow {
        lines: if problem.line > 0 { words::problem::lines(problem, locale) } else { String::new() },
        column: problem.column.clone(),
        value: problem.value.chars().take(80).collect(),
        what: words::problem::fault(problem, locale),
        fix: words::problem::fix(problem, locale),
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
        UnitChangeKind::TeamName => t!(locale, "import-unit-name", before = before, after = after),
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
