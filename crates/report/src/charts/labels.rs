//! Names along a chart: how wide they are, about, and which have room.

use super::canvas::{Anchor, Sheet, Trouble, word};
use super::whole;

/// The size of words in charts.
pub(super) const TEXT: f64 = 12.0;
/// Between two names.
pub(super) const AIR: i32 = 8;

/// About how wide a word is in pixels: the fonts of readers differ, so rather too wide than too narrow.
pub(super) fn width(text: &str) -> i32 {
    whole(text.chars().map(letter_width).sum::<f64>() * TEXT)
}

/// Of a letter, in its size.
fn letter_width(letter: char) -> f64 {
    match letter {
        'm' | 'M' | 'w' | 'W' | '%' | '…' => 0.92,
        'f' | 'i' | 'j' | 'l' | 'r' | 't' | 'I' | ' ' | '.' | ',' | ':' | '’' | '(' | ')' => 0.36,
        'A'..='Z' => 0.66,
        // Ideographs, kana and full-width forms.
        wide if wide as u32 >= 0x2E80 => 1.0,
        _ => 0.58,
    }
}

/// A name that fits a width, with an ellipsis where it was longer.
pub(super) fn fitted(text: &str, room: i32) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.chars() {
        if width(&kept) + width(&format!("{letter}…")) > room {
            break;
        }
        kept.push(letter);
    }
    kept.trim_end().to_owned() + "…"
}

/// Writes names centred at their places, leaving out those that would touch the one before or stand out at an end.
pub(super) fn along(
    sheet: &Sheet<'_>,
    names: impl IntoIterator<Item = (i32, String)>,
    (left, right): (i32, i32),
    y: i32,
) -> Result<(), Trouble> {
    let mut free = left;
    for (middle, name) in names {
        let half = width(&name) / 2 + 1;
        // The first may move in from the edge.
        let middle = if free == left { middle.max(left + half) } else { middle };
        if middle - half < free || middle + half > right {
            continue;
        }
        word(sheet, &name, (middle, y), Anchor::Middle, TEXT)?;
        free = middle + half + AIR;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_ends_in_an_ellipsis_and_a_short_one_stays() {
        assert_eq!(fitted("Billing", 80), "Billing");
        assert_eq!(fitted("Broadband technical support", 80), "Broadband t…");
        assert_eq!(fitted("宽带技术支持二线", 60), "宽带技术…");
    }
}
