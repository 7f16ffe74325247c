//! Labels of charts: estimated widths, shortening, and placement without overlap.

use super::canvas::{Anchor, DrawError, Sheet, word};
use super::whole;

/// Font size of labels, in pixels.
pub(super) const TEXT: f64 = 12.0;
/// Minimum gap between two labels, in pixels.
pub(super) const GAP_BETWEEN: i32 = 8;

/// Estimates the width of a text in pixels. Readers' fonts differ, so the estimate is generous.
pub(super) fn width(text: &str) -> i32 {
    whole(text.chars().map(letter_width).sum::<f64>() * TEXT)
}

/// Estimates the width of a letter, relative to the font size.
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

/// Shortens a text with an ellipsis so that it fits a width.
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

/// Writes labels centred at x coordinates. Skips labels that would touch the previous one or exceed an end.
pub(super) fn along(
    sheet: &Sheet<'_>,
    names: impl IntoIterator<Item = (i32, String)>,
    (left, right): (i32, i32),
    y: i32,
) -> Result<(), DrawError> {
    let mut free = left;
    for (middle, name) in names {
        let half = width(&name) / 2 + 1;
        // The first label may move inwards from the edge.
        let middle = if free == left { middle.max(left + half) } else { middle };
        if middle - half < free || middle + half > right {
            continue;
        }
        word(sheet, &name, (middle, y), Anchor::Middle, TEXT)?;
        free = middle + half + GAP_BETWEEN;
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
