//! One person as admins see them: what a roster says, and their memberships. No weather.

use jiff::Timestamp;

use crate::app::people::{AccountStatus, account};
use crate::app::second_factor;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::viewer_mark::shown_mark;
use domain::access::{Action, Subject};
use domain::person::{Membership, TeamRole};
use domain::{Locale, Roles};
use store::{Profile, Team};
use words::dates;

/// What it shows.
#[derive(Clone, Debug)]
pub struct PersonView {
    /// Sign-in name; empty for somebody who is being added.
    pub key: String,
    /// Name.
    pub name: String,
    /// What the form begins with.
    pub fields: PersonFormStart,
    /// The mark of that, for the form to say what it began with.
    pub shown: String,
    /// Teams to choose from.
    pub teams: Vec<TeamChoice>,
    /// The state of the account.
    pub account: AccountStatus,
    /// Whether they have set a password.
    pub has_password: bool,
    /// Whether an invitation can end their second factor: they have one, and are not the viewer.
    pub second_factor: bool,
    /// Whether the account is linked to the identity provider.
    pub bound: bool,
    /// Memberships, newest first.
    pub history: Vec<MembershipRow>,
}

/// What the form begins with.
#[derive(Clone, Debug, Default)]
pub struct PersonFormStart {
    /// E-mail address.
    pub email: String,
    /// What they do.
    pub roles: Roles,
    /// The key of the team that they work in.
    pub team: String,
    /// The keys of the teams that they lead.
    pub leads: Vec<String>,
    /// Shifts, as a roster writes them.
    pub shifts: String,
    /// Whether theirs is a key post.
    pub key_post: bool,
    /// First workday.
    pub starts_on: String,
    /// Last workday.
    pub ends_on: String,
}

/// A team to choose.
#[derive(Clone, Debug)]
pub struct TeamChoice {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its name, with the department if another team has the same name.
    pub label: String,
    /// Its department.
    pub department: String,
}

/// One membership, past or present.
#[derive(Clone, Debug)]
pub struct MembershipRow {
    /// The team.
    pub team: String,
    /// Works in it, or leads it.
    pub role: TeamRole,
    /// First day.
    pub from: String,
    /// Last day; empty while it holds.
    pub until: String,
}

/// Loads the [`PersonView`]; without a key the page adds somebody.
///
/// # Errors
/// If the viewer does not administer, or nobody has this key.
pub async fn load(context: RequestContext, key: Option<String>) -> Result<PersonView, AppError> {
    let me = context.allowed(Action::Administer, Subject::None)?.person().id;
    let (locale, store) = (context.visitor.locale, &context.app.store);
    let teams = store.teams().all().await?;
    let Some(key) = key else { return Ok(nobody_yet(&teams)) };
    let id = store.people().by_key(key).await?.ok_or(AppError::NotFound)?.id;
    let profile = store.people().profile(id).await?.ok_or(AppError::NotFound)?;
    let open = store.invitations().open_until(vec![id], context.visitor.now).await?;
    let fields = start(&profile, &teams, context.visitor.now);
    let shown = mark(&profile.person.name, &fields);
    let (person, memberships) = (profile.person, profile.memberships);
    Ok(PersonView {
        fields,
        shown,
        account: account(locale, &person, open.get(&id).copied(), context.visitor.now),
        has_password: person.has_password,
        second_factor: id != me && second_factor::is_on(&context.app, id).await?,
        bound: store.identity_provider().bound_since(id).await?.is_some(),
        history: memberships.iter().rev().filter_map(|membership| row(locale, membership, &teams)).collect(),
        teams: choices(&teams),
        key: person.key,
        name: person.name,
    })
}

/// What the form of this person begins with.
pub(super) fn start(profile: &Profile, teams: &[Team], now: Timestamp) -> PersonFormStart {
    let (person, today) = (&profile.person, profile.person.today(now));
    let held: Vec<&Membership> =
        profile.memberships.iter().filter(|membership| membership.until.is_none_or(|last| last >= today)).collect();
    let keys = |wanted: TeamRole| {
        let held = held.iter().filter(move |membership| membership.role == wanted);
        held.filter_map(|membership| teams.iter().find(|team| team.id == membership.team))
            .map(|team| team.key.clone())
            .collect::<Vec<_>>()
    };
    PersonFormStart {
        email: person.email.clone().unwrap_or_default(),
        roles: person.roles,
        team: keys(TeamRole::Member).into_iter().next().unwrap_or_default(),
        leads: keys(TeamRole::Lead),
        shifts: person.patterns.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
        key_post: person.key_post,
        starts_on: person.starts_on.map(|day| day.to_string()).unwrap_or_default(),
        ends_on: person.ends_on.map(|day| day.to_string()).unwrap_or_default(),
    }
}

/// The mark of what a form began with: if it is another by now, somebody else has changed the person.
pub(super) fn mark(name: &str, start: &PersonFormStart) -> String {
    shown_mark(&format!("{name} {start:?}"))
}

fn nobody_yet(teams: &[Team]) -> PersonView {
    PersonView {
        key: String::new(),
        name: String::new(),
        fields: PersonFormStart { roles: Roles::default().with(domain::Role::Agent), ..PersonFormStart::default() },
        shown: String::new(),
        teams: choices(teams),
        account: AccountStatus::NotInvited,
        has_password: false,
        second_factor: false,
        bound: false,
        history: Vec::new(),
    }
}

fn choices(teams: &[Team]) -> Vec<TeamChoice> {
    let choice = |team: &Team| TeamChoice {
        key: team.key.clone(),
        name: team.name.clone(),
        label: team.label.clone(),
        department: team.department.clone(),
    };
    teams.iter().map(choice).collect()
}

/// One row of the history. A membership that ended before it began never held and is left out.
fn row(locale: Locale, membership: &Membership, teams: &[Team]) -> Option<MembershipRow> {
    if membership.until.is_some_and(|last| last < membership.from) {
        return None;
    }
    let team = teams.iter().find(|team| team.id == membership.team)?;
    Some(MembershipRow {
        team: team.label.clone(),
        role: membership.role,
        from: dates::full_day(locale, membership.from),
        until: membership.until.map(|last| dates::full_day(locale, last)).unwrap_or_default(),
    })
}
