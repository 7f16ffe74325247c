//! Facts are true, new within a fortnight, and shown on bright shifts only.

use domain::PersonId;
use domain::check_in::{CheckInContext, CheckInInput, KnownTags};
use proptest::prelude::*;

use super::*;

/// A Monday that begins a fortnight.
fn start() -> Workday {
    Workday::from_number(19_996)
}

/// A check-in on a day after [`start`], number `id`, of level 1 to 5.
fn entry(day: i32, id: u128, level: u8, shift: Option<&str>) -> CheckIn {
    let level = level.to_string();
    let draft = CheckInInput { weather: &level, audience: "me", ..CheckInInput::default() };
    draft.read(&KnownTags::default()).expect("a check-in").on(CheckInContext {
        person: PersonId(1),
        id: format!("00000000-0000-4000-8000-{id:012x}").parse().expect("an id"),
        workday: start().plus(day),
        said_at: jiff::Timestamp::from_second(86_400 * i64::from(day) + i64::try_from(id).unwrap_or(0))
            .expect("a moment"),
        shift: shift.map(str::to_owned),
        team: None,
    })
}

/// One check-in a day with these levels from [`start`] on; 0 is a day without one.
fn entries(levels: &[u8]) -> Vec<CheckIn> {
    (0..).zip(levels).filter(|(_, level)| **level > 0).map(|(day, level)| entry(day, 0, *level, None)).collect()
}

/// All facts that are true after these check-ins.
fn facts(levels: &[u8]) -> Vec<WarmFact> {
    candidates(&series(&entries(levels)))
}

/// This many weeks of five equal shifts.
fn weeks(count: usize, week: [u8; 7]) -> Vec<u8> {
    week.repeat(count)
}

#[test]
fn a_weekday_that_was_bright_three_weeks_in_a_row_is_a_fact() {
    let friday = |levels: &[u8]| facts(levels).into_iter().find(|fact| matches!(fact, WarmFact::WeekdayRun { .. }));
    let mut levels = weeks(3, [3, 3, 3, 3, 4, 0, 0]);
    levels.truncate(19);
    assert_eq!(friday(&levels), Some(WarmFact::WeekdayRun { weekday: 4, weeks: 3 }));
    levels[4] = 2;
    assert_eq!(friday(&levels), None, "the first of them was rainy");
    levels[4] = 0;
    assert_eq!(friday(&levels), None, "the first of them has no check-in");
}

#[test]
fn bright_shifts_in_a_row_are_a_fact_at_some_lengths() {
    let run = |length| facts(&[vec![2], vec![4; length]].concat()).contains(&WarmFact::BrightRun { shifts: 5 });
    assert!(!run(4) && run(5) && !run(6));
}

#[test]
fn shifts_without_rain_are_counted_back_to_the_last_rain() {
    let levels = [vec![1], vec![3; 9], vec![4]].concat();
    assert!(facts(&levels).contains(&WarmFact::DryRun { shifts: 10 }));
    assert!(!facts(&[levels, vec![4]].concat()).iter().any(|fact| matches!(fact, WarmFact::DryRun { .. })));
}

#[test]
fn weeks_with_more_bright_than_rainy_shifts_are_counted() {
    let three = [weeks(1, [2, 2, 4, 0, 0, 0, 0]), weeks(3, [4, 4, 2, 3, 5, 0, 0])].concat();
    assert!(facts(&three).contains(&WarmFact::BrightWeeks { weeks: 3 }));
    let equal = [weeks(1, [4, 4, 2, 2, 0, 0, 0]), weeks(2, [4, 4, 2, 3, 5, 0, 0])].concat();
    assert!(!facts(&equal).iter().any(|fact| matches!(fact, WarmFact::BrightWeeks { .. })));
}

#[test]
fn the_usual_length_of_rain_is_told_when_it_has_passed() {
    // Spells of one, two, two and five shifts.
    let levels = [2, 4, 2, 1, 4, 1, 2, 3, 2, 2, 2, 2, 2, 5];
    let told = WarmFact::RainPasses { within: 2, spells: 3, of: 4 };
    assert!(facts(&levels).contains(&told));
    assert!(!facts(&[levels.as_slice(), &[5]].concat()).contains(&told), "a day later");
    let long = [2, 2, 2, 2, 4, 1, 1, 1, 1, 4, 2, 2, 2, 2, 4];
    assert!(!facts(&long).iter().any(|fact| matches!(fact, WarmFact::RainPasses { .. })), "no comfort");
}

