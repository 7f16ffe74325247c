//! How often a stressor was mentioned before and after the centre changed something.

use domain::Workday;

use super::super::{Draw, Period, Released, Stream};
use super::mentions::MentionHistogram;
use super::{Estimate, Z95};

/// Maximum number of months before the change, and after it, that are compared: longer ago, other things differ too.
const MAX_MONTHS: usize = 6;
/// Minimum number of months before and after.
const MIN_MONTHS: (usize, usize) = (2, 1);
/// Standard deviation of a share from one month to the next without a lasting reason, relative to the share.
const MONTHLY_SWING: f64 = 0.1;

/// How the share after a change compares with the share before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionDirection {
    /// Mentioned less than before, by more than chance.
    Less,
    /// Mentioned more than before, by more than chance.
    More,
    /// No more than chance.
    WithinChance,
}

/// A stressor's share of all mentions before and after a change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MentionChange {
    /// The share before the change.
    pub before: Estimate,
    /// The share after the change.
    pub after: Estimate,
    /// After less before. The half-width is how far chance alone moves it, in 95 of 100 cases.
    pub difference: Estimate,
    /// How many months were compared, before and after.
    pub months: (usize, usize),
}

impl MentionChange {
    /// Returns the direction of the difference; within chance if its interval includes zero.
    #[must_use]
    pub fn direction(&self) -> MentionDirection {
        match self.difference {
            Estimate { value, half_width } if value < -half_width => MentionDirection::Less,
            Estimate { value, half_width } if value > half_width => MentionDirection::More,
            Estimate { .. } => MentionDirection::WithinChance,
        }
    }
}

/// Compares the share of a stressor in the months before a change with the months after. The month in which it was
/// changed counts in neither. None before two earlier months and one later month were drawn, or if they had no such
/// stressor.
///
/// Like everything that is shown of climate, it reads released draws only. It says whether there is a difference that
/// chance does not explain; it cannot say whether the change is the cause.
#[must_use]
pub fn mention_change<'a>(
    draws: impl IntoIterator<Item = &'a Released<Draw>>,
    stressor: &str,
    changed_on: Workday,
) -> Option<MentionChange> {
    let (mut before, mut after): (Vec<&Draw>, Vec<&Draw>) = (Vec::new(), Vec::new());
    for draw in draws.into_iter().map(|draw| &**draw).filter(|draw| draw.stream == Stream::Stressors) {
        let Period::Month(month) = draw.period else { continue };
        let mondays = month.mondays();
        let (Some(first), Some(last)) = (mondays.first(), mondays.last()) else { continue };
        if draw.bin(stressor).is_none() {
            continue;
        }
        if last.plus(7) <= changed_on {
            before.push(draw);
        } else if *first >= changed_on {
            after.push(draw);
        }
    }
    before.sort_by_key(|draw| draw.period);
    after.sort_by_key(|draw| draw.period);
    let before = before.split_off(before.len().saturating_sub(MAX_MONTHS));
    after.truncate(MAX_MONTHS);
    if before.len() < MIN_MONTHS.0 || after.len() < MIN_MONTHS.1 {
        return None;
    }
    let months = (before.len(), after.len());
    let (before, after) = (share(&before, stressor)?, share(&after, stressor)?);
    let variance = [before, after].iter().map(|share| (share.half_width / Z95).powi(2)).sum::<f64>();
    let difference = Estimate { value: after.value - before.value, half_width: Z95 * variance.sqrt() };
    Some(MentionChange { before, after, difference, months })
}

/// The share of a stressor in these months, with the error of noise, of who was there, and of the usual swing.
fn share(draws: &[&Draw], stressor: &str) -> Option<Estimate> {
    let histogram = MentionHistogram::sum(draws.iter().copied());
    let total = histogram.total();
    let figure = histogram.bins.iter().find(|(key, _)| key == stressor).map(|(_, figure)| *figure)?;
    // Not limited to what is possible: a limit would move the difference where the share is small.
    let value = figure / total;
    let (likely, bins) = (value.clamp(0.0, 1.0), histogram.bins.len() as f64);
    let noise = histogram.variance * (1.0 - 2.0 * likely + bins * likely * likely) / (total * total);
    let sampling = likely * (1.0 - likely) / total;
    let swing = (MONTHLY_SWING * likely).powi(2) / draws.len() as f64;
    Some(Estimate { value, half_width: Z95 * (noise + sampling + swing).max(0.0).sqrt() })
}

#[cfg(test)]
mod tests {
    use super::super::super::simulated_site::released;
    use super::super::super::{Epsilon, Month};
    use super::*;

    /// Months from January 2025 on in which of 1,000 mentions this many are the stressor's.
    fn drawn(figures: &[i64]) -> Vec<Released<Draw>> {
        let mut month = Month { year: 2025, month: 1 };
        let draw = |figure: &i64| {
            let bins = vec![("queue".to_owned(), *figure), ("other".to_owned(), 1000 - figure)];
            let (stream, period, epsilon) = (Stream::Stressors, Period::Month(month), Epsilon(40));
            month = month.after();
            let draw = Draw { stream, site: 1, departments: Vec::new(), period, epsilon, bins };
            released(&draw)
        };
        figures.iter().map(draw).collect()
    }

    fn first_day_of(month: i8) -> Workday {
        Month { year: 2025, month }.mondays()[0]
    }

    #[test]
    fn a_large_fall_after_the_change_is_more_than_chance() {
        let draws = drawn(&[150, 160, 140, 50, 60]);
        let change = mention_change(&draws, "queue", first_day_of(4)).expect("figures");
        assert_eq!((change.direction(), change.months), (MentionDirection::Less, (3, 2)));
        assert!((change.before.value - 0.15).abs() < 1e-9 && (change.after.value - 0.055).abs() < 1e-9, "{change:?}");
        let risen = mention_change(&drawn(&[50, 50, 50, 150]), "queue", first_day_of(4)).expect("figures");
        assert_eq!(risen.direction(), MentionDirection::More);
    }

    #[test]
    fn a_small_difference_is_no_more_than_chance() {
        let change = mention_change(&drawn(&[100, 110, 100, 95]), "queue", first_day_of(4)).expect("figures");
        assert_eq!(change.direction(), MentionDirection::WithinChance);
        assert!(change.difference.half_width > 0.01, "{change:?}");
    }

    #[test]
    fn the_month_of_the_change_counts_in_neither() {
        let draws = drawn(&[100, 100, 900, 100]);
        let within = first_day_of(3).plus(9);
        let change = mention_change(&draws, "queue", within).expect("figures");
        assert_eq!((change.months, change.direction()), ((2, 1), MentionDirection::WithinChance));
    }

    #[test]
    fn before_there_are_enough_months_nothing_is_said() {
        let draws = drawn(&[100, 100, 100]);
        for (changed_on, stressor) in
            [(first_day_of(2), "queue"), (first_day_of(4), "queue"), (first_day_of(3), "noise")]
        {
            assert_eq!(mention_change(&draws, stressor, changed_on), None, "{changed_on} {stressor}");
        }
        assert!(mention_change(&draws, "queue", first_day_of(3)).is_some());
    }
}
