//! Limits of failed attempts: wrong passwords and codes by their origin, wrong links by address.
//!
//! An attempt is charged when it begins and refunded when it succeeds, so a whole floor can sign in from one address at once, and
//! attempts that run at the same time cannot exceed the limit. A failure is charged to its own origin: nobody is locked out by
//! what somebody else typed. `docs/operating.md` states the figures.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use moka::sync::Cache;
use sha2::{Digest, Sha256};

use domain::{PersonId, canonical_id};
use store::TokenHash;

/// How long a device on which a person signed in is known as theirs.
const DEVICE_KNOWN_FOR: Duration = Duration::from_secs(90 * 24 * 60 * 60);
/// The most that is remembered of each kind.
const MAX_REMEMBERED: usize = 100_000;

/// Where an attempt comes from, as far as the program can tell people apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A person on a device on which they signed in before.
    KnownDevice(PersonId, TokenHash),
    /// A person who exists, from an address on which they are not known by a device.
    Person(PersonId, IpAddr),
    /// A name that nobody has, by its SHA-256: what was typed can be long, or a password in the wrong field. It has the same limit as a
    /// name that somebody has, so that the answer tells nothing.
    Name([u8; 32], IpAddr),
    /// Somebody who is signed in.
    Session(TokenHash),
}

impl Origin {
    /// The address whose failures are counted together. A known device does not share the limit of its address.
    const fn address(&self) -> Option<IpAddr> {
        match self {
            Self::Person(_, address) | Self::Name(_, address) => Some(*address),
            Self::KnownDevice(..) | Self::Session(_) => None,
        }
    }
}

/// An attempt that has begun and is charged as a failure unless it is refunded.
#[derive(Debug)]
pub struct Attempt {
    origin: Origin,
    charged_address: bool,
}

impl Attempt {
    /// Whether so many attempts from this address failed that the reason of the next failure is no longer given.
    #[must_use]
    pub const fn is_in_flood(&self) -> bool {
        self.origin.address().is_some() && !self.charged_address
    }
}

/// Counts attempts that failed or have not ended yet.
#[derive(Debug)]
pub struct Limits {
    by_origin: Allowance<Origin>,
    by_address: Allowance<IpAddr>,
    by_badge: Allowance<String>,
    by_kiosk: Allowance<i64>,
    by_new_badge: Allowance<PersonId>,
    by_second_factor: Allowance<PersonId>,
    by_token: Allowance<i64>,
    added_by_provider: Allowance<()>,
    devices: Cache<(PersonId, TokenHash), ()>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // Eight at once, then ten a minute.
            by_origin: Allowance::new(8, SignedDuration::from_secs(6)),
            // Whatever names they carry: a hundred at once, then a hundred a minute.
            by_address: Allowance::new(100, SignedDuration::from_millis(600)),
            // A PIN has ten thousand values or more: five wrong ones at once, then one an hour.
            by_badge: Allowance::new(5, SignedDuration::from_hours(1)),
            // Everybody of a shift uses it within minutes, and some mistype.
            by_kiosk: Allowance::new(30, SignedDuration::from_secs(10)),
            // A new code is refused if somebody has it. Ten tries at once, then one an hour: nobody lists the codes of others.
            by_new_badge: Allowance::new(10, SignedDuration::from_hours(1)),
            // Three of a million codes are right at a time, and only somebody with the password can try: five at once, then four an hour.
            by_second_factor: Allowance::new(5, SignedDuration::from_mins(15)),
            // Programs that read a list page by page: 120 requests at once, then two a second.
            by_token: Allowance::new(120, SignedDuration::from_millis(500)),
            // A shift that begins in a new centre: thirty at once, then thirty an hour. A provider that makes up people adds no more.
            added_by_provider: Allowance::new(30, SignedDuration::from_mins(2)),
            devices: Cache::builder().max_capacity(MAX_REMEMBERED as u64).time_to_live(DEVICE_KNOWN_FOR).build(),
        }
    }
}

impl Limits {
    /// The origin of an attempt to sign in with `name`, which is that of `person` if there is one.
    #[must_use]
    pub fn origin(&self, name: &str, person: Option<PersonId>, device: Option<TokenHash>, address: IpAddr) -> Origin {
        match (person, device) {
            (Some(person), Some(device)) if self.devices.contains_key(&(person, device)) => {
                Origin::KnownDevice(person, device)
            }
            // A person has two names, the id and the e-mail address, and one allowance.
            (Some(person), _) => Origin::Person(person, network(address)),
            (None, _) => Origin::Name(Sha256::digest(canonical_id(name)).into(), network(address)),
        }
    }

    /// Begins an attempt; none if this origin failed too often.
    #[must_use]
    pub fn begin(&self, origin: Origin, now: Timestamp) -> Option<Attempt> {
        if !self.by_origin.charge(&origin, now) {
            return None;
        }
        let charged_address = origin.address().is_some_and(|address| self.by_address.charge(&address, now));
        Some(Attempt { origin, charged_address })
    }

