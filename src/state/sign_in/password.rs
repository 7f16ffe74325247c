//! Passwords: Argon2id, at most two at a time.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::{Semaphore, SemaphorePermit};

use domain::canonical::canonical_password;
use store::seal::Key;

/// The shortest password, in characters. Length is what counts (NIST SP 800-63B); no rules on signs.
pub const MIN_PASSWORD_LENGTH: usize = 10;
/// The longest, in characters: bounds the work of hashing.
pub const MAX_PASSWORD_LENGTH: usize = 200;

/// Words of the program, which are guessable at every centre.
const WORDS_OF_THE_PROGRAM: [&str; 4] = ["weathervane", "晴雨表", "qingyubiao", "callcentre"];

/// Whether somebody who has a copy of the database could guess this password: it takes fewer than 10⁸ guesses, as
/// zxcvbn estimates them from lists of common passwords, names and words, keyboard patterns and dates. `about` are
/// names of the person and the centre, which are the first guesses.
#[must_use]
pub fn is_easy_to_guess(password: &str, about: &[&str]) -> bool {
    let known: Vec<&str> = WORDS_OF_THE_PROGRAM.iter().chain(about).copied().filter(|word| !word.is_empty()).collect();
    zxcvbn::zxcvbn(&canonical_password(password), &known).score() < zxcvbn::Score::Three
}

/// Hashes and checks passwords. Two at a time, so that the rush at shift start stays within 40 MB.
///
/// Those of known devices and sessions wait for one of the two turns directly. Those of others wait in a line of their
/// own before that, so never more than a few of them are ahead of somebody who is known.
#[derive(Clone, Debug)]
pub struct Passwords {
    turns: Arc<Semaphore>,
    /// As many as there are turns: a person who is known waits for two of them at most.
    strangers: Arc<Semaphore>,
    /// One: a flood never has both turns.
    flood: Arc<Semaphore>,
    compared: Arc<AtomicU64>,
    /// The hash of no password, so that an unknown name takes as long as a wrong password.
    decoy: Arc<str>,
}

/// The line in which somebody waits who is not known on their device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HashingLine {
    /// From an address where few attempts failed.
    Stranger,
    /// From an address in a flood of wrong passwords.
    Flood,
}

/// One of the two turns to hash.
#[derive(Debug)]
pub struct HashingTurn<'a> {
    passwords: &'a Passwords,
    _turn: SemaphorePermit<'a>,
    _line: Option<SemaphorePermit<'a>>,
}

/// Hashing failed: the machine is out of memory, or a stored hash is damaged.
#[derive(Debug, thiserror::Error)]
#[error("a password could not be hashed or checked")]
pub struct PasswordError;

impl Passwords {
    /// Prepares the hasher and the decoy hash.
    ///
    /// # Errors
    /// If the machine has no memory for one hash.
    pub fn new() -> Result<Self, PasswordError> {
        let decoy = hash(&store::token::fresh())?.into();
        let line = |length| Arc::new(Semaphore::new(length));
        Ok(Self { turns: line(2), strangers: line(2), flood: line(1), compared: Arc::default(), decoy })
    }

    /// The hash of a new password, in PHC form.
    ///
    /// # Errors
    /// As [`PasswordError`] says.
    pub async fn hash(&self, password: String) -> Result<String, PasswordError> {
        let _turn = self.turns.acquire().await.map_err(|_| PasswordError)?;
        tokio::task::spawn_blocking(move || hash(&canonical_password(&password))).await.map_err(|_| PasswordError)?
    }

    /// Whether a password fits a stored hash, as [`HashingTurn::fits`] tells, for somebody who is known.
    ///
    /// # Errors
    /// As [`PasswordError`] says.
    pub async fn fits(&self, password: String, stored: Option<String>) -> Result<bool, PasswordError> {
        self.turn_after(None).await?.fits(password, stored).await
    }

    /// Waits in a line, then for a turn.
    ///
    /// # Errors
    /// As [`PasswordError`] says.
    pub async fn turn_in(&self, line: HashingLine) -> Result<HashingTurn<'_>, PasswordError> {
        let line = match line {
            HashingLine::Stranger => &self.strangers,
            HashingLine::Flood => &self.flood,
        };
        let first = line.acquire().await.map_err(|_| PasswordError)?;
        self.turn_after(Some(first)).await
    }

    async fn turn_after<'a>(&'a self, line: Option<SemaphorePermit<'a>>) -> Result<HashingTurn<'a>, PasswordError> {
        let turn = self.turns.acquire().await.map_err(|_| PasswordError)?;
        Ok(HashingTurn { passwords: self, _turn: turn, _line: line })
    }

    /// How many passwords were compared since the start: the costliest thing that a stranger can ask for.
    #[must_use]
    pub fn compared(&self) -> u64 {
        self.compared.load(Ordering::Relaxed)
    }

    /// The key that wraps what only this password is to open. `password` is one of its [`spellings`].
    ///
    /// # Errors
    /// As [`PasswordError`] says.
    pub async fn key(&self, password: String, salt: Vec<u8>) -> Result<Key, PasswordError> {
        let _turn = self.turns.acquire().await.map_err(|_| PasswordError)?;
        tokio::task::spawn_blocking(move || key(&password, &salt)).await.map_err(|_| PasswordError)?
    }
}

