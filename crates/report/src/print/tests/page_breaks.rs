//! Positions of flowables on pages.

use std::rc::Rc;

use super::super::flowable::Flowable;
use super::super::pagination::paginate;
use super::{BOTTOM, TOP};

fn flowable(height: f32) -> Flowable {
    Flowable { height, ..Flowable::default() }
}

fn heights(flowables: Vec<Flowable>) -> Vec<Vec<f32>> {
    let pages = paginate(flowables);
    for page in &pages {
        for (top, flowable) in page {
            assert!(*top >= TOP && top + flowable.height <= BOTTOM + 0.01, "{top} {}", flowable.height);
        }
    }
    pages.into_iter().map(|page| page.into_iter().map(|(_, flowable)| flowable.height).collect()).collect()
}

#[test]
fn a_heading_goes_with_what_follows_it() {
    let room = BOTTOM - TOP;
    let heading = Flowable { keep_with_next: true, ..flowable(20.0) };
    assert_eq!(heights(vec![flowable(room - 30.0), heading, flowable(40.0)]), [vec![room - 30.0], vec![20.0, 40.0]]);
}

#[test]
fn what_does_not_fit_goes_to_the_next_page_whole() {
    let room = BOTTOM - TOP;
    assert_eq!(heights(vec![flowable(room - 100.0), flowable(150.0)]), [vec![room - 100.0], vec![150.0]]);
}

#[test]
fn a_head_stands_again_where_a_page_begins_with_a_row_and_only_there() {
    let head = Rc::new(flowable(15.0));
    let row = || Flowable { head: Some(head.clone()), ..flowable(300.0) };
    assert_eq!(heights(vec![flowable(16.0), row(), row(), row()]), [vec![16.0, 300.0, 300.0], vec![15.0, 300.0]]);
}

#[test]
fn a_page_break_begins_a_page_and_an_empty_page_is_never_left() {
    let page_break_before = |height| Flowable { page_break_before: true, ..flowable(height) };
    assert_eq!(
        heights(vec![page_break_before(10.0), flowable(10.0), page_break_before(12.0)]),
        [vec![10.0, 10.0], vec![12.0]]
    );
}

#[test]
fn room_above_is_for_the_middle_of_a_page() {
    let pages = paginate(vec![
        Flowable { space_before: 26.0, ..flowable(10.0) },
        Flowable { space_before: 26.0, ..flowable(10.0) },
    ]);
    let tops: Vec<f32> = pages[0].iter().map(|(top, _)| *top).collect();
    assert_eq!(tops, [TOP, TOP + 36.0]);
}

#[test]
fn a_group_that_is_taller_than_a_page_is_split() {
    let kept = || Flowable { keep_with_next: true, ..flowable(300.0) };
    assert_eq!(heights(vec![kept(), kept(), kept(), flowable(20.0)]).concat(), [300.0, 300.0, 300.0, 20.0]);
}
