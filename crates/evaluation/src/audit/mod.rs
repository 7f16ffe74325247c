//! The audit of the privacy promise of the climate, from outside the mechanism: it closes made-up centres and looks at
//! what the ledger stores.
//!
//! No seed reaches the noise: centres are made up from a seed, and their figures are drawn with the noise of the
//! closing under audit.

pub mod attacks;
pub mod bounds;
pub mod closing;
pub mod finding;
pub mod ledger;
pub mod neighbours;
pub mod noise;
pub mod samples;
pub mod simulated;
pub mod world;

use insight::climate::{Budget, Epsilon};

use attacks::{Attack, play};
use closing::{AuditedSite, Closing, NoClosing};
use finding::{AuditReport, Finding};
use samples::{NoSamples, Samples, layout, sample};
use world::{Case, Reach, Shape, centre, periods, truth};

pub use closing::Product;

/// The error probability of the bounds that are reported.
pub const ALPHA: f64 = 0.001;
/// The error probability of everything that is tested figure by figure.
const RARE: f64 = 1e-7;
/// Figures of one pass over a whole quarter, at most.
const FIGURES: usize = 900_000;

/// How much is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawEffort {
    /// Draws of each neighbour for what a person-week reveals.
    pub neighbours: usize,
    /// Draws of every figure of a quarter.
    pub quarters: usize,
    /// Guesses of each attacker.
    pub games: usize,
    /// A measured loss that breaks the promise, or is too small to prove anything, is measured again with this many
    /// times as many draws.
    pub again: usize,
}

impl DrawEffort {
    /// This many draws of each neighbour, and as much of everything else as belongs to it.
    #[must_use]
    pub fn of(neighbours: usize) -> Self {
        Self { neighbours, quarters: (neighbours / 20).max(100), games: (neighbours / 10).max(100), again: 4 }
    }
}

/// What is audited, and how.
#[derive(Clone, Copy)]
pub struct AuditPlan<'a> {
    /// The closing under audit.
    pub closing: &'a dyn Closing,
    /// The rosters of the neighbours.
    pub shape: &'a Shape,
    /// How much is drawn.
    pub effort: DrawEffort,
    /// Makes the neighbouring databases: [`world::centre`], unless a test replaces it.
    pub neighbours: fn(&Shape, Reach, Case) -> AuditedSite,
}

impl<'a> AuditPlan<'a> {
    /// The audit of a closing with neighbours of this shape.
    #[must_use]
    pub fn of(closing: &'a dyn Closing, shape: &'a Shape, effort: DrawEffort) -> Self {
        Self { closing, shape, effort, neighbours: centre }
    }
}

/// Audits a closing: ledger, neighbours, noise, existence, attacks.
#[must_use]
pub fn audit(plan: &AuditPlan<'_>) -> AuditReport {
    let limit = Budget::FULL.total();
    let mut report = AuditReport {
        limit,
        charged: Epsilon(0),
        draws: 0,
        measured: 0.0,
        streams: Vec::new(),
        attacks: Vec::new(),
        figures: (0, 0),
        findings: Vec::new(),
    };
    let done = whole_quarter(plan, &mut report)
        .and_then(|()| neighbours::check(plan, &mut report))
        .and_then(|()| attacked(plan, &mut report));
    match done {
        Ok(()) => {}
        Err(NoSamples::Failed(NoClosing(error))) => report.findings.push(Finding::Failed(error)),
        Err(NoSamples::Unsteady) => report.findings.push(Finding::Existence),
    }
    report
}

/// The ledger of a quarter, whether what exists depends on what was said, and every figure by itself.
fn whole_quarter(plan: &AuditPlan<'_>, report: &mut AuditReport) -> Result<(), NoSamples> {
    let (periods, shape) = (periods(), plan.shape);
    let [one, opposite, absent] =
        [Case::One, Case::Opposite, Case::Absent].map(|case| (plan.neighbours)(shape, Reach::EveryWeek, case));
    let close =
        |closing: &dyn Closing, centre: &AuditedSite| closing.close(centre, &periods).map_err(NoSamples::Failed);
    let ledger = close(plan.closing, &one)?;
    let (charged, wrong) = ledger::check(&ledger, report.limit);
    report.charged = charged;
    report.findings.extend(wrong);
    let mut silent = one.clone();
    silent.weeks.iter_mut().for_each(|(_, people)| people.clear());
    silent.moved.clear();
    for other in [&opposite, &absent, &silent] {
        let other = close(plan.closing, other)?;
        if layout(&other) != layout(&ledger) || other.charges != ledger.charges {
            report.findings.push(Finding::Existence);
        }
    }
    let [first, second] = [(); 2].map(|()| close(&*plan.closing.restarted(), &one));
    report.findings.extend((first? == second?).then_some(Finding::Repeats));
    let bins: usize = ledger.draws.iter().map(|draw| draw.bins.len()).sum();
    let runs = plan.effort.quarters.min((FIGURES / bins.max(1)).max(300));
    let [first, second] = [&one, &opposite].map(|centre| sample(plan.closing, centre, &periods, runs));
    let (first, second) = (first?, second?);
    report.figures = (bins, runs);
    report.findings.extend(one_by_one([&first, &second], [&one, &opposite]));
    report.findings.extend(noise::check(&first, &|charge, bin| truth(&one, charge, bin)));
    Ok(())
}

/// The figures that tell neighbours apart by more than their charge.
fn one_by_one(samples: [&Samples; 2], databases: [&AuditedSite; 2]) -> Vec<Finding> {
    let [first, second] = samples;
    if first.layout != second.layout {
        return vec![Finding::Existence];
    }
    let alpha = RARE / first.layout.len().max(1) as f64;
    let pairs = neighbours::pairs(samples, databases);
    let found = first.layout.iter().zip(pairs).filter_map(|((charge, _), pairs)| {
        let measured = neighbours::either_way(&pairs, alpha);
        (measured > charge.epsilon.value()).then(|| Finding::Figure(charge.clone(), measured))
    });
    found.collect()
}

fn attacked(plan: &AuditPlan<'_>, report: &mut AuditReport) -> Result<(), NoSamples> {
    for attack in Attack::ALL {
        let (guesses, right, bound) =
            play(attack, plan.closing, plan.shape, plan.effort.games, ALPHA).map_err(NoSamples::Failed)?;
        report.attacks.push((attack, guesses, right, bound));
        let limit = attack.limit();
        report.findings.extend((bound > limit.value()).then_some(Finding::Attacked(attack, bound, limit)));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
