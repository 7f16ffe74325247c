//! What of a change is no more than chance would bring about.

use serde::Serialize;

use super::Figures;

/// The spread of people's weeks around the mean of their group, in levels: a constant that ships with the program, so that a
/// statement about chance says nothing of the people themselves. The median over the people of the public diary of Rowland and
/// Wenzel (2020) is 0.7 within a person and 0.6 between them; together 0.9.
pub const SPREAD: f64 = 0.9;

/// How sure a mean is: by so much up or down, nineteen times in twenty, had other weeks of the same people been counted. From the
/// fewest people that the band allows.
#[must_use]
pub fn margin(figures: &Figures) -> f64 {
    1.96 * SPREAD / f64::from(figures.people.from.max(1)).sqrt()
}

/// What can be said of a change between two periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Brighter, by more than chance would bring about.
    Brighter,
    /// Rougher, by more than chance would bring about.
    Rougher,
    /// Chance would bring about as much.
    Noise,
}

/// The change from one figure of a place to a later one: beyond chance where the bands do not touch and their middles differ by
/// more than both margins together allow.
#[must_use]
pub fn change(before: &Figures, after: &Figures) -> Change {
    let by = after.level.centre() - before.level.centre();
    let apart = after.level.from > before.level.below || after.level.below < before.level.from;
    let chance = margin(before).hypot(margin(after));
    match by {
        by if !apart || by.abs() <= chance => Change::Noise,
        by if by > 0.0 => Change::Brighter,
        _ => Change::Rougher,
    }
}
