//! Teams: false flags per month without a change, and detected bursts, compared with the published rules for teams.

use rand::SeedableRng as _;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution as _, StandardNormal};

use super::budget::seed_of;
use super::detection::ratio;
use super::in_parallel;
use super::people::{LevelShift, PersonType};
use domain::{PersonId, StressorKey, Workday};
use insight::detectors::rules::TeamRule;
use insight::detectors::stressor::stressor_flags;
use insight::detectors::team::team_flags;
use insight::flag::{Flag, OpenSpell};
use insight::series::{Member, by_workday, in_order};

/// Number of shifts of each person.
const SHIFTS: usize = 200;
/// Flags count from this day on, when every baseline exists.
const FROM: i32 = 50;
/// Working days per month.
const MONTH: f64 = 21.0;
/// First day of the burst, and its length in days.
const BURST: (i32, i32) = (150, 3);
/// The slide of a whole team.
const SLIDE: LevelShift = LevelShift { after: 120, size: 0.6, over: 5 };
/// Stressors with the rate at which an average person picks them.
const STRESSORS: [(&str, f64); 6] = [
    ("queue_pressure", 0.12),
    ("abusive_caller", 0.1),
    ("outage", 0.03),
    ("noise", 0.06),
    ("sleep", 0.08),
    ("script", 0.02),
];

/// How a team differs from an average one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeamDifference {
    /// An average team.
    Average,
    /// Lower levels.
    Lower,
    /// Higher levels.
    Higher,
    /// Small spreads.
    Steadier,
    /// Large spreads.
    MoreVariable,
    /// More than half of the days are missing.
    MostlyMissing,
    /// The days of all members are correlated.
    SharedDays,
}

/// A type of team.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TeamKind {
    /// How it differs from an average team.
    pub differs: TeamDifference,
    /// Number of people.
    pub people: u32,
    /// Lowest level in the team; the others lie up to 0.9 above.
    level: f64,
    /// Spreads of its members.
    spreads: [f64; 3],
    /// Share of missing days.
    missing: f64,
    /// Standard deviation of the shared daily offset, in levels.
    shared_spread: f64,
}

/// Returns all types: average teams of several sizes, and teams that differ in one aspect.
#[must_use]
pub fn kinds() -> Vec<TeamKind> {
    let middling = TeamKind {
        differs: TeamDifference::Average,
        people: 6,
        level: 3.2,
        spreads: [0.6, 0.8, 1.0],
        missing: 0.3,
        shared_spread: 0.0,
    };
    let others = [
        TeamKind { differs: TeamDifference::Lower, level: 2.6, ..middling },
        TeamKind { differs: TeamDifference::Higher, level: 4.0, ..middling },
        TeamKind { differs: TeamDifference::Steadier, spreads: [0.5; 3], ..middling },
        TeamKind { differs: TeamDifference::MoreVariable, spreads: [1.2; 3], ..middling },
        TeamKind { differs: TeamDifference::MostlyMissing, missing: 0.55, ..middling },
        TeamKind { differs: TeamDifference::SharedDays, shared_spread: 0.3, ..middling },
    ];
    let sized = |kind: TeamKind, sizes: &[u32]| {
        sizes.iter().map(|people| TeamKind { people: *people, ..kind }).collect::<Vec<_>>()
    };
    let others = others.into_iter().flat_map(|kind| sized(kind, &[10, 16]));
    sized(middling, &[6, 8, 12, 20]).into_iter().chain(others).collect()
}

/// Results of one type of team.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TeamResult {
    /// The type of team.
    pub kind: TeamKind,
    /// False flags per month: of mean and low days, of stressors, and of the two published rules.
    pub false_flags: [f64; 4],
    /// Share of days without a change under an open flag of mean or low days, and under the flag of one stressor or
    /// more.
    pub open: [f64; 2],
    /// Share of the 20 days after the first ten of such a slide under an open flag of mean or low days.
    pub cover: f64,
    /// Share of slides by 0.6 levels detected within ten days: by our detector, and by the two published rules. Teams
    /// with an open flag at the start are excluded.
    pub slides: [f64; 3],
    /// Share of bursts of a stressor (half of the people pick it) detected on their first day.
    pub bursts: f64,
}

