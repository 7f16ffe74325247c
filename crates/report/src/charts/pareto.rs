//! A Pareto chart: counts in descending order, and their cumulative share.

use super::canvas::{Anchor, DrawError, Sheet, block, dot, draw, path, word};
use super::colours::Ink;
use super::{Chart, whole};
use domain::Locale;

/// Maximum number of bars.
const MAX_BARS: usize = 7;
const SIZE: (u32, u32) = (560, 262);
const TOP: f64 = 26.0;
const GROUND: f64 = 190.0;
const LEFT: f64 = 4.0;
const RIGHT: f64 = 516.0;
/// Letters per line of a label, for scripts with narrow and with wide letters.
const NARROW: usize = 12;
const WIDE: usize = 5;

/// One named category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParetoBar {
    /// Label.
    pub label: String,
    /// Number of times it was named.
    pub count: u32,
}

/// The content of the chart.
#[derive(Clone, Debug)]
pub struct Pareto {
    /// Language of the labels.
    pub locale: Locale,
    /// One sentence for screen readers.
    pub title: String,
    /// All categories in descending order. The first seven have bars; shares are of all.
    pub named: Vec<ParetoBar>,
}

/// Draws the chart.
#[must_use]
pub fn pareto(pareto: &Pareto) -> Chart {
    draw(SIZE, &pareto.title, "", |sheet| paint(sheet, pareto))
}

fn paint(sheet: &Sheet<'_>, pareto: &Pareto) -> Result<(), DrawError> {
    let all: f64 = pareto.named.iter().map(|n| f64::from(n.count)).sum();
    let shown: Vec<&ParetoBar> = pareto.named.iter().take(MAX_BARS).collect();
    let most = shown.iter().map(|n| f64::from(n.count)).fold(1.0, f64::max);
    let slots = f64::from(u32::try_from(shown.len()).unwrap_or(0).max(5));
    let pitch = (RIGHT - LEFT) / slots;
    for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let y = whole(GROUND - share * (GROUND - TOP));
        let ink = if share == 0.0 { Ink::Axis } else { Ink::Grid };
        path(sheet, vec![(whole(LEFT), y), (whole(RIGHT), y)], ink, 1)?;
    }
    for (share, text) in [(1.0, "100%"), (0.5, "50%")] {
        word(sheet, text, (whole(RIGHT) + 6, whole(GROUND - share * (GROUND - TOP))), Anchor::Start, 12.0)?;
    }
    let mut line = Vec::with_capacity(shown.len());
    let mut sum = 0.0;
    for (index, named) in (0_u32..).zip(&shown) {
        let count = f64::from(named.count);
        let middle = LEFT + pitch * (f64::from(index) + 0.5);
        let top = GROUND - count / most * (GROUND - TOP) * 0.82;
        let half = pitch * 0.36;
        block(sheet, (whole(middle - half), whole(top)), (whole(middle + half), whole(GROUND)), Ink::Bar)?;
        for (row, part) in (0_i32..).zip(lines(&named.label)) {
            word(sheet, &part, (whole(middle), whole(GROUND) + 16 + row * 15), Anchor::Middle, 12.0)?;
        }
        sum += count;
        let share = whole(GROUND - sum / all.max(1.0) * (GROUND - TOP));
        line.push((whole(middle), share));
        // If the line would cross the number, the number is placed above the line.
        let above = if (whole(top) - 24..whole(top) + 8).contains(&share) { share - 5 } else { whole(top) };
        word(sheet, &named.count.to_string(), (whole(middle), above - 9), Anchor::Middle, 13.0)?;
    }
    path(sheet, line.clone(), Ink::BarLine, 2)?;
    for at in line {
        dot(sheet, at, 5, Ink::Card)?;
        dot(sheet, at, 4, Ink::BarLine)?;
    }
    Ok(())
}

/// Breaks a label into at most four lines of the width of a bar.
fn lines(label: &str) -> Vec<String> {
    let wide = label.chars().any(|c| c as u32 >= 0x2E80);
    if wide {
        let letters: Vec<char> = label.chars().collect();
        // Lines of equal length, so that the last one is not a single letter.
        let lines = letters.len().div_ceil(WIDE).max(1);
        return letters.chunks(letters.len().div_ceil(lines)).take(4).map(|part| part.iter().collect()).collect();
    }
    let mut lines: Vec<String> = Vec::new();
    // A compound may break after its hyphen.
    for part in label.split_inclusive([' ', '-']) {
        match lines.last_mut() {
            Some(line) if line.chars().count() + part.trim_end().chars().count() <= NARROW => line.push_str(part),
            _ => lines.push(part.to_owned()),
        }
    }
    lines.truncate(4);
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_name_breaks_between_words_and_after_hyphens() {
        assert_eq!(lines("Handling-time target"), ["Handling-", "time target"]);
        assert_eq!(lines("Slept badly"), ["Slept badly"]);
        assert_eq!(lines("No help when stuck"), ["No help when", "stuck"]);
        assert_eq!(lines("话务量压力大"), ["话务量", "压力大"]);
    }
}
