//! Who is in the centre, as admins see it: who belongs where, and no weather.

mod admin_log;
pub mod change_people;
pub mod invitation_slips;
pub mod invitations;
pub mod invite_people;
pub mod person;
pub mod save_person;
pub mod search_people;
pub mod sign_out_person;
pub mod withdraw_invitation;

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;

use super::pagination::{Pagination, page_number};
use crate::app::first_steps;
use crate::app::imports::named;
use crate::app::team_day;
use crate::state::flash::FormState;
use crate::state::searches::KeptSearch;
use crate::web::address::{page_of, with_query};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};
use domain::person::TeamRole;
use domain::{Locale, PersonId, Role, Workday, canonical_id};
use store::{Person, PersonFilter, StoreError, Team};
use words::dates;

/// How many people one page has.
const ON_A_PAGE: u32 = 50;

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct PeopleQuery {
    /// Part of a name, a sign-in name or an address.
    pub search: KeptSearch,
    /// The key of a team.
    pub team: String,
    /// The key of a role.
    pub role: String,
    /// Only those who have not joined and have not left.
    pub not_joined: bool,
    /// Which page, from 1.
    pub page: u32,
}

impl PeopleQuery {
    /// From the query of the address.
    #[must_use]
    pub fn from_query(query: impl Fn(&str) -> Option<String>) -> Self {
        let text = |name| query(name).map(|text| text.trim().chars().take(80).collect::<String>()).unwrap_or_default();
        Self {
            search: KeptSearch::named(&text("search")),
            team: text("team"),
            role: text("role"),
            not_joined: query("state").is_some_and(|state| state == "not-joined"),
            page: page_number(query("page")),
        }
    }

    /// From the form of the search.
    #[must_use]
    pub fn typed(form: &FormState) -> Self {
        let search = KeptSearch::typed(form.value("q").unwrap_or_default());
        Self { search, ..Self::from_query(|field| form.value(field).map(str::to_owned)) }
    }

    /// Whether anything narrows the list.
    #[must_use]
    pub fn narrows(&self) -> bool {
        !self.search.words.is_empty() || !self.team.is_empty() || !self.role.is_empty() || self.not_joined
    }

    /// At most `limit` of the people who fit, from `offset` on, and how many fit.
    async fn find(
        &self,
        context: &RequestContext,
        teams: &[Team],
        offset: u32,
        limit: u32,
    ) -> Result<(Vec<Person>, u32), StoreError> {
        let now = context.visitor.now;
        let team = teams.iter().find(|team| canonical_id(&team.key) == canonical_id(&self.team));
        let team = team.map(|team| (team.id, team_day::today(team, now)));
        let (search, role) = (self.search.words.clone(), self.role.parse().ok());
        // Nobody is in a team or a role that does not exist. Everybody would be the worst answer: an action for all of
        // the list may follow.
        if (team.is_none() && !self.team.is_empty()) || (role.is_none() && !self.role.is_empty()) {
            return Ok((Vec::new(), 0));
        }
        let wanted = PersonFilter { search, role, not_joined: self.not_joined, team, offset, limit };
        if !self.not_joined {
            return context.app.store.people().list(wanted).await;
        }
        // Nobody waits for somebody who has left. Each person's own clock decides it, so the store cannot.
        let (people, _) =
            context.app.store.people().list(PersonFilter { offset: 0, limit: u32::MAX, ..wanted }).await?;
        let here: Vec<Person> = people.into_iter().filter(|person| !person.has_left(now)).collect();
        let found = u32::try_from(here.len()).unwrap_or(u32::MAX);
        let (first, most) = (offset.try_into().unwrap_or(usize::MAX), limit.try_into().unwrap_or(usize::MAX));
        Ok((here.into_iter().skip(first).take(most).collect(), found))
    }

    fn at(&self, page: u32) -> String {
        let state = if self.not_joined { "not-joined" } else { "" };
        let parts = [("search", &*self.search.id), ("team", &*self.team), ("role", &*self.role), ("state", state)];
        let page = if page > 1 { page.to_string() } else { String::new() };
        with_query("/admin/people", &[&parts[..], &[("page", &page)]].concat())
    }
}

/// What it shows.
#[derive(Clone, Debug)]
pub struct PeopleView {
    /// How many of the first steps of a centre are left.
    pub steps_left: usize,
    /// What was asked for.
    pub wanted: PeopleQuery,
    /// Teams to choose from: key and label.
    pub teams: Vec<(String, String)>,
    /// How many people belong to the centre, today or later.
    pub people: usize,
    /// How many have left: the list has them as well.
    pub left: usize,
    /// Those on this page.
    pub rows: Vec<PersonRow>,
    /// Which part of the list this is.
    pub paged: Pagination,
}

