//! What the store alone costs: one durable check-in by itself, and by many senders who share a sync.

#![expect(clippy::expect_used, reason = "a benchmark that cannot go on should stop")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use domain::roster::{RosterRow, StatedColumns};
use domain::{Audience, CheckIn, CheckInId, PersonId, Role, Roles, Weather, Workday};
use jiff::Timestamp;
use store::Store;
use uuid::Uuid;

const SENDERS: u64 = 64;

fn check_in(person: PersonId) -> CheckIn {
    CheckIn {
        person,
        id: CheckInId(Uuid::new_v4()),
        workday: Workday::from_number(20_000),
        said_at: Timestamp::UNIX_EPOCH,
        shift: None,
        team: None,
        weather: Weather::Fair,
        energy: None,
        stressors: Vec::new(),
        uplifts: Vec::new(),
        about_lead: Vec::new(),
        tag_audience: Audience::Me,
        note: None,
        audience: Audience::Lead,
        note_audience: Audience::Me,
    }
}

fn store(directory: &std::path::Path, runtime: &tokio::runtime::Runtime) -> (Store, PersonId) {
    let store = Store::open(directory).expect("a store in a fresh directory");
    let row = RosterRow {
        line: 2,
        stated: StatedColumns::ALL,
        ..RosterRow::new("p1".to_owned(), "P One".to_owned(), Roles::default().with(Role::Agent))
    };
    let taken = store.roster().import(vec![row], None, Timestamp::UNIX_EPOCH);
    let person = runtime.block_on(taken).expect("a roster of one")[0].person;
    (store, person)
}

fn writes(criterion: &mut Criterion) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    let directory = tempfile::tempdir().expect("a directory");
    let (store, person) = store(directory.path(), &runtime);
    let mut group = criterion.benchmark_group("check-in");
    group.sample_size(20);
    group.throughput(Throughput::Elements(1));
    group.bench_function("alone", |bencher| {
        bencher.iter(|| runtime.block_on(store.check_ins().record(check_in(person))).expect("stored"));
    });
    group.throughput(Throughput::Elements(SENDERS));
    group.bench_function("64 at once", |bencher| {
        bencher.iter(|| {
            runtime.block_on(async {
                let all = (0..SENDERS).map(|_| store.check_ins().record(check_in(person)));
                futures::future::try_join_all(all).await.expect("stored")
            })
        });
    });
    group.finish();
}

criterion_group!(benches, writes);
criterion_main!(benches);
