//! Where pieces come to stand.

use std::rc::Rc;

use super::super::pages::fill;
use super::super::piece::Piece;
use super::{BOTTOM, TOP};

fn piece(height: f32) -> Piece {
    Piece { height, ..Piece::default() }
}

fn heights(pieces: Vec<Piece>) -> Vec<Vec<f32>> {
    let pages = fill(pieces);
    for page in &pages {
        for (top, piece) in page {
            assert!(*top >= TOP && top + piece.height <= BOTTOM + 0.01, "{top} {}", piece.height);
        }
    }
    pages.into_iter().map(|page| page.into_iter().map(|(_, piece)| piece.height).collect()).collect()
}

#[test]
fn a_heading_goes_with_what_follows_it() {
    let room = BOTTOM - TOP;
    let heading = Piece { keep: true, ..piece(20.0) };
    assert_eq!(heights(vec![piece(room - 30.0), heading, piece(40.0)]), [vec![room - 30.0], vec![20.0, 40.0]]);
}

#[test]
fn what_does_not_fit_goes_to_the_next_page_whole() {
    let room = BOTTOM - TOP;
    assert_eq!(heights(vec![piece(room - 100.0), piece(150.0)]), [vec![room - 100.0], vec![150.0]]);
}

#[test]
fn a_head_stands_again_where_a_page_begins_with_a_row_and_only_there() {
    let head = Rc::new(piece(15.0));
    let row = || Piece { head: Some(head.clone()), ..piece(300.0) };
    assert_eq!(heights(vec![piece(16.0), row(), row(), row()]), [vec![16.0, 300.0, 300.0], vec![15.0, 300.0]]);
}

#[test]
fn a_page_break_begins_a_page_and_an_empty_page_is_never_left() {
    let fresh = |height| Piece { fresh: true, ..piece(height) };
    assert_eq!(heights(vec![fresh(10.0), piece(10.0), fresh(12.0)]), [vec![10.0, 10.0], vec![12.0]]);
}

#[test]
fn room_above_is_for_the_middle_of_a_page() {
    let pages = fill(vec![Piece { before: 26.0, ..piece(10.0) }, Piece { before: 26.0, ..piece(10.0) }]);
    let tops: Vec<f32> = pages[0].iter().map(|(top, _)| *top).collect();
    assert_eq!(tops, [TOP, TOP + 36.0]);
}

#[test]
fn pieces_to_keep_together_are_split_if_they_are_taller_than_a_page() {
    let kept = || Piece { keep: true, ..piece(300.0) };
    assert_eq!(heights(vec![kept(), kept(), kept(), piece(20.0)]).concat(), [300.0, 300.0, 300.0, 20.0]);
}
