//! A flag: one departure from a baseline, since when, how serious, why, and which entries say so.

use serde::{Deserialize, Serialize};

use super::series::Day;
use crate::detectors::rules::TeamRule;
use domain::{PersonId, StressorKey, Weather, Workday};

/// What a flag noticed. It may change while the flag is open: a sudden day can turn out to be the first of a downward_shift.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlagKind {
    /// One day far below the person's usual.
    Sudden,
    /// Lower and lower, or lower for some time.
    Sliding,
    /// Many shifts in a row below the usual, none of them necessarily far.
    Stuck,
    /// The people who shared are together lower than is usual for each of them.
    TeamMean,
    /// More low days at once than these people's own habits explain.
    TeamLow,
    /// More people name this at once than their own habits explain.
    Stressor(StressorKey),
    /// More check-ins of a week name this than the weeks before explain, though no one day need stand out.
    StressorWeek(StressorKey),
    /// A published rule of thumb fires that this centre has switched on. It knows nothing of what is usual.
    Rule(TeamRule),
}

impl FlagKind {
    /// The word for it in files.
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

    /// `person`, `team`, `stressor` or `rule`: what the flag is about, which stays while its kind may change.
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

/// How serious, which is how seldom chance alone would bring it about (see [`crate::detectors::limits`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Shown to the person.
    Watch,
    /// Shown to the lead unasked: worth a word.
    Talk,
    /// Do something.
    Act,
}

impl Severity {
    /// All three, from mild to serious.
    pub const ALL: [Self; 3] = [Self::Watch, Self::Talk, Self::Act];

    /// The word for it in files and message keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Watch => "watch",
            Self::Talk => "talk",
            Self::Act => "act",
        }
    }

    /// The most serious step whose limit `statistic` reaches; none below the first limit. Limits ascend.
    #[must_use]
    pub fn reached(statistic: f64, limits: [f64; 3]) -> Option<Self> {
        Self::ALL.into_iter().zip(limits).rev().find(|(_, limit)| statistic >= *limit).map(|(severity, _)| severity)
    }
}

/// One entry that a reason counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Citation {
    /// Whose.
    pub person: PersonId,
    /// Of which workday.
    pub workday: Workday,
    /// What it said.
    pub weather: Weather,
    /// What was usual for that person then, where the reason compares with it.
    pub usual: Option<Weather>,
}

impl Citation {
    /// The entry of `person` on `day`.
    #[must_use]
    pub const fn new(person: PersonId, day: &Day, usual: Option<Weather>) -> Self {
        Self { person, workday: day.workday, weather: day.weather, usual }
    }
}

/// Why, in counts over the cited entries. `words::reason` makes the sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reason {
    /// One day far below the usual.
    Sudden {
        /// The day.
        workday: Workday,
        /// What was said on it.
        weather: Weather,
        /// The person's usual.
        usual: Weather,
        /// How many of the shifts counted before it were as low or lower.
        as_low: u32,
        /// How many shifts before it are counted.
        before: u32,
    },
    /// Lower than before on most shifts since a day.
    Sliding {
        /// The weather up to which shifts are counted.
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
    /// Below the usual on every shift since a day.
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
    /// Many check-ins of a team below what is usual for whoever made them.
    TeamMean {
        /// The first workday counted.
        since: Workday,
        /// The last workday counted, once the episode is over.
        until: Option<Workday>,
        /// Check-ins below their person's usual.
        below: u32,
        /// Check-ins above it.
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
    /// Many people of a team name the same thing at once.
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
    /// Many check-ins of a team's week name the same thing.
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
    /// By a published rule: the mean of several days in a row is low.
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
    /// By a published rule: many of those who shared have a low day.
    RuleLow {
        /// The day.
        workday: Workday,
        /// Rainy or stormy check-ins.
        low: u32,
        /// Check-ins counted.
        shared: u32,
    },
}

/// The day on which a flag opened or became more serious, and what it said then.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Escalation {
    /// The day.
    pub workday: Workday,
    /// The new severity.
    pub severity: Severity,
    /// What was noticed.
    pub kind: FlagKind,
    /// See [`Flag::score`].
    pub score: f64,
    /// Why, as of that day.
    pub reason: Reason,
    /// The entries that the reason counts.
    pub citations: Vec<Citation>,
}

/// One departure from a baseline: one flag an episode.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Flag {
    /// What was noticed, as of the last day seen.
    pub kind: FlagKind,
    /// The most serious step reached so far.
    pub severity: Severity,
    /// When it began, by the data: the first day of the run, or the day after the CUSUM's last zero. Never changes.
    pub since: Workday,
    /// The day on which it was noticed.
    pub opened: Workday,
    /// The opening and each rise of severity since, in order. Never empty; its last severity is [`Flag::severity`].
    pub escalations: Vec<Escalation>,
    /// The day whose entry ended the episode; none while it lasts.
    pub ended: Option<Workday>,
    /// The highest statistic so far as a multiple of the limit for [`Severity::Watch`]: from 1 up. For ordering only.
    pub score: f64,
    /// Why, as of the last day seen (of the episode, once it is over).
    pub reason: Reason,
    /// The entries that the reason counts: all of them, and no others.
    pub citations: Vec<Citation>,
}

impl Flag {
    /// What stays the same while the episode lasts, whatever becomes of its kind: `person:2026-03-09`, `team:…`,
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

    /// Whether it is by a published rule of thumb: it comes after all that is held against what is usual.
    #[must_use]
    pub const fn is_by_rule(&self) -> bool {
        matches!(self.kind, FlagKind::Rule(_))
    }

    /// Whether the episode lasts.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.ended.is_none()
    }
}

/// How many there are.
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
