//! What `/thanks` shows: what is on its way, what the viewer received, and what their team received.

use std::collections::{HashMap, HashSet};

use jiff::{SignedDuration, Timestamp};

use super::{PAGE, day, show_thanks, team_notes};
use crate::app::pagination::{Pagination, page_number};
use crate::app::talk::support::{self, TalkChoice};
use crate::web::address::with_query;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject, sees_giver};
use domain::thanks::{ThanksAudience, ThanksFrom, ThanksGlyph, ThanksTo};
use domain::{Locale, PersonId, TalkRole, ThankYou};
use words::t;

/// How many received thank-yous one page shows.
const ON_EACH: u32 = 20;
/// How many to a team it shows: the newest.
const MAX_TO_TEAM: usize = 10;

/// How long `/me` shows the last one, and the home of those who have no `/me` says that there are some.
const NEW_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// What it shows.
#[derive(Clone, Debug)]
pub struct ThanksView {
    /// The names of the teams, to choose from.
    pub teams: Vec<String>,
    /// What the viewer gave and can still take back.
    pub on_their_way: Vec<ThanksCard>,
    /// What they received, newest first.
    pub received: Vec<ThanksCard>,
    /// Which part of it that is.
    pub paged: Pagination,
    /// Whether they have a team in which they can show something.
    pub can_show: bool,
    /// What was given to their teams, by team.
    pub to_teams: Vec<(String, Vec<ThanksCard>)>,
}

/// One thank-you.
#[derive(Clone, Debug)]
pub struct ThanksCard {
    /// Its id.
    pub id: String,
    /// Its picture.
    pub glyph: ThanksGlyph,
    /// Its words.
    pub line: String,
    /// From whom, or to whom, and when.
    pub about: String,
    /// To whom its receiver shows it now.
    pub audience: ThanksAudience,
    /// To whom a receiver can report it, never its giver. Empty where none is reported.
    pub report_to: Vec<TalkChoice>,
}

/// Loads the [`ThanksView`].
///
/// # Errors
/// [`AppError::SignedOut`], or if the store cannot be read.
pub async fn load(context: RequestContext, page: Option<String>) -> Result<ThanksView, AppError> {
    let signed_in = context.allowed(Action::GiveThanks, Subject::None)?;
    let (store, locale, now) = (&context.app.store, context.visitor.locale, context.visitor.now);
    let teams = store.teams().all().await?;
    let on_their_way = store.thanks().on_their_way(signed_in.own.clone(), now).await?;
    let received = store.thanks().received(signed_in.own.clone(), now).await?;
    let to_teams = team_notes::load(&context, signed_in).await?;
    let all: Vec<_> =
        on_their_way.iter().chain(&received).chain(to_teams.iter().flat_map(|(_, n)| n)).cloned().collect();
    let names = names_of(&context, &all).await?;
    let label = |id| teams.iter().find(|team| team.id == id).map(|team| team.label.clone()).unwrap_or_default();
    let page = page_number(page);
    let count = u32::try_from(received.len()).unwrap_or(u32::MAX);
    let paged = Pagination::new(page, ON_EACH, count, |page| with_query(PAGE, &[("page", &page.to_string())]));
    let givers = received.iter().chain(to_teams.iter().flat_map(|(_, notes)| notes)).map(ThankYou::giver);
    let report_to = report_choices(&context, signed_in, givers.collect()).await?;
    let arrived = |thanks: ThankYou| {
        let about = received_about(&context, signed_in, &thanks, &names);
        let report_to = report_to.get(&thanks.giver()).filter(|_| can_report(signed_in, &thanks));
        let report_to = report_to.cloned().unwrap_or_default();
        ThanksCard { report_to, ..card(thanks, about, now) }
    };
    let sent = |thanks: ThankYou| {
        let name = match thanks.to {
            ThanksTo::Person(person) => names.get(&person).cloned().unwrap_or_default(),
            ThanksTo::Team(team) => label(team),
        };
        card(thanks, t!(locale, "thanks-on-the-way-to", name = name), now)
    };
    let skipped = usize::try_from(paged.first - 1).unwrap_or(usize::MAX);
    let on_page = usize::try_from(ON_EACH).unwrap_or(usize::MAX);
    Ok(ThanksView {
        on_their_way: on_their_way.into_iter().map(sent).collect(),
        received: received.into_iter().skip(skipped).take(on_page).map(arrived).collect(),
        paged,
        can_show: show_thanks::team(signed_in).is_some(),
        to_teams: to_teams
            .into_iter()
            .filter(|(_, notes)| !notes.is_empty())
            .map(|(team, notes)| (label(team), notes.into_iter().take(MAX_TO_TEAM).map(arrived).collect()))
            .collect(),
        teams: teams.iter().map(|team| team.label.clone()).collect(),
    })
}

