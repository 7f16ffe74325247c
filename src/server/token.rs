//! Secrets that are handed out once and kept only as their hash: sessions, invitations, wall links.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::store::TokenHash;

/// A fresh secret of 256 bits, in 43 characters that may stand in an address.
#[must_use]
pub fn fresh() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// What is kept of a secret. A plain hash suffices: 256 random bits cannot be guessed from it.
#[must_use]
pub fn hash(secret: &str) -> TokenHash {
    Sha256::digest(secret.as_bytes()).into()
}
