//! Before and after a change in the stressor register: how often the figures are right, and how often they claim what
//! is not there.

use insight::climate::estimate::{MentionChange, MentionDirection, PARTICIPATION, mention_change};
use insight::climate::simulated_site::{SimulatedSite, monday};
use insight::climate::{Month, Period, Stream};
use rand::RngExt;
use rand_distr::{Beta, Distribution, StandardNormal};

use super::super::in_parallel;

/// People of the site, and the share of counted people who mention a stressor in a week.
const PEOPLE: usize = 240;
const MENTIONING: f64 = 0.64;
/// Number of stressors to choose from.
const STRESSORS: usize = 42;
/// The stressor's share of mentions before, and after a change that works.
const SHARES: (f64, f64) = (0.12, 0.05);
/// How much people differ in what they mention: the sum of the parameters of a beta distribution.
const SAMENESS: f64 = 4.0;
/// The standard deviation by which a month swings for everybody, as a part of the share.
const SWING: f64 = 0.1;
/// In a simulated year of 52 weeks something changes in week 26 to 38.
const CHANGES: (i32, u64) = (26, 13);

/// How right the figures next to a change are.
#[derive(Clone, Copy, Debug)]
pub struct RegisterFigures {
    /// Of changes that work: the interval contains the true difference, and the sentence says that it is mentioned
    /// less.
    pub right: f64,
    /// Of changes that do nothing: the sentence says that there is no more than chance.
    pub no_more_than_chance: f64,
}

/// Simulates this many years of a site of 240 with a change that works, and as many with one that does nothing.
#[must_use]
pub fn register_figures(runs: u32) -> RegisterFigures {
    let seeds: Vec<u64> = (0..u64::from(runs)).collect();
    let with = in_parallel(&seeds, |seed| year(*seed, SHARES.1));
    let without = in_parallel(&seeds, |seed| year(1_000_000 + *seed, SHARES.0));
    let part = |count: usize| count as f64 / f64::from(runs.max(1));
    let is_right = |change: &MentionChange| {
        let truth = SHARES.1 - SHARES.0;
        change.direction() == MentionDirection::Less
            && (change.difference.value - truth).abs() <= change.difference.half_width
    };
    RegisterFigures {
        right: part(with.iter().flatten().filter(|change| is_right(change)).count()),
        no_more_than_chance: part(
            without.iter().flatten().filter(|change| change.direction() == MentionDirection::WithinChance).count(),
        ),
    }
}

/// One simulated year in which the share of a stressor becomes `after`.
fn year(seed: u64, after: f64) -> Option<MentionChange> {
    let mut site = SimulatedSite::new(seed, &[]);
    let changes = CHANGES.0 + i32::try_from(seed % CHANGES.1).unwrap_or(0);
    // Each person has stressors that they mention more often than others, in every week of the year.
    let habit = Beta::new(SAMENESS * SHARES.0, SAMENESS * (1.0 - SHARES.0)).ok()?;
    let people: Vec<f64> = (0..PEOPLE).map(|_| habit.sample(&mut site.random)).collect();
    let (mut draws, mut week, mut month) = (Vec::new(), 0, Month::of(monday(0)));
    for _ in 0..12 {
        let mut counts = vec![0_i64; STRESSORS];
        let swing: f64 = StandardNormal.sample(&mut site.random);
        for _ in month.mondays() {
            let level = if week >= changes { after / SHARES.0 } else { 1.0 };
            for usual in &people {
                if site.random.random_bool(PARTICIPATION * MENTIONING) {
                    let share = (usual * level * (1.0 + SWING * swing)).clamp(0.0, 1.0);
                    let key = if site.random.random_bool(share) { 0 } else { site.random.random_range(1..STRESSORS) };
                    counts[key] += 1;
                }
            }
            week += 1;
        }
        let counts = (0..).zip(counts).map(|(key, count): (usize, i64)| (format!("s{key}"), count)).collect();
        draws.push(site.draw(Stream::Stressors, Vec::new(), Period::Month(month), counts));
        month = month.after();
    }
    mention_change(&draws, "s0", monday(changes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_next_to_a_change_are_right_in_nine_of_ten_cases() {
        let found = register_figures(400);
        println!("{found:?}");
        assert!(found.right >= 0.9 && found.no_more_than_chance >= 0.9, "{found:?}");
    }
}
