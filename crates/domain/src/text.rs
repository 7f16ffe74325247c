//! Text that a person typed: trimmed, within its length, free of control characters.

/// The longest note, in characters.
pub const MAX_NOTE_LENGTH: usize = 500;

/// The text is longer than it may be; holds the longest length in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong(pub usize);

/// Trims, drops control characters other than line breaks, and checks the length in characters.
///
/// # Errors
/// [`TooLong`] where more than `longest` characters are left.
pub fn cleaned(text: &str, longest: usize) -> Result<String, TooLong> {
    let kept: String = text.replace("\r\n", "\n").chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    let kept = kept.trim();
    if kept.chars().count() > longest { Err(TooLong(longest)) } else { Ok(kept.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_is_counted_in_characters_and_not_in_bytes() {
        let text = "雨".repeat(MAX_NOTE_LENGTH);
        assert_eq!(cleaned(&text, MAX_NOTE_LENGTH).map(|t| t.len()), Ok(MAX_NOTE_LENGTH * 3));
        assert_eq!(cleaned(&format!("{text}雨"), MAX_NOTE_LENGTH), Err(TooLong(MAX_NOTE_LENGTH)));
    }

    #[test]
    fn control_characters_go_and_line_breaks_stay() {
        assert_eq!(cleaned(" a\u{0}b\r\nc\u{7} ", 10).as_deref(), Ok("ab\nc"));
    }
}
