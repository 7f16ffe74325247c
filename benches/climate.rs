//! Climate: closing a year of weeks of 1,500 people in 125 teams, and attacking what one of them shows.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use weathervane::insight::climate::attack::centre::{Plan, weeks};
use weathervane::insight::climate::attack::{Attacker, attack};
use weathervane::insight::climate::{Rules, Week, close};

fn climate(criterion: &mut Criterion) {
    let rules = Rules::default();
    let year: Vec<Week> = weeks(Plan { people: 1_500, weeks: 52, seed: 7, kept: 0.3 });
    let mut group = criterion.benchmark_group("climate");
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    group.bench_function("close 52 weeks of 1,500 people", |bench| {
        bench.iter(|| year.iter().map(|week| close(black_box(week), rules).cells.len()).sum::<usize>());
    });
    let week = &year[0];
    let closed = close(week, rules);
    group.bench_function("attack one of them", |bench| {
        bench.iter(|| attack(black_box(week), &closed, rules, Attacker::Everybody).attacked);
    });
    group.finish();
}

criterion_group!(benches, climate);
criterion_main!(benches);
