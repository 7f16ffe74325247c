//! How single cells of a roster are read.

use domain::Locale;
use domain::problem::ProblemKind;
use domain::text::cleaned;

/// The longest e-mail address (RFC 5321, section 4.5.3.1).
const MAX_EMAIL_LENGTH: usize = 254;

/// The marks of a Chinese keyboard as those of an English one, where they only separate.
pub(super) fn plain(text: &str) -> String {
    let plain = |c| match c {
        '\u{ff1b}' => ';',
        '\u{ff1a}' => ':',
        '\u{ff0d}' | '\u{ff5e}' | '~' => '-',
        c => c,
    };
    text.chars().map(plain).collect()
}

/// Text of at most `longest` characters, on one line: a cell with several has most likely lost a closing quote.
pub(super) fn text(longest: usize) -> impl Fn(&str) -> Result<String, ProblemKind> {
    move |text| {
        if text.contains(['\n', '\r']) {
            return Err(ProblemKind::SeveralLines);
        }
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let kept = cleaned(&line, longest).map_err(|_| ProblemKind::TooLong(longest))?;
        if kept.is_empty() { Err(ProblemKind::MissingValue) } else { Ok(kept) }
    }
}

/// An address that mail could be sent to, in small letters. Whether it arrives is not for a file to say.
pub(super) fn email(text: &str) -> Result<String, ProblemKind> {
    let (name, host) = text.rsplit_once('@').ok_or(ProblemKind::NotAnEmail)?;
    let odd = |c: char| c.is_whitespace() || c.is_control() || ",;<>()\"@".contains(c);
    let labels =
        host.split('.').all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'));
    let fits = !name.is_empty() && !name.contains(odd) && host.contains('.') && labels;
    if !fits {
        Err(ProblemKind::NotAnEmail)
    } else if text.len() > MAX_EMAIL_LENGTH {
        Err(ProblemKind::TooLong(MAX_EMAIL_LENGTH))
    } else {
        Ok(text.to_lowercase())
    }
}

/// Yes or no in the ways that spreadsheets and their users write it.
pub(super) fn yes_or_no(text: &str) -> Result<bool, ProblemKind> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "是" => Ok(true),
        "no" | "n" | "false" | "0" | "否" => Ok(false),
        _ => Err(ProblemKind::NotYesOrNo),
    }
}

/// A language of the product.
pub(super) fn language(text: &str) -> Result<Locale, ProblemKind> {
    text.parse().map_err(|_| ProblemKind::NotALanguage)
}
