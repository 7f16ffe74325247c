//! Non-interference of closed weeks: if two centres differ only in what nobody may know of their climate, nobody can
//! tell which is which, by any page, file, header or size, or by what the program reads, logs and counts for the
//! answer.
//!
//! "Timing class" is not measured with a clock, which would prove nothing. The tests check two things instead: for
//! every address both centres read the same from the store, in the same order; and a report reads only what was
//! released when its weeks closed, so the work for it cannot depend on answers.

mod centre;
mod half_year;
mod reads;
mod sabotaged;

use std::collections::BTreeSet;

use axum::http::StatusCode;
use insight::climate::Draw;

use self::centre::{ClosedCentre, PERIODS, SELLERS, SHOPS, WeekCheckIn};
use self::reads::Reads;
use super::compare::{SameResult, compare_forms, links, same, seen};
use crate::operation::metrics::counts;
use crate::routes::{self, AddressValues};
use crate::support::{Client, program};

/// The viewers: none of them may see anything in which the centres differ.
const VIEWERS: [&str; 5] = ["s1", "d1", "l1", "a11", "nobody"];

/// Reports of every unit of the centre and of one that does not exist, as page and as files, by week and by month.
fn reports() -> Vec<String> {
    let places =
        ["site-1", "site-2", "department-1", "department-2", "department-3", "team-1", "team-4", "team-5", "team-9"];
    let mut all = Vec::new();
    for period in PERIODS {
        for place in places {
            all.push(format!("/climate/{place}?period={period}"));
            all.extend(["csv", "json"].map(|kind| format!("/climate/{place}/report.{kind}?period={period}")));
        }
        // PDF is slow, so only for the units that are withheld on one side and the one above them.
        all.extend(
            ["site-1", "site-2", "department-2"].map(|place| format!("/climate/{place}/report.pdf?period={period}")),
        );
    }
    all
}

/// An answer, and what was read and logged for it. Asserts that browsers may not cache or revalidate the answer.
async fn fetched(centre: &ClosedCentre, viewer: &Client, reads: &Reads, address: &str) -> (String, String) {
    centre.app.settle().await;
    reads.clear();
    let answer = viewer.get(address).await;
    for mark in ["etag", "last-modified", "expires", "age"] {
        assert!(!answer.headers.contains_key(mark), "{address} carries {mark}: {:?}", answer.headers);
    }
    assert_eq!(answer.header("cache-control"), "no-store", "{address}");
    let length = answer.headers.get("content-length").map(|length| length.to_str().unwrap().parse::<usize>().unwrap());
    assert!(length.is_none_or(|length| length == answer.body.len()), "{address}");
    centre.app.settle().await;
    let (read, logged) = (reads.all().join("\n"), reads.lines().join("\n"));
    (format!("{}\nread for it:\n{read}\nlogged for it:\n{logged}", seen(&answer)), answer.text())
}

/// Opens these addresses in both browsers, and of what their pages link to so many that there are `most` in all.
async fn compare_opened(
    viewer: &str,
    [(left, one), (right, other)]: [(&ClosedCentre, &Client); 2],
    mut open: Vec<String>,
    most: usize,
) -> SameResult {
    let reads = Reads::listen();
    let mut known_addresses: BTreeSet<String> = open.iter().cloned().collect();
    while let Some(address) = open.pop() {
        let address = address.split('#').next().unwrap_or_default().replace("&amp;", "&");
        let (first, page) = fetched(left, one, &reads, &address).await;
        let (second, _) = fetched(right, other, &reads, &address).await;
        same(viewer, &address, &first, &second)?;
        open.extend(links(&page).filter(|link| known_addresses.len() < most && known_addresses.insert(link.clone())));
    }
    Ok(())
}

/// Compares what the program has counted since it was started. Both centres were started at the end of their month.
async fn compare_counted(viewer: &str, left: &ClosedCentre, right: &ClosedCentre) -> SameResult {
    let (one, other) = (counts(&left.app).await, counts(&right.app).await);
    same(viewer, "the metrics", &format!("{one:#?}"), &format!("{other:#?}"))
}

async fn compare(left: &ClosedCentre, right: &ClosedCentre) -> SameResult {
    for viewer in VIEWERS {
        let (one, other) = (left.browser(viewer).await, right.browser(viewer).await);
        let known =
            AddressValues { wall: "not-theirs".to_owned(), invitation: "none".to_owned(), ..AddressValues::default() };
        let mut open = routes::everything(&known);
        open.retain(|address| !address.starts_with("/live"));
        open.extend(reports());
        compare_opened(viewer, [(left, &one), (right, &other)], open, 400).await?;
        compare_forms(viewer, &one, &other, &known).await?;
        compare_counted(viewer, left, right).await?;
    }
    same("an operator", "doctor", &doctor(left), &doctor(right))
}

