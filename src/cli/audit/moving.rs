//! Who is counted with a database while people move, are late, opt out, opt in and are erased: everybody once, in the
//! week in which they said it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::super::common::Failure;
use super::stored::people;
use crate::app::climate::close::{close_weeks, closes};
use crate::state::clock::Clock;
use crate::state::kept::locked;
use domain::roster::RosterTeam;
use domain::{Audience, CheckIn, CheckInId, PersonId, TeamId, Weather, Workday};
use evaluation::audit::finding::Finding;
use evaluation::audit::world::{Shape, periods};
use insight::climate::Period;
use store::{Site, Store};

/// People of each of the two departments.
const UNITS: [u32; 2] = [25, 25];
/// Weeks that are closed: those of the first month.
const WEEKS: i32 = 4;

/// What becomes of these people of the first department, by their number in the roster.
const MOVERS: [usize; 3] = [0, 1, 2];
const LATE: [usize; 3] = [3, 4, 5];
const ONLY_LATE: usize = 6;
const OPTS_OUT: usize = 7;
const OPTS_IN: usize = 8;
const ERASED: usize = 9;

/// People and their check-ins that are counted, by week and unit.
type CountedPeople = BTreeMap<(i32, u32), (usize, usize)>;

/// Closes a month of an invented centre week by week, and compares who is counted with who should be.
///
/// # Errors
/// If the temporary directory cannot be used.
pub async fn check() -> Result<Vec<Finding>, Failure> {
    check_with(|_| Ok(())).await
}

/// The same; `meddle` may change the database before it is read.
async fn check_with(meddle: impl Fn(&Path) -> Result<(), Failure>) -> Result<Vec<Finding>, Failure> {
    let directory = tempfile::tempdir()?;
    let centre = InventedCentre::open(directory.path()).await?;
    for week in 0..WEEKS {
        centre.pass(week).await?;
    }
    meddle(centre.store.file())?;
    let (expected, found) = (expected(), centre.counted().await?);
    let weeks: std::collections::BTreeSet<_> = expected.keys().chain(found.keys()).copied().collect();
    let differing = weeks.into_iter().filter_map(|(week, unit)| {
        let [expected, found] = [&expected, &found].map(|all| all.get(&(week, unit)).copied().unwrap_or_default());
        (expected != found).then(|| Finding::Miscounted(Period::Week(centre.monday(week)), found, expected))
    });
    Ok(differing.collect())
}

/// Everybody checks in on each Monday, and the movers once more on the Friday of the week in which they move.
fn expected() -> CountedPeople {
    let [first, second] = UNITS.map(|people| usize::try_from(people).unwrap_or(0));
    let (movers, one) = (MOVERS.len(), 1);
    BTreeMap::from([
        // Without the person who opted in after the Monday, and the one who was erased since.
        ((0, 0), (first - 2 * one, first - 2 * one)),
        ((0, 1), (second, second)),
        // Movers are where their week began, with both check-ins; what came after closing counts nowhere.
        ((1, 0), (first - one, first - one + movers)),
        ((1, 1), (second, second)),
        ((2, 0), (first - movers - 2 * one, first - movers - 2 * one)),
        ((2, 1), (second + movers, second + movers)),
        // Somebody who opts out is missing in the week that is open then, and stays in those that have closed.
        ((3, 0), (first - movers - 2 * one, first - movers - 2 * one)),
        ((3, 1), (second + movers, second + movers)),
    ])
}

/// A centre with a clock that is set by hand.
struct InventedCentre {
    store: Store,
    clock: Clock,
    now: Arc<Mutex<Timestamp>>,
    first: Workday,
    site: Site,
    people: Vec<(PersonId, TeamId)>,
    /// The team of the second department.
    second: TeamId,
}

impl InventedCentre {
    async fn open(directory: &Path) -> Result<Self, Failure> {
        let first = periods().into_iter().find_map(|period| match period {
            Period::Week(monday) => Some(monday),
            _ => None,
        });
        let first = first.ok_or("a quarter has weeks")?;
        let store = Store::open(directory)?;
        let before = at(first.plus(-1), 0)?;
        store.roster().import(people(&Shape::of(&UNITS), first), None, before).await?;
        store.climate().count_everybody(first).await?;
        let site = store.org_units().tree().await?.into_iter().next().ok_or("a roster has a site")?;
        let mut people = Vec::new();
        for number in 0..UNITS.iter().sum::<u32>() {
            let person = store.people().by_key(format!("p{number}")).await?.ok_or("a roster has people")?;
            let team = format!("t{}", u32::from(number >= UNITS[0]));
            let team = store.teams().by_key(team).await?.ok_or("a roster has teams")?;
            people.push((person.id, team.id));
        }
        let second = people.last().map(|(_, team)| *team).ok_or("a roster has people")?;
        let now = Arc::new(Mutex::new(before));
        let told = Arc::clone(&now);
        let clock = Clock::new(move || *locked(&told));
        Ok(Self { store, clock, now, first, site, people, second })
    }

