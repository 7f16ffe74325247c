//! What a quarter of the register shows: how much was heard and changed, what was open at its end, and how long answers
//! took.

use super::past::{PastRegister, is_answered_in, is_kept};
use super::{ADMIN_REGISTER, REGISTER, names};
use crate::web::address::with_query;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};
use domain::stressor_register::{SourceKind, SourceStatus};
use domain::{Locale, RegisteredSource};
use insight::climate::{Period, Quarter};
use report::charts;
use report::charts::{Chart, Pareto, ParetoBar};
use words::{climate, t};

/// The page.
pub const QUARTER: &str = "/stressors/quarter";

/// The open sources of one kind, as the page shows them.
#[derive(Clone, Debug)]
pub struct OpenKindRow {
    /// What the kind is called.
    pub name: String,
    /// Number of sources.
    pub sources: usize,
    /// How many people they concern.
    pub people: u32,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct QuarterView {
    /// The list that the viewer reads.
    pub back: &'static str,
    /// The quarter in words.
    pub when: String,
    /// The quarter before and after: addresses. There is none before the first of which all answers are kept, and none
    /// after the running one.
    pub around: (Option<String>, Option<String>),
    /// Whether it is the running one: then nothing has an end yet.
    pub is_running: bool,
    /// What is counted, and how many.
    pub counts: Vec<(String, usize)>,
    /// How long answers took, in words.
    pub days: String,
    /// Sources that were open at its end by kind, those that concern most people first.
    pub kinds: Vec<OpenKindRow>,
    /// The same as a picture; none where nothing was open.
    pub chart: Option<Chart>,
}

/// Loads a quarter, `2026-Q1`; the running one if the address names none.
///
/// # Errors
/// [`AppError::NotFound`] for those who neither use nor administer the register, and for a quarter that has not begun
/// or of which answers have been deleted.
pub async fn load(context: RequestContext, quarter: Option<String>) -> Result<QuarterView, AppError> {
    let (back, signed_in) = match context.allowed(Action::UseRegister, Subject::None) {
        Err(AppError::NotFound) => (ADMIN_REGISTER, context.allowed(Action::Administer, Subject::None)?),
        allowed => (REGISTER, allowed?),
    };
    let locale = context.visitor.locale;
    let today = signed_in.today();
    let running = Quarter::of(today.week_start());
    let quarter = match quarter.as_deref().filter(|text| !text.is_empty()) {
        None => running,
        Some(text) => match text.parse() {
            Ok(Period::Quarter(quarter)) if quarter <= running => quarter,
            _ => return Err(AppError::NotFound),
        },
    };
    let register = PastRegister::load(&context.app.store, today).await?;
    let sources = register.at_end(quarter).ok_or(AppError::NotFound)?;
    let then = || sources.iter().map(|(then, _)| then);
    let found = SourceCounts::of(then(), quarter);
    let stressors = context.app.store.stressors().list();
    let kinds: Vec<_> = kinds(then())
        .into_iter()
        .map(|open| OpenKindRow {
            name: names::kind(locale, &stressors, open.kind),
            sources: open.sources,
            people: open.people,
        })
        .collect();
    let address = |quarter: Quarter| with_query(QUARTER, &[("quarter", &quarter.to_string())]);
    let counts = vec![
        (t!(locale, "register-heard"), found.heard),
        (t!(locale, "register-changed"), found.changed),
        (t!(locale, "register-unchangeable"), found.unchangeable),
        (t!(locale, "register-quarter-open"), found.open),
    ];
    Ok(QuarterView {
        back,
        when: climate::period(locale, Period::Quarter(quarter)),
        around: (
            Some(quarter.before()).filter(|before| is_kept(*before, today)).map(address),
            Some(quarter.after()).filter(|after| *after <= running).map(address),
        ),
        is_running: quarter == running,
        counts,
        days: match found.median_days {
            Some(days) => t!(locale, "register-quarter-days", days = days),
            None => t!(locale, "register-quarter-no-days"),
        },
        chart: (!kinds.is_empty()).then(|| draw(&kinds, locale)),
        kinds,
    })
}

/// How many people each kind concerns.
fn draw(kinds: &[OpenKindRow], locale: Locale) -> Chart {
    let first: Vec<String> = kinds.iter().take(5).map(|kind| format!("{} {}", kind.name, kind.people)).collect();
    charts::pareto(&Pareto {
        locale,
        title: t!(locale, "register-quarter-chart", named = words::list(locale, &first)),
        named: kinds.iter().map(|kind| ParetoBar { label: kind.name.clone(), count: kind.people }).collect(),
    })
}

/// How many sources of a quarter have which status, and how long answers took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SourceCounts {
    pub(super) heard: usize,
    pub(super) changed: usize,
    pub(super) unchangeable: usize,
    pub(super) open: usize,
    median_days: Option<i32>,
}

