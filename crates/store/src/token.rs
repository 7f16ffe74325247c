//! Secrets that are handed out once and kept only as their hash: sessions, invitations, wall links.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::seq::IndexedRandom as _;
use sha2::{Digest, Sha256};

use crate::TokenHash;

/// A fresh secret of 256 bits, in 43 characters that may stand in an address.
#[must_use]
pub fn fresh() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// The signs of a secret that stands on paper: none that looks like another, and none whose case matters.
const ON_PAPER: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// A fresh secret of 79 bits that somebody may have to type from paper: `3kq9-xm8t-vq2t-7hwd`. It is for what ends within days
/// and is counted by address.
#[must_use]
pub fn for_paper() -> String {
    let signs: Vec<char> =
        (0..16).filter_map(|_| ON_PAPER.choose(&mut rand::rng())).map(|sign| char::from(*sign)).collect();
    signs.chunks(4).map(|group| group.iter().collect()).collect::<Vec<String>>().join("-")
}

/// A fresh recovery code of 123 bits, in groups of five: `3kq9a-xm8tb-vq2tc-7hwdd-9wzpe`. It holds for years, and whoever has the file of
/// keys may try as often as they like.
#[must_use]
pub fn recovery_code() -> String {
    let signs: Vec<char> =
        (0..25).filter_map(|_| ON_PAPER.choose(&mut rand::rng())).map(|sign| char::from(*sign)).collect();
    signs.chunks(5).map(|group| group.iter().collect()).collect::<Vec<String>>().join("-")
}

/// The signs of a secret from paper, however it was typed.
#[must_use]
pub fn from_paper(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// What is kept of a secret from paper, however it was typed.
#[must_use]
pub fn hash_from_paper(typed: &str) -> TokenHash {
    hash(&from_paper(typed))
}

/// What is kept of a secret. A plain hash suffices: 256 random bits cannot be guessed from it.
#[must_use]
pub fn hash(secret: &str) -> TokenHash {
    Sha256::digest(secret.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_from_paper_is_known_however_it_is_typed() {
        let secret = for_paper();
        assert_eq!(secret.len(), 19);
        let typed = [secret.to_uppercase(), secret.replace('-', ""), format!(" {} ", secret.replace('-', " "))];
        for typed in typed {
            assert_eq!(hash_from_paper(&typed), hash_from_paper(&secret));
        }
        assert_ne!(hash_from_paper(&secret), hash_from_paper(&for_paper()));
    }
}
