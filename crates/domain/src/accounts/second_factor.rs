//! The second factor at sign-in: who has one, and how a code is read.

use jiff::SignedDuration;

use crate::canonical::canonical_id;
use crate::{Role, Roles};

/// How many backup codes a person gets with a second factor.
pub const BACKUP_CODES: usize = 10;
/// How long a person has to type the first code after they began to set it up.
pub const SET_UP_WITHIN: SignedDuration = SignedDuration::from_mins(15);
/// How long a person has to type a code after the right password.
pub const CODE_WITHIN: SignedDuration = SignedDuration::from_mins(5);
/// The number of digits of a code.
const DIGITS: usize = 6;

/// Returns true if somebody with these roles can set up a second factor: those who administer, and those who read what
/// others confided.
#[must_use]
pub const fn can_have_second_factor(roles: Roles) -> bool {
    roles.has(Role::Admin) || roles.has(Role::Psychologist)
}

/// Returns these roles without those that can have a second factor: what is left while a required one is missing.
#[must_use]
pub fn without_second_factor(roles: Roles) -> Roles {
    let left = |role: &Role| !can_have_second_factor(Roles::default().with(*role));
    roles.iter().filter(left).fold(Roles::default(), Roles::with)
}

/// The six digits of a code, from any keyboard and with any spaces; none if it is not one. A backup code is longer.
#[must_use]
pub fn code(typed: &str) -> Option<String> {
    let digits: String = canonical_id(typed).chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    (digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_six_digits_from_any_keyboard() {
        assert_eq!(code(" 123 456 ").as_deref(), Some("123456"));
        assert_eq!(code("１２３４５６").as_deref(), Some("123456"), "full-width digits");
        for wrong in ["", "12345", "1234567", "12345a", "+12345", "3kq9-xm8t-vq2t-7hwd"] {
            assert_eq!(code(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn admins_and_psychologists_have_a_second_factor() {
        for role in Role::ALL {
            let roles = Roles::default().with(Role::Agent).with(role);
            let has = matches!(role, Role::Admin | Role::Psychologist);
            assert_eq!(can_have_second_factor(roles), has, "{role:?}");
            let left = if has { Roles::default().with(Role::Agent) } else { roles };
            assert_eq!(without_second_factor(roles), left, "{role:?}");
        }
    }
}
