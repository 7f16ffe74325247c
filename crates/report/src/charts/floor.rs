//! A day on the phones: the calls of each interval, the share that is answered in time, and where breaks are granted.

use super::canvas::{Anchor, DrawError, Sheet, block, diamond, draw, path, word};
use super::colours::Ink;
use super::{Chart, ChartMedium, labels, whole};

/// Space for the percentages to the right of the chart.
const RIGHT: i32 = 44;
/// Space for the times below it, and for the diamonds above them.
const BELOW: i32 = 26;
const STRIP: i32 = 18;
/// Space above it.
const ABOVE: i32 = 12;
/// The columns of calls take at most this part of the height, so that the line stays readable.
const COLUMNS: f64 = 0.6;

/// One interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FloorInterval {
    /// Its first minute, in minutes since any midnight.
    pub starts: i64,
    /// The first minute after it.
    pub ends: i64,
    /// Calls that come in.
    pub offered: f64,
    /// The share of them that is answered in time, 0 to 1.
    pub level: f64,
    /// Whether a break is granted in it.
    pub has_breaks: bool,
}

/// The content of the chart.
#[derive(Clone, Debug)]
pub struct FloorChart {
    /// Decides the size.
    pub medium: ChartMedium,
    /// One sentence for screen readers.
    pub title: String,
    /// The intervals, in the order of time.
    pub intervals: Vec<FloorInterval>,
    /// The share that a dashed line marks, 0 to 1.
    pub marked_level: f64,
    /// The minute that a vertical line marks.
    pub now: Option<i64>,
}

/// Draws the chart.
#[must_use]
pub fn floor(chart: &FloorChart) -> Chart {
    draw(chart.medium.card(), &chart.title, "", |sheet| paint(sheet, chart))
}

fn paint(sheet: &Sheet<'_>, chart: &FloorChart) -> Result<(), DrawError> {
    let (width, height) = chart.medium.card();
    let (Some(first), Some(last)) = (chart.intervals.first(), chart.intervals.last()) else { return Ok(()) };
    let right = i32::try_from(width).unwrap_or(0) - RIGHT;
    let bottom = i32::try_from(height).unwrap_or(0) - BELOW - STRIP;
    let minutes = (last.ends - first.starts).max(1);
    let x = |minute: i64| whole(part(minute - first.starts, minutes) * f64::from(right));
    let y = |share: f64| bottom - whole(share.clamp(0.0, 1.0) * f64::from(bottom - ABOVE));
    let most = chart.intervals.iter().map(|interval| interval.offered).fold(1.0, f64::max);
    for interval in &chart.intervals {
        let top = y(COLUMNS * interval.offered / most);
        let (from, to) = (x(interval.starts), (x(interval.ends) - 1).max(x(interval.starts) + 1));
        block(sheet, (from, top), (to, bottom), Ink::Behind)?;
        // The fill alone is too faint to be seen as a value.
        path(sheet, vec![(from, top), (to, top)], Ink::Axis, 2)?;
    }
    for share in [0.0, 0.5, 1.0] {
        let ink = if share > 0.0 { Ink::Grid } else { Ink::Axis };
        path(sheet, vec![(0, y(share)), (right, y(share))], ink, 1)?;
        word(sheet, &format!("{:.0}%", share * 100.0), (right + 6, y(share)), Anchor::Start, labels::TEXT)?;
    }
    path(sheet, vec![(0, y(chart.marked_level)), (right, y(chart.marked_level))], Ink::Limit, 1)?;
    if let Some(now) = chart.now {
        path(sheet, vec![(x(now), ABOVE), (x(now), bottom)], Ink::Axis, 1)?;
    }
    for line in lines(&chart.intervals) {
        let ends =
            |interval: &FloorInterval| [(x(interval.starts), y(interval.level)), (x(interval.ends), y(interval.level))];
        path(sheet, line.iter().flat_map(ends).collect(), Ink::Line, 2)?;
    }
    for interval in chart.intervals.iter().filter(|interval| interval.has_breaks) {
        diamond(sheet, ((x(interval.starts) + x(interval.ends)) / 2, bottom + STRIP / 2), 4)?;
    }
    let hours = (first.starts.div_euclid(60)..=last.ends.div_euclid(60)).map(|hour| hour * 60);
    let hours: Vec<i64> = hours.filter(|minute| (first.starts..=last.ends).contains(minute)).collect();
    // On a narrow chart every second or fourth hour has room.
    let room = usize::try_from(right).unwrap_or(0) / 56;
    let step = (1..).find(|step| hours.len().div_ceil(*step) <= room.max(2)).unwrap_or(1);
    let named = hours.into_iter().step_by(step).map(|minute| {
        let hour = minute.rem_euclid(24 * 60) / 60;
        (x(minute), format!("{hour:02}:00"))
    });
    labels::along(sheet, named, (0, right + RIGHT), bottom + STRIP + 14)
}

/// The intervals that follow each other without a gap.
fn lines(intervals: &[FloorInterval]) -> Vec<&[FloorInterval]> {
    intervals.chunk_by(|before, after| before.ends == after.starts).collect()
}

fn part(of: i64, all: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "the minutes of a day")]
    let part = of as f64 / all as f64;
    part
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(number: i64, has_breaks: bool) -> FloorInterval {
        FloorInterval { starts: 480 + number * 30, ends: 510 + number * 30, offered: 60.0, level: 0.8, has_breaks }
    }

    #[test]
    fn each_interval_with_breaks_has_a_diamond_and_a_gap_breaks_the_line() {
        let intervals = vec![interval(0, false), interval(1, true), interval(4, true)];
        let drawn = |medium| {
            let intervals = intervals.clone();
            floor(&FloorChart { medium, title: "A day".to_owned(), intervals, marked_level: 0.8, now: Some(500) })
        };
        for medium in [ChartMedium::Page, ChartMedium::Phone] {
            let chart = drawn(medium);
            assert_eq!(chart.inside.matches("var(--chart-point)").count(), 2, "{}", chart.inside);
            assert_eq!(chart.inside.matches("var(--chart-line)").count(), 2, "{}", chart.inside);
            // Each column has an edge that stands out: the fill does not.
            assert_eq!(
                chart.inside.matches("stroke=\"var(--chart-axis)\" stroke-width=\"2\"").count(),
                3,
                "{}",
                chart.inside
            );
            assert!(chart.inside.contains("08:00") && chart.inside.contains("<title>A day</title>"));
        }
    }
}
