//! The register as it was at the end of a quarter: what is written later changes nothing of it.

use std::collections::HashMap;

use domain::check_in::RETENTION_DAYS;
use domain::stressor_register::{SourceStatus, SourceStep, SourceStepKind};
use domain::{RegisteredSource, RegisteredSourceId, Workday};
use insight::climate::Quarter;
use store::{Store, StoreError};

/// All sources that are kept, with their logs.
pub(super) struct PastRegister {
    sources: Vec<RegisteredSource>,
    logs: HashMap<RegisteredSourceId, Vec<SourceStep>>,
    today: Workday,
}

impl PastRegister {
    /// Reads all sources and their logs.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub(super) async fn load(store: &Store, today: Workday) -> Result<Self, StoreError> {
        let register = store.stressor_register();
        Ok(Self { sources: register.all(today).await?, logs: register.logs().await?, today })
    }

    /// The sources that were in the register at the end of a quarter, with the status of then, each with the source as
    /// it is now. Those that were hidden are left out. None if answers of the quarter have been deleted.
    pub(super) fn at_end(&self, quarter: Quarter) -> Option<Vec<(RegisteredSource, &RegisteredSource)>> {
        let end = end_of(quarter);
        let then = |source| Some((before(source, self.log(source), end)?, source));
        let shown = |(then, _): &(RegisteredSource, &RegisteredSource)| then.hidden.is_none();
        is_kept(quarter, self.today).then(|| self.sources.iter().filter_map(then).filter(shown).collect())
    }

    /// The log of a source, the oldest line first.
    pub(super) fn log(&self, source: &RegisteredSource) -> &[SourceStep] {
        self.logs.get(&source.id).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Whether nothing that was answered in a quarter has been deleted yet.
pub(super) fn is_kept(quarter: Quarter, today: Workday) -> bool {
    quarter.mondays().first().is_some_and(|first| *first >= today.plus(-RETENTION_DAYS))
}

/// Whether a source, as it was at the end of a quarter, was answered within the quarter.
pub(super) fn is_answered_in(then: &RegisteredSource, quarter: Quarter) -> bool {
    then.status.is_decided() && quarter.mondays().contains(&then.status_since.week_start())
}

/// The first day after a quarter.
pub(super) fn end_of(quarter: Quarter) -> Workday {
    quarter.mondays().last().map_or(Workday::from_number(0), |monday| monday.plus(7))
}

/// A source as it was before a day; none if it was not in the register yet.
fn before(source: &RegisteredSource, log: &[SourceStep], end: Workday) -> Option<RegisteredSource> {
    if source.week >= end {
        return None;
    }
    let (mut status, mut status_since) = (SourceStatus::Heard, source.week);
    // Earlier versions wrote no line when they hid a source.
    let mut is_hidden = match log.iter().find(|step| step.kind != SourceStepKind::Answered) {
        Some(first) => first.kind == SourceStepKind::Shown,
        None => source.hidden.is_some(),
    };
    for step in log.iter().filter(|step| step.day < end) {
        match step.kind {
            SourceStepKind::Hidden => is_hidden = true,
            SourceStepKind::Shown => is_hidden = false,
            SourceStepKind::Answered if step.status != status => (status, status_since) = (step.status, step.day),
            SourceStepKind::Answered => {}
        }
    }
    let hidden = is_hidden.then(|| source.hidden.clone().unwrap_or_default());
    Some(RegisteredSource { status, status_since, hidden, ..source.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::stressor_register::{HowOften, SinceWhen, SourceKind, SourceProposal};

    fn day(text: &str) -> Workday {
        text.parse().expect("a day")
    }

    fn source(hidden: Option<&str>) -> RegisteredSource {
        RegisteredSource {
            id: RegisteredSourceId(uuid::Uuid::from_u128(1)),
            proposal: SourceProposal {
                words: "Noise".to_owned(),
                kind: SourceKind::Demands,
                stressor: None,
                how_often: HowOften::Weekly,
                since: SinceWhen::Weeks,
            },
            week: day("2026-01-05"),
            proposer: None,
            status: SourceStatus::Looking,
            status_since: day("2026-05-04"),
            owner: None,
            due: None,
            hidden: hidden.map(str::to_owned),
            people: 1,
        }
    }

    fn step(kind: SourceStepKind, on: &str, status: SourceStatus) -> SourceStep {
        SourceStep { kind, day: day(on), status, words: String::new(), by: None }
    }

    #[test]
    fn what_was_changed_and_taken_up_again_later_was_changed_until_then() {
        let answered = |on, status| step(SourceStepKind::Answered, on, status);
        let log = [
            answered("2026-02-02", SourceStatus::Looking),
            answered("2026-03-02", SourceStatus::Changed),
            answered("2026-03-09", SourceStatus::Changed),
            answered("2026-05-04", SourceStatus::Looking),
        ];
        let at = |end| before(&source(None), &log, day(end)).map(|source| (source.status, source.status_since));
        assert_eq!(at("2026-01-05"), None);
        assert_eq!(at("2026-02-02"), Some((SourceStatus::Heard, day("2026-01-05"))));
        assert_eq!(at("2026-03-30"), Some((SourceStatus::Changed, day("2026-03-02"))));
        assert_eq!(at("2026-06-29"), Some((SourceStatus::Looking, day("2026-05-04"))));
    }

    #[test]
    fn a_source_is_hidden_from_the_line_on_that_says_so() {
        let hides = |on| step(SourceStepKind::Hidden, on, SourceStatus::Heard);
        let shows = |on| step(SourceStepKind::Shown, on, SourceStatus::Heard);
        let is_hidden = |source: &RegisteredSource, log: &[SourceStep]| {
            ["2026-02-01", "2026-03-01", "2026-04-01"]
                .map(|end| before(source, log, day(end)).is_some_and(|source| source.hidden.is_some()))
        };
        let log = [hides("2026-02-10"), shows("2026-03-10")];
        assert_eq!(is_hidden(&source(None), &log), [false, true, false]);
        assert_eq!(is_hidden(&source(Some("Why")), &log[..1]), [false, true, true]);
        assert_eq!(is_hidden(&source(Some("Why")), &[]), [true; 3], "no line of an earlier version");
        assert_eq!(is_hidden(&source(None), &log[1..]), [true, true, false]);
    }
}
