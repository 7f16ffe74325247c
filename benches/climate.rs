//! Climate: closing a year of weeks of 1,500 people in 125 teams, and attacking what one of them shows.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use insight::old_climate::attack::centre::{Plan, weeks};
use insight::old_climate::attack::{Attacker, attack};
use insight::old_climate::{Rules, Week, close};

/// On all cores, as the server does it. Gives how many figures are released.
fn close_all(year: &[Week], rules: Rules) -> usize {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let close_some = move |weeks: &[Week]| weeks.iter().map(|week| close(week, rules).cells.len()).sum::<usize>();
        let running: Vec<_> =
            year.chunks(year.len().div_ceil(cores)).map(|weeks| scope.spawn(move || close_some(weeks))).collect();
        running.into_iter().filter_map(|one| one.join().ok()).sum()
    })
}

fn climate(criterion: &mut Criterion) {
    let rules = Rules::default();
    let year: Vec<Week> = weeks(Plan { people: 1_500, weeks: 52, seed: 7, kept: 0.3 });
    let mut group = criterion.benchmark_group("climate");
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    group.bench_function("close 52 weeks of 1,500 people", |bench| bench.iter(|| close_all(black_box(&year), rules)));
    // A week under a raised floor is closed under each lower one too.
    for floor in [6, 10] {
        group.bench_function(format!("close them with a floor of {floor}"), |bench| {
            bench.iter(|| close_all(black_box(&year), Rules::new(floor)));
        });
    }
    let week = &year[0];
    let closed = close(week, rules);
    group.bench_function("attack one of them", |bench| {
        bench.iter(|| attack(black_box(week), &closed, rules, Attacker::Everybody).attacked);
    });
    group.finish();
}

criterion_group!(benches, climate);
criterion_main!(benches);
