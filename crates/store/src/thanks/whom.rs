//! Finding a receiver by what a giver types: a whole name, `person_id` or e-mail address, never a part of one.

use super::Thanks;
use crate::StoreError;
use crate::people::canonical_ids::{HAS_ID, spellings};
use crate::people::person::profile;
use crate::people::profile::Profile;
use domain::canonical::search_form;
use domain::{PersonId, Workday};

impl Thanks<'_> {
    /// The people with this whole name, `person_id` or e-mail address who belong to the centre on `day`. A part of a
    /// name finds nobody, so that the form cannot be used as a directory.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn people_called(self, text: String, day: Workday) -> Result<Vec<Profile>, StoreError> {
        self.0
            .read(move |c| {
                let mut found: Vec<PersonId> = c
                    .prepare_cached("SELECT id FROM person WHERE search_form(name) = ?1 ORDER BY id")?
                    .query_map([search_form(&text)], |row| row.get(0).map(PersonId))?
                    .collect::<Result<_, _>>()?;
                let by_id: Vec<PersonId> = c
                    .prepare_cached(&format!("SELECT p.id FROM person p WHERE {HAS_ID} OR p.email IN (?1, ?2)"))?
                    .query_map(spellings(&text), |row| row.get(0).map(PersonId))?
                    .collect::<Result<_, _>>()?;
                found.extend(by_id.into_iter().filter(|id| !found.contains(id)).collect::<Vec<_>>());
                let mut profiles = Vec::with_capacity(found.len());
                for id in found {
                    profiles.extend(profile(c, id)?.filter(|profile| profile.person.is_here_on(day)));
                }
                Ok(profiles)
            })
            .await
    }
}
