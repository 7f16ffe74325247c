//! Who has not joined yet, the invitations that were made, and what admins did.

use std::collections::{BTreeMap, HashMap};

use crate::app::people::{admin_log, by_today};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};
use domain::name_order::text_order;
use domain::{PersonId, Workday};
use store::{Invitation, InvitationState, Person, PersonFilter, Team};
use words::{dates, t};

/// How many invitations are listed.
const INVITATIONS: u32 = 30;
/// How many steps of admins.
const STEPS: u32 = 100;

/// Somebody who belongs to the centre and has not joined.
#[derive(Clone, Debug)]
pub struct Uninvited {
    /// Who.
    pub person: Person,
    /// The team that they work in or lead.
    pub team: Option<Team>,
    /// Until when they have an invitation.
    pub invited: Option<jiff::Timestamp>,
}

/// For whom invitations are made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InviteScope {
    /// Everybody who has no invitation that can be used.
    Uninvited,
    /// Everybody who has not joined; earlier invitations end.
    Everybody,
    /// The people of the team with this key who have no usable invitation.
    Team(String),
}

impl From<String> for InviteScope {
    fn from(text: String) -> Self {
        match text.strip_prefix("team:") {
            Some(team) => Self::Team(team.to_owned()),
            None if text == "everybody" => Self::Everybody,
            None => Self::Uninvited,
        }
    }
}

impl InviteScope {
    /// Whether it holds somebody.
    #[must_use]
    pub fn holds(&self, one: &Uninvited) -> bool {
        match self {
            Self::Everybody => true,
            Self::Uninvited => one.invited.is_none(),
            Self::Team(team) => one.invited.is_none() && one.team.as_ref().is_some_and(|own| own.key == *team),
        }
    }
}

/// What it shows.
#[derive(Clone, Debug)]
pub struct InvitationsView {
    /// Whether the program knows the address at which people reach it. Otherwise links may open on this machine only.
    pub has_public_url: bool,
    /// Whether nobody is known but the reader.
    pub alone: bool,
    /// How many have not joined.
    pub waiting: usize,
    /// How many of them have no invitation.
    pub uninvited: usize,
    /// Those who have not joined, by team.
    pub teams: Vec<UninvitedTeam>,
    /// The newest invitations.
    pub made: Vec<InvitationRow>,
    /// What admins did.
    pub log: Vec<InvitationLogRow>,
    /// How many links can still be printed.
    pub slips: usize,
}

/// Somebody who has not joined.
#[derive(Clone, Debug)]
pub struct UninvitedPerson {
    /// With which they sign in.
    pub key: String,
    /// Their display name.
    pub name: String,
    /// Whether they have an open invitation.
    pub is_invited: bool,
}

/// Those of one team who have not joined.
#[derive(Clone, Debug)]
pub struct UninvitedTeam {
    /// Its key; empty for those without a team.
    pub key: String,
    /// Its label; empty for those without a team.
    pub name: String,
    /// How many of them have no invitation.
    pub uninvited: usize,
    /// Who they are.
    pub people: Vec<UninvitedPerson>,
}

/// One invitation.
#[derive(Clone, Debug)]
pub struct InvitationRow {
    /// Whom it is for.
    pub name: String,
    /// Their sign-in name.
    pub key: String,
    /// When it was made.
    pub made: String,
    /// Who made it.
    pub by: String,
    /// What became of it; none if it would be open, but its person has left: then it opens nothing.
    pub state: Option<InvitationState>,
    /// Until when it can be used.
    pub until: String,
}

/// One thing that an admin did.
#[derive(Clone, Debug)]
pub struct InvitationLogRow {
    /// When.
    pub at: String,
    /// The sentence.
    pub sentence: String,
}

/// Loads the [`InvitationsView`].
///
/// # Errors
/// If the viewer does not administer.
pub async fn load(context: RequestContext) -> Result<InvitationsView, AppError> {
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let (store, visitor) = (&context.app.store, &context.visitor);
    let (locale, zone) = (visitor.locale, signed_in.person().time_zone.clone());
    let waiting = waiting(&context).await?;
    let moment = |at: jiff::Timestamp| dates::moment(locale, at.to_zoned(zone.clone()).datetime());
    let at_the_machine = || t!(locale, "log-at-the-machine");
    let mut rows = Vec::new();
    for made in store.invitations().list(INVITATIONS, visitor.now).await? {
        let state = state(&context, &made).await?;
        rows.push(InvitationRow {
            made: moment(made.made_at),
            until: dates::day(locale, Workday(made.expires_at.to_zoned(zone.clone()).date())),
            by: made.made_by.unwrap_or_else(at_the_machine),
            name: made.name,
            key: made.key,
            state,
        });
    }
    let log = store.settings().admin_log(STEPS).await?.into_iter().map(|step| InvitationLogRow {
        at: moment(step.at),
        sentence: admin_log::sentence(locale, &store.stressors().list(), step),
    });
    let (_, known) = store.people().list(PersonFilter::default()).await?;
    Ok(InvitationsView {
        alone: known <= 1,
        waiting: waiting.len(),
        has_public_url: context.app.config.public_url.is_some(),
        uninvited: waiting.iter().filter(|one| one.invited.is_none()).count(),
        made: rows,
        log: log.collect(),
        slips: context.app.drafts.slips(signed_in.session).map_or(0, |slips| slips.len()),
        teams: by_team(waiting),
    })
}

/// What became of an invitation; none if it is open for a person who has left.
async fn state(context: &RequestContext, made: &Invitation) -> Result<Option<InvitationState>, AppError> {
    if made.state == InvitationState::Open {
        let profile = context.app.store.people().profile(made.person).await?;
        if profile.is_none_or(|profile| profile.person.has_left(context.visitor.now)) {
            return Ok(None);
        }
    }
    Ok(Some(made.state))
}

/// Everybody who belongs to the centre, today or later, and has not joined.
///
/// # Errors
/// If the store cannot be read.
pub async fn waiting(context: &RequestContext) -> Result<Vec<Uninvited>, AppError> {
    let (store, now) = (&context.app.store, context.visitor.now);
    let filter = PersonFilter { not_joined: true, limit: u32::MAX, ..PersonFilter::default() };
    let (people, _) = store.people().list(filter).await?;
    let people: Vec<_> = people.into_iter().filter(|person| !person.has_left(now)).collect();
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let open = store.invitations().open_until(ids, now).await?;
    let mut teams = HashMap::new();
    for (today, people) in by_today(&people, now) {
        teams.extend(store.teams().of_people(people, today).await?);
    }
    Ok(people
        .into_iter()
        .map(|person| Uninvited {
            team: teams.get(&person.id).cloned(),
            invited: open.get(&person.id).copied(),
            person,
        })
        .collect())
}

fn by_team(waiting: Vec<Uninvited>) -> Vec<UninvitedTeam> {
    // Sorted as people read them: by name, and not by key.
    let mut teams: BTreeMap<(Vec<u8>, String), UninvitedTeam> = BTreeMap::new();
    for one in waiting {
        let (key, name) = one.team.map(|team| (team.key, team.label)).unwrap_or_default();
        let of_team = teams.entry((text_order(&name), key.clone()));
        let of_team = of_team.or_insert(UninvitedTeam { key, name, uninvited: 0, people: Vec::new() });
        let is_invited = one.invited.is_some();
        of_team.uninvited += usize::from(!is_invited);
        of_team.people.push(UninvitedPerson { key: one.person.key, name: one.person.name, is_invited });
    }
    teams.into_values().collect()
}
