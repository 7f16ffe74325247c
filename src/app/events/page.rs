//! What `/events` shows: events to come with the own sign-up, past ones, and for whom the viewer may plan one.

use super::{concerns, may_cancel, own_site, unit_name, when};
use crate::app::counselling::offers::TalkPlace;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Assurance, Subject, counts_sign_up};
use domain::name_order::sorted_names;
use domain::person::TeamRole;
use domain::{Event, OrgUnit};
use store::Site;
use words::t;

/// How many past events it shows: the last.
const MAX_PAST: usize = 12;

/// What it shows.
#[derive(Clone, Debug)]
pub struct EventsView {
    /// Events that have not ended, the next one first.
    pub coming: Vec<EventCard>,
    /// Past events, the last one first.
    pub past: Vec<PastEvent>,
    /// For whom the viewer may plan one: the value of the form, and what people call it.
    pub units: Vec<(String, String)>,
}

/// An event to come.
#[derive(Clone, Debug)]
pub struct EventCard {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub text: String,
    /// When.
    pub when: String,
    /// For whom, where, and who plans it.
    pub about: String,
    /// How the viewer relates to it.
    pub step: TalkPlace,
    /// Whether it concerns the viewer; an admin reads of others to be able to cancel them.
    pub concerns: bool,
    /// Whether the viewer organises it.
    pub is_own: bool,
    /// What its organiser sees; none for everybody else.
    pub own: Option<OwnEvent>,
    /// Whether the viewer may cancel it.
    pub may_cancel: bool,
}

/// What an organiser sees of an event.
#[derive(Clone, Debug)]
pub struct OwnEvent {
    /// How many come, in words.
    pub count: String,
    /// The names of those who wish so; empty if there are none.
    pub names: String,
}

/// A past event.
#[derive(Clone, Debug)]
pub struct PastEvent {
    /// Its title.
    pub title: String,
    /// When, and for whom.
    pub about: String,
    /// Its id.
    pub id: String,
    /// Whether the viewer may read what changed.
    pub has_lift: bool,
    /// Whether the viewer may remove it.
    pub may_cancel: bool,
}

/// Loads the [`EventsView`].
///
/// # Errors
/// [`AppError::SignedOut`], or if the store cannot be read.
pub async fn load(context: RequestContext) -> Result<EventsView, AppError> {
    let signed_in = context.allowed(Action::SeeEvents, Subject::None)?;
    let (store, locale, now) = (&context.app.store, context.visitor.locale, context.visitor.now);
    let zone = signed_in.person().time_zone.clone();
    let sites = store.org_units().tree().await?;
    let mut events = store.events().all().await?;
    events.retain(|event| concerns(signed_in, &sites, event) || may_cancel(signed_in, event));
    let (past, coming): (Vec<_>, Vec<_>) = events.into_iter().partition(|event| event.ends_at() <= now);
    let past = past.into_iter().rev().take(MAX_PAST).map(|event| PastEvent {
        title: event.title.read_in(locale).to_owned(),
        about: [when(locale, &event, &zone), unit_name(&sites, event.unit)].join(words::DOT),
        has_lift: concerns(signed_in, &sites, &event),
        may_cancel: may_cancel(signed_in, &event),
        id: event.id.to_string(),
    });
    Ok(EventsView {
        past: past.collect(),
        coming: cards(&context, signed_in, &sites, coming).await?,
        units: units(&context, signed_in, &sites),
    })
}

async fn cards(
    context: &RequestContext,
    signed_in: &SignedIn,
    sites: &[Site],
    coming: Vec<Event>,
) -> Result<Vec<EventCard>, AppError> {
    let (store, locale, now) = (&context.app.store, context.visitor.locale, context.visitor.now);
    let joined = store.events().of_person(signed_in.own.clone()).await?;
    let names = store.people().names(coming.iter().filter_map(|event| event.organiser).collect()).await?;
    let mut cards = Vec::with_capacity(coming.len());
    for event in coming {
        let organiser = event.organiser.and_then(|organiser| names.get(&organiser).cloned());
        let about = [Some(unit_name(sites, event.unit)), Some(event.place.clone()), organiser];
        let concerns = concerns(signed_in, sites, &event);
        let step = match joined.iter().find(|(joined, _)| joined.id == event.id) {
            Some((_, sign_up)) => TalkPlace::Joined { is_named: sign_up.is_named, can_change: true },
            None if event.starts_at <= now || !concerns => TalkPlace::Unknown,
            None => TalkPlace::Open,
        };
        cards.push(EventCard {
            own: own_event(context, signed_in, &event).await?,
            may_cancel: may_cancel(signed_in, &event),
            concerns,
            is_own: event.organiser == Some(signed_in.viewer.person),
            id: event.id.to_string(),
            title: event.title.read_in(locale).to_owned(),
            text: event.text.read_in(locale).to_owned(),
            when: when(locale, &event, &signed_in.person().time_zone),
            about: about.into_iter().flatten().collect::<Vec<_>>().join(words::DOT),
            step,
        });
    }
    Ok(cards)
}

/// How many come, and the names of those who wish so, for the organiser alone.
async fn own_event(
    context: &RequestContext,
    signed_in: &SignedIn,
    event: &Event,
) -> Result<Option<OwnEvent>, AppError> {
    let (store, locale, viewer) = (&context.app.store, context.visitor.locale, &signed_in.viewer);
    // Somebody else may hold the organiser's phone.
    if event.organiser != Some(viewer.person) || viewer.assurance == Assurance::OwnPhone {
        return Ok(None);
    }
    let mut sign_ups = store.events().sign_ups(event.id, viewer.person).await?;
    sign_ups.retain(|sign_up| counts_sign_up(viewer, event.organiser, sign_up.at));
    let named = sign_ups.iter().filter(|sign_up| sign_up.is_named).map(|sign_up| sign_up.person).collect();
    let names = sorted_names(store.people().names(named).await?);
    Ok(Some(OwnEvent {
        count: t!(locale, "event-count", count = sign_ups.len()),
        names: if names.is_empty() { String::new() } else { words::list(locale, &names) },
    }))
}

/// For whom the viewer may plan: their teams, and their site if they have the role for it.
fn units(context: &RequestContext, signed_in: &SignedIn, sites: &[Site]) -> Vec<(String, String)> {
    let (viewer, today) = (&signed_in.viewer, signed_in.today());
    let mut teams: Vec<_> = viewer.teams(TeamRole::Member, today).chain(signed_in.led_teams()).collect();
    teams.sort_unstable();
    teams.dedup();
    let may = |subject| context.allowed(Action::PlanEvent, subject).is_ok();
    let teams =
        teams.into_iter().filter(|team| may(Subject::Team(*team, signed_in.today_in(*team)))).map(OrgUnit::Team);
    let site = own_site(signed_in, sites).filter(|_| may(Subject::None)).map(|site| OrgUnit::Site(site.id));
    teams.chain(site).map(|unit| (unit.to_string(), unit_name(sites, unit))).collect()
}
