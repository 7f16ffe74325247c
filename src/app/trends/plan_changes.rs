//! How often the schedule of a team was changed at short notice: a fact of the schedule, never of one person.

use crate::web::error::AppError;
use domain::schedule::{CHANGES_KEPT_DAYS, SHORT_NOTICE};
use domain::{Locale, TeamId, Workday};
use store::Store;
use words::t;

/// Changes that concern fewer people are not shown: they would be facts about these people.
const MIN_PEOPLE: u32 = 5;

/// The changes of a team's schedule in the weeks that are shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlanChanges {
    weeks: i32,
    changes: u32,
    people: u32,
}

impl PlanChanges {
    /// Reads those from `first` to `today`; none if they concern too few people.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub(super) async fn read(
        store: &Store,
        team: TeamId,
        first: Workday,
        today: Workday,
    ) -> Result<Option<Self>, AppError> {
        let first = first.max(today.plus(-CHANGES_KEPT_DAYS));
        let (changes, people) = store.schedules().changes_of_team(team, first).await?;
        let weeks = (today.number() - first.number()) / 7 + 1;
        let weeks = weeks.min(CHANGES_KEPT_DAYS / 7);
        Ok((people >= MIN_PEOPLE).then_some(Self { weeks, changes, people }))
    }

    /// What the page says.
    pub(super) fn sentence(self, locale: Locale) -> String {
        let Self { weeks, changes, people } = self;
        let hours = SHORT_NOTICE.as_hours();
        t!(locale, "trends-plan-changes", weeks = weeks, changes = changes, people = people, hours = hours)
    }
}
