//! Neighbouring databases: what all figures of one person-week reveal together.

use insight::climate::{Charge, Period};

use super::bounds::{LogRatio, log_ratio, together};
use super::finding::{Finding, Report};
use super::samples::{NoSamples, Samples, sample};
use super::world::{Case, Reach, around_the_first_week};
use super::{ALPHA, Plan};

/// An epsilon that is larger by this factor must be seen.
const SEEN: f64 = 1.25;

/// Draws the figures of neighbours and compares them.
///
/// # Errors
/// If a closing fails.
pub fn check(plan: &Plan<'_>, report: &mut Report) -> Result<(), NoSamples> {
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

fn measure(plan: &Plan<'_>, runs: usize, report: &mut Report) -> Result<f64, NoSamples> {
    let periods = around_the_first_week();
    let draw = |case| sample(plan.closing, &(plan.neighbours)(plan.shape, Reach::FirstWeek, case), &periods, runs);
    let (one, opposite, absent) = (draw(Case::One)?, draw(Case::Opposite)?, draw(Case::Absent)?);
    if one.layout != opposite.layout || one.layout != absent.layout {
        return Err(NoSamples::Unsteady);
    }
    let all = |other: &Samples| either_way(&mut pairs(&one, other), ALPHA / 2.0);
    let measured = all(&opposite).max(all(&absent));
    report.streams = histograms_of_the_person(&one, &opposite);
    Ok(measured)
}

/// Both columns of each figure.
fn pairs<'a>(one: &'a Samples, other: &'a Samples) -> impl Iterator<Item = (&'a Vec<i64>, &'a Vec<i64>)> {
    one.columns.iter().flatten().zip(other.columns.iter().flatten())
}

/// The lower bound of what these figures reveal together: the larger of both directions.
pub fn either_way<'a>(columns: &mut dyn Iterator<Item = (&'a Vec<i64>, &'a Vec<i64>)>, alpha: f64) -> f64 {
    let columns: Vec<(&Vec<i64>, &Vec<i64>)> = columns.collect();
    let of_one = alpha / 4.0 / columns.len().max(1) as f64;
    let ratios = |swap: bool| -> Vec<LogRatio> {
        let ratio = |(one, other): &(&Vec<i64>, &Vec<i64>)| {
            if swap { log_ratio(other, one, of_one) } else { log_ratio(one, other, of_one) }
        };
        columns.iter().map(ratio).collect()
    };
    together(&ratios(false), alpha / 2.0).max(together(&ratios(true), alpha / 2.0))
}

/// What each histogram that the person-week enters reveals.
fn histograms_of_the_person(
    one: &Samples,
    opposite: &Samples,
) -> Vec<(insight::climate::Stream, insight::climate::Epsilon, f64)> {
    let first = around_the_first_week().into_iter().find(|period| matches!(period, Period::Week(_)));
    let enters = |charge: &Charge| {
        let week = !matches!(charge.period, Period::Week(_)) || Some(charge.period) == first;
        week && (charge.departments.is_empty() || charge.departments.contains(&1))
    };
    let figures = one.layout.iter().zip(one.columns.iter().zip(&opposite.columns));
    let of_person = figures.filter(|((charge, _), _)| enters(charge));
    of_person
        .map(|((charge, _), (one, other))| {
            let measured = either_way(&mut one.iter().zip(other), ALPHA);
            (charge.stream, charge.epsilon, measured)
        })
        .collect()
}
