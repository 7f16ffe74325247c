//! What a new password must be, wherever somebody sets one.

use crate::state::password::{MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, is_easy_to_guess};
use crate::web::form::ValidationErrors;
use domain::Locale;
use domain::canonical::canonical_password;
use words::t;

/// A new password, as it was typed into the fields `password` and `again`.
pub struct NewPasswordFields<'a> {
    /// As typed first.
    pub password: &'a str,
    /// As typed the second time.
    pub again: &'a str,
}

/// Notes what is wrong with a new password, by field. `about` are names of the person and the centre, which a password
/// must not be made of.
pub fn check(errors: &mut ValidationErrors, locale: Locale, fields: &NewPasswordFields<'_>, about: &[&str]) {
    let (password, again) = (canonical_password(fields.password), canonical_password(fields.again));
    let count = password.chars().count();
    if count == 0 {
        errors.add("password", t!(locale, "new-password-missing", shortest = MIN_PASSWORD_LENGTH));
    } else if count < MIN_PASSWORD_LENGTH {
        errors.add("password", t!(locale, "new-password-too-short", count = count, shortest = MIN_PASSWORD_LENGTH));
    } else if count > MAX_PASSWORD_LENGTH {
        errors.add("password", t!(locale, "new-password-too-long", longest = MAX_PASSWORD_LENGTH));
    } else if is_easy_to_guess(&password, about) {
        errors.add("password", t!(locale, "new-password-easy"));
    } else if again.is_empty() {
        errors.add("again", t!(locale, "new-password-again-missing"));
    } else if password != again {
        errors.add("again", t!(locale, "new-password-differs"));
    }
}