impl HashingTurn<'_> {
    /// Whether a password fits a stored hash, in its canonical form or, for one that was set before there was this
    /// form, as typed. Without one (unknown name, or never set) the answer is no, after as long a time.
    ///
    /// # Errors
    /// As [`PasswordError`] says.
    pub async fn fits(self, password: String, stored: Option<String>) -> Result<bool, PasswordError> {
        self.passwords.compared.fetch_add(1, Ordering::Relaxed);
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| self.passwords.decoy.to_string());
        let fits = tokio::task::spawn_blocking(move || {
            let stored = PasswordHash::new(&stored).map_err(|_| PasswordError)?;
            let hasher = hasher()?;
            Ok(spellings(&password).iter().any(|text| hasher.verify_password(text.as_bytes(), &stored).is_ok()))
        });
        Ok(fits.await.map_err(|_| PasswordError)?? && known)
    }
}

/// The forms of a password under which it may be stored: the canonical one, in which it is set, and the one that was
/// typed, in which it was set by earlier versions.
#[must_use]
pub fn spellings(password: &str) -> Vec<String> {
    let canonical = canonical_password(password).into_owned();
    if canonical == password { vec![canonical] } else { vec![canonical, password.to_owned()] }
}

/// A key from a password, by the same costs and a salt of its own: what wraps keys must not follow from the stored
/// hash.
fn key(password: &str, salt: &[u8]) -> Result<Key, PasswordError> {
    let mut key = Key::new([0; 32]);
    hasher()?.hash_password_into(password.as_bytes(), salt, key.as_mut()).map_err(|_| PasswordError)?;
    Ok(key)
}

fn hash(password: &str) -> Result<String, PasswordError> {
    let hash = hasher()?.hash_password(password.as_bytes()).map_err(|_| PasswordError)?;
    Ok(hash.to_string())
}

/// 19 MiB, two passes, one lane: the OWASP password storage cheat sheet's first choice for Argon2id.
fn hasher() -> Result<Argon2<'static>, PasswordError> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(|_| PasswordError)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_passwords_and_names_of_the_person_are_easy_to_guess() {
        for easy in
            ["1234567890", "qwertyuiop", "password123", "Password2024!", "P@ssw0rd2026", "woaini520520", "aaaaaaaaaaaa"]
        {
            assert!(is_easy_to_guess(easy, &[]), "{easy}");
        }
        for easy in ["weathervane1", "晴雨表123456", "Callcentre-1"] {
            assert!(is_easy_to_guess(easy, &[]), "{easy}: a word of the program");
        }
        assert!(
            is_easy_to_guess("xuyunfan-1990", &["Xu Yunfan", "xuyunfan"]) && !is_easy_to_guess("xuyunfan-1990", &[])
        );
        for hard in ["my old secret", "blue sky over the ridge", "今天天气真不错啊真的", "a long enough password"]
        {
            assert!(!is_easy_to_guess(hard, &["a1", ""]), "{hard}");
        }
    }

    #[tokio::test]
    async fn a_password_fits_from_every_keyboard_and_one_set_before_still_does() {
        let passwords = Passwords::new().expect("memory for one hash");
        let set = passwords.hash("u\u{308}ber 1234567".to_owned()).await.expect("a hash");
        for typed in ["\u{fc}ber 1234567", "u\u{308}ber \u{ff11}234567", " \u{fc}ber\u{3000}1234567 "] {
            assert!(passwords.fits(typed.to_owned(), Some(set.clone())).await.expect("a check"), "{typed:?}");
        }
        assert!(!passwords.fits("\u{dc}ber 1234567".to_owned(), Some(set)).await.expect("a check"));
        let earlier = hash("u\u{308}ber 1234567 ").expect("a hash");
        assert!(passwords.fits("u\u{308}ber 1234567 ".to_owned(), Some(earlier)).await.expect("a check"));
    }
}
