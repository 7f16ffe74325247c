//! Parsers of single roster cells.

use crate::cell::list;
use domain::canonical::{NotAnId, canonical_id, parse_id};
use domain::problem::ImportProblemKind;
use domain::text::cleaned;
use domain::{Locale, Role, Roles};

/// Maximum length of an e-mail address (RFC 5321, section 4.5.3.1), in bytes.
const MAX_EMAIL_LENGTH: usize = 254;

/// Other names of the roles, in canonical form.
const OTHER_ROLE_NAMES: [(Role, &[&str]); 4] = [
    (
        Role::Agent,
        &[
            "坐席",
            "座席",
            "坐席员",
            "客服",
            "客服代表",
            "客服专员",
            "话务员",
            "员工",
            "组员",
            "agents",
            "member",
            "employee",
        ],
    ),
    (
        Role::Lead,
        &[
            "班长",
            "组长",
            "班组长",
            "主管",
            "team lead",
            "teamlead",
            "team-lead",
            "leader",
            "team leader",
            "teamleader",
            "team-leader",
            "supervisor",
        ],
    ),
    (Role::Psychologist, &["心理老师", "心理咨询师", "心理师", "counsellor", "counselor"]),
    (Role::Admin, &["管理员", "administrator"]),
];

/// Parses roles in any case, in English or Chinese, with any separator between them.
pub(super) fn roles(text: &str) -> Result<Roles, ImportProblemKind> {
    let role = |part: String| {
        let name = canonical_id(&part);
        let other = || OTHER_ROLE_NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(role, _)| *role);
        name.parse().ok().or_else(other).ok_or(ImportProblemKind::UnknownRole)
    };
    list(text).into_iter().map(role).collect()
}

/// Returns a parser of text of at most `max` characters on one line. A cell with several lines probably lacks a closing
/// quote.
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
    // A link that a spreadsheet program made of an address.
    let text = text.strip_prefix("mailto:").unwrap_or(&text).to_owned();
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
    match canonical_id(text).as_str() {
        "yes" | "y" | "true" | "1" | "是" => Ok(true),
        "no" | "n" | "false" | "0" | "否" => Ok(false),
        _ => Err(ImportProblemKind::NotYesOrNo),
    }
}

/// Parses a language tag.
pub(super) fn language(text: &str) -> Result<Locale, ImportProblemKind> {
    text.parse().map_err(|_| ImportProblemKind::NotALanguage)
}