/// Returns the results of these types, with `times` teams of each.
#[must_use]
pub fn teams(kinds: &[TeamKind], times: u64, seed: u64) -> Vec<TeamResult> {
    in_parallel(kinds, |kind| row(kind, times, seed))
}

fn row(kind: &TeamKind, times: u64, seed: u64) -> TeamResult {
    let (mut flags, mut days, mut open_days, mut covered) = ([0.0; 4], 0.0, [0_usize; 2], 0_usize);
    let (mut slides, mut asked, mut bursts) = ([0_usize; 3], 0_usize, 0_usize);
    for time in 0..times {
        let seed = seed_of(seed, time);
        let calm = team(kind, None, None, seed);
        let levels = by_day(&calm);
        days += ratio(levels.len(), 1) - f64::from(FROM);
        let late = |flags: &[Flag]| flags.iter().filter(|flag| day(flag.opened) >= FROM).count();
        let last = i32::try_from(levels.len()).unwrap_or(i32::MAX);
        for (index, found) in [team_flags(&calm), stressor_flags(&calm)].iter().enumerate() {
            flags[index] += ratio(late(found), 1);
            open_days[index] += days_open(found, FROM..last).count();
        }
        for (index, rule) in TeamRule::ALL.into_iter().enumerate() {
            flags[2 + index] += ratio(opened(rule, &levels).filter(|day| *day >= FROM).count(), 1);
        }
        let sliding = team(kind, Some(SLIDE), None, seed);
        let begun = i32::try_from(SLIDE.after).unwrap_or(0);
        let in_time = |day: i32| (begun..begun + 10).contains(&day);
        let found = team_flags(&sliding);
        covered += days_open(&found, begun + 10..begun + 30).count();
        if days_open(&found, begun - 1..begun).next().is_none() {
            asked += 1;
            let mut openings = found.iter().flat_map(|flag| &flag.spells).map(|spell| day(spell.opened));
            slides[0] += usize::from(openings.any(in_time));
            for (index, rule) in TeamRule::ALL.into_iter().enumerate() {
                slides[1 + index] += usize::from(opened(rule, &by_day(&sliding)).any(in_time));
            }
        }
        let bursting = stressor_flags(&team(kind, None, Some("outage"), seed));
        let first = |flag: &Flag| flag.key().starts_with("stressor:outage") && day(flag.opened) == BURST.0;
        bursts += usize::from(bursting.iter().any(first));
    }
    let all = usize::try_from(times).unwrap_or(usize::MAX);
    TeamResult {
        kind: *kind,
        false_flags: flags.map(|flags| flags * MONTH / days),
        open: open_days.map(|open| ratio(open, 1) / days),
        cover: ratio(covered, all * 20),
        slides: slides.map(|found| ratio(found, asked)),
        bursts: ratio(bursts, all),
    }
}

/// The days among these at whose end one of the flags is open.
fn days_open(flags: &[Flag], among: std::ops::Range<i32>) -> impl Iterator<Item = i32> {
    let open = move |number: &i32| {
        let within =
            |spell: &OpenSpell| day(spell.opened) <= *number && spell.ended.is_none_or(|ended| day(ended) > *number);
        flags.iter().flat_map(|flag| &flag.spells).any(within)
    };
    among.filter(open)
}

fn day(workday: Workday) -> i32 {
    workday.number() - super::people::START
}

/// The levels shared on each day.
fn by_day(team: &[Member]) -> Vec<Vec<u8>> {
    let members = in_order(team);
    let levels = |(who, index): &(usize, usize)| members[*who].1[*index].weather.level();
    by_workday(&members).iter().map(|(_, entries)| entries.iter().map(levels).collect()).collect()
}

