//! A flag: a departure from a baseline, with its start, severity, reason and citations.

mod course;

pub(crate) use course::least_run;
pub use course::{LATEST_DAYS, LatestDay, OpenSpell, UsualAgain};

use serde::{Deserialize, Serialize};

use super::series::Day;
use crate::detectors::rules::TeamRule;
use domain::{PersonId, StressorKey, Weather, Workday};

/// Number of shifts after which a change can be declared the new usual.
const MIN_SHIFTS_TO_SETTLE: usize = 10;

/// What a flag noticed. It may change while the flag is open: a sudden day can turn out to be the first of a slide.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlagKind {
    /// One day far below the person's usual weather.
    Sudden,
    /// Lower and lower, or lower for some time.
    Sliding,
    /// Many consecutive shifts below usual, none of them necessarily far below.
    Stuck,
    /// The people who shared are together lower than is usual for each of them.
    TeamMean,
    /// More low days on one day than these people's own rates explain.
    TeamLow,
    /// More people pick this stressor on one day than their own rates explain.
    Stressor(StressorKey),
    /// More check-ins of a week pick this stressor than the weeks before explain; no single day need be unusual.
    StressorWeek(StressorKey),
    /// A published rule of thumb that this centre has switched on. It ignores what is usual.
    Rule(TeamRule),
}

impl FlagKind {
    /// Returns the stable name used in files.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Sudden => "sudden",
            Self::Sliding => "sliding",
            Self::Stuck => "stuck",
            Self::TeamMean => "team_mean",
            Self::TeamLow => "team_low",
            Self::Stressor(_) => "stressor",
            Self::StressorWeek(_) => "stressor_week",
            Self::Rule(TeamRule::MeanUnderTwoAndAHalfForThreeDays) => "rule_mean",
            Self::Rule(TeamRule::FortyPercentLow) => "rule_low",
        }
    }

    /// Returns `person`, `team`, `stressor` or `rule`: what the flag is about. It stays the same when the kind changes.
    #[must_use]
    pub const fn family(&self) -> &'static str {
        match self {
            Self::Sudden | Self::Sliding | Self::Stuck => "person",
            Self::TeamMean | Self::TeamLow => "team",
            Self::Stressor(_) | Self::StressorWeek(_) => "stressor",
            Self::Rule(_) => "rule",
        }
    }
}

/// How serious the flag is, defined by how rare it is without a change (see [`crate::detectors::limits`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Shown to the person only.
    Watch,
    /// Shown to the lead: worth a chat.
    Talk,
    /// Shown to the lead: worth acting on.
    Act,
}

impl Severity {
    /// All three, in ascending order.
    pub const ALL: [Self; 3] = [Self::Watch, Self::Talk, Self::Act];

    /// Returns the stable name used in files and message keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Watch => "watch",
            Self::Talk => "talk",
            Self::Act => "act",
        }
    }

    /// Returns the highest severity whose limit `statistic` reaches, or `None` below the first limit. `limits` must
    /// ascend.
    #[must_use]
    pub fn reached(statistic: f64, limits: [f64; 3]) -> Option<Self> {
        Self::ALL.into_iter().zip(limits).rev().find(|(_, limit)| statistic >= *limit).map(|(severity, _)| severity)
    }
}

/// A check-in that a reason counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Citation {
    /// The person who checked in.
    pub person: PersonId,
    /// The workday of the check-in.
    pub workday: Workday,
    /// The weather of the check-in.
    pub weather: Weather,
    /// The person's usual weather at that time, if the reason compares with it.
    pub usual: Option<Weather>,
}

impl Citation {
    /// Returns the citation of `person` on `day`.
    #[must_use]
    pub const fn new(person: PersonId, day: &Day, usual: Option<Weather>) -> Self {
        Self { person, workday: day.workday, weather: day.weather, usual }
    }
}

/// The counts behind a flag, over its citations. `words::reason` makes the sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reason {
    /// One day far below usual.
    Sudden {
        /// The workday of the sudden day.
        workday: Workday,
        /// The weather of that day.
        weather: Weather,
        /// The person's usual weather at that time.
        usual: Weather,
        /// Shifts at that weather or lower among those before it.
        as_low: u32,
        /// Shifts counted before it.
        before: u32,
    },
    /// Lower than before on most shifts since a day.
    Sliding {
        /// The weather up to which shifts are counted as low.
        level: Weather,
        /// The first shift counted.
        since: Workday,
        /// The last shift counted, once the episode is over.
        until: Option<Workday>,
        /// Shifts at that weather or lower.
        low: u32,
        /// Shifts counted.
        shifts: u32,
        /// Shifts at that weather or lower among those before it.
        low_before: u32,
        /// Shifts counted before it.
        before: u32,
    },
    /// Below usual on every shift since a day.
    Stuck {
        /// The person's usual.
        usual: Weather,
        /// The first shift of the run.
        since: Workday,
        /// The last shift of the run, once the run is over.
        until: Option<Workday>,
        /// Shifts in the run.
        shifts: u32,
    },
    /// Many check-ins of a team are below their person's usual weather.
    TeamMean {
        /// The first workday counted.
        since: Workday,
        /// The last workday counted, once the episode is over.
        until: Option<Workday>,
        /// Check-ins below their person's usual weather.
        below: u32,
        /// Check-ins above their person's usual weather.
        above: u32,
        /// Check-ins counted.
        shared: u32,
    },
    /// Many low days in a team at once.
    TeamLow {
        /// The day.
        workday: Workday,
        /// Rainy or stormy check-ins.
        low: u32,
        /// Check-ins counted.
        shared: u32,
    },
    /// Many people of a team pick the same stressor on one day.
    Stressor {
        /// What they name.
        key: StressorKey,
        /// The day.
        workday: Workday,
        /// Check-ins that name it.
        named: u32,
        /// Check-ins counted.
        shared: u32,
    },
    /// Many check-ins of a team's week pick the same stressor.
    StressorWeek {
        /// What they name.
        key: StressorKey,
        /// The first day of the week with a check-in that is counted.
        since: Workday,
        /// The last one.
        until: Workday,
        /// Check-ins that name it.
        named: u32,
        /// Check-ins counted.
        shared: u32,
    },
    /// A published rule: the mean of several consecutive days is low.
    RuleMean {
        /// The first day.
        since: Workday,
        /// The last one counted.
        until: Workday,
        /// Days counted.
        days: u32,
        /// Check-ins counted.
        shared: u32,
        /// The sum of their levels, each 1 (stormy) to 5 (sunny).
        levels: u32,
    },
    /// A published rule: many of those who shared have a low day.
    RuleLow {
        /// The day.
        workday: Workday,
        /// Rainy or stormy check-ins.
        low: u32,
        /// Check-ins counted.
        shared: u32,
    },
}

