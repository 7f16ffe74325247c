//! What `/trends` shows: weeks of one team, over what one lead may see of it.

pub mod calendar;
pub mod course;
pub mod stressors;

use crate::app::led::{Led, Tab, led};
use crate::web::error::AppError;
use crate::web::form::RequestContext;
use calendar::Calendar;
use course::Course;
use domain::access::{Action, Subject};
use domain::{AccessKind, Workday};
use insight::series::Member;
use insight::trends::between;
use store::{Range, Team};
use stressors::Stressors;

/// Trends begin after so many days with something shared: fewer show nothing that a board does not.
const FEWEST_DAYS: usize = 10;

/// How far back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weeks {
    /// Four weeks.
    Four,
    /// A quarter of a year.
    #[default]
    Thirteen,
    /// A year.
    Year,
}

impl Weeks {
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

    /// From an address; whatever is none of the three is a quarter of a year.
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
    pub tabs: Vec<Tab>,
    /// How far back.
    pub weeks: Weeks,
    /// Which team is shown; none where the viewer leads none today.
    pub shown: Option<Shown>,
}

/// One team on the screen.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its key, as in the address.
    pub key: String,
    /// As people call it.
    pub name: String,
    /// What there is of it.
    pub picture: Picture,
}

/// What there is to see.
#[derive(Clone, Debug)]
pub enum Picture {
    /// Too few days with anything shared so far: so many.
    TooFew(u32),
    /// Nothing was shared in these weeks, though there was before.
    Quiet,
    /// The trends.
    Trends(Box<Trends>),
}

/// The three parts of the screen.
#[derive(Clone, Debug)]
pub struct Trends {
    /// The team's means.
    pub course: Course,
    /// People and days.
    pub calendar: Calendar,
    /// What was named.
    pub stressors: Stressors,
}

/// Loads the screen, and notes whose entries were looked at. Without a key it shows the first of the viewer's teams; `part` says
/// which stretch of the calendar, counted from the newest.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::NotFound`] where the viewer does not lead the team today.
pub async fn load(
    context: RequestContext,
    key: Option<String>,
    weeks: Weeks,
    part: usize,
) -> Result<TrendsView, AppError> {
    let signed_in = context.allowed(Action::SeeBoard, Subject::None)?;
    let Led { tabs, team } = led(&context, signed_in, key.as_deref()).await?;
    let shown = match team {
        Some(team) => Some(Shown {
            key: team.key.clone(),
            name: team.name.clone(),
            picture: picture(&context, &team, signed_in.today(), weeks, part).await?,
        }),
        None => None,
    };
    Ok(TrendsView { tabs, weeks, shown })
}

async fn picture(
    context: &RequestContext,
    team: &Team,
    today: Workday,
    weeks: Weeks,
    part: usize,
) -> Result<Picture, AppError> {
    let signed_in = context.allowed(Action::SeeBoard, Subject::Team(team.id, today))?;
    let (store, locale, viewer) = (&context.app.store, context.visitor.locale, signed_in.viewer.person);
    // Limits come from a whole year, whatever stretch of it is shown: a day stands the same in each.
    let year = Range { from: Weeks::Year.begin(today), to: today };
    let members = store.check_ins().team_days(viewer, team.id, year).await?;
    let days = days_of(&members);
    let range = Range { from: weeks.begin(today), to: today };
    let within = if days < FEWEST_DAYS { Vec::new() } else { between(&members, range.from, range.to) };
    let people: Vec<_> = within.iter().map(|(person, _)| *person).collect();
    // Also where nobody is shown: whether somebody is is for the viewer alone to know.
    store.access_log().record(viewer, people.clone(), AccessKind::Trends, today, context.visitor.now).await?;
    if days < FEWEST_DAYS {
        return Ok(Picture::TooFew(u32::try_from(days).unwrap_or(0)));
    }
    if within.is_empty() {
        return Ok(Picture::Quiet);
    }
    let names = store.people().names(people).await?;
    let list = store.stressors().list();
    let derived = context.app.derived.team_in_lead_sight(store, viewer, team.id, today).await?;
    let by_rules = course::by_rules(&derived.flags, team.id, range, locale);
    let drawn = tokio::task::spawn_blocking(move || {
        let course = course::course(&members, by_rules, weeks, range, locale);
        let stressors = stressors::stressors(&within, &list, locale);
        Trends { course, calendar: calendar::calendar(&within, &names, range, part, locale), stressors }
    });
    drawn.await.map(|trends| Picture::Trends(Box::new(trends))).map_err(|_| AppError::Internal)
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
        for (text, weeks) in [("4", Weeks::Four), ("13", Weeks::Thirteen), ("52", Weeks::Year), ("", Weeks::Thirteen)] {
            assert_eq!(Weeks::from_query(Some(text)), weeks);
        }
        assert_eq!(Weeks::from_query(Some("400000")), Weeks::Thirteen);
        let sunday: Workday = "2026-03-15".parse().expect("a date");
        assert_eq!(Weeks::Four.begin(sunday).to_string(), "2026-02-16");
        assert_eq!(Weeks::Four.begin(sunday.plus(1)).to_string(), "2026-02-23");
    }
}
