//! On which devices a person signed in before. Only the cookie of the device tells it, in words that nobody else can
//! read or make: nothing of it is stored, and a restart forgets nothing.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use tokio::sync::OnceCell;

use domain::PersonId;
use store::seal::{self, Key};
use store::{Store, StoreError, TokenHash, token};

/// For how many days a device on which a person signed in is known as theirs.
pub const DEVICE_DAYS: i64 = 90;
/// The most people whom one device knows, the last first: a desk is shared.
const MAX_PEOPLE_PER_DEVICE: usize = 12;
/// The bytes of one of them: the number of the person and that of the day.
const ENTRY: usize = 16;
const DAY_SECONDS: i64 = 24 * 60 * 60;

/// The people who signed in on a device, each with the day of the last time.
type LastSignIns = Vec<(PersonId, i64)>;

/// Reads and writes the cookies of devices. Cheap to clone.
#[derive(Clone, Default)]
pub struct KnownDevices(Arc<OnceCell<Key>>);

impl KnownDevices {
    /// The device with this cookie, if the person signed in on it in the last 90 days.
    ///
    /// # Errors
    /// If the key of the cookies cannot be read.
    pub async fn of(
        &self,
        store: &Store,
        cookie: &str,
        person: PersonId,
        now: Timestamp,
    ) -> Result<Option<TokenHash>, StoreError> {
        let (secret, sealed) = parts(cookie);
        let key = self.key(store, secret).await?;
        let is_here = |(known, made): &(PersonId, i64)| {
            *known == person && (0..DEVICE_DAYS).contains(&day(now).saturating_sub(*made))
        };
        Ok(opened(&key, sealed).iter().any(is_here).then(|| token::hash(secret)))
    }

    /// The cookie of a device on which the person has just signed in; `before` is what it was.
    ///
    /// # Errors
    /// If the key of the cookies cannot be read.
    pub async fn cookie(
        &self,
        store: &Store,
        before: Option<&str>,
        person: PersonId,
        now: Timestamp,
    ) -> Result<String, StoreError> {
        let (secret, before) = before.map(parts).unwrap_or_default();
        let secret = if secret.is_empty() { token::fresh() } else { secret.to_owned() };
        let key = self.key(store, &secret).await?;
        let others = opened(&key, before).into_iter().filter(|(known, _)| *known != person);
        let known: LastSignIns =
            std::iter::once((person, day(now))).chain(others).take(MAX_PEOPLE_PER_DEVICE).collect();
        Ok(format!("{secret}.{}", sealed(&key, &known)))
    }

    /// The key of the device with this secret.
    async fn key(&self, store: &Store, secret: &str) -> Result<Key, StoreError> {
        let key = self.0.get_or_try_init(|| store.settings().key_for("weathervane known devices")).await?;
        Ok(seal::derived(&**key, secret.as_bytes(), "who signed in on a device"))
    }
}

/// The secret of a device, and who signed in on it. A cookie from before somebody was known is the secret alone.
fn parts(cookie: &str) -> (&str, &str) {
    cookie.split_once('.').unwrap_or((cookie, ""))
}

/// What a cookie says of its device. It is encrypted and has one length: colleagues at a desk can read its cookies, and
/// who signed in there, on which day and after whom is nobody's business.
fn sealed(key: &Key, known: &[(PersonId, i64)]) -> String {
    let mut plain = Vec::with_capacity(MAX_PEOPLE_PER_DEVICE * ENTRY);
    for (person, made) in known {
        plain.extend(person.0.to_be_bytes());
        plain.extend(made.to_be_bytes());
    }
    // Nobody has the number 0.
    plain.resize(MAX_PEOPLE_PER_DEVICE * ENTRY, 0);
    URL_SAFE_NO_PAD.encode(seal::sealed(key, b"", &plain))
}

