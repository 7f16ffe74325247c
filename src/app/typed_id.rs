//! Reads the id of a person or a team that somebody types into a form or a command.

use domain::Locale;
use domain::canonical::{NotAnId, parse_id};
use words::t;

/// Maximum length of an id, in characters.
const MAX_ID_LENGTH: usize = 64;

/// Returns the id as it is stored and shown. `missing` is the error if nothing is typed.
///
/// # Errors
/// If the text is not an id. Returns what to type instead.
pub fn typed_id(locale: Locale, text: &str, missing: String) -> Result<String, String> {
    parse_id(text, MAX_ID_LENGTH).map_err(|fault| match fault {
        NotAnId::Missing => missing,
        NotAnId::TooLong(longest) => t!(locale, "text-too-long", longest = longest),
        NotAnId::NoLetter => t!(locale, "problem-not-an-id-fix"),
    })
}
