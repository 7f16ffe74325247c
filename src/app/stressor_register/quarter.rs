//! What a quarter of the register shows: how much was heard, changed and is open, and how long answers took.

use super::{ADMIN_REGISTER, REGISTER, names};
use crate::web::address::with_query;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};
use domain::stressor_register::{SourceKind, SourceStatus};
use domain::{Locale, RegisteredSource, Workday};
use insight::climate::{Period, Quarter};
use report::charts;
use report::charts::{Chart, Pareto, ParetoBar};
use store::{Store, StoreError};
use words::{climate, t};

/// The page.
pub const QUARTER: &str = "/stressors/quarter";

/// What the page shows.
#[derive(Clone, Debug)]
pub struct QuarterView {
    /// The list that the viewer reads.
    pub back: &'static str,
    /// The quarter in words.
    pub when: String,
    /// The quarter before and after: addresses. There is none after the running one.
    pub around: (String, Option<String>),
    /// What is counted, and how many.
    pub counts: Vec<(String, usize)>,
    /// How long answers took, in words.
    pub days: String,
    /// Open sources by kind, those that concern most people first: kind, sources, people.
    pub kinds: Vec<(String, usize, u32)>,
    /// The same as a picture; none where nothing is open.
    pub chart: Option<Chart>,
}

/// Loads a quarter, `2026-Q1`; the running one if the address names none.
///
/// # Errors
/// [`AppError::NotFound`] for those who neither use nor administer the register, and for a quarter that has not begun.
pub async fn load(context: RequestContext, quarter: Option<String>) -> Result<QuarterView, AppError> {
    let (back, signed_in) = match context.allowed(Action::UseRegister, Subject::None) {
        Err(AppError::NotFound) => (ADMIN_REGISTER, context.allowed(Action::Administer, Subject::None)?),
        allowed => (REGISTER, allowed?),
    };
    let locale = context.visitor.locale;
    let running = Quarter::of(signed_in.today().week_start());
    let quarter = match quarter.as_deref().filter(|text| !text.is_empty()) {
        None => running,
        Some(text) => match text.parse() {
            Ok(Period::Quarter(quarter)) if quarter <= running => quarter,
            _ => return Err(AppError::NotFound),
        },
    };
    let all = context.app.store.stressor_register().all().await?;
    let shown: Vec<_> = all.iter().filter(|source| source.hidden.is_none()).collect();
    let found = Tally::of(&shown, quarter);
    let stressors = context.app.store.stressors().list();
    let kinds: Vec<_> = kinds(&shown)
        .into_iter()
        .map(|(kind, sources, people)| (names::kind(locale, &stressors, kind), sources, people))
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
        around: (address(quarter.before()), (quarter < running).then(|| address(quarter.after()))),
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
fn draw(kinds: &[(String, usize, u32)], locale: Locale) -> Chart {
    let first: Vec<String> = kinds.iter().take(5).map(|(kind, _, people)| format!("{kind} {people}")).collect();
    charts::pareto(&Pareto {
        locale,
        title: t!(locale, "register-quarter-chart", named = words::list(locale, &first)),
        named: kinds.iter().map(|(kind, _, people)| ParetoBar { label: kind.clone(), count: *people }).collect(),
    })
}

/// How many sources were heard, changed and cannot be changed in a quarter, and how many were open at its end.
///
/// # Errors
/// If the store cannot be read.
pub async fn counts(store: &Store, quarter: Quarter) -> Result<[usize; 4], StoreError> {
    let all = store.stressor_register().all().await?;
    let shown: Vec<_> = all.iter().filter(|source| source.hidden.is_none()).collect();
    let found = Tally::of(&shown, quarter);
    Ok([found.heard, found.changed, found.unchangeable, found.open])
}

/// The sources of a quarter, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    heard: usize,
    changed: usize,
    unchangeable: usize,
    open: usize,
    median_days: Option<i32>,
}

impl Tally {
    fn of(sources: &[&RegisteredSource], quarter: Quarter) -> Self {
        let mondays = quarter.mondays();
        let within = |day: Workday| mondays.contains(&day.week_start());
        let end = mondays.last().map_or(Workday::from_number(0), |monday| monday.plus(7));
        let answered = |source: &&&RegisteredSource| source.status.is_decided() && within(source.status_since);
        let count = |status| sources.iter().filter(answered).filter(|source| source.status == status).count();
        let is_open = |source: &&&RegisteredSource| {
            source.week < end && !(source.status.is_decided() && source.status_since < end)
        };
        Self {
            heard: sources.iter().filter(|source| within(source.week)).count(),
            changed: count(SourceStatus::Changed),
            unchangeable: count(SourceStatus::Unchangeable),
            open: sources.iter().filter(is_open).count(),
            median_days: median(sources.iter().filter(answered).filter_map(|source| source.days_to_answer()).collect()),
        }
    }
}

/// The median; of two middle values the greater.
fn median(mut days: Vec<i32>) -> Option<i32> {
    days.sort_unstable();
    days.get(days.len() / 2).copied()
}

/// Open sources by kind, those that concern most people first.
fn kinds(sources: &[&RegisteredSource]) -> Vec<(SourceKind, usize, u32)> {
    let open = |kind: SourceKind| {
        let of_kind: Vec<_> =
            sources.iter().filter(|source| source.proposal.kind == kind && !source.status.is_decided()).collect();
        (kind, of_kind.len(), of_kind.iter().map(|source| source.people).sum())
    };
    let mut kinds: Vec<_> = SourceKind::ALL.into_iter().map(open).filter(|(_, sources, _)| *sources > 0).collect();
    kinds.sort_by_key(|(kind, sources, people)| (std::cmp::Reverse((*people, *sources)), *kind));
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::RegisteredSourceId;
    use domain::stressor_register::{HowOften, SinceWhen, SourceProposal};

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
    fn a_quarter_counts_what_was_heard_and_answered_in_it_and_what_was_open_at_its_end() {
        let sources = [
            source("2025-12-01", SourceStatus::Changed, "2026-01-10", 1),
            source("2026-01-05", SourceStatus::Changed, "2026-01-15", 2),
            source("2026-01-05", SourceStatus::Unchangeable, "2026-03-29", 2),
            source("2026-02-02", SourceStatus::Looking, "2026-02-03", 5),
            source("2026-03-23", SourceStatus::Changed, "2026-03-30", 1),
            source("2026-03-30", SourceStatus::Heard, "2026-03-30", 1),
        ];
        let sources: Vec<_> = sources.iter().collect();
        let quarter = Quarter { year: 2026, quarter: 1 };
        let expected = Tally { heard: 4, changed: 2, unchangeable: 1, open: 2, median_days: Some(40) };
        assert_eq!(Tally::of(&sources, quarter), expected);
        assert_eq!(Tally::of(&[], quarter), Tally::default());
        assert_eq!(kinds(&sources), [(SourceKind::Demands, 1, 5), (SourceKind::Systems, 1, 1)]);
    }
}
