//! Secrets that are handed out once and kept only as their hash: sessions, invitations, wall links.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::seq::IndexedRandom as _;
use sha2::{Digest, Sha256};

/// The SHA-256 of a token.
pub type TokenHash = [u8; 32];

/// A fresh secret of 256 bits, in 43 characters that a URL may contain.
#[must_use]
pub fn fresh() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// The characters of a secret on paper: none that is easily confused with another, and lower case only.
const ON_PAPER: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// A fresh secret of 79 bits to be typed from paper: `3kq9-xm8t-vq2t-7hwd`. For links that end within days and whose
/// attempts are limited by address.
#[must_use]
pub fn for_paper() -> String {
    let signs: Vec<char> =
        (0..16).filter_map(|_| ON_PAPER.choose(&mut rand::rng())).map(|sign| char::from(*sign)).collect();
    signs.chunks(4).map(|group| group.iter().collect()).collect::<Vec<String>>().join("-")
}

/// A fresh recovery code of 123 bits, in groups of five: `3kq9a-xm8tb-vq2tc-7hwdd-9wzpe`. It is valid for years, and
/// somebody who holds the file of keys can try without limit.
#[must_use]
pub fn recovery_code() -> String {
    let signs: Vec<char> =
        (0..25).filter_map(|_| ON_PAPER.choose(&mut rand::rng())).map(|sign| char::from(*sign)).collect();
    signs.chunks(5).map(|group| group.iter().collect()).collect::<Vec<String>>().join("-")
}

/// The characters of a secret from paper, independent of case, spaces and hyphens.
#[must_use]
pub fn from_paper(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The stored hash of a secret from paper, independent of case, spaces and hyphens.
#[must_use]
pub fn hash_from_paper(typed: &str) -> TokenHash {
    hash(&from_paper(typed))
}

/// The stored hash of a secret. A plain hash suffices: 256 random bits cannot be guessed from it.
#[must_use]
pub fn hash(secret: &str) -> TokenHash {
    Sha256::digest(secret.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_secret_is_recognized_in_every_spelling() {
        let secret = for_paper();
        assert_eq!(secret.len(), 19);
        let typed = [secret.to_uppercase(), secret.replace('-', ""), format!(" {} ", secret.replace('-', " "))];
        for typed in typed {
            assert_eq!(hash_from_paper(&typed), hash_from_paper(&secret));
        }
        assert_ne!(hash_from_paper(&secret), hash_from_paper(&for_paper()));
    }
}
