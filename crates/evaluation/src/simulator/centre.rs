//! What goes into a simulated centre, and what comes out.

use domain::load::{Load, minutes_of};
use jiff::civil::{DateTime, Time};

use domain::{Audience, Energy, Roles, ShiftPattern, StressorKey, Weather, Workday};

/// How large, how long, and from which seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CentrePlan {
    /// All people, leads, psychologists and the admin included; at least 6.
    pub people: usize,
    /// Calendar days, at least 1.
    pub days: usize,
    /// The same plan and setting give the same centre.
    pub seed: u64,
    /// The last workday; about four in five of those at work have checked in on it.
    pub last: Workday,
}

/// What things are called, and what there is to name.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Names of people, used in order; where there are too few they come again.
    pub people: Vec<String>,
    /// Names of teams, used in order.
    pub teams: Vec<String>,
    /// Names of departments, each for five teams.
    pub departments: Vec<String>,
    /// Name of the site.
    pub site: String,
    /// Its time zone.
    pub time_zone: String,
    /// The names of the shifts.
    pub shifts: ShiftNames,
    /// Stressors that may be named.
    pub stressors: Vec<SimulatedStressor>,
    /// What people write on a low day.
    pub low_notes: Vec<String>,
    /// What people write on a good day.
    pub good_notes: Vec<String>,
}

/// The names of the shifts.
#[derive(Clone, Debug)]
pub struct ShiftNames {
    /// 07:00-15:00.
    pub early: String,
    /// 09:00-17:00.
    pub day: String,
    /// 14:00-22:00.
    pub late: String,
    /// 22:00-06:00.
    pub night: String,
}

/// A stressor as far as the simulator cares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimulatedStressor {
    /// Its key.
    pub key: StressorKey,
    /// The key of its group.
    pub group: String,
    /// Whether many name it.
    pub common: bool,
    /// Whether only those name it who work at night.
    pub only_at_night: bool,
}

/// The centre.
#[derive(Clone, Debug, PartialEq)]
pub struct SimulatedCentre {
    /// Teams, in order.
    pub teams: Vec<SimulatedTeam>,
    /// People: leads and their teams, psychologists, the admin.
    pub people: Vec<Employee>,
    /// What was said, by person and then in order of time.
    pub check_ins: Vec<SimulatedCheckIn>,
    /// The calls, by queue and then in order of time.
    pub load: Vec<LoadInterval>,
    /// What was put in on purpose.
    pub episodes: Vec<SimulatedEpisode>,
}

/// A team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimulatedTeam {
    /// Its key.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its department.
    pub department: String,
}

/// Somebody who works there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Employee {
    /// Key in files.
    pub person_id: String,
    /// Full name.
    pub name: String,
    /// Address, of a domain that nobody can own.
    pub email: String,
    /// What they do.
    pub roles: Roles,
    /// The team that they take calls in, by its index in [`SimulatedCentre::teams`].
    pub works_in: Option<usize>,
    /// The teams that they lead.
    pub leads: Vec<usize>,
    /// The shifts that they may work.
    pub shifts: Vec<ShiftPattern>,
    /// Whether the post is a key post.
    pub key_post: bool,
    /// First workday.
    pub starts_on: Workday,
    /// Last workday, of those who left.
    pub ends_on: Option<Workday>,
}

/// One check-in.
#[derive(Clone, Debug, PartialEq)]
pub struct SimulatedCheckIn {
    /// Who, by the index in [`SimulatedCentre::people`].
    pub person: usize,
    /// The date on which the shift began.
    pub workday: Workday,
    /// When, by the clock of the site; in a shift that crosses midnight, a time before its end is of the next day.
    pub time: Time,
    /// What was said.
    pub weather: Weather,
    /// Bars, where said.
    pub energy: Option<Energy>,
    /// What was named.
    pub stressors: Vec<StressorKey>,
    /// What was written.
    pub note: Option<String>,
    /// For whom.
    pub audience: Audience,
}

/// The calls of one queue in half an hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadInterval {
    /// The queue: one a department.
    pub queue: String,
    /// When the half-hour begins, by the clock of the site.
    pub starts: DateTime,
    /// Calls that came in.
    pub offered: u32,
    /// Mean handling time of a call, in seconds.
    pub handle_seconds: u32,
    /// Agents on the phones.
    pub agents: u32,
}

impl LoadInterval {
    /// The interval as a line of a load file.
    #[must_use]
    pub fn to_load(&self) -> Load {
        Load {
            queue: self.queue.clone(),
            starts: minutes_of(self.starts),
            offered: self.offered,
            handle_seconds: self.handle_seconds,
            agents: self.agents,
        }
    }
}

/// Something that was put in on purpose, for a detector to find.
#[derive(Clone, Debug, PartialEq)]
pub struct SimulatedEpisode {
    /// What happens.
    pub kind: EpisodeKind,
    /// To whom, by the index in [`SimulatedCentre::people`]; none where it happens to a whole team.
    pub person: Option<usize>,
    /// In which team.
    pub team: usize,
    /// First workday.
    pub starts_on: Workday,
    /// Last workday.
    pub ends_on: Workday,
    /// How far the weather is lowered at its deepest, in levels.
    pub depth: f64,
    /// What the team names more than usual.
    pub stressor: Option<StressorKey>,
}

/// What an episode is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EpisodeKind {
    /// One day, far down.
    Sudden,
    /// Down by a little more every shift.
    Slide,
    /// Down, and staying there.
    Stuck,
    /// A system fails, and a whole team has a bad day.
    Outage,
}

impl EpisodeKind {
    /// The word for it in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Sudden => "sudden",
            Self::Slide => "slide",
            Self::Stuck => "stuck",
            Self::Outage => "outage",
        }
    }
}

impl CentrePlan {
    /// The first day.
    #[must_use]
    pub fn first(&self) -> Workday {
        self.day(0)
    }

    /// The day so many days after the first.
    #[must_use]
    pub fn day(&self, number: usize) -> Workday {
        let before_last = i64::try_from(self.days).unwrap_or(0) - 1 - i64::try_from(number).unwrap_or(0);
        self.last.plus(i32::try_from(-before_last).unwrap_or(0))
    }
}
