//! What `/supporter` shows: what the viewer offers, what they are asked, and the talks that they took on.

use crate::app::supporters::{language, offers, own_offer, topic, topics, wanted};
use crate::app::talk::asked::{self, AskedView};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject};
use domain::{Locale, Supporter};
use store::SupporterOffer;
use words::t;

/// The page.
#[derive(Clone, Debug)]
pub struct SupporterView {
    /// What waits for the viewer.
    pub asked: SupporterAsked,
    /// What they offer; none if they have not volunteered.
    pub supporter: Option<Supporter>,
    /// The languages, as tag and name.
    pub languages: Vec<(Locale, &'static str)>,
    /// The topics, as key and name.
    pub topics: Vec<(String, String)>,
}

/// What waits for a supporter: the live part of the page.
#[derive(Clone, Debug, Default)]
pub struct SupporterAsked {
    /// Colleagues who would like to talk, without a name.
    pub offers: Vec<ColleagueView>,
    /// Talks that both agreed to.
    pub talks: AskedView,
}

impl SupporterAsked {
    /// Whether nothing waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.offers.is_empty() && self.talks.requests.is_empty()
    }
}

/// A colleague who would like to talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColleagueView {
    /// The id of the search.
    pub id: String,
    /// About what, in which language, roughly when.
    pub told: Vec<String>,
    /// Whether the viewer agreed, and the asker decides.
    pub agreed: bool,
}

/// Loads the [`SupporterView`].
///
/// # Errors
/// [`AppError::NotFound`] if the viewer is neither an agent nor a lead.
pub async fn load(context: RequestContext) -> Result<SupporterView, AppError> {
    let signed_in = context.allowed(Action::TakePartInSupport, Subject::None)?;
    Ok(SupporterView {
        asked: asked(&context, signed_in).await?,
        supporter: own_offer(&context, signed_in).await?,
        languages: Locale::ALL.map(|locale| (locale, language(locale))).to_vec(),
        topics: topics(&context),
    })
}

/// Loads what waits for the viewer; nothing if they cannot be a supporter.
///
/// # Errors
/// If the store cannot be read.
pub async fn asked(context: &RequestContext, signed_in: &SignedIn) -> Result<SupporterAsked, AppError> {
    if !domain::supporter::takes_part(signed_in.viewer.roles) {
        return Ok(SupporterAsked::default());
    }
    let offers = offers(context, signed_in).await?;
    Ok(SupporterAsked {
        offers: offers.into_iter().map(|offer| view(context, offer)).collect(),
        talks: asked::load_as_supporter(context, signed_in).await?,
    })
}

/// Whether a colleague waits for the viewer's answer, or for the time that the viewer names.
///
/// # Errors
/// If the store cannot be read.
pub async fn is_awaited(context: &RequestContext, signed_in: &SignedIn) -> Result<bool, AppError> {
    if !domain::supporter::takes_part(signed_in.viewer.roles) {
        return Ok(false);
    }
    let offered = offers(context, signed_in).await?.iter().any(|offer| !offer.agreed);
    Ok(offered || asked::awaits_supporter(context, signed_in).await?)
}

fn view(context: &RequestContext, offer: SupporterOffer) -> ColleagueView {
    let locale = context.visitor.locale;
    let about = offer.topic.as_deref().map(|key| topic(context, Some(key)));
    let told = about.into_iter().chain([
        t!(locale, "supporter-in-language", language = language(offer.language)),
        wanted(locale, &offer.wanted),
    ]);
    ColleagueView { id: offer.id.to_string(), told: told.collect(), agreed: offer.agreed }
}
