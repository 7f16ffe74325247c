//! What `/trends` shows: weeks of one team, over what one lead may see of it.

pub mod calendar;
pub mod course;
pub mod open_flags;
mod plan_changes;
pub mod stressors;
mod summary;
pub mod uplifts;

use std::collections::HashMap;
use std::sync::Arc;

use crate::app::access_log::record::record_access;
use crate::app::led_teams::{LedTeams, TeamTab, led_teams};
use crate::app::team_day;
use crate::state::derived::TeamDerived;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use calendar::Calendar;
use course::MeanCourse;
use domain::access::{Action, Subject};
use domain::{AccessKind, Locale, PersonId, TeamId, Workday};
use insight::series::Member;
use insight::trends::between;
use open_flags::OpenTeamFlag;
use plan_changes::PlanChanges;
use store::{Range, Team};
use stressors::NamedStressors;
use uplifts::NamedUplift;

/// Trends begin after this many days with something shared: fewer show nothing that a board does not.
const MIN_DAYS: usize = 10;

/// How far back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TrendPeriod {
    /// Four weeks.
    Four,
    /// A quarter of a year.
    #[default]
    Thirteen,
    /// A year.
    Year,
}

impl TrendPeriod {
    /// All three, as they are offered.
    pub const ALL: [Self; 3] = [Self::Four, Self::Thirteen, Self::Year];

    /// How many weeks.
    #[must_use]
    pub const fn number(self) -> i32 {
        match self {
            Self::Four => 4,
            Self::Thirteen => 13,
            Self::Year => 52,
        }
    }

    /// From an address; anything else is a quarter of a year.
    #[must_use]
    pub fn from_query(text: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|weeks| Some(weeks.number().to_string().as_str()) == text).unwrap_or_default()
    }

    /// The Monday on which they begin: this week is the last of them.
    fn begin(self, today: Workday) -> Workday {
        today.week_start().plus(-7 * (self.number() - 1))
    }
}

/// The whole screen.
#[derive(Clone, Debug)]
pub struct TrendsView {
    /// The viewer's teams.
    pub tabs: Vec<TeamTab>,
    /// How far back.
    pub weeks: TrendPeriod,
    /// Which team is shown; none where the viewer leads none today.
    pub shown: Option<TrendsTeam>,
}

/// One team on the screen.
#[derive(Clone, Debug)]
pub struct TrendsTeam {
    /// Its key, as in the address.
    pub key: String,
    /// As people call it.
    pub name: String,
    /// Its flags that are open today.
    pub open_flags: Vec<OpenTeamFlag>,
    /// What there is of it.
    pub picture: TrendsContent,
}

/// What there is to see.
#[derive(Clone, Debug)]
pub enum TrendsContent {
    /// Too few days with anything shared so far: this many.
    TooFew(u32),
    /// Nothing was shared in these weeks, though there was before.
    Quiet,
    /// The trends.
    Trends(Box<Trends>),
}

/// The parts of the screen.
#[derive(Clone, Debug)]
pub struct Trends {
    /// What the period shows, in one or two sentences.
    pub summary: String,
    /// The team's means.
    pub course: MeanCourse,
    /// People and days.
    pub calendar: Calendar,
    /// What was named.
    pub stressors: NamedStressors,
    /// How often the schedule was changed at short notice, if that concerns enough people.
    pub plan_changes: Option<String>,
    /// What was good, the most often picked first.
    pub uplifts: Vec<NamedUplift>,
}

/// Loads the screen. The access is recorded before the view is computed. Without a key it shows the first of the
/// viewer's teams; `part` says which stretch of the calendar, counted from the newest.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::NotFound`] if the viewer does not lead the team today.
pub async fn load(
    context: RequestContext,
    key: Option<String>,
    weeks: TrendPeriod,
    part: usize,
) -> Result<TrendsView, AppError> {
    let signed_in = context.allowed(Action::SeeBoard, Subject::None)?;
    let LedTeams { tabs, team } = led_teams(&context, signed_in, key.as_deref()).await?;
    let Some(team) = team else { return Ok(TrendsView { tabs, weeks, shown: None }) };
    context.allowed(Action::SeeBoard, Subject::Team(team.id, signed_in.today_in(team.id)))?;
    let today = team_day::newest_workday(&team, context.visitor.now);
    let data = TrendsData::read(&context, signed_in.viewer.person, &team, weeks, today).await?;
    // Also where nobody is shown: whether somebody is is for the viewer alone to know.
    record_access(&context, signed_in, AccessKind::Trends, data.subjects()).await?;
    let (list, locale) = (context.app.store.stressors().list(), context.visitor.locale);
    let drawn = tokio::task::spawn_blocking(move || data.view(team.id, &list, weeks, part, locale));
    let picture = drawn.await.map_err(|_| AppError::Internal)?;
    let open_flags = open_flags::open_flags(&context, signed_in, &team).await?;
    Ok(TrendsView { tabs, weeks, shown: Some(TrendsTeam { key: team.key, name: team.name, open_flags, picture }) })
}