/// One person.
#[derive(Clone, Debug)]
pub struct PersonRow {
    /// Where they can be changed.
    pub href: String,
    /// Sign-in name.
    pub key: String,
    /// Name.
    pub name: String,
    /// Where they belong.
    pub teams: String,
    /// What they do.
    pub roles: String,
    /// The state of their account.
    pub account: AccountStatus,
    /// Whether they have joined: a new invitation is a reset of their password then.
    pub has_joined: bool,
}

/// The state of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountStatus {
    /// They set a password.
    InUse,
    /// They set a password and leave after this day.
    Leaves(String),
    /// They are gone since this day.
    Left(String),
    /// They have an invitation until this day.
    Invited(String),
    /// They have none.
    NotInvited,
}

/// Loads the [`PeopleView`].
///
/// # Errors
/// If the viewer does not administer.
pub async fn load(context: RequestContext, mut wanted: PeopleQuery) -> Result<PeopleView, AppError> {
    let me = context.allowed(Action::Administer, Subject::None)?;
    wanted.search = context.app.searches.find(me.session, &wanted.search.id);
    let (locale, store) = (context.visitor.locale, &context.app.store);
    let teams = store.teams().all().await?;
    let (people, found) = wanted.find(&context, &teams, (wanted.page - 1) * ON_A_PAGE, ON_A_PAGE).await?;
    let (_, everybody) = store.people().list(PersonFilter::default()).await?;
    let steps = first_steps::load(context.clone()).await?;
    Ok(PeopleView {
        steps_left: steps.left(),
        people: steps.people,
        left: usize::try_from(everybody).unwrap_or(usize::MAX).saturating_sub(steps.people),
        rows: rows(&context, people, locale).await?,
        paged: Pagination::new(wanted.page, ON_A_PAGE, found, |page| wanted.at(page)),
        teams: teams.into_iter().map(|Team { key, label, .. }| (key, label)).collect(),
        wanted,
    })
}

async fn rows(context: &RequestContext, people: Vec<Person>, locale: Locale) -> Result<Vec<PersonRow>, AppError> {
    let now = context.visitor.now;
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let teams = names_of_teams(context, &people).await?;
    let open = context.app.store.invitations().open_until(ids, now).await?;
    let row = |person: Person| PersonRow {
        href: href(&person.key),
        teams: named(locale, teams.get(&person.id).map_or(&[], Vec::as_slice)),
        roles: words::items(
            locale,
            &person.roles.iter().map(|role: Role| words::role(locale, role)).collect::<Vec<_>>(),
        ),
        account: account(locale, &person, open.get(&person.id).copied(), now),
        has_joined: person.has_password,
        key: person.key,
        name: person.name,
    };
    Ok(people.into_iter().map(row).collect())
}

/// The people by their today: sites in different time zones have different ones.
#[must_use]
pub fn by_today(people: &[Person], now: Timestamp) -> BTreeMap<Workday, Vec<PersonId>> {
    let mut days: BTreeMap<Workday, Vec<PersonId>> = BTreeMap::new();
    for person in people {
        days.entry(person.today(now)).or_default().push(person.id);
    }
    days
}

/// The teams of these people today, by name, with the role of each.
///
/// # Errors
/// If the database cannot be read.
pub async fn names_of_teams(
    context: &RequestContext,
    people: &[Person],
) -> Result<HashMap<PersonId, Vec<(String, TeamRole)>>, StoreError> {
    let mut names = HashMap::new();
    for (today, people) in by_today(people, context.visitor.now) {
        names.extend(context.app.store.teams().names_of(people, today).await?);
    }
    Ok(names)
}

/// The page that adds a person. It has one segment more than the page of a person, so that nobody's id can be its name.
pub const NEW_PERSON: &str = "/admin/people/add/person";

/// The page of one person.
#[must_use]
pub fn href(key: &str) -> String {
    page_of("/admin/people", key)
}

/// The state of a person's account at this moment.
#[must_use]
pub fn account(locale: Locale, person: &Person, open: Option<Timestamp>, now: Timestamp) -> AccountStatus {
    let today = person.today(now);
    match (person.ends_on, open) {
        (Some(last), _) if last < today => AccountStatus::Left(dates::day(locale, last)),
        (Some(last), _) if person.has_password => AccountStatus::Leaves(dates::day(locale, last)),
        (_, Some(until)) => {
            AccountStatus::Invited(dates::day(locale, Workday(until.to_zoned(person.time_zone.clone()).date())))
        }
        (_, None) if person.has_password => AccountStatus::InUse,
        (_, None) => AccountStatus::NotInvited,
    }
}