/// What `doctor` says of the climate. It also says how many check-ins there are in all, to those who hold the database.
fn doctor(centre: &ClosedCentre) -> String {
    let output = program(&["doctor"], centre.app.directory()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines: Vec<&str> = said.lines().filter(|line| line.starts_with("climate ")).collect();
    assert!(!lines.is_empty(), "{said}");
    lines.join("\n")
}

/// Both with the figures that the first one drew: the noise is another in every draw, no matter what was said.
async fn with_the_same_figures(left: ClosedCentre, right: ClosedCentre) -> (ClosedCentre, ClosedCentre) {
    let shapes = async |centre: &ClosedCentre| {
        let draws = centre.released(1).await.into_iter().chain(centre.released(2).await);
        let keys = |draw: &Draw| draw.bins.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>();
        draws
            .map(|draw| (draw.stream, draw.departments.clone(), draw.period, draw.epsilon, keys(&draw)))
            .collect::<Vec<_>>()
    };
    assert_eq!(shapes(&left).await, shapes(&right).await, "which figures exist depends on rosters alone");
    let right = right.with_figures_of(&left).await;
    let again = ClosedCentre { app: left.app.clone() }.with_figures_of(&left).await;
    assert_eq!(again.released(1).await, right.released(1).await);
    (again, right)
}

async fn cannot_be_told_apart(left: ClosedCentre, right: ClosedCentre) {
    let (left, right) = with_the_same_figures(left, right).await;
    if let Err(error) = compare(&left, &right).await {
        panic!("{error}");
    }
}

/// The shared check-ins on both sides: the leads of team one see them, and they make up the released figures.
fn shown(key: &str, number: usize) -> Option<WeekCheckIn> {
    let is_elsewhere = SELLERS.contains(&key) || SHOPS.contains(&key);
    (!is_elsewhere).then(|| WeekCheckIn::new([4, 3, 5, 4, 2, 4, 3, 5, 1, 4][number % 10], "lead"))
}

/// A centre in which five kept an answer private, and one in which they gave none.
async fn a_few_private_answers() -> (ClosedCentre, ClosedCentre) {
    let few = ["a10", "a14", "a21", "a28", "a35"];
    let with = |key: &str, number: usize| match few.contains(&key) {
        true => Some(WeekCheckIn::new(1, "me").naming("abusive_caller").rating("micro_break", "helped")),
        false => shown(key, number),
    };
    let without = |key: &str, number: usize| shown(key, number).filter(|_| !few.contains(&key));
    (ClosedCentre::after(with).await, ClosedCentre::after(without).await)
}

#[tokio::test]
async fn nobody_can_tell_whether_a_few_kept_an_answer_private() {
    let (with, without) = a_few_private_answers().await;
    cannot_be_told_apart(with, without).await;
}

#[tokio::test]
async fn a_department_with_too_few_answers_looks_like_one_with_none() {
    let some = |key: &str, number: usize| match SELLERS[..5].contains(&key) {
        true => Some(WeekCheckIn::new(2, "me").rating("two_lines", "not_helped")),
        false => shown(key, number),
    };
    cannot_be_told_apart(ClosedCentre::after(some).await, ClosedCentre::after(shown).await).await;
}

#[tokio::test]
async fn a_site_where_four_share_looks_like_one_where_nobody_does() {
    let some = |key: &str, number: usize| match SHOPS[..4].contains(&key) {
        true => Some(WeekCheckIn::new(3, "lead").naming("queue_pressure")),
        false => shown(key, number),
    };
    let left = ClosedCentre::after(some).await;
    assert!(left.released(2).await.is_empty(), "a site with too few people has no figures");
    cannot_be_told_apart(left, ClosedCentre::after(shown).await).await;
}

#[tokio::test]
async fn nobody_can_tell_who_kept_which_answer_private() {
    // Twelve keep theirs private; each has the answer of the next one on the other side.
    let keepers: Vec<String> = (1..=3).flat_map(|team| (4..8).map(move |place| format!("a{team}{place}"))).collect();
    let said = [1, 5, 3, 2, 4, 4, 1, 2, 5, 3, 3, 2];
    let turned = |by: usize| {
        let keepers = keepers.clone();
        move |key: &str, number: usize| match keepers.iter().position(|keeper| keeper == key) {
            Some(index) => Some(WeekCheckIn::new(said[(index + by) % said.len()], "me")),
            None => shown(key, number),
        }
    };
    cannot_be_told_apart(ClosedCentre::after(turned(0)).await, ClosedCentre::after(turned(1)).await).await;
}

#[tokio::test]
async fn nobody_can_tell_who_chose_to_be_counted() {
    // Of these some shared their answers by name, some kept them private: what they said is the same on both sides.
    let choosers: Vec<String> = (1..=4).flat_map(|team| (4..9).map(move |place| format!("a{team}{place}"))).collect();
    let choices = [Some(true), Some(false), None];
    let turned = |by: usize| {
        let choosers = choosers.clone();
        move |key: &str| match choosers.iter().position(|chooser| chooser == key) {
            Some(index) => choices[(index + by) % choices.len()],
            None => Some(true),
        }
    };
    let said = |key: &str, number: usize| match number % 4 {
        0 => Some(WeekCheckIn::new(2, "me").naming("queue_pressure")),
        _ => shown(key, number),
    };
    let left = ClosedCentre::choosing(said, turned(0)).await;
    cannot_be_told_apart(left, ClosedCentre::choosing(said, turned(1)).await).await;
}

#[tokio::test]
async fn a_report_reads_only_released_figures_and_no_check_ins() {
    let centre = ClosedCentre::after(shown).await;
    let reader = centre.browser("s1").await;
    let mut before = Vec::new();
    for address in reports() {
        before.push(reader.get(&address).await);
    }
    for kind in ["?period", "csv", "json", "pdf"] {
        let of_kind = reports().into_iter().zip(&before).filter(|(address, _)| address.contains(kind));
        assert!(of_kind.into_iter().any(|(_, answer)| answer.status == StatusCode::OK), "no report by {kind}");
    }
    let database = rusqlite::Connection::open(centre.app.app.store.file()).unwrap();
    database.execute_batch("DELETE FROM check_in; DELETE FROM suggestion; DELETE FROM flag_work;").unwrap();
    for (address, before) in reports().iter().zip(before) {
        let now = reader.get(address).await;
        assert_eq!(seen(&now), seen(&before), "{address} depends on more than the released figures");
    }
}