/// What trends show, as it is read from the store in one lead's sight.
struct TrendsData {
    /// The days of a whole year: limits come from it, so that a day looks the same in every period.
    members: Vec<Member>,
    /// Those in `range`; empty before trends begin.
    within: Vec<Member>,
    range: Range,
    names: HashMap<PersonId, String>,
    derived: Arc<TeamDerived>,
    plan_changes: Option<PlanChanges>,
}

impl TrendsData {
    async fn read(
        context: &RequestContext,
        viewer: PersonId,
        team: &Team,
        weeks: TrendPeriod,
        today: Workday,
    ) -> Result<Self, AppError> {
        let store = &context.app.store;
        let year = Range { from: TrendPeriod::Year.begin(today), to: today };
        let members = store.check_ins().team_days(viewer, team.id, year).await?;
        let range = Range { from: weeks.begin(today), to: today };
        let begun = days_of(&members) >= MIN_DAYS;
        let within = if begun { between(&members, range.from, range.to) } else { Vec::new() };
        let names = store.people().names(within.iter().map(|(person, _)| *person).collect()).await?;
        let derived = context.app.derived.team_in_lead_sight(store, viewer, team.id, today).await?;
        let plan_changes = PlanChanges::read(store, team.id, range.from, today).await?;
        Ok(Self { members, within, range, names, derived, plan_changes })
    }

    /// Everybody whom the page names.
    fn subjects(&self) -> Vec<PersonId> {
        self.within.iter().map(|(person, _)| *person).collect()
    }

    fn view(
        self,
        team: TeamId,
        list: &content::Stressors,
        weeks: TrendPeriod,
        part: usize,
        locale: Locale,
    ) -> TrendsContent {
        let days = days_of(&self.members);
        if days < MIN_DAYS {
            return TrendsContent::TooFew(u32::try_from(days).unwrap_or(0));
        }
        if self.within.is_empty() {
            return TrendsContent::Quiet;
        }
        let by_rules = course::by_rules(&self.derived.flags, team, self.range, locale);
        let course = course::course(&self.members, by_rules, weeks, self.range, locale);
        let stressors = stressors::stressors(&self.within, list, locale);
        let uplifts = uplifts::uplifts(&self.within, locale);
        TrendsContent::Trends(Box::new(Trends {
            summary: summary::summary(locale, weeks, course.told, &stressors, &uplifts),
            uplifts,
            plan_changes: self.plan_changes.map(|changes| changes.sentence(locale)),
            course,
            calendar: calendar::calendar(&self.within, &self.names, self.range, part, locale),
            stressors,
        }))
    }
}

/// On how many workdays anything was shared.
fn days_of(members: &[Member]) -> usize {
    let days: std::collections::BTreeSet<_> =
        members.iter().flat_map(|(_, days)| days).map(|day| day.workday).collect();
    days.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_are_four_thirteen_or_fifty_two_and_begin_on_a_monday() {
        for (text, weeks) in [
            ("4", TrendPeriod::Four),
            ("13", TrendPeriod::Thirteen),
            ("52", TrendPeriod::Year),
            ("", TrendPeriod::Thirteen),
        ] {
            assert_eq!(TrendPeriod::from_query(Some(text)), weeks);
        }
        assert_eq!(TrendPeriod::from_query(Some("400000")), TrendPeriod::Thirteen);
        let sunday: Workday = "2026-03-15".parse().expect("a date");
        assert_eq!(TrendPeriod::Four.begin(sunday).to_string(), "2026-02-16");
        assert_eq!(TrendPeriod::Four.begin(sunday.plus(1)).to_string(), "2026-02-23");
    }
}
