//! A person's own key, from what they know: the password at every sign-in, the recovery code when it was lost.

use jiff::SignedDuration;

use crate::state::AppState;
use crate::state::password::{PasswordError, spellings};
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::PersonId;
use domain::canonical::canonical_password;
use domain::check_in::RETENTION_DAYS;
use store::seal::{Key, OwnSecret};
use store::{NewOwnKey, OwnerAccess, StoreError, WrapMethod, WrappingKey, seal, token, unwrap_secret};

/// Why a key could not be made or opened.
#[derive(Debug, thiserror::Error)]
pub enum OwnKeyError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Hashing failed.
    #[error(transparent)]
    Password(#[from] PasswordError),
}

impl From<OwnKeyError> for AppError {
    fn from(error: OwnKeyError) -> Self {
        match error {
            OwnKeyError::Store(error) => error.into(),
            OwnKeyError::Password(error) => error.into(),
        }
    }
}

/// A fresh own key, for somebody who has just typed this password.
///
/// # Errors
/// If the password could not be made into a key.
pub async fn fresh(app: &AppState, password: String) -> Result<NewOwnKey, PasswordError> {
    Ok(NewOwnKey { secret: seal::fresh_key(), by_password: by_password(app, password).await? })
}

async fn by_password(app: &AppState, password: String) -> Result<WrappingKey, PasswordError> {
    let salt: [u8; 16] = rand::random();
    Ok(WrappingKey { salt, key: app.passwords.key(canonical_password(&password).into_owned(), salt.to_vec()).await? })
}

/// The own key of somebody who signs in with this password, which is theirs. At the first sign-in it is made. Where the
/// password opens none though there is one, it was set past the key: a new one begins, and what was private before is
/// locked.
///
/// # Errors
/// [`OwnKeyError`].
pub async fn at_sign_in(app: &AppState, person: PersonId, password: String) -> Result<OwnSecret, OwnKeyError> {
    let Some(own) = by_what_is_known(app, person, &password).await? else {
        let new = fresh(app, password).await?;
        return Ok(app.store.owner_keys().begin(person, new, app.clock.now()).await?);
    };
    opened(app, person, &own).await?;
    Ok(own)
}

/// What is due whenever a sign-in opens somebody's own key.
///
/// # Errors
/// If the store fails.
pub async fn opened(app: &AppState, person: PersonId, own: &OwnSecret) -> Result<(), StoreError> {
    app.store.owner_keys().seal_waiting_notes(person).await?;
    let now = app.clock.now();
    let first = now.checked_sub(SignedDuration::from_hours(24 * i64::from(RETENTION_DAYS))).unwrap_or(now);
    app.store.self_tests().refresh(person, own.clone(), first, now).await
}

async fn by_what_is_known(app: &AppState, person: PersonId, password: &str) -> Result<Option<OwnSecret>, OwnKeyError> {
    let Some((public, wrapped)) = app.store.owner_keys().wrapped_by_password(person).await? else { return Ok(None) };
    let several = wrapped.len() > 1;
    for (salt, wrapped) in wrapped {
        for spelling in spellings(password) {
            let key = app.passwords.key(spelling, salt.clone()).await?;
            let Some(own) = unwrap_secret(person, WrapMethod::Password, &public, &key, &wrapped) else { continue };
            if several {
                // A change of password was cut short: the other one is past.
                app.store.owner_keys().keep_only_salt(person, salt).await?;
            }
            return Ok(Some(own));
        }
    }
    Ok(None)
}

/// Sets a new password for somebody whose `current` one has been checked, wraps their own key with it, and ends their
/// other sessions.
///
/// In this order: the key is wrapped by both while the password changes, so that it opens even if the program ends in
/// between.
///
/// # Errors
/// [`OwnKeyError`]. Then the password is the current one.
pub async fn change_password(
    app: &AppState,
    me: &SignedIn,
    current: String,
    password: String,
) -> Result<(), OwnKeyError> {
    let person = me.person().id;
    let secret = match app.store.owner_keys().secret(me.own.clone()).await? {
        Some(secret) => Some(secret),
        None => by_what_is_known(app, person, &current).await?,
    };
    let hash = app.passwords.hash(password.clone()).await?;
    let Some(secret) = secret else { return Ok(app.store.people().change_password(person, hash, me.session).await?) };
    let wrapper = by_password(app, password).await?;
    let salt = wrapper.salt.to_vec();
    app.store.owner_keys().wrap_by_password(person, secret, wrapper).await?;
    app.store.people().change_password(person, hash, me.session).await?;
    if let Err(error) = app.store.owner_keys().keep_only_salt(person, salt).await {
        // The next sign-in does it: `by_what_is_known`.
        tracing::warn!(%error, "the key of the earlier password was not removed");
    }
    Ok(())
}

/// Makes a new recovery code; the one before opens nothing any more. None in a session that does not hold the key:
/// it is older than the key, and a new sign-in fixes that.
///
/// # Errors
/// If the store fails.
pub async fn new_code(app: &AppState, own: OwnerAccess) -> Result<Option<String>, StoreError> {
    let person = own.person;
    match app.store.owner_keys().secret(own).await? {
        Some(secret) => code_for(app, person, secret).await.map(Some),
        None => Ok(None),
    }
}

/// Makes a new recovery code for an own key.
///
/// # Errors
/// If the store fails.
pub async fn code_for(app: &AppState, person: PersonId, secret: OwnSecret) -> Result<String, StoreError> {
    let code = token::recovery_code();
    let salt: [u8; 16] = rand::random();
    app.store.owner_keys().wrap_by_code(person, secret, WrappingKey { salt, key: from_code(&code, &salt) }).await?;
    Ok(code)
}

/// Unlocks with a recovery code what was private before a reset. False where it opens nothing that is locked.
///
/// # Errors
/// If the store fails.
pub async fn unlock(app: &AppState, own: OwnerAccess, code: &str) -> Result<bool, StoreError> {
    let person = own.person;
    let Some(secret) = app.store.owner_keys().secret(own).await? else { return Ok(false) };
    let newest = seal::OwnPublic { generation: secret.generation, public: seal::public_of(&secret.secret) };
    let code = token::from_paper(code);
    let unlocked =
        app.store.owner_keys().unlock(person, newest, move |salt| from_code(&code, salt), app.clock.now()).await?;
    if unlocked {
        app.store.owner_keys().seal_waiting_notes(person).await?;
    }
    Ok(unlocked)
}

/// The key that a recovery code is. It has more than 120 random bits: nothing has to be made costly.
fn from_code(code: &str, salt: &[u8]) -> Key {
    seal::derived(token::from_paper(code).as_bytes(), salt, "weathervane recovery code")
}