#[test]
fn the_shift_after_rain_is_a_fact_if_it_is_usually_bright() {
    let mostly = [2, 4, 2, 3, 2, 4, 1, 5];
    assert!(facts(&mostly).contains(&WarmFact::AfterRain { bright: 3, of: 4 }));
    let half = [2, 4, 2, 3, 2, 3, 1, 5];
    assert!(!facts(&half).iter().any(|fact| matches!(fact, WarmFact::AfterRain { .. })));
}

#[test]
fn the_best_weekday_is_told_on_that_day_only() {
    let mut levels = weeks(7, [3, 3, 4, 5, 3, 0, 0]);
    levels.truncate(6 * 7 + 4);
    assert!(facts(&levels).contains(&WarmFact::BestWeekday { weekday: 3 }));
    levels.truncate(6 * 7 + 3);
    assert!(!facts(&levels).iter().any(|fact| matches!(fact, WarmFact::BestWeekday { .. })));
}

#[test]
fn a_weekday_that_is_usually_bright_is_counted_over_its_last_ten() {
    let on_mondays =
        |levels: &[u8]| facts(&levels.iter().flat_map(|level| [*level, 0, 0, 0, 0, 0, 0]).collect::<Vec<_>>());
    let told = WarmFact::WeekdayUsually { weekday: 0, bright: 7, of: 10 };
    assert!(on_mondays(&[1, 1, 1, 3, 4, 4, 4, 3, 4, 3, 4, 5, 4]).contains(&told));
    let less = on_mondays(&[3, 3, 4, 4, 4]);
    assert!(!less.iter().any(|fact| matches!(fact, WarmFact::WeekdayUsually { .. })), "{less:?}");
}

#[test]
fn the_share_of_bright_shifts_needs_twenty_shifts_and_three_fifths() {
    let share = |bright: usize, others: usize| facts(&[vec![3; others], vec![4; bright]].concat());
    assert!(share(12, 8).contains(&WarmFact::BrightShare { bright: 12, of: 20 }));
    for (bright, others) in [(12, 7), (12, 9)] {
        assert!(!share(bright, others).iter().any(|fact| matches!(fact, WarmFact::BrightShare { .. })));
    }
}

#[test]
fn the_bright_shifts_of_this_week_are_counted() {
    let levels = [4, 4, 0, 0, 0, 0, 0, 5, 3, 4];
    assert!(facts(&levels).contains(&WarmFact::WeekBright { shifts: 2 }));
    assert!(!facts(&levels[..8]).iter().any(|fact| matches!(fact, WarmFact::WeekBright { .. })));
}

#[test]
fn the_best_shift_pattern_is_told_on_such_a_shift() {
    let patterns = [("early", 3), ("late", 4)].into_iter().cycle().zip(0..14);
    let entries: Vec<CheckIn> = patterns.map(|((shift, level), day)| entry(day, 0, level, Some(shift))).collect();
    let late = candidates(&series(&entries));
    assert!(late.contains(&WarmFact::BestShift { shift: "late".into() }), "{late:?}");
}

#[test]
fn a_month_is_compared_with_the_whole_month_before() {
    let first: Workday = "2026-10-01".parse().expect("a date");
    let on = |day: i32, weather| Day::new(first.plus(day), weather);
    let october = (0..4).map(|day| on(day, Weather::Sunny));
    let november = |count| (31..31 + count).map(|day| on(day, Weather::Fair));
    let days = |count| october.clone().chain(november(count)).collect::<Vec<_>>();
    assert!(candidates(&days(5)).contains(&WarmFact::BrightMonth { shifts: 5, before: 4 }));
    let only_november: Vec<Day> = november(9).collect();
    assert!(!candidates(&only_november).iter().any(|fact| matches!(fact, WarmFact::BrightMonth { .. })));
}

#[test]
fn the_last_shifts_are_compared_with_as_many_before() {
    let more = |later| facts(&[vec![3; 20], vec![3; 20 - later], vec![4; later]].concat());
    assert!(more(3).contains(&WarmFact::MoreBright { now: 3, before: 0 }));
    assert!(!more(2).iter().any(|fact| matches!(fact, WarmFact::MoreBright { .. })));
}

