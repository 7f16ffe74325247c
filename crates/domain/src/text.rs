//! Cleans typed text: trims it, removes control characters and checks its length.

/// Maximum length of a note, in characters.
pub const MAX_NOTE_LENGTH: usize = 500;

/// Maximum length of a good thing that a person keeps, in characters.
pub const MAX_GOOD_THING_LENGTH: usize = 200;

/// The text is too long; contains the maximum length in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong(pub usize);

/// Trims, removes control characters other than line breaks, and checks the length in characters.
///
/// # Errors
/// If more than `max` characters are left.
pub fn cleaned(text: &str, max: usize) -> Result<String, TooLong> {
    let kept: String = text.replace("\r\n", "\n").chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    let kept = kept.trim();
    if kept.chars().count() > max { Err(TooLong(max)) } else { Ok(kept.to_owned()) }
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
