//! `weathervane evaluate`: measures the detectors, with `--calibrate` recalibrates their limits, or with
//! `--suggestions` measures how suggestions learn.

use std::path::Path;

use crate::cli::common::Failure;
use crate::cli::study::learning;
use crate::cli::study::plan::StudyPlan;
use crate::cli::study::sections::measure;
use domain::Locale;
use evaluation::study::calibrate::{CalibrationPlan, calibrate};
use evaluation::study::people::grid;
use insight::detectors::limits;
use words::t;

/// Prints the study, and writes it with its charts to `out`.
///
/// # Errors
/// If the report cannot be written.
pub fn run(plan: &StudyPlan<'_>, out: Option<&Path>) -> Result<(), Failure> {
    let report = measure(plan, |title| eprintln!("{title} ✓"));
    print!("{}", report.text());
    if let Some(out) = out {
        report.write(out)?;
        let path = out.join("report.md").display().to_string();
        println!("\n{}", t!(plan.locale, "study-written", path = path));
    }
    Ok(())
}

/// Prints how suggestions learn what helps.
pub fn suggestions(runs: u32, seed: u64, locale: Locale) {
    let report = learning::measure(runs, seed, locale, |title| eprintln!("{title} ✓"));
    print!("{}", report.text());
}

/// Recalibrates the limits and prints them in the format of `calibration.toml`.
///
/// # Errors
/// If they cannot be serialized.
pub fn limits(people: u32, rounds: u32, seed: u64, locale: Locale) -> Result<(), Failure> {
    let plan = CalibrationPlan { cells: grid(), people, rounds, seed };
    let best = calibrate(&plan, limits::shipped().clone(), |round, held| {
        let told = held
            .map(|(least, mean, most)| {
                words::range(
                    locale,
                    &words::range(locale, &format!("{least:.2}"), &format!("{mean:.2}")),
                    &format!("{most:.2}"),
                )
            })
            .join("  ");
        eprintln!("{}", t!(locale, "study-round", round = round, told = told));
    });
    println!("# {}", t!(Locale::En, "study-calibration", people = people, rounds = rounds, seed = seed));
    print!("{}", toml::to_string(&best)?);
    Ok(())
}
