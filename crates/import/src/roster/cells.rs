//! Parsers of single roster cells.

use domain::Locale;
use domain::canonical::{NotAnId, canonical_id, parse_id};
use domain::problem::ImportProblemKind;
use domain::text::cleaned;

/// Maximum length of an e-mail address (RFC 5321, section 4.5.3.1), in bytes.
const MAX_EMAIL_LENGTH: usize = 254;

/// Replaces Chinese punctuation that separates values with the English equivalent.
pub(super) fn plain(text: &str) -> String {
    let plain = |c| match c {
        '\u{ff1b}' => ';',
        '\u{ff1a}' => ':',
        '\u{ff0d}' | '\u{ff5e}' | '~' => '-',
        c => c,
    };
    text.chars().map(plain).collect()
}

/// Returns a parser of text of at most `max` characters on one line. A cell with several lines probably lacks a closing quote.
pub(super) fn text(max: usize) -> impl Fn(&str) -> Result<String, ImportProblemKind> {
    move |text| {
        if text.contains(['\n', '\r']) {
            return Err(ImportProblemKind::SeveralLines);
        }
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let kept = cleaned(&line, max).map_err(|_| ImportProblemKind::TooLong(max))?;
        if kept.is_empty() { Err(ImportProblemKind::MissingValue) } else { Ok(kept) }
    }
}

/// Returns a parser of ids of at most `max` characters on one line.
pub(super) fn id(max: usize) -> impl Fn(&str) -> Result<String, ImportProblemKind> {
    move |text| {
        if text.trim().contains(['\n', '\r']) {
            return Err(ImportProblemKind::SeveralLines);
        }
        parse_id(text, max).map_err(|fault| match fault {
            NotAnId::Missing => ImportProblemKind::MissingValue,
            NotAnId::TooLong(max) => ImportProblemKind::TooLong(max),
            NotAnId::NoLetter => ImportProblemKind::NotAnId,
        })
    }
}

/// Parses an e-mail address and returns its canonical form. Checks the form only.
pub(super) fn email(text: &str) -> Result<String, ImportProblemKind> {
    let text = canonical_id(text);
    let (name, host) = text.rsplit_once('@').ok_or(ImportProblemKind::NotAnEmail)?;
    let odd = |c: char| c.is_whitespace() || c.is_control() || ",;<>()\"@".contains(c);
    let labels =
        host.split('.').all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'));
    let fits = !name.is_empty() && !name.contains(odd) && host.contains('.') && labels;
    if !fits {
        Err(ImportProblemKind::NotAnEmail)
    } else if text.len() > MAX_EMAIL_LENGTH {
        Err(ImportProblemKind::TooLong(MAX_EMAIL_LENGTH))
    } else {
        Ok(text)
    }
}

/// Parses yes or no in the common spellings of both languages.
pub(super) fn yes_or_no(text: &str) -> Result<bool, ImportProblemKind> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "是" => Ok(true),
        "no" | "n" | "false" | "0" | "否" => Ok(false),
        _ => Err(ImportProblemKind::NotYesOrNo),
    }
}

/// Parses a language tag.
pub(super) fn language(text: &str) -> Result<Locale, ImportProblemKind> {
    text.parse().map_err(|_| ImportProblemKind::NotALanguage)
}
