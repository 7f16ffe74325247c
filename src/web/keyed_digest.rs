//! The keyed digest that signs what is sent to other programs, and hides ids in calendar files.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// The bytes of one block of SHA-256.
const BLOCK: usize = 64;

/// HMAC-SHA-256 (RFC 2104).
#[must_use]
pub fn keyed_digest(key: &[u8], text: &[u8]) -> [u8; 32] {
    // A key of exactly one block is always accepted: longer keys are hashed, shorter ones are padded with zeros.
    let hashed = <Sha256 as sha2::Digest>::digest(key);
    let short = if key.len() > BLOCK { hashed.as_slice() } else { key };
    let mut block = [0_u8; BLOCK];
    block.iter_mut().zip(short).for_each(|(to, byte)| *to = *byte);
    let mut mac = Hmac::<Sha256>::new(&block.into());
    mac.update(text);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::hexadecimal;

    /// Test cases 2 and 6 of RFC 4231.
    #[test]
    fn a_keyed_digest_is_that_of_the_specification() {
        for (key, text, expected) in [
            (
                b"Jefe".as_slice(),
                "what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
            (
                [0xaa; 131].as_slice(),
                "Test Using Larger Than Block-Size Key - Hash Key First",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            ),
        ] {
            assert_eq!(hexadecimal::digits(&keyed_digest(key, text.as_bytes())), expected);
        }
    }
}