/// The opening of a flag, or a rise of its severity: what was known on that day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Escalation {
    /// The day.
    pub workday: Workday,
    /// The severity from this day on.
    pub severity: Severity,
    /// What was noticed on that day.
    pub kind: FlagKind,
    /// See [`Flag::score`].
    pub score: f64,
    /// The reason as of that day.
    pub reason: Reason,
    /// The check-ins that the reason counts.
    pub citations: Vec<Citation>,
}

/// A departure from a baseline: one flag for each episode.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Flag {
    /// What was noticed, as of the last day seen.
    pub kind: FlagKind,
    /// The highest severity so far.
    pub severity: Severity,
    /// The severity as of the last day seen, or of its last open day. It can fall as well as rise.
    pub severity_now: Severity,
    /// The estimated start: the first day of the run, or the day after the CUSUM's last zero. Never changes.
    pub since: Workday,
    /// The workday on which it was noticed.
    pub opened: Workday,
    /// The opening and each rise of severity, in order. Never empty; the last severity equals [`Flag::severity`].
    pub escalations: Vec<Escalation>,
    /// The workday whose check-in ended the episode; `None` while it lasts. It becomes `None` again if the episode is
    /// resumed.
    pub ended: Option<Workday>,
    /// The stretches during which the flag is open, in order. Never empty; more than one if it was resumed.
    pub spells: Vec<OpenSpell>,
    /// The last days counted since the start, oldest first: at most [`LATEST_DAYS`], and none after the end.
    pub latest: Vec<LatestDay>,
    /// The highest statistic so far as a multiple of the limit for [`Severity::Watch`]; at least 1. For ordering only.
    pub score: f64,
    /// The reason, as of the last day seen, or of the episode once it has ended.
    pub reason: Reason,
    /// The check-ins that the reason counts: all of them, and no others.
    pub citations: Vec<Citation>,
}

impl Flag {
    /// Returns the key of the episode, which stays the same when its kind changes: `person:2026-03-09`, `team:…`,
    /// `stressor:queue_pressure:…`, `rule:low:…`. Unique per subject and sight.
    #[must_use]
    pub fn key(&self) -> String {
        match &self.kind {
            FlagKind::Stressor(stressor) | FlagKind::StressorWeek(stressor) => {
                format!("stressor:{}:{}", stressor.as_str(), self.since)
            }
            FlagKind::Rule(rule) => format!("rule:{}:{}", rule.key(), self.since),
            kind => format!("{}:{}", kind.family(), self.since),
        }
    }

    /// Returns whether the flag comes from a published rule of thumb. Such flags are listed after all others.
    #[must_use]
    pub const fn is_by_rule(&self) -> bool {
        matches!(self.kind, FlagKind::Rule(_))
    }

    /// Returns whether the episode is still running.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.ended.is_none()
    }

    /// Returns whether the reason counts this check-in as what it speaks of, rather than as what it is held against.
    #[must_use]
    pub fn counts(&self, citation: &Citation) -> bool {
        match (&self.reason, citation.usual) {
            (Reason::Sudden { workday, .. }, _) => citation.workday == *workday,
            (Reason::Sliding { since, level, .. }, _) => citation.workday >= *since && citation.weather <= *level,
            (Reason::TeamLow { .. } | Reason::RuleLow { .. }, _) => citation.weather.is_low(),
            (Reason::Stressor { .. } | Reason::StressorWeek { .. }, _) => true,
            (_, Some(usual)) => citation.weather < usual,
            (_, None) => true,
        }
    }

    /// Returns whether the change is open and has lasted long enough to be declared the new usual. `days` is the series
    /// it was found in.
    #[must_use]
    pub fn can_be_settled(&self, days: &[Day]) -> bool {
        let start = days.partition_point(|day| day.workday < self.since);
        self.is_open() && days.len() >= start + MIN_SHIFTS_TO_SETTLE
    }
}

/// Counts the items as `u32`, saturating.
pub(super) fn count(things: impl Iterator) -> u32 {
    u32::try_from(things.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_severity_is_reached_at_its_limit_and_not_before() {
        let limits = [1.0, 2.0, 3.0];
        assert_eq!(Severity::reached(0.99, limits), None);
        assert_eq!(Severity::reached(1.0, limits), Some(Severity::Watch));
        assert_eq!(Severity::reached(2.5, limits), Some(Severity::Talk));
        assert_eq!(Severity::reached(9.0, limits), Some(Severity::Act));
    }
}
