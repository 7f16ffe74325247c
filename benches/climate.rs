//! Climate: closing a year of weeks, months and quarters of 1,500 people.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use evaluation::audit::Product;
use evaluation::audit::closing::Closing as _;
use evaluation::audit::simulated::{centre, periods};

fn climate(criterion: &mut Criterion) {
    let year = centre(1_500, 52, 7, 7);
    let periods = periods(&year);
    let mut group = criterion.benchmark_group("climate");
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    group.bench_function("close 52 weeks of 1,500 people", |bench| {
        bench.iter(|| Product.close(black_box(&year), &periods).map(|outcome| outcome.draws.len()));
    });
    group.finish();
}

criterion_group!(benches, climate);
criterion_main!(benches);
