//! Cleans typed text: trims it, removes control characters except white space, and checks its length.

/// Between the parts of one line, as in `Care · North`. A line breaks after the dot and never before it.
pub const DOT: &str = "\u{a0}· ";

/// Maximum length of a note, in characters.
pub const MAX_NOTE_LENGTH: usize = 500;

/// Maximum length of a good thing that a person keeps, in characters.
pub const MAX_GOOD_THING_LENGTH: usize = 200;

/// The text is too long; contains the maximum length in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong(pub usize);

/// Trims, removes control characters, and checks the length in characters. White space stays white space: every kind of
/// line break becomes a line feed, and a tab a space.
///
/// # Errors
/// If more than `max` characters are left.
pub fn cleaned(text: &str, max: usize) -> Result<String, TooLong> {
    let white_space = |c: char| match c {
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '\t' => ' ',
        c => c,
    };
    let kept: String =
        text.replace("\r\n", "\n").chars().map(white_space).filter(|c| *c == '\n' || !c.is_control()).collect();
    let kept = kept.trim();
    if kept.chars().count() > max { Err(TooLong(max)) } else { Ok(kept.to_owned()) }
}

/// What separates the values of a list, on any keyboard: commas, enumeration commas, semicolons and line breaks.
const LIST_SEPARATORS: [char; 8] = [',', ';', '\u{3001}', '\u{ff0c}', '\u{ff1b}', '\n', '\r', '\t'];

/// Returns the values of a list that somebody typed, trimmed, without empty ones.
pub fn list_items(text: &str) -> impl Iterator<Item = &str> {
    text.split(LIST_SEPARATORS).map(str::trim).filter(|item| !item.is_empty())
}

/// Like [`list_items`], for values that contain no spaces: these separate them too.
pub fn listed_words(text: &str) -> impl Iterator<Item = &str> {
    list_items(text).flat_map(str::split_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_with_the_separators_of_every_keyboard() {
        for text in ["a,b", "a; b;", "a\u{3001}b", " a\u{ff0c}b", "a\u{ff1b}b", "a\nb", "a\r\n\tb"] {
            assert_eq!(list_items(text).collect::<Vec<_>>(), ["a", "b"], "{text:?}");
        }
        assert_eq!(list_items("a b, c").collect::<Vec<_>>(), ["a b", "c"]);
        assert_eq!(listed_words("a b, c\u{3000}d").collect::<Vec<_>>(), ["a", "b", "c", "d"]);
    }

    #[test]
    fn length_is_counted_in_characters_and_not_in_bytes() {
        let text = "雨".repeat(MAX_NOTE_LENGTH);
        assert_eq!(cleaned(&text, MAX_NOTE_LENGTH).map(|t| t.len()), Ok(MAX_NOTE_LENGTH * 3));
        assert_eq!(cleaned(&format!("{text}雨"), MAX_NOTE_LENGTH), Err(TooLong(MAX_NOTE_LENGTH)));
    }

    #[test]
    fn white_space_of_every_kind_keeps_words_apart() {
        let text = "a\tb\rc\u{b}d\u{c}e\u{85}f\u{2028}g\u{2029}h\r\ni";
        assert_eq!(cleaned(text, 40).as_deref(), Ok("a b\nc\nd\ne\nf\ng\nh\ni"));
    }

    #[test]
    fn control_characters_go_and_line_breaks_stay() {
        assert_eq!(cleaned(" a\u{0}b\r\nc\u{7} ", 10).as_deref(), Ok("ab\nc"));
    }
}
