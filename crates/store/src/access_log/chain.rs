//! The hash chain of the access log: each row's hash covers the one before and a salted commitment to the row's
//! content.
//!
//! A commitment hides its content once the salt is deleted, so that the content of a row can be removed without
//! breaking the chain. Each person in a row has a leaf with its own salt, so that one can be removed while the others
//! stay.

use sha2::{Digest, Sha256};

/// SHA-256.
pub(crate) type Hash = [u8; 32];
/// 128 random bits: without them the content of a commitment cannot be found by trying all possible contents.
pub(crate) type Salt = [u8; 16];

/// The hash before the first row.
pub(crate) const BEGINNING: Hash = [0; 32];

/// The content of a row, except the people it concerns.
#[derive(Clone, Debug)]
pub(crate) struct LoggedContent {
    pub viewer: i64,
    pub workday: i32,
    pub kind: String,
    pub about: String,
    /// Unix milliseconds.
    pub at: i64,
    pub first: bool,
}

/// The hash of one person in a row.
pub(crate) fn leaf(salt: &[u8], subject: i64) -> Hash {
    hashed("subject", &[salt, &subject.to_be_bytes()])
}

/// The commitment to a row: its content, and the leaves of its people in their order.
pub(crate) fn commitment(salt: &[u8], content: &LoggedContent, leaves: &[Hash]) -> Hash {
    let LoggedContent { viewer, workday, kind, about, at, first } = content;
    hashed(
        "look",
        &[
            salt,
            &viewer.to_be_bytes(),
            &workday.to_be_bytes(),
            kind.as_bytes(),
            about.as_bytes(),
            &at.to_be_bytes(),
            &[u8::from(*first)],
            &leaves.concat(),
        ],
    )
}

/// The hash of a row in the chain.
pub(crate) fn link(before: &Hash, seq: i64, commitment: &Hash) -> Hash {
    hashed("chain", &[before, &seq.to_be_bytes(), commitment])
}

/// Each part is preceded by its length, so that two different lists of parts never hash the same bytes.
fn hashed(purpose: &str, parts: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    for part in std::iter::once(&purpose.as_bytes()).chain(parts) {
        hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content() -> LoggedContent {
        LoggedContent {
            viewer: 1,
            workday: 20_000,
            kind: "flag".to_owned(),
            about: "ab".to_owned(),
            at: 5,
            first: true,
        }
    }

    #[test]
    fn the_commitment_covers_the_whole_content() {
        let salt = [7; 16];
        let whole = commitment(&salt, &content(), &[[1; 32]]);
        for other in [
            LoggedContent { viewer: 2, ..content() },
            LoggedContent { workday: 20_001, ..content() },
            LoggedContent { kind: "flaga".to_owned(), about: "b".to_owned(), ..content() },
            LoggedContent { about: "abc".to_owned(), ..content() },
            LoggedContent { at: 6, ..content() },
            LoggedContent { first: false, ..content() },
        ] {
            assert_ne!(commitment(&salt, &other, &[[1; 32]]), whole, "{other:?}");
        }
        assert_ne!(commitment(&salt, &content(), &[]), whole);
        assert_ne!(commitment(&[8; 16], &content(), &[[1; 32]]), whole);
    }

    #[test]
    fn a_link_covers_position_row_and_predecessor() {
        let one = link(&BEGINNING, 1, &[3; 32]);
        assert_ne!(link(&BEGINNING, 2, &[3; 32]), one);
        assert_ne!(link(&BEGINNING, 1, &[4; 32]), one);
        assert_ne!(link(&[1; 32], 1, &[3; 32]), one);
    }
}
