//! What `/tough-call/{id}` shows: what was saved, and a few minutes before the next call.

use jiff::SignedDuration;

use super::{PAGE, card};
use crate::app::check_in::offer;
use crate::app::check_in::recipients::TeamReaders;
use crate::app::library::item::{ItemPart, parts};
use crate::app::library::item_link;
use crate::app::suggestion::{self, Breath, SuggestionCard};
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use content::{Card, LibraryKind};
use domain::access::{Action, Subject};
use domain::{Audience, Locale, ToughCall, ToughCallId};
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
    /// Another way to see a call of this source, in full.
    pub reframing: Option<ReframingView>,
    /// What is offered on this call, with its reason, if it is the one prompt of its shift.
    pub suggestion: Option<SuggestionCard>,
    /// The first card for the source, in full.
    pub card: Option<ResetCard>,
    /// Other cards, and what the library files under the source as another way to see it: address and name.
    pub others: Vec<(String, String)>,
    /// The card for a caller in distress: its address and its title.
    pub distress: Option<(String, String)>,
}

/// A reframing card of the library in full.
#[derive(Clone, Debug)]
pub struct ReframingView {
    /// Its page in the library.
    pub href: String,
    /// Its name.
    pub title: String,
    /// In a sentence.
    pub summary: String,
    /// The first thought, the other view and the sentence to keep.
    pub parts: Vec<ItemPart>,
}

/// A card in full.
#[derive(Clone, Debug)]
pub struct ResetCard {
    /// The key of the intervention.
    pub key: String,
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

/// Loads the [`ResetView`] for the call with this id.
///
/// # Errors
/// [`AppError::NotFound`] if the person has no such call.
pub async fn load(context: RequestContext, id: Option<String>) -> Result<ResetView, AppError> {
    let me = context.allowed(Action::OwnWeather, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let id: ToughCallId = id.and_then(|id| id.parse().ok()).ok_or(AppError::NotFound)?;
    let call = store.tough_calls().get(me.own.clone(), id).await?.ok_or(AppError::NotFound)?;
    let suggestion = offered(&context, me, &call).await?;
    let content = content::tough_calls();
    let zone = &me.person().time_zone;
    let at = call.stated_at.to_zoned(zone.clone());
    let leads = match call.audience {
        Audience::Me => None,
        _ => TeamReaders::load(&context, call.team, call.workday).await?.at(call.stated_at).named_leads(locale),
    };
    let of_source = content.source(call.source);
    let cards = of_source.map(|source| source.cards.as_slice()).unwrap_or_default();
    let mut cards = cards.iter().filter_map(|key| card(store, key));
    let first = cards.next();
    // The clock gives the time that the card on the page asks for: ten minutes off the queue are not over after five.
    let minutes = first.map_or(content.minutes, |card| card.rule.minutes.max(content.minutes));
    let until = call.stated_at.checked_add(SignedDuration::from_mins(i64::from(minutes)));
    let until = until.map_or_else(|_| at.time(), |until| until.to_zoned(zone.clone()).time());
    let library = content::library();
    let reframing = of_source.and_then(|source| source.reframing.as_deref());
    let reframing = reframing.and_then(|key| library.get(LibraryKind::Reframing, key));
    let also = library.iter().filter(|item| item.kind == LibraryKind::Reframing);
    let also = also.filter(|item| item.sources.contains(&call.source));
    let also = also.filter(|item| reframing.is_none_or(|shown| shown.key != item.key));
    let also = also.map(|item| item_link(locale, item)).map(|item| (item.href, item.title));
    // What is offered has a card of its own on the page.
    let is_offered = |card: &Card| suggestion.as_ref().is_some_and(|offered| offered.key == card.rule.key);
    let others = cards.filter(|card| !is_offered(card)).map(|card| link(locale, card)).chain(also).collect();
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
        reframing: reframing.map(|item| {
            let link = item_link(locale, item);
            ReframingView { href: link.href, title: link.title, summary: link.summary, parts: parts(locale, item) }
        }),
        suggestion,
        card: first.map(|card| whole(locale, card)),
        others,
        distress: card(store, &content.distress)
            .map(|card| (page_of("/suggestion", &card.rule.key), card.title.get(locale).clone())),
    })
}

/// What is offered on this call: chosen and limited as after a check-in.
async fn offered(
    context: &RequestContext,
    me: &SignedIn,
    call: &ToughCall,
) -> Result<Option<SuggestionCard>, AppError> {
    let (store, person, today) = (&context.app.store, me.viewer.person, me.today());
    let basis = offer::basis(store, person, today).await?;
    let own = offer::tallies(&basis.stored);
    let found = offer::of_shift(person, basis, today, call.shift_key());
    let found = found.filter(|found| offer::is_on_tough_call(found) && found.offered_at == call.stated_at);
    let (locale, stressors) = (context.visitor.locale, store.stressors().list());
    let interventions = store.settings().interventions();
    Ok(found.and_then(|found| suggestion::card(locale, &stressors, interventions, &found, &own)))
}

fn whole(locale: Locale, card: &Card) -> ResetCard {
    ResetCard {
        key: card.rule.key.clone(),
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
