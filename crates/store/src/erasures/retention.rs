//! Retention: what is older than the retention period is deleted.

use jiff::Timestamp;
use rusqlite::params;

use super::Erasures;
use crate::StoreError;
use crate::access_log::forget;
use crate::self_tests::record;
use crate::stressor_register;
use crate::tough_calls;
use domain::Workday;

impl Erasures<'_> {
    /// Deletes every entry of a workday before `first`, with the suggestions, the tough calls, the requests to talk,
    /// the marks and own cases in the library, the self-tests of people who have not signed in since, the thank-yous
    /// and events, the answered sources and older names in the stressor register, the work on flags, the declared new
    /// normals and the notices of that time, and the content of the access log. Returns how many entries were deleted.
    ///
    /// # Errors
    /// [`StoreError::Full`] or [`StoreError::Busy`]: then nothing was removed.
    pub async fn delete_before(self, first: Workday, first_moment: Timestamp) -> Result<usize, StoreError> {
        self.0
            .write(move |c| {
                // Person by person, through the index: a scan of the whole table would delay everybody who checks in.
                let people: Vec<i64> =
                    c.prepare("SELECT id FROM person")?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
                let mut entries = c.prepare_cached("DELETE FROM check_in WHERE person_id = ?1 AND workday < ?2")?;
                let mut suggestions =
                    c.prepare_cached("DELETE FROM suggestion WHERE person_id = ?1 AND workday < ?2")?;
                let mut gone = 0;
                for person in people {
                    gone += entries.execute(params![person, first.number()]).map_err(StoreError::named)?;
                    suggestions.execute(params![person, first.number()]).map_err(StoreError::named)?;
                    tough_calls::rows::remove_before(c, person, first)?;
                }
                record::empty_before(c, first, first_moment)?;
                forget::before(c, first)?;
                // Every period of a week that old has closed. The members of the units are not needed any more; the
                // numbers stay.
                c.execute("DELETE FROM climate_roster WHERE monday < ?1", [first.week_start().number()])
                    .map_err(StoreError::named)?;
                c.execute("DELETE FROM talk_request WHERE asked_at < ?1", [first_moment.as_millisecond()])
                    .map_err(StoreError::named)?;
                c.execute("DELETE FROM referral WHERE asked_at < ?1", [first_moment.as_millisecond()])
                    .map_err(StoreError::named)?;
                c.execute("DELETE FROM supporter_search WHERE asked_at < ?1", [first_moment.as_millisecond()])
                    .map_err(StoreError::named)?;
                c.execute("DELETE FROM talk_answer WHERE at < ?1", [first_moment.as_millisecond()])
                    .map_err(StoreError::named)?;
                c.execute("DELETE FROM library_mark WHERE made_at < ?1", [first_moment.as_millisecond()])
                    .map_err(StoreError::named)?;
                // A released case stays in the library; who wrote it is known to nobody any more.
                c.execute("DELETE FROM own_case WHERE written_at < ?1", [first_moment.as_millisecond()])
                    .map_err(StoreError::named)?;
                c.execute("DELETE FROM event WHERE starts_at < ?1", [first_moment.as_millisecond()])
                    .map_err(StoreError::named)?;
                c.execute("DELETE FROM thanks WHERE given_at < ?1", [first_moment.as_millisecond()])
                    .map_err(StoreError::named)?;
                c.execute("DELETE FROM flag_work WHERE changed_at < ?1", [first_moment.as_millisecond()])
                    .map_err(StoreError::named)?;
                c.execute("DELETE FROM flag_stop WHERE stopped_at < ?1", [first_moment.as_millisecond()])
                    .map_err(StoreError::named)?;
                c.execute("DELETE FROM notice WHERE at < ?1", [first_moment.as_millisecond()])
                    .map_err(StoreError::named)?;
                c.execute("DELETE FROM new_normal WHERE said_on < ?1", [first.number()]).map_err(StoreError::named)?;
                stressor_register::forget::delete_before(c, first)?;
                Ok(gone)
            })
            .await
    }
}
