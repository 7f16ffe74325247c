//! What a break that waits for an answer costs as of now: since it was asked for, others may have been granted.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use jiff::Timestamp;

use crate::app::breaks::plan::{self, TeamPlan};
use crate::app::breaks::{minutes_at, slots};
use crate::state::AppState;
use domain::break_request::ExpectedCost;
use domain::load::minutes_of;
use domain::{BreakRequest, TeamId};
use insight::staffing::breaks::BreakSpan;
use store::{CostBasis, StoreError, Team};

/// The plans from which costs are computed; each is loaded once.
pub struct CostsNow<'a> {
    app: &'a AppState,
    now: Timestamp,
    /// By the team, and the end of the day in minutes.
    plans: HashMap<(TeamId, i64), TeamPlan>,
}

impl<'a> CostsNow<'a> {
    /// Costs as of `now`.
    #[must_use]
    pub fn new(app: &'a AppState, now: Timestamp) -> Self {
        Self { app, now, plans: HashMap::new() }
    }

    /// Returns the expected cost of a request of this team, none if the load is not known, and what it was computed
    /// from.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn of(
        &mut self,
        team: &Team,
        request: &BreakRequest,
    ) -> Result<(Option<ExpectedCost>, CostBasis), StoreError> {
        let minute = minutes_at(team, self.now);
        let day = plan::day_of(minute, self.shift_ends(request).await?);
        let key = (team.id, day.end);
        let plan = match self.plans.entry(key) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => free.insert(plan::load(self.app, team.id, day, self.now).await?),
        };
        let span = BreakSpan { starts: request.starts, minutes: request.minutes };
        Ok((slots::expected(plan.day.cost(span, minute)), plan.basis(self.now, minute)))
    }

    /// Returns when the shift ends in which the break was asked for, or the end of the break for somebody without
    /// shifts.
    async fn shift_ends(&self, request: &BreakRequest) -> Result<i64, StoreError> {
        let profile = self.app.store.people().profile(request.person).await?;
        let shift = profile.map(|profile| profile.person.shift_at(request.asked_at));
        let shift = shift.filter(|shift| shift.pattern.is_some());
        Ok(shift.map_or(request.ends(), |shift| minutes_of(shift.ends)))
    }
}
