//! Tests of the scores by hand. Those of the labelled series of the Robert Koch Institute are in
//! `tests/suite/figures/outbreaks.rs`.

use super::*;

/// `.` nothing, `!` an alarm, `?` undecided; and `-` no outbreak, `#` outbreak.
fn scored(alarms: &str, outbreak: &str, from: usize) -> OutbreakScore {
    let alarm = |mark| (mark != '?').then_some(mark == '!');
    score(
        &alarms.chars().map(alarm).collect::<Vec<_>>(),
        &outbreak.chars().map(|mark| mark == '#').collect::<Vec<_>>(),
        from,
    )
}

#[test]
fn the_delay_counts_weeks_before_the_first_alarm() {
    let found = scored(
        ".!..!!.?....!", //
        "-#--###-#---#",
        0,
    );
    let expected =
        OutbreakScore { hits: 4, false_alarms: 0, missed: 2, undecided: 1, outbreaks: 4, delays: vec![0, 0, 0] };
    assert_eq!((&found, found.found()), (&expected, 3));
    let late = scored("!...!.", "-####-", 0);
    assert_eq!((late.delays, late.false_alarms, late.missed), (vec![3], 1, 3));
}

#[test]
fn weeks_before_the_first_that_is_scored_count_nowhere() {
    let found = scored("!!!.!.", "####--", 2);
    assert_eq!(
        found,
        OutbreakScore { hits: 1, false_alarms: 1, missed: 1, undecided: 0, outbreaks: 1, delays: vec![0] }
    );
    assert_eq!(scored("!", "#", 5), OutbreakScore::default());
}

#[test]
fn scores_of_several_series_add_up() {
    let mut all = scored("!.", "##", 0);
    all.add(&scored(".!?", "##-", 0));
    assert_eq!(
        all,
        OutbreakScore { hits: 2, false_alarms: 0, missed: 2, undecided: 1, outbreaks: 2, delays: vec![0, 1] }
    );
}

#[test]
fn a_week_is_undecided_if_there_is_no_bound() {
    let mut counts = vec![2.0; 7];
    counts.extend([2.0, 9.0]);
    let found = alarms(EarsMethod::C1, &counts, 0.001, 0.5);
    assert_eq!(found[..7], [None; 7]);
    assert_eq!(found[7..], [Some(false), Some(true)]);
}