    /// Ends an attempt that succeeded: it is no longer charged.
    pub fn succeeded(&self, attempt: &Attempt, now: Timestamp) {
        self.by_origin.refund(&attempt.origin, now);
        if let Some(address) = attempt.origin.address().filter(|_| attempt.charged_address) {
            self.by_address.refund(&address, now);
        }
    }

    /// Counts a link or code that opens nothing. Returns whether there were too many from this address.
    #[must_use]
    pub fn link_failed(&self, address: IpAddr, now: Timestamp) -> bool {
        !self.by_address.charge(&network(address), now)
    }

    /// Whether a person may try another code for kiosks. Each try counts, since a free code answers as much as a taken one.
    #[must_use]
    pub fn may_choose_badge(&self, person: PersonId, now: Timestamp) -> bool {
        self.by_new_badge.charge(&person, now)
    }

    /// Begins an attempt with a code at a kiosk. Returns false if too many failed, with this code anywhere or at this kiosk.
    #[must_use]
    pub fn begin_at_kiosk(&self, code: &str, kiosk: i64, now: Timestamp) -> bool {
        if !self.by_kiosk.charge(&kiosk, now) {
            return false;
        }
        if !self.by_badge.charge(&code.to_owned(), now) {
            // It is not checked, so it does not count against colleagues at this kiosk.
            self.by_kiosk.refund(&kiosk, now);
            return false;
        }
        true
    }

    /// Ends such an attempt that succeeded: it is no longer charged.
    pub fn succeeded_at_kiosk(&self, code: &str, kiosk: i64, now: Timestamp) {
        self.by_badge.refund(&code.to_owned(), now);
        self.by_kiosk.refund(&kiosk, now);
    }

    /// Begins an attempt with a code of the second factor. Returns false if too many failed for this person, from wherever. There is no
    /// limit by address: the password was right, so nothing that others do from the same address may stop it.
    #[must_use]
    pub fn begin_second_factor(&self, person: PersonId, now: Timestamp) -> bool {
        self.by_second_factor.charge(&person, now)
    }

    /// Ends such an attempt that was not wrong: it is no longer charged.
    pub fn refund_second_factor(&self, person: PersonId, now: Timestamp) {
        self.by_second_factor.refund(&person, now);
    }

    /// Counts a request with a token. Returns false if the token is used too often.
    #[must_use]
    pub fn call_with_token(&self, token: i64, now: Timestamp) -> bool {
        self.by_token.charge(&token, now)
    }

    /// Begins to add a person whom the identity provider names. Returns false if it named too many.
    #[must_use]
    pub fn begin_adding_by_provider(&self, now: Timestamp) -> bool {
        self.added_by_provider.charge(&(), now)
    }

    /// Ends it without a new person: it is no longer charged.
    pub fn refund_adding_by_provider(&self, now: Timestamp) {
        self.added_by_provider.refund(&(), now);
    }

    /// Remembers that a person signed in on a device.
    pub fn remember_device(&self, person: PersonId, device: TokenHash) {
        self.devices.insert((person, device), ());
    }

    /// Forgets origins and addresses whose allowance is complete again.
    pub fn sweep(&self, now: Timestamp) {
        self.by_origin.sweep(now);
        self.by_address.sweep(now);
        self.by_badge.sweep(now);
        self.by_new_badge.sweep(now);
        self.by_kiosk.sweep(now);
        self.by_second_factor.sweep(now);
        self.by_token.sweep(now);
        self.added_by_provider.sweep(now);
    }
}

/// The part of an address that belongs to one subscriber: an IPv4 address, or the first 64 bits of an IPv6 address.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        address @ IpAddr::V4(_) => address,
    }
}

/// A limit per key that can be refunded (the generic cell rate algorithm, ITU-T I.371).
#[derive(Debug)]
struct Allowance<K> {
    /// How far ahead of now the charges of a key may reach.
    ahead: SignedDuration,
    /// The time by which one charge has recovered.
    recovery: SignedDuration,
    /// When all charges of a key will have recovered.
    recovered_at: Mutex<HashMap<K, Timestamp>>,
}

impl<K: Clone + Eq + Hash> Allowance<K> {
    fn new(at_once: i32, recovery: SignedDuration) -> Self {
        Self { ahead: recovery.saturating_mul(at_once - 1), recovery, recovered_at: Mutex::default() }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<K, Timestamp>> {
        self.recovered_at.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Charges one attempt, unless the allowance of the key is used up.
    fn charge(&self, key: &K, now: Timestamp) -> bool {
        let mut recovered_at = self.lock();
        let before = recovered_at.get(key).copied().unwrap_or(now).max(now);
        if before.duration_since(now) > self.ahead {
            return false;
        }
        if recovered_at.len() >= MAX_REMEMBERED {
            recovered_at.retain(|_, at| *at > now);
        }
        recovered_at.insert(key.clone(), before.saturating_add(self.recovery).unwrap_or(before));
        true
    }

    fn refund(&self, key: &K, now: Timestamp) {
        let mut recovered_at = self.lock();
        if let Some(at) = recovered_at.get_mut(key) {
            *at = at.saturating_sub(self.recovery).unwrap_or(now);
        }
    }

    fn sweep(&self, now: Timestamp) {
        self.lock().retain(|_, at| *at > now);
    }
}
