//! A demo has figures of its whole time, drawn once, and speaks the language that it is asked for.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use insight::climate::{Draw, Epsilon, Period, Released};
use store::{PersonFilter, Store};
use tempfile::TempDir;

use crate::support::{self, START};

fn program(arguments: &[&str], data: &Path) -> Command {
    let mut program = support::program(arguments, data);
    // On the day that the run of the tests is given, if it is given one, and where the clocks change.
    program.env("WEATHERVANE_NOW", std::env::var_os("WEATHERVANE_NOW").unwrap_or_else(|| START.into()));
    program.env("TZ", "Europe/Berlin").stderr(Stdio::null());
    program
}

/// Runs a demo until it listens.
fn run_until_it_listens(directory: &Path, options: &[&str]) {
    let demo = [&["demo", "--listen", "127.0.0.1:0"][..], options].concat();
    let mut server = program(&demo, directory).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(server.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().starts_with("listening on ")), "the demo did not listen");
    server.kill().unwrap();
    server.wait().unwrap();
}

/// Runs a demo until it listens. Returns the figures of its sites then, and the highest privacy loss of a person-week.
async fn figures(directory: &Path) -> (Vec<Released<Draw>>, Epsilon) {
    run_until_it_listens(directory, &["--people", "240", "--days", "180"]);
    let store = Store::open(directory).unwrap();
    let mut found = Vec::new();
    for site in store.org_units().tree().await.unwrap() {
        found.extend(store.climate().draws(site.id).await.unwrap());
    }
    (found, store.climate().account().highest())
}

#[tokio::test]
async fn a_demo_has_figures_of_its_whole_time_and_draws_them_once() {
    let directory = TempDir::new().unwrap();
    let (first, highest) = figures(directory.path()).await;
    let count = |is: fn(&Period) -> bool| {
        first.iter().map(|draw| draw.period).filter(is).collect::<std::collections::BTreeSet<_>>().len()
    };
    let weeks = count(|period| matches!(period, Period::Week(_)));
    let months = count(|period| matches!(period, Period::Month(_)));
    assert!((23..=26).contains(&weeks) && months >= 4 && count(|period| matches!(period, Period::Quarter(_))) >= 1);
    assert_eq!(highest, Epsilon(200));
    // People were counted: without them a week of the site would have noise alone.
    let people: i64 = first
        .iter()
        .rev()
        .find(|draw| matches!(draw.period, Period::Week(_)) && draw.departments.is_empty())
        .map(|draw| draw.bins.iter().map(|(_, figure)| figure).sum())
        .unwrap();
    assert!((100..300).contains(&people), "{people}");
    let (second, _) = figures(directory.path()).await;
    assert_eq!(second, first);
}

#[tokio::test]
async fn in_a_demo_everybody_has_joined_and_a_storm_has_numbers_to_call() {
    let directory = TempDir::new().unwrap();
    run_until_it_listens(directory.path(), &["--people", "60", "--days", "60"]);
    let store = Store::open(directory.path()).unwrap();
    let waiting = PersonFilter { not_joined: true, limit: u32::MAX, ..PersonFilter::default() };
    assert_eq!(store.people().list(waiting).await.unwrap().1, 0);
    let numbers = store.phone_numbers().list().await.unwrap();
    assert_eq!(numbers.len(), 2);
    // Internal extensions: nobody who tries one from outside rings at a stranger's.
    assert!(numbers.iter().all(|phone| phone.number.len() == 4 && !phone.hours.is_empty()), "{numbers:?}");
}

#[tokio::test]
async fn a_demo_in_chinese_has_chinese_names_and_texts() {
    let directory = TempDir::new().unwrap();
    run_until_it_listens(directory.path(), &["--people", "60", "--days", "30", "--lang", "zh-CN"]);
    let store = Store::open(directory.path()).unwrap();
    let everybody = PersonFilter { limit: u32::MAX, ..PersonFilter::default() };
    let (people, _) = store.people().list(everybody).await.unwrap();
    let numbers = store.phone_numbers().list().await.unwrap();
    let teams = store.teams().all().await.unwrap();
    let mut words = people.iter().map(|person| &person.name).chain(teams.iter().map(|team| &team.name));
    assert!(people.len() > 50 && words.all(|name| !name.is_ascii()), "{people:?}");
    assert!(!numbers.is_empty() && numbers.iter().all(|phone| !phone.label.is_ascii()), "{numbers:?}");
}
