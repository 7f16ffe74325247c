//! The encryption of messages to devices: aes128gcm (RFC 8188) under keys that device and sender agree on (RFC 8291).

use aes_gcm::aead::Aead as _;
use aes_gcm::{Aes128Gcm, KeyInit as _, Nonce};
use hkdf::Hkdf;
use p256::{PublicKey, SecretKey};
use sha2::Sha256;

use super::{decoded, fresh_sender_key};
use store::PushDevice;

/// The size of a record in the header. There is only one, and push services take messages of this size.
const RECORD: u32 = 4096;
/// Texts are padded to this length, so that the length does not tell the language. Every text is shorter.
const PADDED: usize = 512;

/// What a message to a device is encrypted with.
pub(super) struct Keys {
    public: PublicKey,
    auth: [u8; 16],
}

impl Keys {
    /// The keys of a device; none if it sent none.
    pub(super) fn of(device: &PushDevice) -> Option<Self> {
        let public = PublicKey::from_sec1_bytes(&decoded(&device.p256dh)?).ok()?;
        Some(Self { public, auth: decoded(&device.auth)?.try_into().ok()? })
    }
}

/// A text, encrypted for a device; none if its keys cannot be used.
pub(super) fn sealed(text: &[u8], device: &PushDevice) -> Option<Vec<u8>> {
    let ours = SecretKey::from_slice(fresh_sender_key().as_slice()).ok()?;
    record(text, PADDED, &Keys::of(device)?, &ours, rand::random())
}

/// The header and the only record (RFC 8188, section 2; RFC 8291, section 3.4).
fn record(text: &[u8], padded: usize, theirs: &Keys, ours: &SecretKey, salt: [u8; 16]) -> Option<Vec<u8>> {
    let (their_public, our_public) = (theirs.public.to_sec1_bytes(), ours.public_key().to_sec1_bytes());
    let agreed = ours.diffie_hellman(&theirs.public);
    let info = [b"WebPush: info\0".as_slice(), &their_public, &our_public].concat();
    let input: [u8; 32] = derived(&theirs.auth, agreed.raw_secret_bytes(), &info)?;
    let key: [u8; 16] = derived(&salt, &input, b"Content-Encoding: aes128gcm\0")?;
    let nonce: [u8; 12] = derived(&salt, &input, b"Content-Encoding: nonce\0")?;
    // The last record ends with a 2, and zeros follow.
    let mut plain = [text, &[2]].concat();
    plain.resize(plain.len().max(padded), 0);
    let cipher = Aes128Gcm::new(&key.into());
    let encrypted = cipher.encrypt(&Nonce::from(nonce), plain.as_slice()).ok()?;
    let length = u8::try_from(our_public.len()).ok()?;
    Some([salt.as_slice(), &RECORD.to_be_bytes(), &[length], &our_public, &encrypted].concat())
}

fn derived<const LENGTH: usize>(salt: &[u8], input: &[u8], info: &[u8]) -> Option<[u8; LENGTH]> {
    let mut key = [0; LENGTH];
    Hkdf::<Sha256>::new(Some(salt), input).expand(info, &mut key).ok()?;
    Some(key)
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;

    use super::*;

    /// RFC 8291, section 5 and appendix A.
    #[test]
    fn the_message_of_the_specification_is_encrypted_as_it_says() {
        let device = PushDevice {
            endpoint: String::new(),
            p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
                .to_owned(),
            auth: "BTBZMqHH6r4Tts7J_aSIgg".to_owned(),
        };
        let ours = decoded("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw").expect("bytes");
        let ours = SecretKey::from_slice(&ours).expect("a key");
        let salt = decoded("DGv6ra1nlYgDCS1FRnbzlw").expect("bytes").try_into().expect("16 bytes");
        let text = b"When I grow up, I want to be a watermelon";
        let sent = record(text, 0, &Keys::of(&device).expect("keys"), &ours, salt).expect("a message");
        assert_eq!(
            URL_SAFE_NO_PAD.encode(sent),
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_\
             yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
        );
    }

    #[test]
    fn keys_that_are_none_are_refused() {
        let device = |p256dh: &str, auth: &str| PushDevice {
            endpoint: String::new(),
            p256dh: p256dh.to_owned(),
            auth: auth.to_owned(),
        };
        let point = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
        let auth = "BTBZMqHH6r4Tts7J_aSIgg";
        assert!(Keys::of(&device(point, auth)).is_some());
        let off_the_curve = point.replace("iw4", "iw5");
        for (p256dh, auth) in [("", auth), (point, ""), (point, "BTBZ"), ("!", auth), (&off_the_curve, auth)] {
            assert!(Keys::of(&device(p256dh, auth)).is_none(), "{p256dh} {auth}");
        }
    }
}
