//! Time-based one-time passwords (RFC 6238): six digits, steps of 30 seconds, one step of drift, SHA-1 as every
//! authenticator app has it.

use totp_rs::{Builder, Totp};

/// Bytes of a fresh secret: the 160 bits that RFC 4226 recommends.
pub(super) const SECRET_LENGTH: usize = 20;
/// What authenticator apps call the account, before its name.
const ISSUER: &str = "Weathervane";

/// The generator of a secret; none if the secret is too short to be one.
fn generator(secret: &[u8], account: &str) -> Option<Totp> {
    // The format of the address separates the issuer from the account with a colon.
    let account = account.replace(':', " ");
    Builder::new().with_secret(secret.to_vec()).with_issuer(Some(ISSUER)).with_account_name(account).build().ok()
}

/// The time step of a code that is valid at this moment, in seconds since 1970, or one step before or after it.
pub(super) fn step_of(secret: &[u8], code: &str, seconds: u64) -> Option<u64> {
    generator(secret, "")?.check(code, seconds)
}

/// The secret as people type it into an app, and the address that an app reads from a QR code.
pub(super) fn shown(secret: &[u8], account: &str) -> Option<(String, String)> {
    let generator = generator(secret, account)?;
    Some((generator.secret().to_base32(), generator.to_url().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret and the times of RFC 6238, appendix B; the codes are the last six of its eight digits.
    const SECRET: &[u8; SECRET_LENGTH] = b"12345678901234567890";
    const CODES: [(u64, &str); 6] = [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ];

    #[test]
    fn the_codes_are_those_of_the_standard() {
        for (seconds, code) in CODES {
            assert_eq!(step_of(SECRET, code, seconds), Some(seconds / 30), "{seconds}");
        }
    }

    #[test]
    fn a_clock_may_be_one_step_ahead_or_behind_and_no_more() {
        let (seconds, code) = CODES[3];
        let step = seconds / 30;
        for drift in [-1, 0, 1] {
            assert_eq!(step_of(SECRET, code, seconds.saturating_add_signed(drift * 30)), Some(step), "{drift}");
        }
        for drift in [-3, -2, 2, 3] {
            assert_eq!(step_of(SECRET, code, seconds.saturating_add_signed(drift * 30)), None, "{drift}");
        }
    }

    #[test]
    fn the_address_names_the_account_and_the_secret() {
        let (typed, address) = shown(SECRET, "a:1 岑").expect("a secret");
        assert_eq!(typed, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(address, format!("otpauth://totp/Weathervane:a%201%20%E5%B2%91?secret={typed}&issuer=Weathervane"));
    }
}
