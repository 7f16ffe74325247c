//! What a suggestion shows: as a card after a check-in, and whole on its own page.

pub mod rate_suggestion;

use crate::app::breaks::is_break;
use crate::app::check_in::offer;
use crate::app::library::about_links;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use content::{BreathMovement, Card, Interventions, Stressors, Timer};
use domain::Locale;
use domain::access::{Action, Subject, may};
use insight::suggestion::{InterventionKind, OutcomeCounts, SuggestionFor, SuggestionReason};
use store::{Outcome, SuggestionOffer};
use words::t;

/// What is offered, in short.
#[derive(Clone, Debug)]
pub struct SuggestionCard {
    /// The key of the intervention.
    pub key: String,
    /// Its name.
    pub title: String,
    /// In a sentence or two.
    pub summary: String,
    /// Why it is offered.
    pub why: String,
    /// How often it helped the person before; none if it never did.
    pub helped: Option<String>,
    /// How long it takes.
    pub minutes: u32,
    /// Whether the page breathes along.
    pub guided: bool,
    /// What is known of it, with its source.
    pub evidence: String,
    /// In which shift it was offered, and what was said of it.
    pub offer: Offer,
}

/// In which shift something was offered, and what was said of it.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The workday.
    pub workday: String,
    /// The name of the shift; empty without one.
    pub shift: String,
    /// The key of the intervention: an answer is about no other one.
    pub intervention: String,
    /// What was said of it.
    pub outcome: Option<Outcome>,
}

impl Offer {
    /// Whether the person declined it: then nothing of it is shown.
    #[must_use]
    pub const fn is_unwanted(&self) -> bool {
        matches!(self.outcome, Some(Outcome::Dismissed | Outcome::Less))
    }
}

