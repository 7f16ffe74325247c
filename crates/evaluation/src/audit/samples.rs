//! Many draws of one database: one column of figures for each bin of each histogram.

use insight::climate::{Charge, Draw, Period};

use super::closing::{AuditedSite, Closing, ClosingOutcome, NoClosing};
use crate::study::in_parallel;

/// The histogram of a draw and its bins, without its figures.
pub type Layout = Vec<(Charge, Vec<String>)>;

/// All figures of many draws.
#[derive(Clone, Debug)]
pub struct Samples {
    /// The histograms.
    pub layout: Layout,
    /// For each histogram, for each bin: its figure in every draw.
    pub columns: Vec<Vec<Vec<i64>>>,
}

/// Why there are no samples.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoSamples {
    /// A closing failed.
    Failed(NoClosing),
    /// The same database had other figures another time.
    Unsteady,
}

/// What of a draw depends on nobody's answers.
#[must_use]
pub fn layout(outcome: &ClosingOutcome) -> Layout {
    outcome.draws.iter().map(|draw| (histogram(draw), draw.bins.iter().map(|(key, _)| key.clone()).collect())).collect()
}

/// The histogram that a draw belongs to, in the form of a charge.
#[must_use]
pub fn histogram(draw: &Draw) -> Charge {
    Charge {
        stream: draw.stream,
        site: draw.site,
        departments: draw.departments.clone(),
        period: draw.period,
        epsilon: draw.epsilon,
    }
}

/// Closes a centre this many times, on all cores.
///
/// # Errors
/// If a closing fails, or figures exist in one closing and not in another.
pub fn sample(
    closing: &dyn Closing,
    centre: &AuditedSite,
    periods: &[Period],
    runs: usize,
) -> Result<Samples, NoSamples> {
    let close = || closing.close(centre, periods).map_err(NoSamples::Failed);
    let expected = layout(&close()?);
    let parts: Vec<usize> = (0..16).map(|part| (runs + part) / 16).collect();
    let part = |runs: &usize| {
        let mut rows = Vec::with_capacity(*runs);
        for _ in 0..*runs {
            let outcome = close()?;
            if !has(&outcome, &expected) {
                return Err(NoSamples::Unsteady);
            }
            rows.push(outcome.draws.into_iter().map(figures).collect::<Vec<_>>());
        }
        Ok(rows)
    };
    let mut columns: Vec<Vec<Vec<i64>>> =
        expected.iter().map(|(_, bins)| vec![Vec::with_capacity(runs); bins.len()]).collect();
    for rows in in_parallel(&parts, part) {
        for row in rows? {
            for (columns, figures) in columns.iter_mut().zip(row) {
                columns.iter_mut().zip(figures).for_each(|(column, figure)| column.push(figure));
            }
        }
    }
    Ok(Samples { layout: expected, columns })
}

/// Whether an outcome has this layout.
fn has(outcome: &ClosingOutcome, layout: &Layout) -> bool {
    outcome.draws.len() == layout.len()
        && outcome.draws.iter().zip(layout).all(|(draw, (charge, bins))| {
            (draw.stream, draw.site, draw.period, draw.epsilon)
                == (charge.stream, charge.site, charge.period, charge.epsilon)
                && draw.departments == charge.departments
                && draw.bins.iter().map(|(key, _)| key).eq(bins)
        })
}

fn figures(draw: Draw) -> Vec<i64> {
    draw.bins.into_iter().map(|(_, figure)| figure).collect()
}
