//! Supporters: volunteering, what supporters are asked, the consent of both sides, and the question afterwards.

pub mod answer_offer;
pub mod answer_supporter;
pub mod answer_talk;
pub mod matching;
pub mod page;
pub mod pause_supporter;
pub mod save_supporter;
pub mod search_status;
pub mod stop_supporter;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::talk_request::WantedTime;
use domain::{Locale, Supporter, TalkRequestId};
use store::{StoreError, SupporterOffer};
use words::t;

/// The name of a stressor group as a topic; the word for an open topic if there is no such group.
fn topic(context: &RequestContext, key: Option<&str>) -> String {
    let locale = context.visitor.locale;
    let stressors = context.app.store.stressors().list();
    let known = stressors.by_group().find(|(group, _)| Some(group.key.as_str()) == key);
    known.map_or_else(|| t!(locale, "supporter-topic-any"), |(group, _)| group.label(locale).to_owned())
}

/// The topics that a form offers, as key and name.
pub fn topics(context: &RequestContext) -> Vec<(String, String)> {
    let locale = context.visitor.locale;
    let stressors = context.app.store.stressors().list();
    stressors.by_group().map(|(group, _)| (group.key.clone(), group.label(locale).to_owned())).collect()
}

/// The name of a language, in that language.
#[must_use]
pub const fn language(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "English",
        Locale::ZhCn => "中文",
    }
}

/// Roughly when the asker would like to talk.
fn wanted(locale: Locale, wanted: &WantedTime) -> String {
    match wanted {
        WantedTime::Any | WantedTime::Words(_) => t!(locale, "talk-when-any"),
        WantedTime::Soon => t!(locale, "talk-when-soon"),
        WantedTime::Break => t!(locale, "talk-when-break"),
        WantedTime::AfterShift => t!(locale, "talk-when-after-shift"),
        WantedTime::Tomorrow => t!(locale, "talk-when-tomorrow"),
    }
}

/// What is offered to the viewer. An offer from before an unconfirmed reset of their password waits until it is
/// confirmed.
///
/// # Errors
/// If the store cannot be read.
pub async fn offers(context: &RequestContext, signed_in: &SignedIn) -> Result<Vec<SupporterOffer>, StoreError> {
    let mut offers = context.app.store.supporters().offered_to(signed_in.viewer.person).await?;
    offers.retain(|offer| signed_in.viewer.unconfirmed_reset.is_none_or(|reset| reset <= offer.since));
    Ok(offers)
}

/// What the viewer offers as a supporter; none if they did not volunteer, or may not know it until a reset of their
/// password is confirmed.
///
/// # Errors
/// If the store cannot be read.
pub async fn own_offer(context: &RequestContext, signed_in: &SignedIn) -> Result<Option<Supporter>, StoreError> {
    let own = context.app.store.supporters().of(signed_in.viewer.person).await?;
    Ok(own.filter(|own| own.is_known_to_account(signed_in.viewer.unconfirmed_reset)))
}

/// Reads the id that a form sends.
///
/// # Errors
/// [`AppError::NotFound`] if the text is not an id.
fn search_id(text: &str) -> Result<TalkRequestId, AppError> {
    text.parse().map_err(|_| AppError::NotFound)
}
