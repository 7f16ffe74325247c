//! Where pieces stand: filling pages so that headings stay with their text, heads of tables repeat, and nothing is cut.

use super::piece::Piece;
use super::style::{BOTTOM, TOP};

/// A page: pieces, and how far below its top edge each begins.
pub(super) type Page = Vec<(f32, Piece)>;

/// Fills pages.
pub(super) fn fill(pieces: Vec<Piece>) -> Vec<Page> {
    let mut pages: Vec<Page> = vec![Page::new()];
    let mut y = TOP;
    for group in together(pieces) {
        let fresh = group.first().is_some_and(|piece| piece.fresh);
        let at_top = pages.last().is_some_and(Vec::is_empty);
        if !at_top && (fresh || y + height(&group) > BOTTOM) {
            pages.push(Page::new());
            y = TOP;
        }
        for piece in group {
            // Only a group that is taller than a page comes to its end here.
            let first = pages.last().is_some_and(Vec::is_empty);
            if !first && y + piece.before + piece.height > BOTTOM {
                pages.push(Page::new());
                y = TOP;
            }
            let Some(page) = pages.last_mut() else { continue };
            if page.is_empty() {
                if let Some(head) = piece.head.as_deref() {
                    page.push((y, head.as_decoration()));
                    y += head.height;
                }
            } else {
                y += piece.before;
            }
            let height = piece.height;
            page.push((y, piece));
            y += height;
        }
    }
    pages
}

/// Pieces that a page may not part.
fn together(pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let mut groups: Vec<Vec<Piece>> = Vec::new();
    let mut open = false;
    for piece in pieces {
        let kept = piece.keep;
        match groups.last_mut() {
            Some(group) if open => group.push(piece),
            _ => groups.push(vec![piece]),
        }
        open = kept;
    }
    groups
}

fn height(group: &[Piece]) -> f32 {
    group.iter().map(|piece| piece.before + piece.height).sum()
}
