//! What `/psychologist/referral` shows: which psychologist can be asked, and which check-ins can be shared.

use crate::app::counselling::entries::{EntryLine, line};
use crate::app::self_tests::share;
use crate::app::self_tests::share::SharedTestView;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject, can_be_asked};
use domain::counselling::referral::{MAX_ENTRIES, OFFERED_DAYS};
use domain::counselling::{ReferralId, SharedEntry};
use domain::name_order::name_order;
use domain::talk_request::Addressee;
use domain::{CheckIn, PersonId, TalkRole};
use store::Range;

/// The page.
pub const PAGE: &str = "/psychologist/referral";

/// What it shows.
#[derive(Clone, Debug)]
pub struct ReferralFormView {
    /// The psychologists, by name.
    pub psychologists: Vec<PsychologistChoice>,
    /// The check-ins, newest first.
    pub entries: Vec<PickableEntry>,
    /// The result of a self-test that the person wants to share too.
    pub self_test: Option<SharedTestView>,
    /// Whether the person has a referral already.
    pub exists: bool,
    /// To whom it is, if they can still be asked.
    pub open_to: Option<ReferralReader>,
}

/// The referral that a person has, and who reads it.
#[derive(Clone, Debug)]
pub struct ReferralReader {
    /// The referral.
    pub referral: ReferralId,
    /// The name of its psychologist.
    pub name: String,
}

/// A psychologist to whom a referral can be sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PsychologistChoice {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
}

/// A check-in that can be picked.
#[derive(Clone, Debug)]
pub struct PickableEntry {
    /// Its id.
    pub id: String,
    /// What it says.
    pub line: EntryLine,
}

/// Loads the [`ReferralFormView`]. `self_test` names a result of the viewer that they want to share.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer does not check in.
pub async fn load(context: RequestContext, self_test: Option<String>) -> Result<ReferralFormView, AppError> {
    let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
    let store = &context.app.store;
    let stressors = store.stressors().list();
    let entries = pickable(&context, signed_in).await?.into_iter().rev().map(|entry| PickableEntry {
        id: entry.id.to_string(),
        line: line(context.visitor.locale, &stressors, &SharedEntry::of(&entry, true)),
    });
    let named = self_test.unwrap_or_default();
    let shared = share::find(&context, signed_in, &named).await?;
    Ok(ReferralFormView {
        self_test: shared.and_then(|shared| share::view(context.visitor.locale, signed_in, &shared)),
        psychologists: psychologists(&context, signed_in).await?,
        entries: entries.collect(),
        exists: store.referrals().of_person(signed_in.own.clone()).await?.is_some(),
        open_to: open_to(&context, signed_in).await?,
    })
}

/// The referral that the viewer has, if its psychologist can still be asked.
///
/// # Errors
/// If the store cannot be read.
pub async fn open_to(context: &RequestContext, signed_in: &SignedIn) -> Result<Option<ReferralReader>, AppError> {
    let Some(referral) = context.app.store.referrals().of_person(signed_in.own.clone()).await? else {
        return Ok(None);
    };
    let choices = psychologists(context, signed_in).await?;
    let reader = choices.into_iter().find(|choice| choice.person == referral.psychologist);
    Ok(reader.map(|reader| ReferralReader { referral: referral.id, name: reader.name }))
}

/// The check-ins of the last weeks, oldest first.
pub(super) async fn pickable(context: &RequestContext, signed_in: &SignedIn) -> Result<Vec<CheckIn>, AppError> {
    let today = signed_in.today();
    let range = Range { from: today.plus(1 - OFFERED_DAYS), to: today.plus(1) };
    let mut entries = context.app.store.check_ins().own(signed_in.own.clone(), range).await?;
    entries.drain(..entries.len().saturating_sub(MAX_ENTRIES));
    Ok(entries)
}

/// The psychologists who are here and have a key of their own, by name.
///
/// # Errors
/// If the store cannot be read.
pub async fn psychologists(
    context: &RequestContext,
    signed_in: &SignedIn,
) -> Result<Vec<PsychologistChoice>, AppError> {
    let (store, today) = (&context.app.store, signed_in.today());
    let mut found = Vec::new();
    for profile in store.talk_requests().candidates(Vec::new(), today, signed_in.viewer.person).await? {
        let person = profile.person.id;
        let addressee = Addressee { person, role: TalkRole::Psychologist, team: None };
        if can_be_asked(&profile.viewer(), addressee, today) && store.owner_keys().state(person).await?.has_key {
            found.push(PsychologistChoice { person, name: profile.person.name });
        }
    }
    found.sort_by_cached_key(|choice| (name_order(&choice.name), choice.person));
    Ok(found)
}
