//! What `/tough-call/{id}` shows: what was saved, and a few minutes before the next call.

use jiff::SignedDuration;

use super::{PAGE, card};
use crate::app::check_in::TeamReaders;
use crate::app::library::item_link;
use crate::app::suggestion::{self, Breath};
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use content::{Card, LibraryKind};
use domain::access::{Action, Subject};
use domain::{Audience, Locale, ToughCallId};
use words::{dates, t, tough_call};

/// What it shows.
#[derive(Clone, Debug)]
pub struct ResetView {
    /// The id of the call.
    pub id: String,
    /// When it was saved, and what was stated.
    pub saved: String,
    /// Who sees it.
    pub seen: String,
    /// Whether it is shared.
    pub is_shared: bool,
    /// How many minutes the timer runs.
    pub minutes: u32,
    /// Until when they last, from the moment at which the call was saved, for pages without JavaScript.
    pub until: String,
    /// The guided breath.
    pub breath: Option<(String, Breath)>,
    /// The first card for the source, in full.
    pub card: Option<ResetCard>,
    /// Other cards, and what the library files under the source as another way to see it: address and name.
    pub others: Vec<(String, String)>,
    /// The card for a caller in distress: its address and its title.
    pub distress: Option<(String, String)>,
}

/// A card in full.
#[derive(Clone, Debug)]
pub struct ResetCard {
    /// Its name.
    pub title: String,
    /// In a sentence or two.
    pub summary: String,
    /// What to do.
    pub steps: Vec<String>,
    /// When not to.
    pub avoid: String,
    /// What is known of it, with its source.
    pub evidence: String,
}

/// Loads it for the call with this id.
///
/// # Errors
/// [`AppError::NotFound`] if the person has no such call.
pub async fn load(context: RequestContext, id: Option<String>) -> Result<ResetView, AppError> {
    let me = context.allowed(Action::OwnWeather, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let id: ToughCallId = id.and_then(|id| id.parse().ok()).ok_or(AppError::NotFound)?;
    let call = store.tough_calls().get(me.own.clone(), id).await?.ok_or(AppError::NotFound)?;
    let content = content::tough_calls();
    let zone = &me.person().time_zone;
    let at = call.stated_at.to_zoned(zone.clone());
    let leads = match call.audience {
        Audience::Me => None,
        _ => TeamReaders::load(&context, call.team, call.workday).await?.at(call.stated_at).named_leads(locale),
    };
    let cards = content.source(call.source).map(|source| source.cards.as_slice()).unwrap_or_default();
    let mut cards = cards.iter().filter_map(|key| card(store, key));
    let first = cards.next();
    // The clock gives the time that the card on the page asks for: ten minutes off the queue are not over after five.
    let minutes = first.map_or(content.minutes, |card| card.rule.minutes.max(content.minutes));
    let until = call.stated_at.checked_add(SignedDuration::from_mins(i64::from(minutes)));
    let until = until.map_or_else(|_| at.time(), |until| until.to_zoned(zone.clone()).time());
    let reframing = content::library().iter().filter(|item| item.kind == LibraryKind::Reframing);
    let reframing = reframing.filter(|item| item.sources.contains(&call.source)).map(|item| item_link(locale, item));
    let others = cards.map(|card| link(locale, card)).chain(reframing.map(|item| (item.href, item.title))).collect();
    let breath = card(store, &content.breath)
        .and_then(|card| Some((card.title.get(locale).clone(), suggestion::breath(locale, card.timer.as_ref()?))));
    Ok(ResetView {
        id: id.to_string(),
        saved: t!(
            locale,
            "tough-reset-saved",
            time = dates::time(at.time()),
            stated = tough_call::stated(locale, &call)
        ),
        seen: match &leads {
            Some(names) => t!(locale, "tough-reset-shared", names = names.as_str()),
            None => t!(locale, "tough-reset-private"),
        },
        is_shared: call.audience > Audience::Me,
        minutes,
        until: dates::time(until),
        breath,
        card: first.map(|card| whole(locale, card)),
        others,
        distress: card(store, &content.distress)
            .map(|card| (page_of("/suggestion", &card.rule.key), card.title.get(locale).clone())),
    })
}

fn whole(locale: Locale, card: &Card) -> ResetCard {
    ResetCard {
        title: card.title.get(locale).clone(),
        summary: card.summary.get(locale).clone(),
        steps: card.steps.get(locale).clone(),
        avoid: card.avoid.get(locale).clone(),
        evidence: suggestion::evidence(locale, card),
    }
}

fn link(locale: Locale, card: &Card) -> (String, String) {
    let name = t!(locale, "tough-reset-more", title = card.title.get(locale).as_str(), minutes = card.rule.minutes);
    (page_of("/suggestion", &card.rule.key), name)
}

/// The address of the page of a call.
#[must_use]
pub fn address(id: ToughCallId) -> String {
    page_of(PAGE, &id.to_string())
}
