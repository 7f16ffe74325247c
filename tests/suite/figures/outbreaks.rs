//! EARS on the labelled series of the Robert Koch Institute, if they are available: the same alarms as those of its
//! reference implementation (the R package surveillance), and what a minimum spread changes.

use std::path::{Path, PathBuf};

use evaluation::study::outbreaks::{OutbreakScore, alarms, score};
use insight::detectors::ears::EarsMethod;

use crate::support::skipped;

/// The index of week 12, the first for which C3 has all of its history.
const WEEK_12: usize = 11;
/// The result of C1 at 0.001 for each series: hits, false alarms, missed weeks.
const SERIES: [(&str, [u32; 3]); 13] = [
    ("k1", [2, 10, 0]),
    ("m1", [0, 4, 6]),
    ("m2", [2, 0, 20]),
    ("m3", [4, 3, 12]),
    ("m4", [2, 6, 7]),
    ("m5", [2, 4, 4]),
    ("n1", [0, 16, 0]),
    ("n2", [0, 19, 2]),
    ("h1_nrwrp", [2, 8, 17]),
    ("q1_nrwh", [0, 11, 13]),
    ("s1", [3, 6, 9]),
    ("s2", [4, 4, 49]),
    ("s3", [1, 9, 29]),
];

fn read(folder: &Path, name: &str) -> (Vec<f64>, Vec<bool>) {
    let path = folder.join(format!("surv_labelled_{name}.csv"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let week = |line: &str| -> Option<(f64, bool)> {
        let mut cells = line.split(',').skip(1);
        Some((cells.next()?.parse().ok()?, cells.next()? == "1"))
    };
    let weeks: Vec<(f64, bool)> = text.lines().skip(1).map_while(week).collect();
    assert_eq!(weeks.len(), 209, "{name}");
    weeks.into_iter().unzip()
}

fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("WEATHERVANE_DATA").map(|data| Path::new(&data).join("outbreaks"));
    let folder = folder.filter(|folder| folder.is_dir());
    if folder.is_none() {
        skipped("outbreaks", "WEATHERVANE_DATA names no folder with outbreaks in it");
    }
    folder
}

fn of_all(folder: &Path, method: EarsMethod, alpha: f64, least: f64) -> Vec<OutbreakScore> {
    let of = |(name, _): &(&str, [u32; 3])| {
        let (counts, outbreak) = read(folder, name);
        score(&alarms(method, &counts, alpha, least), &outbreak, WEEK_12)
    };
    SERIES.iter().map(of).collect()
}

fn total(scores: &[OutbreakScore]) -> OutbreakScore {
    scores.iter().fold(OutbreakScore::default(), |mut all, score| {
        all.add(score);
        all
    })
}

fn by_week(score: &OutbreakScore) -> [u32; 3] {
    [score.hits, score.false_alarms, score.missed]
}

#[test]
fn the_labelled_series_give_the_results_of_the_reference_implementation() {
    let Some(folder) = folder() else { return };
    let c1 = of_all(&folder, EarsMethod::C1, 0.001, 0.0);
    for ((name, expected), found) in SERIES.iter().zip(&c1) {
        assert_eq!(by_week(found), *expected, "{name}");
    }
    assert_eq!(by_week(&total(&c1)), [22, 100, 168]);
    let c2 = total(&of_all(&folder, EarsMethod::C2, 0.001, 0.0));
    assert_eq!(by_week(&c2), [37, 110, 153]);
    let c3 = total(&of_all(&folder, EarsMethod::C3AsInSurveillance, 0.025, 0.0));
    assert_eq!((by_week(&c3), c3.undecided), ([44, 99, 127], 1079));
    assert_eq!((total(&c1).outbreaks, total(&c1).found(), c2.found(), c3.found()), (12, 9, 9, 10));
    assert_eq!(total(&c1).delays, [0, 0, 1, 2, 1, 7, 0, 6, 5]);
}

#[test]
fn with_a_minimum_spread_every_week_is_decided_with_fewer_false_alarms() {
    let Some(folder) = folder() else { return };
    let of = |method, alpha, least| {
        let all = total(&of_all(&folder, method, alpha, least));
        assert_eq!(all.undecided, 0);
        (by_week(&all), all.found())
    };
    assert_eq!(of(EarsMethod::C1, 0.001, 0.5), ([20, 76, 170], 9));
    assert_eq!(of(EarsMethod::C1, 0.001, 1.0), ([15, 47, 175], 8));
    assert_eq!(of(EarsMethod::C2, 0.001, 0.5), ([35, 86, 155], 9));
    assert_eq!(of(EarsMethod::C2, 0.001, 1.0), ([29, 51, 161], 8));
    assert_eq!(of(EarsMethod::C3, 0.025, 0.5), ([59, 178, 131], 10));
    assert_eq!(of(EarsMethod::C3, 0.025, 1.0), ([49, 120, 141], 10));
}
