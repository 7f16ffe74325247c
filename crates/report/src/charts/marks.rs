//! Marks of days on a trend chart: a vertical line with a word above it.

use super::canvas::{Anchor, DrawError, Sheet, path, word};
use super::colours::Ink;
use super::labels::{GAP_BETWEEN, TEXT, width};
use domain::Workday;

/// Height of one row of words, in pixels.
const ROW: i32 = 15;

/// A day that is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedDay {
    /// The day.
    pub day: Workday,
    /// What happened, in a word or two.
    pub label: String,
}

/// A word with its place: the line below it, its left and right end, and its row, counted from the top.
struct PlacedLabel<'a> {
    label: &'a str,
    line: i32,
    left: i32,
    right: i32,
    row: i32,
}

/// Places words next to each other, and in another row if they would touch. `x` gives the position of a day.
fn placed(marks: &[MarkedDay], (left, right): (i32, i32), x: impl Fn(Workday) -> i32) -> Vec<PlacedLabel<'_>> {
    let mut placed: Vec<PlacedLabel<'_>> = Vec::with_capacity(marks.len());
    for mark in marks {
        let (line, wide) = (x(mark.day), width(&mark.label));
        let start = (line - wide / 2).min(right - wide).max(left);
        let touches = |row: i32, other: &PlacedLabel<'_>| {
            other.row == row && start < other.right + GAP_BETWEEN && other.left < start + wide + GAP_BETWEEN
        };
        let row = (0..).find(|row| !placed.iter().any(|other| touches(*row, other))).unwrap_or(0);
        placed.push(PlacedLabel { label: &mark.label, line, left: start, right: start + wide, row });
    }
    placed
}

/// Returns the space that the words need above the chart, in pixels.
pub(super) fn height(marks: &[MarkedDay], ends: (i32, i32), x: impl Fn(Workday) -> i32) -> i32 {
    placed(marks, ends, x).iter().map(|mark| (mark.row + 1) * ROW).max().unwrap_or(0)
}

/// Draws the marks down to `bottom`.
pub(super) fn draw(
    sheet: &Sheet<'_>,
    marks: &[MarkedDay],
    ends: (i32, i32),
    bottom: i32,
    x: impl Fn(Workday) -> i32,
) -> Result<(), DrawError> {
    for mark in placed(marks, ends, x) {
        let middle = mark.row * ROW + ROW / 2;
        path(sheet, vec![(mark.line, middle + ROW / 2), (mark.line, bottom)], Ink::Axis, 1)?;
        word(sheet, mark.label, (mark.left, middle), Anchor::Start, TEXT)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(days: &[(i32, &str)]) -> Vec<MarkedDay> {
        days.iter()
            .map(|(day, label)| MarkedDay { day: Workday::from_number(*day), label: (*label).to_owned() })
            .collect()
    }

    #[test]
    fn words_that_would_touch_are_in_different_rows() {
        let all = marks(&[(10, "start"), (14, "follow-up"), (150, "end")]);
        let rows: Vec<_> = placed(&all, (0, 300), Workday::number).iter().map(|mark| mark.row).collect();
        assert_eq!(rows, [0, 1, 0]);
        assert_eq!(height(&all, (0, 300), Workday::number), 2 * ROW);
        assert_eq!(height(&[], (0, 300), Workday::number), 0);
    }

    #[test]
    fn a_word_at_an_edge_stays_inside() {
        let all = marks(&[(0, "start"), (299, "follow-up")]);
        let ends: Vec<_> = placed(&all, (0, 300), Workday::number).iter().map(|mark| (mark.left, mark.right)).collect();
        assert!(ends.iter().all(|(left, right)| *left >= 0 && *right <= 300), "{ends:?}");
    }
}