#[test]
fn a_round_number_of_bright_shifts_is_a_fact() {
    let levels = [4, 3].repeat(25);
    assert!(facts(&levels[..49]).contains(&WarmFact::BrightTotal { shifts: 25 }));
    assert!(!facts(&levels[..47]).iter().any(|fact| matches!(fact, WarmFact::BrightTotal { .. })));
}

#[test]
fn nothing_is_told_on_a_cloudy_or_worse_shift() {
    for level in 1..=3 {
        assert_eq!(warm_fact(&entries(&[vec![5; 30], vec![level]].concat())), None);
    }
    assert_eq!(warm_fact(&[]), None);
}

#[test]
fn most_bright_shifts_of_a_settled_person_have_a_fact() {
    let days = crate::sample_series::Sample { days: 300, missing: 0.3, ..Default::default() }.days(7);
    let first = days[0].workday;
    let entries: Vec<CheckIn> =
        days.iter().map(|day| entry(day.workday.number() - first.number(), 0, day.weather.level(), None)).collect();
    let bright: Vec<usize> = (60..entries.len()).filter(|index| is_bright(entries[*index].weather)).collect();
    let told = bright.iter().filter(|index| warm_fact(&entries[..=**index]).is_some()).count();
    assert!(3 * told > 2 * bright.len(), "{told} of {}", bright.len());
}