/// To whom thank-yous of these givers can be reported, by giver.
async fn report_choices(
    context: &RequestContext,
    signed_in: &SignedIn,
    givers: HashSet<Option<PersonId>>,
) -> Result<HashMap<Option<PersonId>, Vec<TalkChoice>>, AppError> {
    let all = support::choices(context, signed_in).await?;
    let mut found = HashMap::new();
    for giver in givers {
        let would_get_it = giver.is_some() && all.iter().any(|choice| choice.person == giver);
        let choices = match would_get_it {
            true => reportable(&support::choices_without(context, signed_in, giver).await?),
            false => reportable(&all),
        };
        found.insert(giver, choices);
    }
    Ok(found)
}

/// The recipients that a report can have. Supporters are left out: they do not learn who asks before they agree, so the
/// words could not reach them.
fn reportable(choices: &[TalkChoice]) -> Vec<TalkChoice> {
    choices.iter().filter(|choice| choice.role != TalkRole::Supporter).cloned().collect()
}

/// Whether a person received a thank-you within a week. No page tells how many: nobody counts them.
///
/// # Errors
/// If the store cannot be read.
pub async fn has_new(context: &RequestContext, me: &SignedIn) -> Result<bool, AppError> {
    Ok(!received_lately(context, me).await?.is_empty())
}

/// The thank-yous that a person received within a week, the newest first.
async fn received_lately(context: &RequestContext, me: &SignedIn) -> Result<Vec<ThankYou>, AppError> {
    let now = context.visitor.now;
    let mut received = context.app.store.thanks().received(me.own.clone(), now).await?;
    received.retain(|thanks| thanks.from != ThanksFrom::Customer && now.duration_since(thanks.given_at) < NEW_FOR);
    Ok(received)
}

/// The thank-you that a person received last, if that was within a week.
///
/// # Errors
/// If the store cannot be read.
pub async fn newest(context: &RequestContext, me: &SignedIn) -> Result<Option<ThanksCard>, AppError> {
    let now = context.visitor.now;
    let Some(newest) = received_lately(context, me).await?.into_iter().next() else { return Ok(None) };
    let names = names_of(context, std::slice::from_ref(&newest)).await?;
    let about = received_about(context, me, &newest, &names);
    Ok(Some(card(newest, about, now)))
}

fn card(thanks: ThankYou, about: String, now: Timestamp) -> ThanksCard {
    ThanksCard {
        id: thanks.id.to_string(),
        glyph: thanks.glyph,
        audience: ThanksAudience::ALL.into_iter().rfind(|a| thanks.is_shown_to(*a, now)).unwrap_or(ThanksAudience::Me),
        line: thanks.line,
        about,
        report_to: Vec::new(),
    }
}

/// The names of the people who gave or receive these.
pub(super) async fn names_of(
    context: &RequestContext,
    all: &[ThankYou],
) -> Result<HashMap<PersonId, String>, AppError> {
    let people = all.iter().flat_map(|thanks| {
        let receiver = match thanks.to {
            ThanksTo::Person(receiver) => Some(receiver),
            ThanksTo::Team(_) => None,
        };
        thanks.giver().into_iter().chain(receiver)
    });
    Ok(context.app.store.people().names(people.collect()).await?)
}

/// From whom a thank-you is, in words.
pub(super) fn from(locale: Locale, thanks: &ThankYou, names: &HashMap<PersonId, String>) -> String {
    match thanks.from {
        ThanksFrom::Customer => t!(locale, "thanks-from-customer"),
        ThanksFrom::Colleague(giver) => match giver.and_then(|giver| names.get(&giver)) {
            Some(name) => name.clone(),
            None => t!(locale, "thanks-from-colleague"),
        },
    }
}

/// Whether the giver is hidden from this reader: leads do not read who thanks their team, even if they work in it.
fn hides_giver(reader: &SignedIn, thanks: &ThankYou) -> bool {
    match thanks.to {
        ThanksTo::Team(team) => !sees_giver(&reader.viewer, team, reader.today_in(team)),
        ThanksTo::Person(_) => false,
    }
}

/// Whether this reader can report a thank-you: only if they read who gave it. A report never reaches the giver, so the
/// list of people whom it can reach would tell other readers who the giver is.
pub(super) fn can_report(reader: &SignedIn, thanks: &ThankYou) -> bool {
    !hides_giver(reader, thanks)
}

fn received_about(
    context: &RequestContext,
    reader: &SignedIn,
    thanks: &ThankYou,
    names: &HashMap<PersonId, String>,
) -> String {
    let locale = context.visitor.locale;
    let day = day(locale, thanks.given_at, &reader.person().time_zone);
    let from = match hides_giver(reader, thanks) {
        true => t!(locale, "thanks-from-colleague"),
        false => from(locale, thanks, names),
    };
    t!(locale, "thanks-about", from = from, day = day)
}
