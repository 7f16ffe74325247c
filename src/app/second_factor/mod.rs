//! The second factor at sign-in: what its page shows, and how a code is checked.

pub mod confirm_second_factor;
pub mod require_second_factor;
pub mod start_second_factor;
pub mod switch_off_second_factor;

use jiff::Timestamp;

use crate::state::AppState;
use crate::web::address::SECOND_FACTOR;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::{SignedIn, Visitor};
use domain::PersonId;
use domain::Workday;
use domain::access::{Action, Subject};
use domain::second_factor::{can_have_second_factor, code};
use store::{CodeOutcome, Person, StoreError, TokenHash, token};
use words::{dates, t};

/// The page.
pub const PAGE: &str = SECOND_FACTOR;

/// What the page shows.
#[derive(Clone)]
pub enum SecondFactorView {
    /// Sign-in asks for no code.
    Off {
        /// Whether the centre requires one of the person.
        required: bool,
    },
    /// The person is setting it up.
    SettingUp {
        /// The secret, in groups of four to be typed.
        secret: String,
        /// The address that an app reads from a QR code.
        address: String,
    },
    /// Sign-in asks for a code.
    On {
        /// Since which day.
        since: String,
        /// How many backup codes are left.
        codes_left: u32,
    },
}

/// Loads the [`SecondFactorView`].
///
/// # Errors
/// If the person cannot have a second factor, or typed their password too long ago.
pub async fn load(context: RequestContext) -> Result<SecondFactorView, AppError> {
    let person = context.allowed(Action::SetSecondFactor, Subject::None)?.person();
    let (second_factors, now) = (context.app.store.second_factors(), context.visitor.now);
    let state = second_factors.state(person.id).await?;
    if let Some(since) = state.on_since {
        let since = Workday(since.to_zoned(person.time_zone.clone()).date());
        let since = dates::full_day(context.visitor.locale, since);
        return Ok(SecondFactorView::On { since, codes_left: state.codes_left });
    }
    let enrolment = second_factors.enrolment(person.id, person.key.clone(), now).await?;
    let off = SecondFactorView::Off { required: second_factors.is_missing(person.id).await? };
    Ok(enrolment.map_or(off, |enrolment| SecondFactorView::SettingUp {
        secret: in_groups(&enrolment.secret),
        address: enrolment.address,
    }))
}

/// What the account page says of it: whether it is on; none for somebody who cannot have one.
///
/// # Errors
/// If the store cannot be read.
pub async fn on_account(context: &RequestContext, me: &SignedIn) -> Result<Option<bool>, AppError> {
    if !can_have_second_factor(me.person().roles) && me.viewer.withheld.is_empty() {
        return Ok(None);
    }
    Ok(Some(is_on(&context.app, me.person().id).await?))
}

/// Whether a person has a second factor.
///
/// # Errors
/// If the store cannot be read.
pub async fn is_on(app: &AppState, person: PersonId) -> Result<bool, AppError> {
    Ok(app.store.second_factors().state(person).await?.on_since.is_some())
}

/// Whether sign-in asks this person for a code.
///
/// # Errors
/// If the store cannot be read.
pub async fn asks(app: &AppState, person: &Person) -> Result<bool, AppError> {
    Ok(can_have_second_factor(person.roles) && is_on(app, person.id).await?)
}

/// What somebody typed as a code.
pub struct EnteredCode {
    digits: Option<String>,
    backup: TokenHash,
}

impl EnteredCode {
    /// Reads what was typed; none if it is blank.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let digits = code(text);
        (digits.is_some() || !token::from_paper(text).is_empty())
            .then(|| Self { digits, backup: token::hash_from_paper(text) })
    }
}

/// Checks a code of a person and uses it up. Returns whether it was a backup code.
///
/// # Errors
/// If it is wrong or used up (the answer does not tell which), in the field `code`; too many attempts.
pub async fn check(app: &AppState, person: PersonId, typed: EnteredCode, visitor: &Visitor) -> Result<bool, AppError> {
    let now = visitor.now;
    let checked = app.store.second_factors().use_code(person, typed.digits, typed.backup, now);
    let is_wrong = |outcome: &CodeOutcome| matches!(outcome, CodeOutcome::Wrong | CodeOutcome::Off);
    match limited(app, person, now, checked, is_wrong).await? {
        CodeOutcome::Right => Ok(false),
        CodeOutcome::Backup => Ok(true),
        CodeOutcome::Wrong | CodeOutcome::Off => {
            Err(AppError::field("code", t!(visitor.locale, "second-factor-code-wrong")))
        }
    }
}

/// Checks a code of a person, unless too many were wrong. Only a code that was checked and is wrong counts.
///
/// # Errors
/// If there were too many attempts, or the check fails.
async fn limited<T>(
    app: &AppState,
    person: PersonId,
    now: Timestamp,
    check: impl Future<Output = Result<T, StoreError>>,
    is_wrong: impl FnOnce(&T) -> bool,
) -> Result<T, AppError> {
    if !app.limits.begin_second_factor(person, now) {
        return Err(AppError::TooMany);
    }
    let checked = check.await;
    if !checked.as_ref().is_ok_and(is_wrong) {
        app.limits.refund_second_factor(person, now);
    }
    Ok(checked?)
}

fn in_groups(secret: &str) -> String {
    let signs: Vec<char> = secret.chars().collect();
    signs.chunks(4).map(|group| group.iter().collect()).collect::<Vec<String>>().join(" ")
}
