//! The audit passes the product, and fails every closing that was sabotaged and every audit that could see nothing.

mod of_the_audit;
mod of_the_closing;
mod sabotaged;

use super::closing::Closing;
use super::finding::Finding;
use super::world::Shape;
use super::*;

/// Enough to see every gross fault.
const FEW: DrawEffort = DrawEffort { neighbours: 1_000, quarters: 160, games: 400, again: 1 };

fn empty() -> AuditReport {
    AuditReport {
        limit: Budget::FULL.total(),
        charged: Epsilon(0),
        draws: 0,
        measured: 0.0,
        streams: Vec::new(),
        attacks: Vec::new(),
        figures: (0, 0),
        findings: Vec::new(),
    }
}

/// What the audit of a whole quarter finds.
fn of_quarter(closing: &dyn Closing, units: &[u32], quarters: usize) -> Vec<Finding> {
    let (shape, mut report) = (Shape::of(units), empty());
    match whole_quarter(&AuditPlan::of(closing, &shape, DrawEffort { quarters, ..FEW }), &mut report) {
        Ok(()) => {}
        Err(NoSamples::Failed(NoClosing(error))) => report.findings.push(Finding::Failed(error)),
        Err(NoSamples::Unsteady) => report.findings.push(Finding::Existence),
    }
    report.findings
}

/// What the comparison of neighbours measures and finds.
fn of_neighbours(plan: &AuditPlan<'_>) -> AuditReport {
    let mut report = empty();
    neighbours::check(plan, &mut report).expect("samples");
    report
}
