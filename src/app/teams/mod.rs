//! Teams as admins see them: where they belong, who leads them, by which shifts they work. No weather.

pub mod add_shift;
pub mod add_team;
pub mod end_lead;
pub mod end_shift;
pub mod name_lead;
pub mod rename_team;

use crate::app::team_day;
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};
use domain::name_order::sorted_names;
use domain::{Locale, Role, Workday};
use std::collections::BTreeMap;
use store::{PersonFilter, TeamComposition};
use words::dates;

/// How many leads are proposed where one is to be typed.
const PROPOSED: u32 = 300;

/// All teams.
#[derive(Clone, Debug)]
pub struct TeamsView {
    /// One row each, by department and name.
    pub teams: Vec<TeamRow>,
    /// The names of departments, to choose from.
    pub departments: Vec<String>,
    /// The names of sites.
    pub sites: Vec<String>,
}

/// One team in the list.
#[derive(Clone, Debug)]
pub struct TeamRow {
    /// Where it can be changed.
    pub href: String,
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Department.
    pub department: String,
    /// Site.
    pub site: String,
    /// The site's time zone.
    pub time_zone: String,
    /// Those who lead it today, by name.
    pub leads: String,
    /// Its shifts.
    pub shifts: String,
    /// How many work in it by roster.
    pub people: u32,
}

/// One team.
#[derive(Clone, Debug)]
pub struct TeamView {
    /// The same as in the list.
    pub row: TeamRow,
    /// Those who lead it today or later.
    pub leads: Vec<LeadRow>,
    /// Its shifts and how many work them.
    pub shifts: Vec<(String, u32)>,
    /// Sign-in name and name of people who may be named.
    pub proposed: Vec<(String, String)>,
    /// Today, as a date field writes it.
    pub today: String,
}

/// Somebody who leads.
#[derive(Clone, Debug)]
pub struct LeadRow {
    /// Name.
    pub name: String,
    /// Sign-in name.
    pub key: String,
    /// First day.
    pub from: String,
    /// Last day; empty where it is open.
    pub until: String,
    /// Whether that begins later.
    pub later: bool,
}

/// The page of one team.
#[must_use]
pub fn href(key: &str) -> String {
    page_of("/admin/teams", key)
}

/// Loads the list.
///
/// # Errors
/// If the viewer does not administer.
pub async fn load(context: RequestContext) -> Result<TeamsView, AppError> {
    context.allowed(Action::Administer, Subject::None)?;
    let (locale, store) = (context.visitor.locale, &context.app.store);
    let mut teams = Vec::new();
    for team in store.teams().all().await? {
        let today = team_day::today(&team, context.visitor.now);
        teams.push(row(locale, &store.teams().composition(team, today).await?, today));
    }
    let mut departments: Vec<_> = teams.iter().map(|team| team.department.clone()).filter(|name| name != "—").collect();
    departments.dedup();
    let sites = store.org_units().sites().await?.into_iter().map(|site| site.name).collect();
    Ok(TeamsView { teams, departments, sites })
}

/// Loads one team.
///
/// # Errors
/// If the viewer does not administer, or there is no such team.
pub async fn load_one(context: RequestContext, key: String) -> Result<TeamView, AppError> {
    context.allowed(Action::Administer, Subject::None)?;
    let (locale, store) = (context.visitor.locale, &context.app.store);
    let team = store.teams().by_key(key).await?.ok_or(AppError::NotFound)?;
    let today = team_day::today(&team, context.visitor.now);
    let made = store.teams().composition(team, today).await?;
    let filter = PersonFilter { role: Some(Role::Lead), limit: PROPOSED, ..PersonFilter::default() };
    let (leads, _) = store.people().list(filter).await?;
    let here = leads.into_iter().filter(|person| person.ends_on.is_none_or(|last| last >= today));
    let lead = |(name, key, membership): &(String, String, domain::person::Membership)| LeadRow {
        name: name.clone(),
        key: key.clone(),
        from: dates::full_day(locale, membership.from),
        until: membership.until.map(|last| dates::full_day(locale, last)).unwrap_or_default(),
        later: membership.from > today,
    };
    Ok(TeamView {
        row: row(locale, &made, today),
        leads: made.leads.iter().map(lead).collect(),
        shifts: in_order_of_the_day(made.shifts),
        proposed: here.map(|person| (person.key, person.name)).collect(),
        today: today.to_string(),
    })
}

/// Shifts with how many work them, by when they begin: `early 07:00-15:00` before `day 09:00-17:00`.
fn in_order_of_the_day(shifts: BTreeMap<String, u32>) -> Vec<(String, u32)> {
    let mut shifts: Vec<_> = shifts.into_iter().collect();
    // Their hours are written last and begin with the start.
    shifts.sort_by_cached_key(|(shift, _)| shift.rsplit(' ').next().unwrap_or_default().to_owned());
    shifts
}

fn row(locale: Locale, made: &TeamComposition, today: Workday) -> TeamRow {
    let leads = made.leads.iter().filter(|(_, _, membership)| membership.holds_on(today));
    let leads = sorted_names(leads.map(|(name, _, membership)| (membership.person, name.clone())).collect());
    let shifts: Vec<_> = in_order_of_the_day(made.shifts.clone()).into_iter().map(|(shift, _)| shift).collect();
    TeamRow {
        href: href(&made.team.key),
        key: made.team.key.clone(),
        name: made.team.name.clone(),
        department: made.team.department.clone(),
        site: made.team.site.clone(),
        time_zone: made.team.time_zone.clone(),
        leads: words::list(locale, &leads),
        shifts: words::list(locale, &shifts),
        people: made.people,
    }
}
