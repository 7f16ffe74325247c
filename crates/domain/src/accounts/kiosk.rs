//! Kiosks: browsers of a site at which people check in with a code and a PIN, without signing in.

use jiff::SignedDuration;

use crate::canonical::canonical_id;

/// How long the link that makes a browser a kiosk can be opened.
pub const LINK_LASTS: SignedDuration = SignedDuration::from_hours(1);
/// The fewest and the most characters of a code.
pub const CODE_LENGTH: (usize, usize) = (3, 32);
/// The fewest and the most digits of a PIN.
pub const PIN_LENGTH: (usize, usize) = (4, 6);

/// The code of a badge or slip in its one spelling; none if it is too short or too long.
#[must_use]
pub fn badge_code(typed: &str) -> Option<String> {
    let code = canonical_id(typed);
    (CODE_LENGTH.0..=CODE_LENGTH.1).contains(&code.chars().count()).then_some(code)
}

/// The digits of a PIN, from any keyboard; none if it is not 4 to 6 digits, or only one digit repeated.
#[must_use]
pub fn pin(typed: &str) -> Option<String> {
    let digits = canonical_id(typed);
    let fits =
        (PIN_LENGTH.0..=PIN_LENGTH.1).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let first = digits.chars().next();
    (fits && digits.chars().any(|digit| Some(digit) != first)).then_some(digits)
}

/// Whether a PIN is among the first that somebody else would try: digits in even steps (1234, 8642, 7777), or the same
/// few again and again (1212, 123123). Such a PIN set by an earlier version still opens.
#[must_use]
pub fn is_easy_to_guess(pin: &str) -> bool {
    let digits: Vec<u8> = pin.bytes().collect();
    let steps = digits.windows(2).map(|pair| pair[1].wrapping_sub(pair[0]));
    let even = steps.clone().all(|step| Some(step) == steps.clone().next());
    let repeats = (1..=digits.len() / 2).any(|length| {
        digits.len().is_multiple_of(length) && digits.chunks(length).all(|chunk| chunk == &digits[..length])
    });
    even || repeats
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_has_four_to_six_digits_that_are_not_all_alike() {
        assert_eq!(pin(" 4711 ").as_deref(), Some("4711"));
        assert_eq!(pin("４７１１９９").as_deref(), Some("471199"), "full-width digits");
        for wrong in ["", "471", "4711998", "4a11", "1111", "-471"] {
            assert_eq!(pin(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn digits_in_even_steps_or_the_same_few_again_are_easy_to_guess() {
        for easy in ["1234", "4321", "2468", "1212", "123123", "121212", "7777", "987654"] {
            assert!(is_easy_to_guess(easy), "{easy}");
        }
        for fine in ["4711", "1243", "12123", "471199", "1122"] {
            assert!(!is_easy_to_guess(fine), "{fine}");
        }
    }

    #[test]
    fn a_code_has_one_spelling() {
        assert_eq!(badge_code("ab-12 "), badge_code("AB-12"));
        assert_eq!((badge_code("a1"), badge_code(&"x".repeat(33))), (None, None));
    }
}
