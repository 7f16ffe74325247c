//! The counts of a flag's latest days, and the sentence that says them.

use super::*;
use domain::{PersonId, Weather, Workday};
use insight::detectors::person::person_flags;
use insight::series::Day;

/// The flag of a person with forty fair days and then these.
fn flag(levels: &[u8]) -> Flag {
    let levels = std::iter::repeat_n(4, 40).chain(levels.iter().copied());
    let day =
        |(number, level)| Day::new(Workday::from_number(20_000 + number), Weather::try_from(level).expect("a level"));
    let days: Vec<Day> = (0..).zip(levels).map(day).collect();
    person_flags(PersonId(1), &days).pop().expect("a flag")
}

#[test]
fn the_latest_days_of_a_flag_are_counted() {
    let recovery = Recovery::of(&flag(&[1, 1, 1, 1, 4])).expect("latest days");
    assert_eq!(recovery, Recovery { days: 5, usual: 1, in_a_row: 1, weather: Some(Weather::Fair) });
    assert_eq!(recovery.sentence(Locale::En), "One of the last 5 shared days was fair or better.");
    assert_eq!(recovery.sentence(Locale::ZhCn), "最近分享的 5 天里，有 1 天是多云或更好。");
}

#[test]
fn a_flag_without_a_usual_day_says_none() {
    let recovery = Recovery::of(&flag(&[1, 1, 1])).expect("latest days");
    assert_eq!((recovery.usual, recovery.in_a_row), (0, 0));
    assert_eq!(recovery.sentence(Locale::En), "None of the last 3 shared days was fair or better.");
}

#[test]
fn all_and_single_days_have_words_of_their_own() {
    let said = |days, usual| Recovery { days, usual, in_a_row: usual, weather: None }.sentence(Locale::En);
    assert_eq!(said(10, 10), "All of the last 10 shared days were as usual.");
    assert_eq!(said(10, 8), "8 of the last 10 shared days were as usual.");
    assert_eq!(said(1, 0), "One day has been shared since it began; it wasn’t as usual.");
    assert_eq!(said(1, 1), "One day has been shared since it began; it was as usual.");
    let sunny = Recovery { days: 10, usual: 8, in_a_row: 2, weather: Some(Weather::Sunny) };
    assert_eq!(sunny.sentence(Locale::En), "8 of the last 10 shared days were sunny.");
}
