//! A Pareto chart: what is named most, and how much of all that is named it makes up.

use super::canvas::{Anchor, Sheet, Trouble, block, dot, draw, path, word};
use super::colours::Ink;
use super::{Chart, whole};
use domain::Locale;

/// How many bars it shows at most.
const MAX_BARS: usize = 7;
const SIZE: (u32, u32) = (560, 262);
const TOP: f64 = 26.0;
const GROUND: f64 = 190.0;
const LEFT: f64 = 4.0;
const RIGHT: f64 = 516.0;
/// How many letters a line of a name holds, for scripts with narrow and with wide letters.
const NARROW: usize = 12;
const WIDE: usize = 5;

/// One thing that was named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What it is called.
    pub label: String,
    /// How often.
    pub count: u32,
}

/// What it shows.
#[derive(Clone, Debug)]
pub struct Pareto {
    /// Of its words.
    pub locale: Locale,
    /// In one sentence, for whoever cannot see it.
    pub title: String,
    /// Everything that was named, the most often first. The first seven have bars; the shares are of all.
    pub named: Vec<Named>,
}

/// Draws it.
#[must_use]
pub fn pareto(pareto: &Pareto) -> Chart {
    draw(SIZE, &pareto.title, "", |sheet| paint(sheet, pareto))
}

fn paint(sheet: &Sheet<'_>, pareto: &Pareto) -> Result<(), Trouble> {
    let all: f64 = pareto.named.iter().map(|n| f64::from(n.count)).sum();
    let shown: Vec<&Named> = pareto.named.iter().take(MAX_BARS).collect();
    let most = shown.iter().map(|n| f64::from(n.count)).fold(1.0, f64::max);
    let places = f64::from(u32::try_from(shown.len()).unwrap_or(0).max(5));
    let pitch = (RIGHT - LEFT) / places;
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
    for (place, named) in (0_u32..).zip(&shown) {
        let count = f64::from(named.count);
        let middle = LEFT + pitch * (f64::from(place) + 0.5);
        let top = GROUND - count / most * (GROUND - TOP) * 0.82;
        let half = pitch * 0.36;
        block(sheet, (whole(middle - half), whole(top)), (whole(middle + half), whole(GROUND)), Ink::Bar)?;
        for (row, part) in (0_i32..).zip(lines(&named.label)) {
            word(sheet, &part, (whole(middle), whole(GROUND) + 16 + row * 15), Anchor::Middle, 12.0)?;
        }
        sum += count;
        let share = whole(GROUND - sum / all.max(1.0) * (GROUND - TOP));
        line.push((whole(middle), share));
        // Where the line passes through the number's place, the number stands above the line.
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

/// A name in at most four lines, as narrow as a bar's place.
fn lines(label: &str) -> Vec<String> {
    let wide = label.chars().any(|c| c as u32 >= 0x2E80);
    if wide {
        let letters: Vec<char> = label.chars().collect();
        // In lines of one length: no letter is left alone in the last.
        let lines = letters.len().div_ceil(WIDE).max(1);
        return letters.chunks(letters.len().div_ceil(lines)).take(4).map(|part| part.iter().collect()).collect();
    }
    let mut lines: Vec<String> = Vec::new();
    // A compound may break after its hyphen, which then stays.
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
