//! `weathervane evaluate`: the study of the detectors, reproducible with a seed; and with `--calibrate`, the limits that it would set.

use std::path::Path;

use super::Failure;
use crate::cli::study::measured::{Plan, measure};
use domain::Locale;
use evaluation::study::calibrate::{CalibrationPlan, calibrate};
use evaluation::study::people::grid;
use insight::detectors::limits;
use words::t;

/// Prints the study, and writes it with its charts into `out`.
///
/// # Errors
/// Where the report cannot be written.
pub fn run(plan: &Plan<'_>, out: Option<&Path>) -> Result<(), Failure> {
    let report = measure(plan, |title| eprintln!("{title} ✓"));
    print!("{}", report.text());
    if let Some(out) = out {
        report.write(out)?;
        let path = out.join("report.md").display().to_string();
        println!("\n{}", t!(plan.locale, "study-written", path = path));
    }
    Ok(())
}

/// Sets the limits anew and prints them as they stand in `src/insight/calibration.toml`.
///
/// # Errors
/// Where they cannot be written as text.
pub fn limits(people: u32, rounds: u32, seed: u64, locale: Locale) -> Result<(), Failure> {
    let plan = CalibrationPlan { cells: grid(), people, rounds, seed };
    let best = calibrate(&plan, limits::shipped().clone(), |round, held| {
        let told = held.map(|(least, mean, most)| format!("{least:.2}–{mean:.2}–{most:.2}")).join("  ");
        eprintln!("{}", t!(locale, "study-round", round = round, told = told));
    });
    println!("# {}", t!(Locale::En, "study-calibration", people = people, rounds = rounds, seed = seed));
    print!("{}", toml::to_string(&best)?);
    Ok(())
}
