//! All that a climate report of one place and period is made of, read in one go.

use std::collections::BTreeMap;

use jiff::civil::DateTime;

use crate::state::AppState;
use domain::{OrgUnit, Workday};
use insight::old_climate::bands::Level;
use insight::old_climate::period::{Month, together};
use insight::old_climate::{Cell, Doings, Figures, Released, Rules, Slice};
use store::{HourLoad, Site, StoreError};

/// Weeks that a course shows.
const COURSE: i32 = 26;

/// One week, or one month of whole weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// The week that begins on this Monday.
    Week(Workday),
    /// A month.
    Month(Month),
}

impl Period {
    /// The Mondays of its weeks.
    #[must_use]
    pub fn mondays(self) -> Vec<Workday> {
        match self {
            Self::Week(monday) => vec![monday],
            Self::Month(month) => month.mondays(),
        }
    }

    /// The period before.
    #[must_use]
    pub fn before(self) -> Self {
        match self {
            Self::Week(monday) => Self::Week(monday.plus(-7)),
            Self::Month(month) => Self::Month(month.before()),
        }
    }

    /// The period after.
    #[must_use]
    pub fn after(self) -> Self {
        match self {
            Self::Week(monday) => Self::Week(monday.plus(7)),
            Self::Month(month) => Self::Month(month.after()),
        }
    }
}

impl std::fmt::Display for Period {
    /// As in an address: `2026-03-09`, `2026-03`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Week(monday) => monday.fmt(f),
            Self::Month(month) => month.fmt(f),
        }
    }
}

impl std::str::FromStr for Period {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.parse::<Workday>() {
            Ok(day) => Ok(Self::Week(day.week_start())),
            Err(_) => text.parse().map(Self::Month),
        }
    }
}

/// A place directly below the one that is reported.
#[derive(Clone, Debug)]
pub struct Below {
    /// Which.
    pub place: OrgUnit,
    /// As people call it.
    pub name: String,
    /// In this period.
    pub now: Option<Released<Figures>>,
    /// In the one before.
    pub before: Option<Released<Figures>>,
    /// Its weeks.
    pub course: Vec<Option<Level>>,
}

/// What a report is made of.
#[derive(Clone, Debug)]
pub struct Gathered {
    /// The site that the place belongs to.
    pub site: String,
    /// Which place.
    pub place: OrgUnit,
    /// As people call it.
    pub name: String,
    /// For when.
    pub period: Period,
    /// The place in this period.
    pub now: Option<Released<Figures>>,
    /// And in the one before.
    pub before: Option<Released<Figures>>,
    /// Its weeks up to the end of the period.
    pub course: Vec<(Workday, Option<Level>)>,
    /// The places directly below.
    pub below: Vec<Below>,
    /// The slices of a site, in their order.
    pub slices: Vec<(Slice, Released<Figures>)>,
    /// What was done in a month of a site, and what helped.
    pub done: Option<Released<Doings>>,
    /// The calls of the period by hour of the day: a site's.
    pub load: [HourLoad; 24],
    /// The numbers in force.
    pub rules: Rules,
    /// Whether the centre is a demo.
    pub demo: bool,
    /// When this was made, by the clock of the site.
    pub made: DateTime,
}

/// A place with its name.
pub type Named = (OrgUnit, String);

/// The site of a place, its own name, and the places directly below it.
#[must_use]
pub fn find(sites: &[Site], place: OrgUnit) -> Option<(&Site, String, Vec<Named>)> {
    sites.iter().find_map(|site| {
        let departments = || site.departments.iter().map(|d| (OrgUnit::Department(d.id), d.name.clone()));
        let (name, below) = match place {
            OrgUnit::Site(id) if id == site.id => (site.name.clone(), departments().collect()),
            OrgUnit::Site(_) => return None,
            OrgUnit::Department(id) => {
                let department = site.departments.iter().find(|department| department.id == id)?;
                let teams = department.teams.iter().map(|(team, name)| (OrgUnit::Team(*team), name.clone()));
                (department.name.clone(), teams.collect())
            }
            OrgUnit::Team(id) => {
                let teams = site.departments.iter().flat_map(|department| &department.teams);
                (teams.into_iter().find(|(team, _)| *team == id)?.1.clone(), Vec::new())
            }
        };
        Some((site, name, below))
    })
}

/// Reads it. `since` leaves out weeks before a Monday: what a lead's role reaches begins when it was given.
///
/// # Errors
/// Where the store cannot be read.
pub async fn gather(
    app: &AppState,
    sites: &[Site],
    place: OrgUnit,
    period: Period,
    since: Option<Workday>,
) -> Result<Option<Gathered>, StoreError> {
    let Some((site, name, below)) = find(sites, place) else { return Ok(None) };
    let mondays = period.mondays();
    let last = mondays.last().copied().unwrap_or(Workday::from_number(0));
    let from = last.plus(-7 * (COURSE - 1)).min(period.before().mondays().first().copied().unwrap_or(last));
    let from = since.map_or(from, |since| from.max(since));
    let places = std::iter::once(place).chain(below.iter().map(|(place, _)| *place)).collect();
    let known = app.store.climate().climate(places, from, last).await?;
    let weeks_of = |place: OrgUnit, slice: Option<Slice>, mondays: &[Workday]| {
        let cell = Cell { place, slice };
        let weeks: Vec<&Released<Figures>> =
            mondays.iter().filter_map(|monday| known.get(&(cell.clone(), *monday))).collect();
        match period {
            Period::Week(_) => weeks.first().map(|week| (*week).clone()),
            Period::Month(_) => together(&weeks),
        }
    };
    let before = period.before().mondays();
    let weeks: Vec<Workday> =
        (0..COURSE).map(|back| last.plus(-7 * (COURSE - 1 - back))).filter(|monday| *monday >= from).collect();
    let level = |place: OrgUnit, monday: Workday| known.get(&(Cell::whole(place), monday)).map(|figures| figures.level);
    let slices: BTreeMap<Slice, ()> =
        known.keys().filter_map(|(cell, _)| cell.slice.clone()).map(|s| (s, ())).collect();
    let first = mondays.first().copied().unwrap_or(last);
    Ok(Some(Gathered {
        site: site.name.clone(),
        place,
        name,
        period,
        now: weeks_of(place, None, &mondays),
        before: weeks_of(place, None, &before),
        course: weeks.iter().map(|monday| (*monday, level(place, *monday))).collect(),
        below: below
            .into_iter()
            .map(|(place, name)| Below {
                place,
                name,
                now: weeks_of(place, None, &mondays),
                before: weeks_of(place, None, &before),
                course: weeks.iter().map(|monday| level(place, *monday)).collect(),
            })
            .collect(),
        slices: slices
            .into_keys()
            .filter_map(|slice| Some((slice.clone(), weeks_of(place, Some(slice), &mondays)?)))
            .collect(),
        done: match (place, period) {
            (OrgUnit::Site(id), Period::Month(month)) => app.store.climate().doings(id, month).await?,
            _ => None,
        },
        load: match place {
            OrgUnit::Site(_) => app.store.load().by_hour(first, last.plus(6)).await?,
            _ => Default::default(),
        },
        rules: Rules::new(app.store.settings().floor().await?),
        demo: app.store.settings().get("demo").await?.is_some(),
        made: app.clock.local(&site.time_zone),
    }))
}
