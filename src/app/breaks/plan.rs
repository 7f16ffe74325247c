//! The plan of a team's queues: the load that is known or expected, with the breaks that are granted.

use std::ops::Range;

use jiff::Timestamp;

use crate::state::AppState;
use domain::{BreakRules, TeamId};
use insight::staffing::Patience;
use insight::staffing::breaks::{BreakSpan, StaffedDay};
use insight::staffing::expected_load::{ExpectedLoad, expected_load, periods};
use store::{CostBasis, StoreError};

/// A day in minutes.
const DAY: i64 = 24 * 60;

/// The plan of a team's queues for one period.
#[derive(Clone, Debug)]
pub struct TeamPlan {
    /// The rules of the team.
    pub rules: BreakRules,
    /// The load, with the granted breaks of all teams of the same queues.
    pub day: StaffedDay,
    /// Those breaks.
    pub granted: Vec<BreakSpan>,
    /// Whether all of the load is that of earlier weeks.
    pub is_from_earlier_weeks: bool,
}

impl TeamPlan {
    /// What a cost that is computed with this plan follows from. `minute` is `now` by the clock of the site.
    #[must_use]
    pub fn basis(&self, now: Timestamp, minute: i64) -> CostBasis {
        CostBasis { at: now, minute, at_once: self.rules.at_once, granted: self.granted.clone() }
    }
}

/// The day in whose calls the cost of a break is stated, in minutes by the clock of the site: the date of `minute`,
/// and on until the shift ends if that is later.
#[must_use]
pub fn day_of(minute: i64, shift_ends: i64) -> Range<i64> {
    let midnight = minute.div_euclid(DAY) * DAY;
    midnight..shift_ends.max(midnight + DAY)
}

/// Loads the plan of a team for a period, in minutes by the clock of the site.
///
/// # Errors
/// If the store cannot be read.
pub async fn load(app: &AppState, team: TeamId, period: Range<i64>, now: Timestamp) -> Result<TeamPlan, StoreError> {
    let store = &app.store;
    let rules = store.breaks().rules(team).await?;
    let known = store.load().of_queues(rules.queues.clone(), periods(&period)).await?;
    let ExpectedLoad { intervals, is_from_earlier_weeks } = expected_load(&period, &known);
    let granted = store.breaks().granted_around(team, now).await?;
    let patience = Patience {
        within_seconds: rules.within_seconds.into(),
        patience_seconds: rules.patience_seconds.map(f64::from),
    };
    let day = StaffedDay::new(intervals, granted.clone(), patience);
    Ok(TeamPlan { rules, day, granted, is_from_earlier_weeks })
}
