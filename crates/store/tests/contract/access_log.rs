//! The access log: its order, and that each view is in it once per workday.

use crate::EmptyStore;
use crate::fixtures::{TODAY, centre, day, moment};
use domain::{AccessKind, Report};

pub async fn views_are_listed_newest_first_and_once_per_workday(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    let views = [(AccessKind::Board, TODAY, 1), (AccessKind::Flag, TODAY, 2), (AccessKind::Board, TODAY, 3)];
    for (kind, workday, at) in views.into_iter().chain([(AccessKind::Board, "2026-03-10", 4)]) {
        store.access_log().record(lead, vec![agent], kind, day(workday), moment(at)).await.expect("a write");
    }
    let (events, count) = store.access_log().about_person(agent, 10, 0).await.expect("a read");
    let seen: Vec<_> = events.iter().map(|event| (event.kind, event.first_at, event.viewer.as_str())).collect();
    let by = "Chen Bo";
    let expected =
        [(AccessKind::Board, moment(4), by), (AccessKind::Flag, moment(2), by), (AccessKind::Board, moment(1), by)];
    assert_eq!((seen, count), (expected.to_vec(), 3));
    let (page, all) = store.access_log().about_person(agent, 1, 1).await.expect("a read");
    assert_eq!((page.first().map(|event| event.kind), page.len(), all), (Some(AccessKind::Flag), 1, 3));
}

pub async fn a_later_view_adds_only_the_people_it_met_first(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let record = |people, at| store.access_log().record(lead, people, AccessKind::Board, day(TODAY), moment(at));
    record(vec![agent], 1).await.expect("a write");
    record(vec![agent, other, lead], 2).await.expect("a write");
    for (person, at) in [(agent, 1), (other, 2)] {
        let (events, count) = store.access_log().about_person(person, 10, 0).await.expect("a read");
        assert_eq!((events.first().map(|event| event.first_at), count), (Some(moment(at)), 1));
    }
    // Nobody is told that they looked at themselves.
    assert_eq!(store.access_log().about_person(lead, 10, 0).await.expect("a read").1, 0);
    let (opened, count) = store.access_log().by_kind(vec![AccessKind::Board], 10, 0).await.expect("a read");
    assert_eq!((opened.len(), count), (1, 1));
}

pub async fn reports_of_a_day_are_listed_together(empty: &impl EmptyStore) {
    let store = empty.store();
    let [_, _, lead] = centre(store).await;
    for (report, at) in [(Report::Climate("a".to_owned()), 1), (Report::Climate("b".to_owned()), 2)] {
        store.access_log().record_report(lead, report, day(TODAY), moment(at)).await.expect("a write");
    }
    assert_eq!(store.access_log().reports(10, 0).await.expect("a read").1, 2);
    let (lines, count) = store.access_log().reports_by_day(10).await.expect("a read");
    assert_eq!((lines.first().map(|line| (line.times, line.last_at)), count), (Some((2, moment(2))), 1));
}
