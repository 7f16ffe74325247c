//! Flags over a centre: the cost of 1,500 people × 365 days, and that it grows with people × days and no faster.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use domain::{PersonId, StressorKey, Weather, Workday};
use insight::detectors::person::{PersonDetector, person_flags};
use insight::detectors::{stressor, team};
use insight::series::Day;

/// People in whom nothing changes but by chance, a seventh of the days missing. Equal numbers make equal people.
fn people(people: u32, days: i32) -> Vec<(PersonId, Vec<Day>)> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut chance = move || {
        // xorshift64*: enough for made-up people, and no dependency of its own.
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        let top = u32::try_from(state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 32).unwrap_or(0);
        f64::from(top) / f64::from(u32::MAX)
    };
    let mut series = |person: u32| {
        let level = 3.0 + f64::from(person % 14) / 10.0;
        let mut mood = 0.0;
        let days = (0..days).filter_map(|number| {
            // The sum of four uniform numbers is normal enough.
            let news = (chance() + chance() + chance() + chance() - 2.0) * 1.73;
            mood = 0.3 * mood + 0.954 * news;
            let weather = Weather::nearest(level + 0.8 * mood);
            let mut day = Day::new(Workday::from_number(20_000 + number), weather);
            let stressor = format!("stressor_{}", (chance() * 24.0).floor());
            let named: Option<StressorKey> = stressor.parse().ok().filter(|_| chance() < 0.5);
            day.stressors = named.into_iter().collect();
            (chance() > 1.0 / 7.0).then_some(day)
        });
        (PersonId(i64::from(person)), days.collect())
    };
    (0..people).map(&mut series).collect()
}

fn flags(criterion: &mut Criterion) {
    let (_, days) = &people(1, 365)[0];
    let (last, mut detector) = (days.len() - 1, PersonDetector::new(PersonId(0)));
    for index in 0..last {
        detector.observe(days, index);
    }
    criterion.bench_function("flags/one new entry, the person's state copied first", |bench| {
        bench.iter(|| detector.clone().observe(black_box(days), last));
    });
    let mut group = criterion.benchmark_group("flags");
    group.sample_size(20);
    for (count, days) in [(150, 365), (1_500, 90), (1_500, 365)] {
        let centre = people(count, days);
        group.throughput(Throughput::Elements(centre.iter().map(|(_, days)| days.len() as u64).sum()));
        group.bench_with_input(BenchmarkId::new("people", format!("{count}x{days}")), &centre, |bench, centre| {
            bench.iter(|| {
                centre.iter().map(|(person, days)| person_flags(*person, black_box(days)).len()).sum::<usize>()
            });
        });
        group.bench_with_input(BenchmarkId::new("teams of 12", format!("{count}x{days}")), &centre, |bench, centre| {
            let of = |members| team::team_flags(members).len() + stressor::stressor_flags(members).len();
            bench.iter(|| centre.chunks(12).map(|members| of(black_box(members))).sum::<usize>());
        });
    }
    group.finish();
}

criterion_group!(benches, flags);
criterion_main!(benches);