    fn monday(&self, week: i32) -> Workday {
        self.first.plus(7 * week)
    }

    fn travel(&self, moment: Timestamp) {
        *locked(&self.now) = moment;
    }

    /// One week: from its Monday until it has closed.
    async fn pass(&self, week: i32) -> Result<(), Failure> {
        let monday = self.monday(week);
        self.travel(at(monday, 1)?);
        close_weeks(&self.store, &self.clock).await?;
        let person = |number: usize| self.people.get(number).copied().ok_or("a roster has people");
        if week == 0 {
            self.choose(person(OPTS_IN)?.0, false, monday, 2).await?;
        }
        for (number, (person, team)) in self.people.iter().enumerate() {
            if (week, number) != (2, ONLY_LATE) {
                self.say(*person, *team, monday, at(monday, 9)?).await?;
            }
        }
        let (wednesday, friday) = (monday.plus(2), monday.plus(4));
        match week {
            0 => self.choose(person(OPTS_IN)?.0, true, wednesday, 9).await?,
            1 => {
                let mut moved = people(&Shape::of(&UNITS), wednesday);
                moved.truncate(MOVERS.len());
                for row in &mut moved {
                    row.team = Some(RosterTeam { id: "t1".to_owned(), name: "T 1".to_owned() });
                    row.department = Some("D 1".to_owned());
                }
                self.store.roster().import(moved, None, at(wednesday, 0)?).await?;
                for number in MOVERS {
                    self.say(person(number)?.0, self.second, friday, at(friday, 9)?).await?;
                }
            }
            3 => {
                self.choose(person(OPTS_OUT)?.0, false, friday, 9).await?;
                self.store.erasures().erase_person(person(ERASED)?.0, at(friday, 10)?).await?;
            }
            _ => {}
        }
        let closed = at(closes(monday), 1)?;
        self.travel(closed);
        close_weeks(&self.store, &self.clock).await?;
        let late = LATE.into_iter().filter(|_| week == 1).chain((week == 2).then_some(ONLY_LATE));
        for number in late {
            let (person, team) = person(number)?;
            self.say(person, team, friday, closed).await?;
        }
        Ok(())
    }

    async fn choose(&self, person: PersonId, counted: bool, day: Workday, hour: i8) -> Result<(), Failure> {
        self.store.climate().set_counted(person, counted, day, at(day, hour)?).await?;
        Ok(())
    }

    async fn say(&self, person: PersonId, team: TeamId, workday: Workday, said_at: Timestamp) -> Result<(), Failure> {
        let check_in = CheckIn {
            person,
            id: CheckInId(Uuid::new_v4()),
            workday,
            said_at,
            shift: None,
            team: Some(team),
            weather: Weather::Fair,
            energy: None,
            stressors: Vec::new(),
            uplifts: Vec::new(),
            about_lead: Vec::new(),
            tag_audience: Audience::Me,
            note: None,
            audience: Audience::Me,
            note_audience: Audience::Me,
        };
        self.store.check_ins().record(check_in).await?;
        Ok(())
    }

    /// Who is counted in the weeks that have closed, as the draws of their month read it.
    async fn counted(&self) -> Result<CountedPeople, Failure> {
        let mut found = CountedPeople::new();
        for week in 0..WEEKS {
            let monday = self.monday(week);
            for person in self.store.climate().person_weeks(&self.site, monday, closes(monday)).await? {
                let of_unit = found.entry((week, person.unit)).or_default();
                *of_unit = (of_unit.0 + 1, of_unit.1 + person.check_ins.len());
            }
        }
        Ok(found)
    }
}

/// An hour of a day by the clock of the site.
fn at(day: Workday, hour: i8) -> Result<Timestamp, Failure> {
    let midnight = day.0.to_zoned(TimeZone::UTC)?.timestamp();
    Ok(midnight.checked_add(SignedDuration::from_hours(i64::from(hour)))?)
}

#[cfg(test)]
mod tests;
