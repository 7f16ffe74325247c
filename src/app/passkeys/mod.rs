//! Passkeys: adding, using and removing them, and the list on the account page.

pub mod add_passkey;
pub mod challenge;
pub mod export;
pub mod offer;
pub mod remove_passkey;
pub mod sign_in_with_passkey;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};
use store::seal::{Key, as_key, derived};
use words::{dates, t};

/// The most passkeys that one person has.
pub const MAX_PASSKEYS: usize = 10;
/// The longest name of a passkey, in characters.
pub const LABEL_LENGTH: usize = 40;

/// What the account page shows of passkeys.
#[derive(Clone, Debug)]
pub struct PasskeysView {
    /// The host name that they belong to; none if this browser cannot add one at the address at which it reaches the
    /// centre.
    pub host: Option<String>,
    /// Why it cannot; none if it can.
    pub why_not: Option<String>,
    /// Those of the person, the oldest first.
    pub passkeys: Vec<PasskeyItem>,
    /// Whether the person can add one more.
    pub can_add: bool,
}

/// One passkey.
#[derive(Clone, Debug)]
pub struct PasskeyItem {
    /// Names it in the form that removes it.
    pub id: String,
    /// What the person calls it.
    pub label: String,
    /// The day on which it was added.
    pub added: String,
    /// The day of its last use.
    pub used: Option<String>,
    /// Whether it opens private notes.
    pub opens_notes: bool,
}

/// The host name of the centre's passkeys, if browsers accept it at the address at which this one reaches the centre. A
/// centre without a public address has passkeys for this machine only, which a browser on another machine cannot add.
#[must_use]
pub fn host_here(context: &RequestContext) -> Option<&str> {
    let host = context.app.passkeys.host()?;
    let reached = context.visitor.host.as_deref().and_then(|reached| reached.split(':').next());
    (context.app.config.public_url.is_some() || reached == Some(host)).then_some(host)
}

/// Why no passkey can be added at the address at which this browser reaches the centre.
fn why_not(context: &RequestContext) -> String {
    let locale = context.visitor.locale;
    match &context.app.config.public_url {
        Some(address) => t!(locale, "passkeys-not-at-address", address = address.as_str()),
        None => t!(locale, "passkeys-here-only"),
    }
}

/// Loads the [`PasskeysView`].
///
/// # Errors
/// If nobody is signed in, or the store cannot be read.
pub async fn load(context: &RequestContext) -> Result<PasskeysView, AppError> {
    let me = context.allowed(Action::OwnAccount, Subject::None)?;
    let host = host_here(context);
    let locale = context.visitor.locale;
    let zone = &me.person().time_zone;
    let added = |at: jiff::Timestamp| dates::full_day(locale, domain::Workday(at.to_zoned(zone.clone()).date()));
    let found = context.app.store.passkeys().of_person(me.person().id).await?;
    let can_add = found.len() < MAX_PASSKEYS;
    let passkeys = found.into_iter().map(|passkey| PasskeyItem {
        id: passkey.id.to_string(),
        label: passkey.label,
        added: added(passkey.added_at),
        used: passkey.used_on.map(|day| dates::full_day(locale, day)),
        opens_notes: passkey.salt.is_some(),
    });
    Ok(PasskeysView {
        host: host.map(str::to_owned),
        why_not: host.is_none().then(|| why_not(context)),
        passkeys: passkeys.collect(),
        can_add,
    })
}

/// The wrapping key that a device's secret of 256 bits makes with a salt; none if the text holds no such secret.
fn wrapping_key(secret: &str, salt: &[u8]) -> Option<Key> {
    let secret = as_key(&URL_SAFE_NO_PAD.decode(secret.trim()).ok()?)?;
    Some(derived(secret.as_slice(), salt, "weathervane passkey"))
}