/// What [`sealed`] wrote; nobody where it is anything else.
fn opened(key: &Key, sealed: &str) -> LastSignIns {
    let plain = URL_SAFE_NO_PAD.decode(sealed).ok().and_then(|sealed| seal::opened(key, b"", &sealed));
    let Some(plain) = plain else { return LastSignIns::new() };
    let number = |bytes: &[u8]| bytes.try_into().map(i64::from_be_bytes).unwrap_or_default();
    let entries = plain.chunks_exact(ENTRY).map(|entry| {
        let (person, made) = entry.split_at(ENTRY / 2);
        (PersonId(number(person)), number(made))
    });
    entries.filter(|(person, _)| person.0 != 0).collect()
}

/// The number of the day, in UTC.
fn day(now: Timestamp) -> i64 {
    now.as_second().div_euclid(DAY_SECONDS)
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    async fn is_known(devices: &KnownDevices, store: &Store, cookie: &str, person: i64, now: Timestamp) -> bool {
        devices.of(store, cookie, PersonId(person), now).await.expect("a read").is_some()
    }

    #[tokio::test]
    async fn a_device_knows_who_signed_in_for_ninety_days_after_a_restart_too() {
        let directory = tempfile::tempdir().expect("a directory");
        let store = Store::open(directory.path()).expect("a store");
        let (devices, now) = (KnownDevices::default(), Timestamp::UNIX_EPOCH);
        let first = devices.cookie(&store, None, PersonId(1), now).await.expect("a cookie");
        let both = devices.cookie(&store, Some(&first), PersonId(2), now).await.expect("a cookie");
        let after_restart = KnownDevices::default();
        for devices in [&devices, &after_restart] {
            assert!(is_known(devices, &store, &both, 1, now).await && is_known(devices, &store, &both, 2, now).await);
            assert!(!is_known(devices, &store, &both, 3, now).await, "somebody else");
            assert!(!is_known(devices, &store, &first, 2, now).await, "before the sign-in");
        }
        let days = |days: i64| now.checked_add(SignedDuration::from_hours(24 * days)).expect("a moment");
        assert!(is_known(&devices, &store, &both, 1, days(DEVICE_DAYS - 1)).await);
        assert!(!is_known(&devices, &store, &both, 1, days(DEVICE_DAYS)).await);
        let again = devices.cookie(&store, Some(&both), PersonId(1), days(80)).await.expect("a cookie");
        assert!(is_known(&devices, &store, &again, 1, days(160)).await, "it is known from the last sign-in on");
        assert!(!is_known(&devices, &store, &both, 1, days(160)).await, "the cookie from before does not");
    }

    #[tokio::test]
    async fn a_cookie_does_not_show_how_many_signed_in_and_when() {
        let directory = tempfile::tempdir().expect("a directory");
        let store = Store::open(directory.path()).expect("a store");
        let (devices, now) = (KnownDevices::default(), Timestamp::UNIX_EPOCH);
        let mut cookie = devices.cookie(&store, None, PersonId(1), now).await.expect("a cookie");
        let length = cookie.len();
        for number in 2..=15 {
            cookie = devices.cookie(&store, Some(&cookie), PersonId(number), now).await.expect("a cookie");
            assert_eq!((cookie.len(), cookie.matches('.').count()), (length, 1), "{number} people");
        }
        assert!(!is_known(&devices, &store, &cookie, 3, now).await, "twelve people at most, the last ones");
        for number in [4, 15] {
            assert!(is_known(&devices, &store, &cookie, number, now).await, "{number}");
        }
    }

    #[tokio::test]
    async fn nobody_can_make_a_cookie_or_move_one_to_another_device() {
        let directory = tempfile::tempdir().expect("a directory");
        let store = Store::open(directory.path()).expect("a store");
        let (devices, now) = (KnownDevices::default(), Timestamp::UNIX_EPOCH);
        let cookie = devices.cookie(&store, None, PersonId(1), now).await.expect("a cookie");
        let (secret, sealed) = cookie.split_once('.').expect("two parts");
        let (moved, longer) = (format!("other.{sealed}"), format!("{secret}.1{sealed}"));
        for forged in [secret.to_owned(), moved, longer, format!("{secret}.0-")] {
            assert!(!is_known(&devices, &store, &forged, 1, now).await, "{forged}");
        }
    }
}
