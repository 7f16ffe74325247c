//! Encryption of notes and keys.
//!
//! There are two kinds of key. The *shared* key is symmetric: with it the server decrypts what a person shows to
//! others. The *own* key is a pair: anybody can seal to its public half (a check-in, an import, a narrowing); only the
//! secret half decrypts, and it is stored wrapped only. XChaCha20-Poly1305 throughout; X25519 and HKDF-SHA-256 for the
//! pair.

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sha2::Sha256;
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

use domain::{CheckInId, PersonId};

/// A key of 256 bits; wiped from memory when it is no longer needed.
pub type Key = Zeroizing<[u8; 32]>;

const NONCE: usize = 24;
/// The first byte of a note that is sealed under its person's shared key.
const SHARED: u8 = 1;
/// The first byte of a note that is sealed to its person's own key.
const OWN: u8 = 2;
/// The bytes of an own note before its nonce: kind, generation, ephemeral public key.
const HEAD: usize = 1 + 4 + 32;

/// A fresh key.
#[must_use]
pub fn fresh_key() -> Key {
    Zeroizing::new(rand::random())
}

/// A key for one purpose from a secret that cannot be guessed: a session's token, a recovery code.
#[must_use]
pub fn derived(secret: &[u8], salt: &[u8], purpose: &str) -> Key {
    let mut key = Zeroizing::new([0; 32]);
    match Hkdf::<Sha256>::new(Some(salt), secret).expand(purpose.as_bytes(), key.as_mut()) {
        // The only error is an output of more than 255 blocks; 32 bytes are one.
        Ok(()) | Err(_) => key,
    }
}

/// Encrypts bytes with a key; `about` is the associated data.
#[must_use]
pub fn sealed(key: &Key, about: &[u8], plain: &[u8]) -> Vec<u8> {
    let nonce: [u8; NONCE] = rand::random();
    let cipher = XChaCha20Poly1305::new(&(**key).into());
    // Encryption fails only for texts of more than 256 GB.
    let sealed = cipher.encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: about }).unwrap_or_default();
    [nonce.as_slice(), &sealed].concat()
}

/// Decrypts bytes; none if the key or `about` are not those that they were encrypted with.
#[must_use]
pub fn opened(key: &Key, about: &[u8], bytes: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, sealed) = bytes.split_at_checked(NONCE)?;
    let nonce: [u8; NONCE] = nonce.try_into().ok()?;
    let cipher = XChaCha20Poly1305::new(&(**key).into());
    cipher.decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad: about }).ok().map(Zeroizing::new)
}

/// A key from decrypted bytes; none if they are not 32.
#[must_use]
pub fn as_key(bytes: &[u8]) -> Option<Key> {
    Some(Zeroizing::new(bytes.try_into().ok()?))
}

/// The secret half of one generation of a person's own key.
#[derive(Clone)]
pub struct OwnSecret {
    /// Which generation: a reset of the password begins a new one.
    pub generation: u32,
    /// The key itself.
    pub secret: Key,
}

/// The public half.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPublic {
    /// The generation.
    pub generation: u32,
    /// The key itself.
    pub public: [u8; 32],
}

/// The public half of a secret.
#[must_use]
pub fn public_of(secret: &Key) -> [u8; 32] {
    PublicKey::from(&StaticSecret::from(**secret)).to_bytes()
}

/// Seals to a public half. The key agreement, which is slow, is done once for many messages.
pub struct Sealer {
    head: [u8; HEAD],
    key: Key,
}

impl Sealer {
    /// Seals to this public half.
    #[must_use]
    pub fn new(to: &OwnPublic) -> Self {
        let ephemeral = StaticSecret::from(rand::random::<[u8; 32]>());
        let mut head = [OWN; HEAD];
        head[1..5].copy_from_slice(&to.generation.to_be_bytes());
        head[5..].copy_from_slice(PublicKey::from(&ephemeral).as_bytes());
        let agreed = ephemeral.diffie_hellman(&PublicKey::from(to.public));
        Self { head, key: between(agreed.as_bytes(), &head, &to.public) }
    }

    /// Seals bytes; `about` is the associated data.
    #[must_use]
    pub fn seal(&self, about: &[u8], plain: &[u8]) -> Vec<u8> {
        [self.head.as_slice(), &sealed(&self.key, about, plain)].concat()
    }
}

