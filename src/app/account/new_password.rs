//! What a new password must be, wherever somebody sets one.

use crate::state::password::{MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, is_easy_to_guess};
use crate::web::form::ValidationErrors;
use domain::Locale;
use domain::canonical::canonical_password;
use words::t;

/// Notes what is wrong with a password that was typed twice, in the fields `password` and `again`. `about` are names of the person and the
/// centre, which a password must not be made of.
pub fn check(errors: &mut ValidationErrors, locale: Locale, (password, again): (&str, &str), about: &[&str]) {
    let (password, again) = (canonical_password(password), canonical_password(again));
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
