//! Limits of failed attempts: wrong passwords and codes by their origin, wrong links by address.
//!
//! An attempt is charged to its origin when it begins and refunded when it succeeds, so attempts that run at the same
//! time cannot exceed the limit. Failures in one place lock nobody out elsewhere, and nobody out on a device on which
//! they signed in before. An address is charged only for failures, so a whole floor can sign in from one address at
//! once. `docs/operating.md` states the figures, decision 0045 the reasons.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, MutexGuard};

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use super::flood_line::{FloodLine, FloodPlace};
use crate::state::kept::locked;
use domain::{PersonId, canonical_id};
use store::TokenHash;

/// The most that is remembered of each kind.
const MAX_REMEMBERED: usize = 100_000;
/// How many are forgotten when there is no room: so many that looking through all of them is rare.
const FORGOTTEN_AT_ONCE: usize = MAX_REMEMBERED / 10;

/// Where an attempt comes from, as far as the program can tell people apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A person on a device on which they signed in before.
    KnownDevice(PersonId, TokenHash),
    /// A person whom the identity provider signed in, in all such sessions together: the operator of the provider can
    /// begin any number of them without the password.
    AtProvider(PersonId),
    /// A person from an address on which they are not known by a device, with whichever of their names.
    Person(PersonId, IpAddr),
    /// A name, by its SHA-256: what was typed can be long, or a password in the wrong field. Whether somebody has it
    /// makes no difference to its limit, so that the answer tells nothing.
    Name([u8; 32], IpAddr),
    /// Somebody who is signed in.
    Session(TokenHash),
}

impl Origin {
    /// The origin of an attempt to sign in with `name`. `known` is whose it is, on a device on which they signed in
    /// before; otherwise it makes no difference whether somebody has the name.
    #[must_use]
    pub fn of_sign_in(name: &str, known: Option<(PersonId, TokenHash)>, address: IpAddr) -> Self {
        match known {
            Some((person, device)) => Self::KnownDevice(person, device),
            None => Self::Name(Sha256::digest(canonical_id(name)).into(), network(address)),
        }
    }

    /// The origin of all attempts for a person on devices that do not know them: the id and the e-mail address are two
    /// names, and have one allowance together.
    #[must_use]
    pub fn of_person(person: PersonId, address: IpAddr) -> Self {
        Self::Person(person, network(address))
    }

    /// The address whose failures are counted together. A known device does not share the limit of its address.
    const fn address(&self) -> Option<IpAddr> {
        match self {
            Self::Person(_, address) | Self::Name(_, address) => Some(*address),
            Self::KnownDevice(..) | Self::AtProvider(_) | Self::Session(_) => None,
        }
    }
}

/// An attempt that has begun and is charged as a failure unless it is refunded.
#[derive(Debug)]
pub struct Attempt {
    origin: Origin,
}

impl Attempt {
    /// Whether it is on a device on which the person signed in before, or in their session: what others do from the
    /// same address does not matter to it.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        self.origin.address().is_none()
    }
}

/// Counts attempts that failed or have not ended yet.
#[derive(Debug)]
pub struct Limits {
    by_origin: Allowance<Origin>,
    by_origin_a_day: Allowance<Origin>,
    by_address: Allowance<IpAddr>,
    flood_line: FloodLine,
    by_reset: Allowance<IpAddr>,
    by_badge: Allowance<String>,
    by_kiosk: Allowance<i64>,
    by_new_badge: Allowance<PersonId>,
    by_second_factor: Allowance<PersonId>,
    by_token: Allowance<i64>,
    added_by_provider: Allowance<()>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // Eight at once, then ten a minute.
            by_origin: Allowance::new(8, SignedDuration::from_secs(6)),
            // And no more than a hundred a day after the first hundred: somebody who goes on guessing learns little.
            by_origin_a_day: Allowance::new(100, SignedDuration::from_secs(24 * 60 * 60 / 100)),
            // All names together: a hundred at once, then a hundred a minute.
            by_address: Allowance::new(100, SignedDuration::from_millis(600)),
            flood_line: FloodLine::default(),
            // Apart from wrong passwords: neither uses up the other. A person gets one link in five minutes anyway.
            by_reset: Allowance::new(100, SignedDuration::from_millis(600)),
            // A PIN has ten thousand values or more: five wrong ones at once, then one an hour.
            by_badge: Allowance::new(5, SignedDuration::from_hours(1)),
            // Everybody of a shift uses it within minutes, and some mistype.
            by_kiosk: Allowance::new(30, SignedDuration::from_secs(10)),
            // A new code is refused if somebody has it. Ten tries at once, then one an hour: nobody lists the codes of
            // others.
            by_new_badge: Allowance::new(10, SignedDuration::from_hours(1)),
            // Three of a million codes are right at a time, and only somebody with the password can try: five at once,
            // then four an hour.
            by_second_factor: Allowance::new(5, SignedDuration::from_mins(15)),
            // Programs that read a list page by page: 120 requests at once, then two a second.
            by_token: Allowance::new(120, SignedDuration::from_millis(500)),
            // A shift that begins in a new centre: thirty at once, then thirty an hour. A provider that makes up people
            // cannot add more.
            added_by_provider: Allowance::new(30, SignedDuration::from_mins(2)),
        }
    }
}

