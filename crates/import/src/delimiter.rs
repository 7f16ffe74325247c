//! What separates the cells of a CSV file.

/// Returns the delimiter that a first line such as `sep=;` states, and the length of that line: spreadsheet programs
/// write it.
pub(crate) fn stated_delimiter(text: &[u8]) -> Option<(u8, usize)> {
    let end = text.iter().position(|byte| matches!(byte, b'\n' | b'\r'))?;
    let length = end + if text[end..].starts_with(b"\r\n") { 2 } else { 1 };
    let line = &text[..end];
    let is_sep = |key: &[u8]| key.eq_ignore_ascii_case(b"sep=");
    // A program that took the line for cells writes it with quotes, or with a delimiter for each further cell.
    let (delimiter, rest) = match line.strip_prefix(b"\"").unwrap_or(line).split_at_checked(4)? {
        (key, [delimiter, rest @ ..]) if is_sep(key) && delimiter.is_ascii() => (*delimiter, rest),
        _ => return None,
    };
    rest.iter()
        .all(|byte| matches!(byte, b' ' | b'"' | b',' | b';' | b'\t') || *byte == delimiter)
        .then_some((delimiter, length))
}

/// Returns the delimiter of the headings: a comma, or the semicolon, tab or bar that other programs write.
pub(crate) fn delimiter(text: &[u8]) -> u8 {
    let headings = text.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let count = |separator: u8| headings.iter().filter(|byte| **byte == separator).count();
    [b';', b'\t', b'|'].into_iter().fold(b',', |best, next| if count(next) > count(best) { next } else { best })
}