/// A history of `(days since the one before, level, pattern)`; 0 days is another check-in of the same workday.
fn history() -> impl Strategy<Value = Vec<CheckIn>> {
    let one =
        (prop_oneof![1 => Just(0), 6 => Just(1), 2 => 2..4_i32], prop_oneof![2 => 1..4_u8, 3 => 4..6_u8], 0..3_usize);
    prop::collection::vec(one, 1..90).prop_map(|steps| {
        let mut day = 0;
        let mut entries = Vec::new();
        for (id, (ahead, level, pattern)) in (0..).zip(steps) {
            day += ahead;
            entries.push(entry(day, id, level, [None, Some("early"), Some("late")][pattern]));
        }
        entries
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_same_fact_is_not_shown_twice_in_a_fortnight(entries in history()) {
        let mut shown: Vec<(Workday, FactKey)> = Vec::new();
        for last in 0..entries.len() {
            let day = entries[last].workday;
            let Some(fact) = warm_fact(&entries[..=last]) else { continue };
            let again = shown.iter().find(|(_, key)| *key == fact.key());
            prop_assert!(
                again.is_none_or(|(before, _)| day.number() - before.number() >= FORTNIGHT),
                "{fact:?} on {day} and {again:?}"
            );
            shown.retain(|(_, key)| *key != fact.key());
            shown.push((day, fact.key()));
        }
    }

    #[test]
    fn a_fact_says_what_the_check_ins_say(entries in history()) {
        for last in 0..entries.len() {
            if let Some(fact) = warm_fact(&entries[..=last]) {
                prop_assert!(holds(&fact, &series(&entries[..=last])), "{fact:?}");
            }
        }
    }

    #[test]
    fn a_fact_needs_no_check_in_older_than_the_ones_kept(entries in history()) {
        // What is deleted by age takes no part: the facts of the days that stay only count what is there.
        let kept = &entries[entries.len() / 2..];
        if let Some(fact) = warm_fact(kept) {
            prop_assert!(holds(&fact, &series(kept)), "{fact:?}");
        }
    }
}

/// Whether a fact is true, counted again from the days in another way.
fn holds(fact: &WarmFact, days: &[Day]) -> bool {
    let level = |ago: i32| {
        let wanted = days.last().map(|day| day.workday.plus(-ago))?;
        days.iter().find(|day| day.workday == wanted).map(|day| day.weather.level())
    };
    let levels: Vec<u8> = days.iter().rev().map(|day| day.weather.level()).collect();
    let today = days.last().expect("a day");
    let bright = |levels: &[u8]| levels.iter().filter(|level| **level >= 4).count();
    let number = |n: &u32| usize::try_from(*n).unwrap_or(usize::MAX);
    let mean = |fits: &dyn Fn(&Day) -> bool| {
        let fitting: Vec<f64> = days
            .iter()
            .filter(|day| fits(day) && today.workday.number() - day.workday.number() < 182)
            .map(|day| f64::from(day.weather.level()))
            .collect();
        (fitting.len() >= 6).then(|| fitting.iter().sum::<f64>() / fitting.len() as f64)
    };
    let best = |own: Option<f64>, others: Vec<Option<f64>>| {
        own.is_some_and(|own| others.into_iter().flatten().all(|other| own > other))
    };
    match fact {
        WarmFact::BrightRun { shifts } => bright(&levels[..number(shifts)]) == number(shifts),
        WarmFact::WeekdayRun { weekday, weeks } => {
            today.workday.weekday() == *weekday
                && (0..*weeks).all(|week| level(7 * i32::try_from(week).unwrap_or(0)).is_some_and(|level| level >= 4))
        }
        WarmFact::DryRun { shifts } => levels[..number(shifts)].iter().all(|level| *level >= 3),
        WarmFact::BrightWeeks { weeks } => (0..i32::try_from(*weeks).unwrap_or(0)).all(|week| {
            let monday = today.workday.week_start().plus(-7 * week);
            let of: Vec<u8> =
                days.iter().filter(|day| day.workday.week_start() == monday).map(|day| day.weather.level()).collect();
            bright(&of) > of.iter().filter(|level| **level <= 2).count()
        }),
        WarmFact::RainPasses { within, spells, of } => {
            let rain: String = levels.iter().map(|level| if *level <= 2 { 'r' } else { ' ' }).collect();
            let lengths: Vec<usize> = rain.split_whitespace().map(str::len).collect();
            lengths.len() == number(of)
                && lengths.iter().filter(|length| **length <= number(within)).count() == number(spells)
                && 3 * spells >= 2 * of
        }
        WarmFact::AfterRain { bright, of } => {
            let after: Vec<u8> = levels.windows(2).filter(|pair| pair[1] <= 2).map(|pair| pair[0]).take(10).collect();
            after.len() == number(of) && after.iter().filter(|level| **level >= 4).count() == number(bright)
        }
        WarmFact::BestWeekday { weekday } => {
            let of = |wanted: usize| mean(&|day: &Day| day.workday.weekday() == wanted);
            best(of(*weekday), (0..7).filter(|other| other != weekday).map(of).collect())
        }
        WarmFact::BestShift { shift } => {
            let of = |wanted: &str| mean(&|day: &Day| day.shift.as_deref() == Some(wanted));
            let others = ["early", "late"].into_iter().filter(|other| *other != &**shift).map(of).collect();
            today.shift.as_ref() == Some(shift) && best(of(shift), others)
        }
        WarmFact::BrightMonth { shifts, before } => {
            let month = |day: &Day| i32::from(day.workday.0.year()) * 12 + i32::from(day.workday.0.month());
            let of = |wanted: i32| days.iter().filter(|day| month(day) == wanted && day.weather.level() >= 4).count();
            of(month(today)) == number(shifts) && of(month(today) - 1) == number(before) && shifts > before
        }
        WarmFact::MoreBright { now, before } => {
            bright(&levels[..20]) == number(now) && bright(&levels[20..40]) == number(before) && now > before
        }
        WarmFact::BrightTotal { shifts } => bright(&levels) == number(shifts),
        WarmFact::WeekBright { shifts } => {
            let ago = i32::try_from(today.workday.weekday()).unwrap_or(0);
            (0..=ago).filter(|ago| level(*ago).is_some_and(|level| level >= 4)).count() == number(shifts)
        }
        WarmFact::WeekdayUsually { weekday, bright, of } => {
            let same: Vec<u8> = (0..60).filter_map(|week| level(7 * week)).take(10).collect();
            today.workday.weekday() == *weekday
                && same.len() == number(of)
                && same.iter().filter(|level| **level >= 4).count() == number(bright)
                && 2 * bright > *of
        }
        WarmFact::BrightShare { bright, of } => {
            let last: Vec<u8> = (0..91).filter_map(level).collect();
            last.len() == number(of)
                && last.iter().filter(|level| **level >= 4).count() == number(bright)
                && 2 * bright > *of
        }
    }
}
