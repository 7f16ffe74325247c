//! What of a change is no more than chance would bring about.

use serde::Serialize;

use super::Figures;

/// The spread of people's weeks around the mean of their group, in levels: a constant that ships with the program, so that a
/// statement about chance says nothing of the people themselves. In the public diary of Rowland and Wenzel (2020), on five levels,
/// the middles of 749 weeks of 125 people stand 0.98 apart within a week (the median over its weeks); 0.52 of it within a person,
/// 0.85 between people. Rounded up, for who is counted changes from week to week.
pub const SPREAD: f64 = 1.0;

/// How sure a mean is: by so much up or down, nineteen times in twenty, had other weeks of other such people been counted. From the
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

#[cfg(test)]
mod tests {
    use super::super::bands::{Level, People};
    use super::*;

    fn figures(people: u32, sum: u32) -> Figures {
        Figures {
            people: People::of(people),
            kept: false,
            rate: None,
            level: Level::of(sum, people),
            weathers: Vec::new(),
            energy: None,
            stressors: Vec::new(),
        }
    }

    #[test]
    fn a_mean_of_more_people_is_surer_and_counts_from_the_fewest_of_its_band() {
        assert!((margin(&figures(100, 350)) - 1.96 / 80_f64.sqrt()).abs() < 1e-12);
        assert!(margin(&figures(30, 100)) > margin(&figures(300, 1000)));
    }

    #[test]
    fn the_same_difference_is_chance_in_a_team_and_more_than_chance_in_a_site() {
        // From 3.6 to 3.0.
        assert_eq!(change(&figures(10, 36), &figures(10, 30)), Change::Noise);
        assert_eq!(change(&figures(1000, 3600), &figures(1000, 3000)), Change::Rougher);
        assert_eq!(change(&figures(1000, 3000), &figures(1000, 3600)), Change::Brighter);
    }

    #[test]
    fn bands_that_touch_are_no_change_however_many_people_there_are() {
        assert_eq!(change(&figures(100_000, 349_000), &figures(100_000, 351_000)), Change::Noise);
    }
}
