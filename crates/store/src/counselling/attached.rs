//! What goes with a referral besides check-ins: the scores of a self-test, or nothing. Sealed to the psychologist, with
//! one size for both, so that the database does not tell who shared one.

use rusqlite::{Connection, OptionalExtension};
use zeroize::Zeroizing;

use crate::StoreError;
use crate::seal::{Sealer, Unsealer};
use domain::counselling::Referral;
use domain::self_test::SharedSelfTest;

/// The size before sealing, in bytes.
const SIZE: usize = 512;

/// The scores, or nothing, as they are stored. Scores that do not fit are left out.
pub(super) fn sealed(
    to: &Sealer,
    referral: &Referral,
    self_test: Option<&SharedSelfTest>,
) -> Result<Vec<u8>, StoreError> {
    let mut plain = Zeroizing::new(serde_json::to_vec(&self_test).map_err(std::io::Error::from)?);
    if plain.len() > SIZE {
        plain.clear();
    }
    // Padding with spaces, which the reader of the text skips.
    plain.resize(SIZE, b' ');
    Ok(to.seal(&about(referral), &plain))
}

/// The scores that go with a referral, if the keys open them and there are any.
pub(super) fn open(
    c: &Connection,
    opener: &mut Unsealer,
    referral: &Referral,
) -> Result<Option<SharedSelfTest>, StoreError> {
    let kept: Option<Option<Vec<u8>>> = c
        .prepare_cached("SELECT attached FROM referral WHERE id = ?1")?
        .query_row([referral.id.0.as_bytes()], |row| row.get(0))
        .optional()?;
    let plain = kept.flatten().and_then(|kept| opener.open(&about(referral), &kept));
    Ok(plain.and_then(|plain| serde_json::from_slice::<Option<SharedSelfTest>>(&plain).ok()).flatten())
}

/// The associated data: scores that are moved to another referral or person do not decrypt.
fn about(referral: &Referral) -> Vec<u8> {
    [b"weathervane shared self-test".as_slice(), referral.id.0.as_bytes(), &referral.person.0.to_be_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::{self, OwnPublic};
    use domain::PersonId;
    use domain::counselling::ReferralId;
    use jiff::Timestamp;

    #[test]
    fn what_is_stored_has_one_size_with_and_without_scores() {
        let to = Sealer::new(&OwnPublic { generation: 1, public: seal::public_of(&seal::fresh_key()) });
        let referral = Referral {
            id: ReferralId(uuid::Uuid::from_u128(1)),
            person: PersonId(1),
            psychologist: PersonId(2),
            asked_at: Timestamp::UNIX_EPOCH,
            entries: Vec::new(),
        };
        let scores = vec![Some(200.0 / 3.0); 8];
        let shared = SharedSelfTest { instrument: "burnout_1".to_owned(), taken_at: Timestamp::UNIX_EPOCH, scores };
        let sizes = [None, Some(&shared)].map(|one| sealed(&to, &referral, one).expect("bytes").len());
        assert_eq!(sizes[0], sizes[1]);
    }
}
