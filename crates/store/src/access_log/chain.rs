//! The chain over the access log: each row's hash stands on the one before, over a salted commitment of what the row says.
//!
//! A commitment hides what it commits to once its salt is gone, so that what a row says can be taken out of it without breaking
//! the chain. Each person in a row has a leaf with a salt of their own, so that one can be taken out and the others stay.

use sha2::{Digest, Sha256};

/// SHA-256.
pub(crate) type Hash = [u8; 32];
/// 128 random bits: without them nobody can find what a commitment says by trying all that it could say.
pub(crate) type Salt = [u8; 16];

/// What the first row stands on.
pub(crate) const BEGINNING: Hash = [0; 32];

/// What a row says, but for whom it met.
#[derive(Clone, Debug)]
pub(crate) struct Content {
    pub viewer: i64,
    pub workday: i32,
    pub kind: String,
    pub about: String,
    /// Unix milliseconds.
    pub at: i64,
    pub first: bool,
}

/// What stands for one person in a row.
pub(crate) fn leaf(salt: &[u8], subject: i64) -> Hash {
    hashed("subject", &[salt, &subject.to_be_bytes()])
}

/// What stands for a row in the chain: what it says, and the leaves of whom it met in their order.
pub(crate) fn commitment(salt: &[u8], content: &Content, leaves: &[Hash]) -> Hash {
    let Content { viewer, workday, kind, about, at, first } = content;
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

/// A row's place in the chain.
pub(crate) fn link(before: &Hash, seq: i64, commitment: &Hash) -> Hash {
    hashed("chain", &[before, &seq.to_be_bytes(), commitment])
}

/// Each part goes in behind its length, so that no two lists of parts read alike.
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

    fn content() -> Content {
        Content { viewer: 1, workday: 20_000, kind: "flag".to_owned(), about: "ab".to_owned(), at: 5, first: true }
    }

    #[test]
    fn everything_that_a_row_says_is_in_its_commitment() {
        let salt = [7; 16];
        let whole = commitment(&salt, &content(), &[[1; 32]]);
        for other in [
            Content { viewer: 2, ..content() },
            Content { workday: 20_001, ..content() },
            Content { kind: "flaga".to_owned(), about: "b".to_owned(), ..content() },
            Content { about: "abc".to_owned(), ..content() },
            Content { at: 6, ..content() },
            Content { first: false, ..content() },
        ] {
            assert_ne!(commitment(&salt, &other, &[[1; 32]]), whole, "{other:?}");
        }
        assert_ne!(commitment(&salt, &content(), &[]), whole);
        assert_ne!(commitment(&[8; 16], &content(), &[[1; 32]]), whole);
    }

    #[test]
    fn a_link_holds_to_its_place_to_the_row_and_to_what_came_before() {
        let one = link(&BEGINNING, 1, &[3; 32]);
        assert_ne!(link(&BEGINNING, 2, &[3; 32]), one);
        assert_ne!(link(&BEGINNING, 1, &[4; 32]), one);
        assert_ne!(link(&[1; 32], 1, &[3; 32]), one);
    }
}