impl Limits {
    /// Begins an attempt.
    ///
    /// # Errors
    /// If this origin failed too often: how long it is until the next attempt.
    pub fn begin(&self, origin: Origin, now: Timestamp) -> Result<Attempt, SignedDuration> {
        if !self.by_origin.charge(&origin, now) {
            return Err(self.by_origin.wait(&origin, now));
        }
        if !self.by_origin_a_day.charge(&origin, now) {
            // It is not checked, so it does not count.
            self.by_origin.refund(&origin, now);
            return Err(self.by_origin_a_day.wait(&origin, now));
        }
        Ok(Attempt { origin })
    }

    /// Whether so many attempts from the address of this one failed that the reason of the next failure is no longer
    /// given. Never for a known device.
    #[must_use]
    pub fn is_in_flood(&self, attempt: &Attempt, now: Timestamp) -> bool {
        attempt.origin.address().is_some_and(|address| self.by_address.is_used_up(&address, now))
    }

    /// Takes a place in the line of the address of an attempt that is in a flood; none if the line is full. Such an
    /// attempt stays charged, compared or not: otherwise what is left of the allowance of a name would tell whether
    /// somebody has it.
    #[must_use]
    pub fn wait_in_flood(&self, attempt: &Attempt) -> Option<FloodPlace<'_>> {
        attempt.origin.address().and_then(|address| self.flood_line.enter(address))
    }

    /// Ends an attempt that failed: its address is charged. Returns whether there were too many from there.
    #[must_use]
    pub fn failed(&self, attempt: &Attempt, now: Timestamp) -> bool {
        attempt.origin.address().is_some_and(|address| !self.by_address.charge(&address, now))
    }

    /// Ends an attempt that succeeded: it is no longer charged.
    pub fn succeeded(&self, attempt: &Attempt, now: Timestamp) {
        self.by_origin.refund(&attempt.origin, now);
        self.by_origin_a_day.refund(&attempt.origin, now);
    }

    /// Counts a link or code that opens nothing. Returns whether there were too many from this address.
    #[must_use]
    pub fn link_failed(&self, address: IpAddr, now: Timestamp) -> bool {
        !self.by_address.charge(&network(address), now)
    }

    /// Counts a request for a link by mail. Returns false if there are too many from this address.
    #[must_use]
    pub fn ask_for_reset(&self, address: IpAddr, now: Timestamp) -> bool {
        self.by_reset.charge(&network(address), now)
    }

    /// Whether a person may try another code for kiosks. Each try counts, since a free code answers as much as a taken
    /// one.
    #[must_use]
    pub fn may_choose_badge(&self, person: PersonId, now: Timestamp) -> bool {
        self.by_new_badge.charge(&person, now)
    }

    /// Begins an attempt with a code at a kiosk. Returns false if too many failed, with this code anywhere or at this
    /// kiosk.
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

    /// Begins an attempt with a code of the second factor. Returns false if too many failed for this person, from any
    /// address. There is no limit by address: the password was right, so nothing that others do from the same address
    /// may stop it.
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

    /// Forgets origins and addresses whose allowance is complete again.
    pub fn sweep(&self, now: Timestamp) {
        self.by_origin.sweep(now);
        self.by_origin_a_day.sweep(now);
        self.by_address.sweep(now);
        self.by_reset.sweep(now);
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
        locked(&self.recovered_at)
    }

    /// Charges one attempt, unless the allowance of the key is used up.
    fn charge(&self, key: &K, now: Timestamp) -> bool {
        let mut recovered_at = self.lock();
        let before = recovered_at.get(key).copied().unwrap_or(now).max(now);
        if before.duration_since(now) > self.ahead {
            return false;
        }
        if recovered_at.len() >= MAX_REMEMBERED && !recovered_at.contains_key(key) {
            make_room(&mut recovered_at, now);
        }
        recovered_at.insert(key.clone(), before.saturating_add(self.recovery).unwrap_or(before));
        true
    }

    /// Whether the next charge of a key would be refused.
    fn is_used_up(&self, key: &K, now: Timestamp) -> bool {
        self.lock().get(key).is_some_and(|at| at.duration_since(now) > self.ahead)
    }

    /// How long it is until the next charge of a key is accepted.
    fn wait(&self, key: &K, now: Timestamp) -> SignedDuration {
        let recovered_at = self.lock().get(key).copied().unwrap_or(now).max(now);
        recovered_at.duration_since(now).saturating_sub(self.ahead).max(SignedDuration::ZERO)
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

/// Forgets what has recovered and, if that is not enough, what recovers first: names that somebody makes up are
/// forgotten before a person whose password they go on guessing.
fn make_room<K: Eq + Hash>(recovered_at: &mut HashMap<K, Timestamp>, now: Timestamp) {
    recovered_at.retain(|_, at| *at > now);
    if recovered_at.len().saturating_add(FORGOTTEN_AT_ONCE) <= MAX_REMEMBERED {
        return;
    }
    let mut times: Vec<Timestamp> = recovered_at.values().copied().collect();
    times.sort_unstable();
    let Some(last) = times.get(FORGOTTEN_AT_ONCE).copied() else { return };
    let mut left = FORGOTTEN_AT_ONCE;
    recovered_at.retain(|_, at| {
        let goes = left > 0 && *at <= last;
        left = left.saturating_sub(usize::from(goes));
        !goes
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_of_made_up_names_does_not_fill_memory_or_free_a_person() {
        let (limits, now) = (Limits::default(), Timestamp::UNIX_EPOCH);
        let address = IpAddr::from([198, 51, 100, 7]);
        let person = || Origin::of_person(PersonId(1), address);
        for _ in 0..8 {
            assert!(limits.begin(person(), now).is_ok());
        }
        for number in 0..MAX_REMEMBERED + FORGOTTEN_AT_ONCE {
            assert!(limits.begin(Origin::of_sign_in(&format!("nobody-{number}"), None, address), now).is_ok());
        }
        for names in [&limits.by_origin, &limits.by_origin_a_day] {
            assert!(names.lock().len() <= MAX_REMEMBERED);
        }
        assert!(limits.begin(person(), now).is_err(), "their allowance is still used up");
    }

    #[test]
    fn attempts_that_run_do_not_count_against_their_address() {
        let (limits, now) = (Limits::default(), Timestamp::UNIX_EPOCH);
        let address = IpAddr::from([198, 51, 100, 7]);
        let begun = |number| limits.begin(Origin::of_person(PersonId(number), address), now).unwrap();
        let running: Vec<Attempt> = (0..800).map(begun).collect();
        let [first, .., last] = running.as_slice() else { panic!("800 of them") };
        assert!(!limits.is_in_flood(first, now) && !limits.failed(first, now), "the first typo of a floor");
        let refused = running.iter().skip(1).filter(|attempt| limits.failed(attempt, now)).count();
        assert_eq!((refused, limits.is_in_flood(last, now)), (700, true), "a hundred failures are told");
    }

    #[test]
    fn a_line_in_a_flood_holds_sixteen_of_an_address() {
        let (limits, now) = (Limits::default(), Timestamp::UNIX_EPOCH);
        let begun = |last| {
            let origin = Origin::of_sign_in("a1", None, IpAddr::from([198, 51, 100, last]));
            limits.begin(origin, now).unwrap()
        };
        let (here, elsewhere) = (begun(7), begun(8));
        let mut places: Vec<_> = (0..16).filter_map(|_| limits.wait_in_flood(&here)).collect();
        assert!(places.len() == 16 && limits.wait_in_flood(&here).is_none());
        assert!(limits.wait_in_flood(&elsewhere).is_some());
        places.pop();
        assert!(limits.wait_in_flood(&here).is_some());
    }
}
