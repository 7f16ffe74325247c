//! The state of a person's own key: what is locked, and whether a recovery code was written down.

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Assurance, Subject, has_own_key};
use domain::{Role, Roles};
use words::dates;

/// What pages show of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnKeyView {
    /// Where something may be locked: the day of the reset.
    pub locked: Option<String>,
    /// Where something may be locked only because the identity provider vouches for the person since a day: that day.
    /// Then nothing is in [`Self::locked`].
    pub bound: Option<String>,
    /// Whether a colleague in the same role can confirm the person instead of a code.
    pub peers_confirm: bool,
    /// Why this session does not hold the key, if there is one.
    pub closed: Option<ClosedKey>,
    /// Whether there is a key, and its recovery code is written down.
    pub code_kept: bool,
    /// Whether there is a key, and nobody has said that they have its code.
    pub code_missing: bool,
    /// Whether the person has yet to choose whether they are counted in the climate.
    pub undecided: bool,
}

/// Why a session does not hold the person's own key. The password opens it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosedKey {
    /// The password was typed too long ago on a phone of their own.
    OwnPhone,
    /// The passkey could not open it.
    Passkey,
    /// The identity provider signed them in, which opens no key.
    Provider,
}

impl ClosedKey {
    const fn of(assurance: Assurance) -> Option<Self> {
        match assurance {
            Assurance::OwnPhone => Some(Self::OwnPhone),
            Assurance::Passkey => Some(Self::Passkey),
            Assurance::Provider => Some(Self::Provider),
            Assurance::Password | Assurance::SecondFactorMissing => None,
        }
    }
}

/// Whether somebody has a key of their own and this session does not hold it. It says nothing about what the key locks:
/// there may be nothing. Somebody who never typed a password has no key, and nothing of theirs is locked.
///
/// # Errors
/// If the store cannot be read.
pub async fn is_closed(context: &RequestContext, me: &SignedIn) -> Result<bool, AppError> {
    if ClosedKey::of(me.viewer.assurance).is_none() {
        return Ok(false);
    }
    Ok(context.app.store.owner_keys().state(me.person().id).await?.has_key)
}

/// Loads the [`OwnKeyView`] for a person who has a recovery code; for others it is empty.
///
/// # Errors
/// If nobody is signed in, or the store cannot be read.
pub async fn load(context: &RequestContext) -> Result<OwnKeyView, AppError> {
    let me = context.allowed(Action::OwnAccount, Subject::None)?;
    let person = me.person();
    if !has_own_key(person.roles) {
        return Ok(OwnKeyView::default());
    }
    let own = context.app.store.owner_keys().state(person.id).await?;
    let day = |at: jiff::Timestamp| {
        dates::full_day(context.visitor.locale, domain::Workday(at.to_zoned(person.time_zone.clone()).date()))
    };
    let waits = reset_to_confirm(me);
    let bound = own.only_bound.filter(|_| waits.is_some());
    Ok(OwnKeyView {
        locked: own.locked_since.max(waits).filter(|_| bound.is_none()).map(day),
        bound: bound.map(day),
        peers_confirm: waits.is_some() && can_be_confirmed(person.roles),
        closed: ClosedKey::of(me.viewer.assurance).filter(|_| own.has_key),
        code_kept: own.has_key && own.code_kept,
        code_missing: own.has_key && !own.code_kept,
        undecided: me.is_undecided(),
    })
}

/// The last reset of somebody's password that waits to be confirmed. Once they have erased themselves, no code opens
/// anything from before it: then nobody but a colleague confirms it, so that only those are asked whom one can confirm.
#[must_use]
pub fn reset_to_confirm(me: &SignedIn) -> Option<jiff::Timestamp> {
    if can_be_confirmed(me.person().roles) { me.viewer.unconfirmed_reset } else { me.profile.hiding_reset }
}

/// Whether a colleague in the same role can confirm somebody with these roles.
#[must_use]
pub const fn can_be_confirmed(roles: Roles) -> bool {
    roles.has(Role::Lead) || roles.has(Role::Psychologist)
}

/// Loads the [`OwnKeyView`] for the page of the recovery code.
///
/// # Errors
/// As for [`load`]; [`AppError::NotFound`] if the person has no use for a code.
pub async fn load_page(context: RequestContext) -> Result<OwnKeyView, AppError> {
    context.allowed(Action::OwnKey, Subject::None)?;
    load(&context).await
}
