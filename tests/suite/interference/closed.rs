//! Non-interference of closed weeks: if two centres differ only in what nobody may know of their climate, nobody can tell which
//! is which, by any page, file, header or size, or by what the program reads for the answer.
//!
//! "Timing class" is not measured with a clock, which would prove nothing. The tests check two things instead: for every address
//! both centres read the same from the store, in the same order; and a report reads only what was released when its weeks
//! closed, so the work for it cannot depend on answers.

mod centre;
mod reads;

use axum::http::StatusCode;
use insight::climate::Draw;

use self::centre::{Centre, PERIODS, SELLERS, SHOPS, Says};
use self::reads::Reads;
use super::compare::{Outcome, compare_forms, links, same, seen};
use crate::routes::{self, Known};
use crate::support::Client;

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

/// An answer and the reads for it. Asserts that browsers may not cache or revalidate the answer.
async fn fetched(centre: &Centre, viewer: &Client, reads: &Reads, address: &str) -> (String, String) {
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
    let told = format!("{}\nread for it:\n{}", seen(&answer), reads.all().join("\n"));
    (told, answer.text())
}

async fn compare(left: &Centre, right: &Centre) -> Outcome {
    let reads = Reads::listen();
    for viewer in VIEWERS {
        let (one, other) = (left.browser(viewer).await, right.browser(viewer).await);
        let known = Known { wall: "not-theirs".to_owned(), invitation: "none".to_owned(), ..Known::default() };
        let mut open = routes::everything(&known);
        open.retain(|address| !address.starts_with("/live"));
        open.extend(reports());
        let mut known_addresses: std::collections::BTreeSet<String> = open.iter().cloned().collect();
        while let Some(address) = open.pop() {
            let address = address.split('#').next().unwrap_or_default().replace("&amp;", "&");
            let (first, page) = fetched(left, &one, &reads, &address).await;
            let (second, _) = fetched(right, &other, &reads, &address).await;
            same(viewer, &address, &first, &second)?;
            open.extend(
                links(&page).filter(|link| known_addresses.len() < 400 && known_addresses.insert(link.clone())),
            );
        }
        compare_forms(viewer, &one, &other, &known).await?;
    }
    Ok(())
}

/// Both with the figures that the first one drew: the noise is another in every draw, whatever was said.
async fn cannot_be_told_apart(left: Centre, right: Centre) {
    let shapes = async |centre: &Centre| {
        let draws = centre.released(1).await.into_iter().chain(centre.released(2).await);
        let keys = |draw: &Draw| draw.bins.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>();
        draws
            .map(|draw| (draw.stream, draw.departments.clone(), draw.period, draw.epsilon, keys(&draw)))
            .collect::<Vec<_>>()
    };
    assert_eq!(shapes(&left).await, shapes(&right).await, "which figures exist depends on rosters alone");
    let right = right.with_figures_of(&left).await;
    let again = Centre { app: left.app.clone() }.with_figures_of(&left).await;
    assert_eq!(again.released(1).await, right.released(1).await);
    let left = again;
    if let Err(error) = compare(&left, &right).await {
        panic!("{error}");
    }
}

/// The shared check-ins on both sides: the leads of team one see them, and they make up the released figures.
fn shown(key: &str, number: usize) -> Option<Says> {
    let is_elsewhere = SELLERS.contains(&key) || SHOPS.contains(&key);
    (!is_elsewhere).then(|| Says::new([4, 3, 5, 4, 2, 4, 3, 5, 1, 4][number % 10], "lead"))
}

#[tokio::test]
async fn nobody_can_tell_whether_a_few_kept_an_answer_private() {
    let few = ["a10", "a14", "a21", "a28", "a35"];
    let with = |key: &str, number: usize| match few.contains(&key) {
        true => Some(Says::new(1, "me").naming("abusive_caller").rating("micro_break", "helped")),
        false => shown(key, number),
    };
    let without = |key: &str, number: usize| shown(key, number).filter(|_| !few.contains(&key));
    cannot_be_told_apart(Centre::after(with).await, Centre::after(without).await).await;
}

#[tokio::test]
async fn a_department_with_too_few_answers_looks_like_one_with_none() {
    let some = |key: &str, number: usize| match SELLERS[..5].contains(&key) {
        true => Some(Says::new(2, "me").rating("two_lines", "not_helped")),
        false => shown(key, number),
    };
    cannot_be_told_apart(Centre::after(some).await, Centre::after(shown).await).await;
}

#[tokio::test]
async fn a_site_where_four_share_looks_like_one_where_nobody_does() {
    let some = |key: &str, number: usize| match SHOPS[..4].contains(&key) {
        true => Some(Says::new(3, "lead").naming("queue_pressure")),
        false => shown(key, number),
    };
    let left = Centre::after(some).await;
    assert!(left.released(2).await.is_empty(), "a site with too few people has no figures");
    cannot_be_told_apart(left, Centre::after(shown).await).await;
}

#[tokio::test]
async fn nobody_can_tell_who_kept_which_answer_private() {
    // Twelve keep theirs private; each has the answer of the next one on the other side.
    let keepers: Vec<String> = (1..=3).flat_map(|team| (4..8).map(move |place| format!("a{team}{place}"))).collect();
    let said = [1, 5, 3, 2, 4, 4, 1, 2, 5, 3, 3, 2];
    let turned = |by: usize| {
        let keepers = keepers.clone();
        move |key: &str, number: usize| match keepers.iter().position(|keeper| keeper == key) {
            Some(index) => Some(Says::new(said[(index + by) % said.len()], "me")),
            None => shown(key, number),
        }
    };
    cannot_be_told_apart(Centre::after(turned(0)).await, Centre::after(turned(1)).await).await;
}

#[tokio::test]
async fn a_report_reads_only_released_figures_and_no_check_ins() {
    let centre = Centre::after(shown).await;
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