fn between(agreed: &[u8; 32], head: &[u8; HEAD], public: &[u8; 32]) -> Key {
    derived(agreed, &[head.as_slice(), public].concat(), "weathervane own note")
}

/// Decrypts what is sealed to own keys, with the given secrets.
#[derive(Default)]
pub struct Unsealer {
    secrets: Vec<OwnSecret>,
    /// The last key agreement: messages that were sealed together share it.
    last: Option<([u8; HEAD], Key)>,
}

impl Unsealer {
    /// With these secrets.
    #[must_use]
    pub fn new(secrets: Vec<OwnSecret>) -> Self {
        Self { secrets, last: None }
    }

    /// Decrypts bytes; none if the secret of their generation is missing or `about` is another.
    pub fn open(&mut self, about: &[u8], bytes: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (head, sealed) = bytes.split_first_chunk::<HEAD>()?;
        if self.last.as_ref().is_none_or(|(known, _)| known != head) {
            let generation = u32::from_be_bytes(head[1..5].try_into().ok()?);
            let own = self.secrets.iter().find(|own| own.generation == generation)?;
            let ephemeral: [u8; 32] = head[5..].try_into().ok()?;
            let agreed = StaticSecret::from(*own.secret).diffie_hellman(&PublicKey::from(ephemeral));
            self.last = Some((*head, between(agreed.as_bytes(), head, &public_of(&own.secret))));
        }
        let (_, key) = self.last.as_ref()?;
        opened(key, about, sealed)
    }
}

/// The associated data of a note: a note that is moved to another entry or person does not decrypt.
#[must_use]
pub fn about_note(person: PersonId, id: CheckInId) -> Vec<u8> {
    [b"weathervane note".as_slice(), &person.0.to_be_bytes(), id.0.as_bytes()].concat()
}

/// A note encrypted with its person's shared key.
#[must_use]
pub fn shared_note(key: &Key, about: &[u8], words: &str) -> Vec<u8> {
    [[SHARED].as_slice(), &sealed(key, about, words.as_bytes())].concat()
}

/// Whether a note is sealed to its person's own key.
#[must_use]
pub fn is_own(note: &[u8]) -> bool {
    note.first() == Some(&OWN)
}

/// The generation of the own key that a note is sealed to; none for a shared note.
#[must_use]
pub fn generation_of(note: &[u8]) -> Option<u32> {
    let generation = note.get(1..5).filter(|_| is_own(note))?;
    Some(u32::from_be_bytes(generation.try_into().ok()?))
}

/// The text of a shared note; none if the key does not open it.
#[must_use]
pub fn open_shared_note(key: &Key, about: &[u8], note: &[u8]) -> Option<String> {
    let (kind, sealed) = note.split_first()?;
    if *kind != SHARED {
        return None;
    }
    String::from_utf8(opened(key, about, sealed)?.to_vec()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_note_opens_with_its_key_on_its_entry_only() {
        let key = fresh_key();
        let note = shared_note(&key, b"here", "a word");
        assert_eq!(open_shared_note(&key, b"here", &note).as_deref(), Some("a word"));
        assert_eq!(open_shared_note(&key, b"elsewhere", &note), None);
        assert_eq!(open_shared_note(&fresh_key(), b"here", &note), None);
        assert!(!note.windows(6).any(|window| window == b"a word") && !is_own(&note));
    }

    #[test]
    fn a_message_to_an_own_key_opens_with_its_secret_alone() {
        let secret = fresh_key();
        let to = Sealer::new(&OwnPublic { generation: 3, public: public_of(&secret) });
        let notes = ["one", "two"].map(|words| to.seal(b"here", words.as_bytes()));
        let own = |generation, secret: &Key| Unsealer::new(vec![OwnSecret { generation, secret: secret.clone() }]);
        let mut opener = own(3, &secret);
        for (note, words) in notes.iter().zip(["one", "two"]) {
            assert!(is_own(note));
            assert_eq!(opener.open(b"here", note).map(|words| words.to_vec()), Some(words.as_bytes().to_vec()));
            assert!(opener.open(b"elsewhere", note).is_none());
        }
        assert!(own(3, &fresh_key()).open(b"here", &notes[0]).is_none());
        assert!(own(2, &secret).open(b"here", &notes[0]).is_none());
        assert!(Unsealer::default().open(b"here", &[OWN; 20]).is_none());
    }
}
