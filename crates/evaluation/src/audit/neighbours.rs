//! Neighbouring databases: what all figures of one person-week reveal together.

use insight::climate::{Charge, Epsilon, Period, Stream};

use super::bounds::{LogRatio, log_ratio, together};
use super::closing::AuditedSite;
use super::finding::{AuditReport, Finding};
use super::samples::{NoSamples, Samples, sample};
use super::world::{Case, Reach, around_the_first_week, truth};
use super::{ALPHA, AuditPlan};

/// An epsilon that is larger by this factor must be seen.
const SEEN: f64 = 1.25;

/// Draws the figures of neighbours and compares them.
///
/// # Errors
/// If a closing fails.
pub fn check(plan: &AuditPlan<'_>, report: &mut AuditReport) -> Result<(), NoSamples> {
    let (mut runs, limit) = (plan.effort.neighbours, report.limit.value());
    let fits = |measured: f64| measured <= limit && measured * SEEN >= limit;
    let mut measured = measure(plan, runs, report)?;
    if !fits(measured) && plan.effort.again > 1 {
        runs *= plan.effort.again;
        measured = measure(plan, runs, report)?;
    }
    (report.measured, report.draws) = (measured, runs);
    if measured > limit {
        report.findings.push(Finding::PersonWeek(measured, report.limit));
    }
    if measured * SEEN < limit {
        report.findings.push(Finding::Blind(measured, report.limit));
    }
    Ok(())
}

fn measure(plan: &AuditPlan<'_>, runs: usize, report: &mut AuditReport) -> Result<f64, NoSamples> {
    let periods = around_the_first_week();
    let databases =
        [Case::One, Case::Opposite, Case::Absent].map(|case| (plan.neighbours)(plan.shape, Reach::FirstWeek, case));
    let draw = |database: &AuditedSite| sample(plan.closing, database, &periods, runs);
    let [one, opposite, absent] = databases.each_ref().map(draw);
    let (one, opposite, absent) = (one?, opposite?, absent?);
    if one.layout != opposite.layout || one.layout != absent.layout {
        return Err(NoSamples::Unsteady);
    }
    let [of_one, of_opposite, of_absent] = databases.each_ref();
    let pairs = pairs([&one, &opposite], [of_one, of_opposite]);
    report.streams = histograms_of_the_person(&one, &pairs);
    let replaced = either_way(&pairs.concat(), ALPHA / 2.0);
    let uncounted = either_way(&self::pairs([&one, &absent], [of_one, of_absent]).concat(), ALPHA / 2.0);
    Ok(replaced.max(uncounted))
}

/// A figure of two databases: its draws in both, and its true counts.
#[derive(Clone, Copy)]
pub struct Pair<'a> {
    draws: [&'a Vec<i64>; 2],
    counts: [i64; 2],
}

/// The figures of each histogram in two databases.
#[must_use]
pub fn pairs<'a>(samples: [&'a Samples; 2], databases: [&AuditedSite; 2]) -> Vec<Vec<Pair<'a>>> {
    let [first, second] = samples;
    let histograms = first.layout.iter().zip(first.columns.iter().zip(&second.columns));
    let figures = histograms.map(|((charge, bins), (first, second))| {
        let figures = bins.iter().zip(first.iter().zip(second));
        let pair = |(bin, (first, second)): (&String, (&'a Vec<i64>, &'a Vec<i64>))| Pair {
            draws: [first, second],
            counts: databases.map(|database| truth(database, charge, bin)),
        };
        figures.map(pair).collect()
    });
    figures.collect()
}

/// The lower bound of what these figures reveal together: the larger of both directions.
#[must_use]
pub fn either_way(figures: &[Pair<'_>], alpha: f64) -> f64 {
    let of_one = alpha / 4.0 / figures.len().max(1) as f64;
    let forwards = |pair: &Pair<'_>| log_ratio(pair.draws[0], pair.draws[1], pair.counts, of_one);
    let backwards = |pair: &Pair<'_>| log_ratio(pair.draws[1], pair.draws[0], [pair.counts[1], pair.counts[0]], of_one);
    let forwards: Vec<LogRatio> = figures.iter().map(forwards).collect();
    let backwards: Vec<LogRatio> = figures.iter().map(backwards).collect();
    together(&forwards, alpha / 2.0).max(together(&backwards, alpha / 2.0))
}

/// What each histogram that the person-week enters reveals.
fn histograms_of_the_person(one: &Samples, pairs: &[Vec<Pair<'_>>]) -> Vec<(Stream, Epsilon, f64)> {
    let first = around_the_first_week().into_iter().find(|period| matches!(period, Period::Week(_)));
    let enters = |charge: &Charge| {
        let week = !matches!(charge.period, Period::Week(_)) || Some(charge.period) == first;
        week && (charge.departments.is_empty() || charge.departments.contains(&1))
    };
    let of_person = one.layout.iter().zip(pairs).filter(|((charge, _), _)| enters(charge));
    of_person.map(|((charge, _), pairs)| (charge.stream, charge.epsilon, either_way(pairs, ALPHA))).collect()
}
