//! Distributes flowables over pages: headings stay with their text, table heads repeat, and nothing is split.

use super::flowable::Flowable;
use super::style::{BOTTOM, TOP};

/// A page: flowables with their distance from the top edge, in points.
pub(super) type Page = Vec<(f32, Flowable)>;

/// Distributes flowables over pages.
pub(super) fn paginate(flowables: Vec<Flowable>) -> Vec<Page> {
    let mut pages: Vec<Page> = vec![Page::new()];
    let mut y = TOP;
    for group in groups(flowables) {
        let page_break_before = group.first().is_some_and(|flowable| flowable.page_break_before);
        let at_top = pages.last().is_some_and(Vec::is_empty);
        if !at_top && (page_break_before || y + height(&group) > BOTTOM) {
            pages.push(Page::new());
            y = TOP;
        }
        for flowable in group {
            // Reached only within a group that is taller than a page.
            let first = pages.last().is_some_and(Vec::is_empty);
            if !first && y + flowable.space_before + flowable.height > BOTTOM {
                pages.push(Page::new());
                y = TOP;
            }
            let Some(page) = pages.last_mut() else { continue };
            if page.is_empty() {
                if let Some(head) = flowable.head.as_deref() {
                    page.push((y, head.as_decoration()));
                    y += head.height;
                }
            } else {
                y += flowable.space_before;
            }
            let height = flowable.height;
            page.push((y, flowable));
            y += height;
        }
    }
    pages
}

/// Groups flowables that must be on the same page.
fn groups(flowables: Vec<Flowable>) -> Vec<Vec<Flowable>> {
    let mut groups: Vec<Vec<Flowable>> = Vec::new();
    let mut open = false;
    for flowable in flowables {
        let kept = flowable.keep_with_next;
        match groups.last_mut() {
            Some(group) if open => group.push(flowable),
            _ => groups.push(vec![flowable]),
        }
        open = kept;
    }
    groups
}

fn height(group: &[Flowable]) -> f32 {
    group.iter().map(|flowable| flowable.space_before + flowable.height).sum()
}
