//! The input and the output of a simulation.

use domain::load::{Load, minutes_of};
use jiff::civil::{DateTime, Time};

use domain::{Audience, Energy, Roles, ShiftPattern, StressorKey, UpliftKey, Weather, Workday};

/// Size, length and seed of a simulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CentrePlan {
    /// Number of people, including leads, psychologists and the admin; at least 6.
    pub people: usize,
    /// Number of calendar days, at least 1.
    pub days: usize,
    /// Random seed: the same plan and setting give the same centre.
    pub seed: u64,
    /// Last workday; about 80 % of those at work have checked in on it.
    pub last: Workday,
}

/// A simulated centre.
#[derive(Clone, Debug, PartialEq)]
pub struct SimulatedCentre {
    /// Teams, in order of their number.
    pub teams: Vec<SimulatedTeam>,
    /// People: leads with their teams, psychologists, the admin.
    pub people: Vec<Employee>,
    /// Check-ins, by person and then by time.
    pub check_ins: Vec<SimulatedCheckIn>,
    /// Calls, by queue and then by time.
    pub load: Vec<SimulatedInterval>,
    /// True episodes.
    pub episodes: Vec<SimulatedEpisode>,
}

/// A simulated team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimulatedTeam {
    /// Its key.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its department.
    pub department: String,
}

/// A simulated employee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Employee {
    /// Key in files.
    pub person_id: String,
    /// Full name.
    pub name: String,
    /// E-mail address in a reserved domain.
    pub email: String,
    /// Roles of the person.
    pub roles: Roles,
    /// Index, in [`SimulatedCentre::teams`], of the team in which they take calls.
    pub works_in: Option<usize>,
    /// Indices of the teams that they lead.
    pub leads: Vec<usize>,
    /// Shift patterns that they may work.
    pub shifts: Vec<ShiftPattern>,
    /// Whether the position is a key post.
    pub key_post: bool,
    /// First workday.
    pub starts_on: Workday,
    /// Last workday, if they left.
    pub ends_on: Option<Workday>,
}

/// One simulated check-in.
#[derive(Clone, Debug, PartialEq)]
pub struct SimulatedCheckIn {
    /// Index of the person in [`SimulatedCentre::people`].
    pub person: usize,
    /// The date on which the shift began.
    pub workday: Workday,
    /// Time on the clock of the site. In a shift that crosses midnight, a time before its end belongs to the next day.
    pub time: Time,
    /// The weather.
    pub weather: Weather,
    /// Energy, if given.
    pub energy: Option<Energy>,
    /// Stressors.
    pub stressors: Vec<StressorKey>,
    /// Uplifts.
    pub uplifts: Vec<UpliftKey>,
    /// Note, if any.
    pub note: Option<String>,
    /// Audience of the check-in.
    pub audience: Audience,
}

/// The calls of one queue in half an hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimulatedInterval {
    /// Name of the queue: one per department.
    pub queue: String,
    /// Start of the half-hour, on the clock of the site.
    pub starts: DateTime,
    /// Number of calls offered.
    pub offered: u32,
    /// Mean handling time of a call, in seconds.
    pub handle_seconds: u32,
    /// Agents on the phones.
    pub agents: u32,
}

impl SimulatedInterval {
    /// Returns the interval as a line of a load file.
    #[must_use]
    pub fn to_load(&self) -> Load {
        Load {
            queue: self.queue.clone(),
            starts: minutes_of(self.starts),
            offered: f64::from(self.offered),
            handle_seconds: f64::from(self.handle_seconds),
            agents: self.agents,
        }
    }
}

/// A true episode for a detector to find.
#[derive(Clone, Debug, PartialEq)]
pub struct SimulatedEpisode {
    /// Kind of the episode.
    pub kind: EpisodeKind,
    /// Index of the person in [`SimulatedCentre::people`]; `None` if it affects a whole team.
    pub person: Option<usize>,
    /// Index of the team.
    pub team: usize,
    /// First workday.
    pub starts_on: Workday,
    /// Last workday.
    pub ends_on: Workday,
    /// Largest drop of the weather, in levels.
    pub depth: f64,
    /// Stressor that the team picks more often.
    pub stressor: Option<StressorKey>,
}

/// Kind of a true episode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EpisodeKind {
    /// One day far below usual.
    Sudden,
    /// A little lower on every shift.
    Slide,
    /// Lower, without recovery.
    Stuck,
    /// A system failure: a bad day for a whole team.
    Outage,
}

impl EpisodeKind {
    /// Returns the stable name used in files.
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
    /// Returns the first day.
    #[must_use]
    pub fn first(&self) -> Workday {
        self.day(0)
    }

    /// Returns the day `number` days after the first.
    #[must_use]
    pub fn day(&self, number: usize) -> Workday {
        let before_last = i64::try_from(self.days).unwrap_or(0) - 1 - i64::try_from(number).unwrap_or(0);
        self.last.plus(i32::try_from(-before_last).unwrap_or(0))
    }
}
