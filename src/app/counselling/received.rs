//! What `/referrals/{id}` shows: a referral, as its psychologist reads it.

use crate::app::access_log::record::record_access;
use crate::app::counselling::entries::{EntryLine, line};
use crate::app::counselling::name;
use crate::app::self_tests::share;
use crate::app::self_tests::share::SharedTestView;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject, attends};
use domain::counselling::ReferralId;
use domain::{AccessKind, Workday};
use words::dates;

/// What it shows.
#[derive(Clone, Debug)]
pub struct ReceivedReferralView {
    /// Its id.
    pub id: String,
    /// Who asks.
    pub name: String,
    /// The day on which they asked.
    pub asked_on: String,
    /// What they share, oldest first.
    pub entries: Vec<EntryLine>,
    /// The result of a self-test that they share.
    pub self_test: Option<SharedTestView>,
    /// How many of the check-ins stay locked, because the psychologist's password was reset since.
    pub locked: usize,
}

/// Loads the [`ReceivedReferralView`], and records in the access log of its person that it was opened.
///
/// # Errors
/// [`AppError::NotFound`] if there is no such referral to the viewer.
pub async fn load(context: RequestContext, id: String) -> Result<ReceivedReferralView, AppError> {
    let signed_in = context.allowed(Action::Counsel, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let id: ReferralId = id.parse().map_err(|_| AppError::NotFound)?;
    let opened = store.referrals().open(signed_in.own.clone(), id).await?.ok_or(AppError::NotFound)?;
    let referral = opened.referral;
    if !attends(&signed_in.viewer, referral.psychologist, referral.asked_at) {
        return Err(AppError::NotFound);
    }
    record_access(&context, signed_in, AccessKind::Referral, vec![referral.person]).await?;
    let stressors = store.stressors().list();
    let day = Workday(referral.asked_at.to_zoned(signed_in.person().time_zone.clone()).date());
    Ok(ReceivedReferralView {
        id: id.to_string(),
        name: name(&context, referral.person).await?,
        asked_on: dates::weekday_and_day(locale, day),
        entries: opened.entries.iter().map(|entry| line(locale, &stressors, entry)).collect(),
        self_test: opened.self_test.and_then(|shared| share::view(locale, signed_in, &shared)),
        locked: opened.locked,
    })
}
