//! `weathervane audit`: tests the privacy promise of the climate from outside the mechanism, and prints what it
//! measured.

mod moving;
mod stored;
mod text;
mod utility;

use std::collections::BTreeMap;
use std::path::Path;

use super::common::{Failure, require_centre};
use super::database_copy;
use domain::Locale;
use evaluation::audit::closing::ClosingOutcome;
use evaluation::audit::finding::Finding;
use evaluation::audit::simulated::{centre, check, shape};
use evaluation::audit::world::Shape;
use evaluation::audit::{AuditPlan, DrawEffort, Product, audit, ledger};
use insight::climate::{Budget, Epsilon};
use store::{ClimateFault, backup};
use words::t;

pub use utility::run as utility;

/// The size of a simulated centre.
#[derive(Clone, Copy, Debug)]
pub struct SimulatedSize {
    /// Number of people.
    pub people: u32,
    /// Number of weeks.
    pub weeks: u32,
    /// What makes up its people; no seed reaches the noise.
    pub seed: u64,
}

/// Audits the closing with a simulated centre, and prints what it measured. Returns true if the promise holds.
///
/// # Errors
/// If a closing fails.
pub async fn simulated(size: SimulatedSize, effort: DrawEffort, locale: Locale) -> Result<bool, Failure> {
    let SimulatedSize { people, weeks, seed } = size;
    // Two centres with the same people, who state something else in each.
    let [one, other] = [seed, !seed].map(|statements| centre(people, weeks, seed, statements));
    println!("{}\n", t!(locale, "audit-simulated", people = people, weeks = weeks, seed = seed.to_string()));
    let (ledger, findings) = check(&Product, &one, &other)?;
    of_ledger(&ledger, locale);
    of_closing(&[shape(&one)], findings, effort, locale).await
}

/// Checks the ledger of a centre, and audits the closing with neighbours on its rosters. Nothing of the centre is
/// drawn. Returns true if the promise holds.
///
/// # Errors
/// If the directory holds no centre or cannot be read, or a closing fails.
pub async fn real(directory: &Path, effort: DrawEffort, locale: Locale) -> Result<bool, Failure> {
    require_centre(directory)?;
    let ledger = stored::read_ledger(directory)?;
    let health = backup::health(directory)?.climate;
    let (_copy, store) = database_copy::open(directory)?;
    let mut shapes = BTreeMap::new();
    for site in store.org_units().tree().await? {
        let rosters = store.climate().rosters(site.id).await?;
        let newest = rosters.into_iter().rev().find(|roster| !roster.units.is_empty());
        let units: Vec<u32> = newest.into_iter().flat_map(|roster| roster.units).map(|unit| unit.people).collect();
        // The noise of a figure depends on how the site is divided; one site of each kind is enough.
        if !units.is_empty() {
            shapes.insert(units.len(), Shape::of(&units));
        }
    }
    println!("{}\n", t!(locale, "audit-of-centre"));
    of_ledger(&ledger, locale);
    let budget = store.settings().privacy_budget().await?;
    if budget != Budget::FULL {
        println!("{}", t!(locale, "audit-lowered", budget = budget.total().to_string()));
    }
    let (_, mut findings) = ledger::check(&ledger, Budget::FULL.total());
    // What was charged and drawn is composed above, apart from the program's own account.
    let of_file = health.into_iter().flat_map(|report| report.faults);
    let of_file = of_file.filter(|fault| {
        !matches!(fault, ClimateFault::OverBudget(..) | ClimateFault::Unpaid(_) | ClimateFault::Open(..))
    });
    findings.extend(of_file.map(|fault| Finding::Ledger(fault.to_string())));
    let shapes: Vec<Shape> = shapes.into_values().collect();
    of_closing(&shapes, findings, effort, locale).await
}

fn of_ledger(ledger: &ClosingOutcome, l: Locale) {
    let (charges, figures) = (ledger.charges.len(), ledger.draws.len());
    let lost = ledger::highest(&ledger.charges).to_string();
    let limit = Budget::FULL.total().to_string();
    println!("{}", t!(l, "audit-ledger", charges = charges, figures = figures, lost = lost, limit = limit));
}

/// Audits the closing with neighbours of these shapes, or of two units if there is none, and prints the last line.
async fn of_closing(
    shapes: &[Shape],
    mut findings: Vec<Finding>,
    effort: DrawEffort,
    locale: Locale,
) -> Result<bool, Failure> {
    findings.extend(moving::check().await?);
    let usual = [Shape::of(&[60, 40])];
    let shapes = if shapes.iter().all(|shape| shape.units.is_empty()) { &usual } else { shapes };
    let mut most = 0.0_f64;
    for shape in shapes {
        println!(
            "\n{}",
            t!(locale, "audit-shape", units = shape.units.len(), people = shape.units.iter().sum::<u32>())
        );
        findings.extend(stored::check(shape).await?);
        let report = audit(&AuditPlan::of(&Product, shape, effort));
        text::print(&report, locale);
        most = most.max(report.most_measured());
        findings.extend(report.findings);
    }
    text::findings(&findings, locale);
    let limit: Epsilon = Budget::FULL.total();
    // For programs: the same in every language.
    let result = if findings.is_empty() { "ok" } else { "failed" };
    println!("\naudit: {result}, eps {limit} per person-week, measured at most {most:.2}");
    Ok(findings.is_empty())
}
