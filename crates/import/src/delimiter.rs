//! What separates the cells of a CSV file.

/// Returns the delimiter that a first line such as `sep=;` states, and the length of that line: spreadsheet programs write it.
pub(crate) fn stated_delimiter(text: &[u8]) -> Option<(u8, usize)> {
    let end = text.iter().position(|byte| matches!(byte, b'\n' | b'\r'))?;
    let length = end + if text[end..].starts_with(b"\r\n") { 2 } else { 1 };
    let line = text[..end].trim_ascii_end();
    let line = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    match line.split_at_checked(4)? {
        (key, [delimiter]) if key.eq_ignore_ascii_case(b"sep=") && delimiter.is_ascii() => Some((*delimiter, length)),
        _ => None,
    }
}

/// Returns the delimiter of the headings: a comma, or the semicolon or tab that spreadsheet programs write in some countries.
pub(crate) fn delimiter(text: &[u8]) -> u8 {
    let headings = text.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let count = |separator: u8| headings.iter().filter(|byte| **byte == separator).count();
    [b';', b'\t'].into_iter().fold(b',', |best, next| if count(next) > count(best) { next } else { best })
}
