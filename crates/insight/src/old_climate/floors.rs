//! A higher floor never shows more than a lower one would have.
//!
//! By itself disclosure control does not promise that: where a higher floor withholds one figure, another that told too much beside it
//! may be let through. So what a week shows under a floor is narrowed to what it would show under each lower one too. Whoever takes
//! away from what is safe leaves it safe: every other world that fitted still fits.

use super::bands::Share;
use super::{Cell, Closed, Figures, Released};

/// Narrows what is shown to what would be shown under a `lower` floor.
pub(super) fn narrow(closed: &mut Closed, lower: &Closed) {
    let before = whole_places(closed);
    closed.cells = std::mem::take(&mut closed.cells)
        .into_iter()
        .filter_map(|(cell, figures)| {
            let figures = narrowed(&figures, lower.cells.get(&cell)?)?;
            Some((cell, Released::new(figures)))
        })
        .collect();
    closed.withheld += before - whole_places(closed);
}

fn whole_places(closed: &Closed) -> usize {
    closed.cells.keys().filter(|Cell { slice, .. }| slice.is_none()).count()
}

/// What may be said of a cell of which `lower` would be said. Nothing where kept answers are counted only now: without them it would
/// be another figure.
fn narrowed(figures: &Figures, lower: &Figures) -> Option<Figures> {
    if figures.kept && !lower.kept {
        return None;
    }
    let mut figures = figures.clone();
    if lower.level.is_wide() {
        figures.level = figures.level.widened();
    }
    // To say "few" of many would be untrue; then nothing is said of any.
    let says_more = |(now, then): (&Share, &Share)| *now != Share::Few && *then == Share::Few;
    if lower.weathers.is_empty() || figures.weathers.iter().zip(&lower.weathers).any(says_more) {
        figures.weathers.clear();
    }
    figures.rate = figures.rate.filter(|_| lower.rate.is_some());
    figures.energy = figures.energy.filter(|_| lower.energy.is_some());
    figures.stressors.retain(|(key, _)| lower.stressors.iter().any(|(known, _)| known == key));
    Some(figures)
}
