//! The people who can be asked: the leads of some teams, and the psychologists.

use rusqlite::params;

use super::TalkRequests;
use crate::StoreError;
use crate::db::rows;
use crate::people::person::profile;
use crate::people::profile::Profile;
use domain::{PersonId, Role, Roles, TeamId, Workday};

impl TalkRequests<'_> {
    /// The leads of these teams on `day` and the psychologists of the centre, without `but` and those who have left, by
    /// id.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn candidates(self, teams: Vec<TeamId>, day: Workday, but: PersonId) -> Result<Vec<Profile>, StoreError> {
        self.0
            .read(move |c| {
                let person = |row: &rusqlite::Row<'_>| row.get(0).map(PersonId);
                let psychologist = Roles::default().with(Role::Psychologist).bits();
                let mut found: Vec<PersonId> = c
                    .prepare_cached("SELECT id FROM person WHERE roles & ?1 <> 0")?
                    .query_map([psychologist], person)?
                    .collect::<Result<_, _>>()?;
                let mut leads = c.prepare_cached(
                    "SELECT person_id FROM membership WHERE team_id = ?1 AND tie = ?2 AND starts_on <= ?3 \
                     AND (ends_on IS NULL OR ends_on >= ?3)",
                )?;
                let lead = rows::team_role_number(domain::person::TeamRole::Lead);
                for team in teams {
                    let people = leads.query_map(params![team.0, lead, day.number()], person)?;
                    found.extend(people.collect::<Result<Vec<_>, _>>()?);
                }
                found.sort_unstable();
                found.dedup();
                let mut profiles = Vec::with_capacity(found.len());
                for id in found.into_iter().filter(|id| *id != but) {
                    profiles.extend(profile(c, id)?.filter(|profile| profile.person.is_here_on(day)));
                }
                Ok(profiles)
            })
            .await
    }
}
