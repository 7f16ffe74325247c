//! What a new password must be, wherever somebody sets one.

use crate::state::password::{MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH};
use crate::web::form::ValidationErrors;
use domain::Locale;
use domain::canonical::canonical_password;
use words::t;

/// Notes what is wrong with a password that was typed twice, in the fields `password` and `again`.
pub fn check(errors: &mut ValidationErrors, locale: Locale, password: &str, again: &str) {
    let (password, again) = (canonical_password(password), canonical_password(again));
    let count = password.chars().count();
    if count == 0 {
        errors.add("password", t!(locale, "new-password-missing", shortest = MIN_PASSWORD_LENGTH));
    } else if count < MIN_PASSWORD_LENGTH {
        errors.add("password", t!(locale, "new-password-too-short", count = count, shortest = MIN_PASSWORD_LENGTH));
    } else if count > MAX_PASSWORD_LENGTH {
        errors.add("password", t!(locale, "new-password-too-long", longest = MAX_PASSWORD_LENGTH));
    } else if again.is_empty() {
        errors.add("again", t!(locale, "new-password-again-missing"));
    } else if password != again {
        errors.add("again", t!(locale, "new-password-differs"));
    }
}
