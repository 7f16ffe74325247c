use super::*;
use crate::climate::{Epsilon, Quarter};

/// What a site released of a quarter.
fn draw(stream: Stream, quarter: Quarter, bins: &[(&str, i64)]) -> Draw {
    Draw {
        stream,
        site: 1,
        departments: vec![],
        period: Period::Quarter(quarter),
        epsilon: Epsilon(10),
        bins: bins.iter().map(|(key, figure)| ((*key).to_owned(), *figure)).collect(),
    }
}

fn day(text: &str) -> Workday {
    text.parse().expect("a date")
}

/// The counts of an intervention on a workday.
fn of(draws: &[Draw], key: &str, on: &str) -> Option<ReleasedCounts> {
    ReleasedCounts::of(&counting(draws, day(on)), key)
}

const QUARTER: Quarter = Quarter { year: 2026, quarter: 1 };
const BINS: [(&str, i64); 2] = [("walk/helped", 300), ("walk/not", 100)];

#[test]
fn released_figures_count_from_the_second_monday_after_their_quarter() {
    // The last week of the quarter begins on 23 March; its figures are drawn on 31 March.
    let draws = [draw(Stream::Helped, QUARTER, &BINS)];
    let on = |text: &str| of(&draws, "walk", text).map(|counts| (counts.helped, counts.not));
    assert_eq!(on("2026-04-05"), None);
    assert_eq!(on("2026-04-06"), Some((300.0, 100.0)));
    assert_eq!(on("2027-04-04"), Some((300.0, 100.0)));
    assert_eq!(on("2027-04-06"), None, "after a year");
}

#[test]
fn figures_of_sites_and_quarters_are_added_with_their_variances() {
    let draws = [draw(Stream::Helped, QUARTER, &BINS), draw(Stream::Helped, QUARTER.before(), &BINS)];
    let both = of(&draws, "walk", "2026-04-06").expect("figures");
    assert_eq!((both.helped, both.not), (600.0, 200.0));
    assert!((both.variance - 2.0 * Epsilon(10).bin_variance()).abs() < 1e-9);
    assert_eq!(of(&draws, "tea", "2026-04-06"), None);
}

#[test]
fn other_figures_of_the_centre_teach_nothing() {
    let draws = [draw(Stream::Stressors, QUARTER, &BINS)];
    assert_eq!(of(&draws, "walk", "2026-04-06"), None);
}

#[test]
fn counts_without_noise_are_worth_their_number_of_answers() {
    let (answers, share) =
        ReleasedCounts { helped: 30.0, not: 10.0, variance: 0.0 }.equivalent().expect("more than noise");
    assert!((answers - 40.0).abs() < 1e-9 && (share - 0.75).abs() < 1e-12);
}

#[test]
fn the_more_noise_the_less_counts_are_worth_and_noise_alone_nothing() {
    let worth = |variance: f64| ReleasedCounts { helped: 300.0, not: 100.0, variance }.equivalent();
    let (little, much) = (worth(10.0).expect("worth").0, worth(800.0).expect("worth").0);
    assert!(little > 360.0 && much < 120.0 && much > 1.0, "{little} {much}");
    assert_eq!(worth(40_000.0), None);
    assert_eq!(ReleasedCounts { helped: -20.0, not: 15.0, variance: 800.0 }.equivalent(), None);
}

#[test]
fn without_figures_the_shipped_prior_is_that_of_the_centre() {
    let shipped = Beta { a: 4.8, b: 3.2 };
    assert_eq!(of_centre(shipped, None), shipped);
    let counts = ReleasedCounts { helped: 30.0, not: 10.0, variance: 0.0 };
    let learned = of_centre(shipped, Some(counts));
    assert!((learned.a - 34.8).abs() < 1e-9 && (learned.b - 13.2).abs() < 1e-9, "{learned:?}");
}

#[test]
fn a_person_is_expected_like_the_centre_but_less_surely() {
    for centre in [Beta { a: 4.8, b: 3.2 }, Beta { a: 3000.0, b: 1000.0 }] {
        let person = of_person(centre);
        assert!((person.mean() - centre.mean()).abs() < 1e-12);
        assert!(person.weight() < centre.weight().min(CONCENTRATION), "{person:?}");
        // The law of total variance.
        let (m, w) = (centre.mean(), centre.weight());
        let of_centre = m * (1.0 - m) / (w + 1.0);
        let of_people = m * (1.0 - m) * w / (w + 1.0) / (CONCENTRATION + 1.0);
        let variance = m * (1.0 - m) / (person.weight() + 1.0);
        assert!((variance - of_centre - of_people).abs() < 1e-12, "{variance}");
    }
}