impl SourceCounts {
    /// Counts sources as they were at the end of the quarter.
    pub(super) fn of<'a>(sources: impl IntoIterator<Item = &'a RegisteredSource>, quarter: Quarter) -> Self {
        let (mondays, mut found, mut days) = (quarter.mondays(), Self::default(), Vec::new());
        for source in sources {
            found.heard += usize::from(mondays.contains(&source.week));
            found.open += usize::from(!source.status.is_decided());
            if is_answered_in(source, quarter) {
                found.changed += usize::from(source.status == SourceStatus::Changed);
                found.unchangeable += usize::from(source.status == SourceStatus::Unchangeable);
                days.extend(source.days_to_answer());
            }
        }
        Self { median_days: median(days), ..found }
    }
}

/// The median; for an even number of values the greater of the two in the middle.
fn median(mut days: Vec<i32>) -> Option<i32> {
    days.sort_unstable();
    days.get(days.len() / 2).copied()
}

/// The open sources of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct OpenKind {
    kind: SourceKind,
    sources: usize,
    /// How many people they concern.
    people: u32,
}

/// Sources that were open by kind, those that concern most people first.
fn kinds<'a>(sources: impl Iterator<Item = &'a RegisteredSource>) -> Vec<OpenKind> {
    let sources: Vec<_> = sources.filter(|source| !source.status.is_decided()).collect();
    let open = |kind: SourceKind| {
        let of_kind = || sources.iter().filter(|source| source.proposal.kind == kind);
        OpenKind { kind, sources: of_kind().count(), people: of_kind().map(|source| source.people).sum() }
    };
    let mut kinds: Vec<_> = SourceKind::ALL.into_iter().map(open).filter(|open| open.sources > 0).collect();
    kinds.sort_by_key(|open| (std::cmp::Reverse((open.people, open.sources)), open.kind));
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::stressor_register::{HowOften, SinceWhen, SourceProposal};
    use domain::{RegisteredSourceId, Workday};

    fn source(week: &str, status: SourceStatus, since: &str, people: u32) -> RegisteredSource {
        let day = |text: &str| text.parse::<Workday>().expect("a day");
        RegisteredSource {
            id: RegisteredSourceId(uuid::Uuid::from_u128(1)),
            proposal: SourceProposal {
                words: "Noise".to_owned(),
                kind: if people > 2 { SourceKind::Demands } else { SourceKind::Systems },
                stressor: None,
                how_often: HowOften::Weekly,
                since: SinceWhen::Weeks,
            },
            week: day(week),
            proposer: None,
            status,
            status_since: day(since),
            owner: None,
            due: None,
            hidden: None,
            people,
        }
    }

    /// The first quarter of 2026 is from 29 December 2025 to 29 March 2026.
    #[test]
    fn a_quarter_counts_what_was_heard_answered_and_open_at_its_end() {
        let sources = [
            source("2025-11-24", SourceStatus::Changed, "2025-12-20", 1),
            source("2025-12-01", SourceStatus::Changed, "2026-01-10", 1),
            source("2026-01-05", SourceStatus::Changed, "2026-01-15", 2),
            source("2026-01-05", SourceStatus::Unchangeable, "2026-03-29", 2),
            source("2026-02-02", SourceStatus::Looking, "2026-02-03", 5),
            source("2026-03-23", SourceStatus::Heard, "2026-03-23", 1),
        ];
        let quarter = Quarter { year: 2026, quarter: 1 };
        let expected = SourceCounts { heard: 4, changed: 2, unchangeable: 1, open: 2, median_days: Some(40) };
        assert_eq!(SourceCounts::of(&sources, quarter), expected);
        assert_eq!(SourceCounts::of([], quarter), SourceCounts::default());
        let open = |kind, people| OpenKind { kind, sources: 1, people };
        assert_eq!(kinds(sources.iter()), [open(SourceKind::Demands, 5), open(SourceKind::Systems, 1)]);
    }
}