/// The breath that the page keeps time for.
#[derive(Clone, Debug)]
pub struct Breath {
    /// The key of the guide, a class of its own in the style sheet.
    pub key: String,
    /// The phases: class, words and seconds.
    pub phases: Vec<(&'static str, String, u32)>,
    /// How many rounds.
    pub rounds: u32,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct SuggestionView {
    /// Its name.
    pub title: String,
    /// In a sentence or two.
    pub summary: String,
    /// With whom, and how long.
    pub kicker: String,
    /// Why it was offered; absent if it was not.
    pub why: Option<String>,
    /// How often it helped the person before; none if it never did.
    pub helped: Option<String>,
    /// What to do.
    pub steps: Vec<String>,
    /// When not to.
    pub avoid: String,
    /// What is known of it, with its source.
    pub evidence: String,
    /// The guide, where it is one of breathing.
    pub breath: Option<Breath>,
    /// The key of the intervention.
    pub key: String,
    /// When it was offered, if it was.
    pub offer: Option<Offer>,
    /// What the library has on its stressors: address and name.
    pub library: Vec<(String, String)>,
    /// Whether it is a break for which the viewer can be shown times.
    pub has_times: bool,
}

/// The card of what was offered; none once the intervention is no longer in the catalogue.
#[must_use]
pub fn card(
    locale: Locale,
    stressors: &Stressors,
    interventions: &Interventions,
    offered: &SuggestionOffer,
    own: &[OutcomeCounts],
) -> Option<SuggestionCard> {
    let card = interventions.get(&offered.intervention)?;
    Some(SuggestionCard {
        key: card.rule.key.clone(),
        title: card.title.get(locale).clone(),
        summary: card.summary.get(locale).clone(),
        why: why(locale, stressors, offered),
        helped: helped(locale, own, &card.rule.key),
        minutes: card.rule.minutes,
        guided: card.timer.is_some(),
        evidence: evidence(locale, card),
        offer: offer(offered),
    })
}

/// Loads the page of one intervention.
///
/// # Errors
/// [`AppError::NotFound`] if there is none of this key.
pub async fn load(context: &RequestContext, key: &str) -> Result<SuggestionView, AppError> {
    let signed_in = context.allowed(Action::OwnAccount, Subject::None)?;
    let locale = context.visitor.locale;
    let card = context.app.store.settings().interventions().get(key).ok_or(AppError::NotFound)?;
    let (person, today) = (signed_in.viewer.person, signed_in.today());
    let basis = offer::basis(&context.app.store, person, today).await?;
    let own = offer::tallies(&basis.stored);
    let offered = offer::open(person, basis, today).into_iter().find(|offered| offered.intervention == key);
    Ok(SuggestionView {
        key: card.rule.key.clone(),
        title: card.title.get(locale).clone(),
        summary: card.summary.get(locale).clone(),
        kicker: match card.rule.kind {
            InterventionKind::Own => t!(locale, "suggestion-alone", minutes = card.rule.minutes),
            InterventionKind::Peer => t!(locale, "suggestion-together", minutes = card.rule.minutes),
            InterventionKind::Team => t!(locale, "suggestion-for-leads", minutes = card.rule.minutes),
        },
        why: offered
            .as_ref()
            .map(|offered| why(locale, &context.app.store.stressors().list(), offered))
            .filter(|why| !why.is_empty()),
        helped: offered.as_ref().and_then(|_| helped(locale, &own, key)),
        steps: card.steps.get(locale).clone(),
        avoid: card.avoid.get(locale).clone(),
        evidence: evidence(locale, card),
        breath: card.timer.as_ref().map(|timer| breath(locale, timer)),
        offer: offered.as_ref().map(offer),
        library: about_links(locale, content::stressors(), &card.rule.stressors),
        has_times: is_break(key) && may(Some(&signed_in.viewer), Action::AskForBreak, Subject::None),
    })
}

fn offer(offered: &SuggestionOffer) -> Offer {
    Offer {
        workday: offered.workday.to_string(),
        shift: offered.shift.clone(),
        intervention: offered.intervention.clone(),
        outcome: offered.outcome,
    }
}

fn why(locale: Locale, stressors: &Stressors, offered: &SuggestionOffer) -> String {
    let label = |key: &domain::StressorKey| stressors.label(locale, key).to_owned();
    offered
        .why
        .parse::<SuggestionReason>()
        .map(|why| words::suggestion_reason::sentence(locale, &why, SuggestionFor::Agent, label))
        .unwrap_or_default()
}

/// How often an intervention helped the person, if it ever did.
fn helped(locale: Locale, own: &[OutcomeCounts], key: &str) -> Option<String> {
    let counts = own.iter().find(|counts| counts.key == key && counts.helped > 0)?;
    Some(words::suggestion_reason::helped_before(locale, counts))
}

/// What is known of a card, with its source.
#[must_use]
pub fn evidence(locale: Locale, card: &Card) -> String {
    let effect = card.evidence.effect.get(locale);
    if card.evidence.source.is_empty() {
        return effect.clone();
    }
    t!(locale, "suggestion-source", effect = effect.as_str(), source = card.evidence.source.as_str())
}

/// The breath of a timer. The classes tell a first in-breath from the sip after it, and the hold after breathing in
/// from that after breathing out.
#[must_use]
pub fn breath(locale: Locale, timer: &Timer) -> Breath {
    let mut before = None;
    let phases = timer.phases.iter().map(|phase| {
        let class = match (before.replace(phase.movement), phase.movement) {
            (Some(BreathMovement::In), BreathMovement::In) => "sip",
            (_, BreathMovement::In) => "in",
            (Some(BreathMovement::Out), BreathMovement::Hold) => "rest",
            (_, BreathMovement::Hold) => "hold",
            (_, BreathMovement::Out) => "out",
        };
        (class, phase.label.get(locale).clone(), phase.seconds)
    });
    Breath { key: timer.key.clone(), phases: phases.collect(), rounds: timer.rounds }
}

/// The shipped breath after a tough call, which is the same in every centre; none if it has no timer.
#[must_use]
pub fn shipped_breath(locale: Locale) -> Option<Breath> {
    let card = content::interventions().get(&content::tough_calls().breath)?;
    Some(breath(locale, card.timer.as_ref()?))
}
