//! The days of a whole team over weeks, as one lead may see them.

use rusqlite::params;

use super::CheckIns;
use super::rows::CHECK_IN;
use super::sights::{self, Range};
use crate::StoreError;
use domain::access::sees_as;
use domain::person::TeamRole;
use domain::{PersonId, TeamId};
use insight::series::{Member, series};

impl CheckIns<'_> {
    /// What `viewer` may see of one team as a lead: for everybody who shared anything *in that team* with the lead or
    /// the team, their days, of workdays on which the viewer led it. Person by person, oldest first.
    ///
    /// It selects by the team of the entry, so that a person who moved between two teams of one lead counts in each for
    /// the days that they worked there.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn team_days(self, viewer: PersonId, team: TeamId, range: Range) -> Result<Vec<Member>, StoreError> {
        self.0.read(move |c| {
            let viewer = sights::as_lead(c, viewer)?;
            let mut entries = sights::list(
                c,
                &format!(
                    "SELECT {CHECK_IN} FROM check_in c WHERE c.team_id = ?1 AND c.workday BETWEEN ?2 AND ?3 AND c.audience > 0 \
                     ORDER BY c.person_id"
                ),
                params![team.0, range.from.number(), range.to.number()],
            )?;
            entries.retain(|entry| sees_as(&viewer, TeamRole::Lead, entry));
            Ok(entries.chunk_by(|a, b| a.person == b.person).map(|own| (own[0].person, series(own))).collect())
        })
        .await
    }
}
