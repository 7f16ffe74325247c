//! What a new password must be, wherever somebody sets one.

use crate::state::password::{LONGEST, SHORTEST};
use crate::web::form::Faults;
use domain::Locale;
use words::t;

/// Notes what is wrong with a password that was typed twice, in the fields `password` and `again`.
pub fn check(faults: &mut Faults, locale: Locale, password: &str, again: &str) {
    let count = password.chars().count();
    if count == 0 {
        faults.add("password", t!(locale, "new-password-missing", shortest = SHORTEST));
    } else if count < SHORTEST {
        faults.add("password", t!(locale, "new-password-too-short", count = count, shortest = SHORTEST));
    } else if count > LONGEST {
        faults.add("password", t!(locale, "new-password-too-long", longest = LONGEST));
    } else if again.is_empty() {
        faults.add("again", t!(locale, "new-password-again-missing"));
    } else if password != again {
        faults.add("again", t!(locale, "new-password-differs"));
    }
}