/// The days on which a rule starts to fire.
fn opened(rule: TeamRule, levels: &[Vec<u8>]) -> impl Iterator<Item = i32> {
    let fires = rule.fires(levels);
    let begins = move |day: &usize| fires[*day] && (*day == 0 || !fires[*day - 1]);
    (0..levels.len()).filter(begins).filter_map(|day| i32::try_from(day).ok())
}

/// A team of different people, each with levels, spreads and picking rates of their own.
fn team(kind: &TeamKind, slide: Option<LevelShift>, burst: Option<&str>, seed: u64) -> Vec<Member> {
    let floor = |number: i32| {
        let mut chance = ChaCha8Rng::seed_from_u64(seed_of(seed, u64::from(number.unsigned_abs())));
        let news: f64 = StandardNormal.sample(&mut chance);
        let into = usize::try_from(number - super::people::START).unwrap_or(0);
        kind.shared_spread * news - slide.map_or(0.0, |slide| slide.at(into))
    };
    let member = |who: u32| {
        let seed = seed.wrapping_mul(31).wrapping_add(u64::from(who));
        let level = kind.level + 0.3 * f64::from(who % 4);
        let spread = kind.spreads[who as usize % kind.spreads.len()];
        let cell = PersonType { level, spread, correlation: 0.3, missing: kind.missing };
        let mut days = cell.days_among(SHIFTS, None, seed, &floor);
        for day_of in &mut days {
            let number = day(day_of.workday);
            let bursting = (BURST.0..BURST.0 + BURST.1).contains(&number);
            let mut named = Vec::new();
            for (index, (name, rate)) in STRESSORS.into_iter().enumerate() {
                let rate = if bursting && burst == Some(name) { 0.5 } else { rate * f64::from(who % 3) };
                let key = name.parse::<StressorKey>().ok().filter(|_| chance(seed, number, index) < rate);
                named.extend(key);
            }
            day_of.stressors = named.into();
        }
        days.retain(|day_of| day(day_of.workday) < 220);
        (PersonId(i64::from(who)), days)
    };
    (0..kind.people).map(member).collect()
}

/// A random number from 0 to 1 for one person, day and stressor: a hash by shifts and the factors of splitmix64.
fn chance(seed: u64, day: i32, index: usize) -> f64 {
    let mut z = seed.wrapping_add(u64::from(day.unsigned_abs()) * 1_000 + index as u64);
    for factor in [0x9E37_79B9_7F4A_7C15_u64, 0xBF58_476D_1CE4_E5B9, 0x94D0_49BB_1331_11EB] {
        z = (z ^ (z >> 30)).wrapping_mul(factor);
    }
    ratio(usize::try_from((z ^ (z >> 31)) >> 44).unwrap_or(0), 1 << 20)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn false_flags_of_teams_are_within_budget_and_bursts_are_found() {
        let middling: Vec<TeamKind> = kinds().into_iter().filter(|kind| matches!(kind.people, 8 | 12)).collect();
        assert_eq!(middling.len(), 2);
        for row in teams(&middling, 40, 3) {
            assert!(row.false_flags[0] + row.false_flags[1] < 1.2, "{row:?}");
            assert!(row.bursts > 0.4, "{row:?}");
        }
    }

    #[test]
    fn a_shared_offset_moves_everybody_on_the_same_days() {
        let kind = |shared_spread| TeamKind { shared_spread, people: 20, missing: 0.0, ..kinds()[0] };
        let spread_of_means = |kind: &TeamKind| {
            let days = by_day(&team(kind, None, None, 1));
            let mean = |day: &Vec<u8>| day.iter().map(|level| f64::from(*level)).sum::<f64>() / 20.0;
            let means: Vec<f64> = days.iter().map(mean).collect();
            let middle = means.iter().sum::<f64>() / ratio(means.len(), 1);
            (means.iter().map(|mean| (mean - middle).powi(2)).sum::<f64>() / ratio(means.len(), 1)).sqrt()
        };
        assert!(spread_of_means(&kind(0.5)) > 1.5 * spread_of_means(&kind(0.0)));
    }
}
