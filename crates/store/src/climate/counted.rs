//! Who is counted in the climate, which is each person's own choice.

use rusqlite::params;

use super::ClimateWeeks;
use crate::StoreError;
use domain::{PersonId, Workday};

impl ClimateWeeks<'_> {
    /// The Monday of the first week in which anybody said anything.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn first_week(self) -> Result<Option<Workday>, StoreError> {
        self.0
            .read(|c| {
                let mut first: Option<i32> = None;
                let mut people = c.prepare_cached("SELECT id FROM person")?;
                let mut days = c.prepare_cached("SELECT min(workday) FROM check_in WHERE person_id = ?1")?;
                let ids: Vec<i64> = people.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
                for id in ids {
                    let day: Option<i32> = days.query_row([id], |row| row.get(0))?;
                    first = [first, day].into_iter().flatten().min();
                }
                Ok(first.map(|day| Workday::from_number(day).week_start()))
            })
            .await
    }

    /// Keeps whether a person is counted, from `today` on.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn set_counted(self, person: PersonId, counted: bool, today: Workday) -> Result<(), StoreError> {
        self.0.write(move |c| {
            // Who was counted already stays counted from when they were.
            c.execute(
                "UPDATE person SET counted_since = CASE WHEN ?2 = 0 THEN NULL WHEN counted = 1 THEN counted_since ELSE ?3 END, \
                 counted = ?2 WHERE id = ?1",
                params![person.0, counted, today.number()],
            )
            .map_err(StoreError::named)?;
            Ok(())
        })
        .await
    }

    /// Keeps that a person put the question away whether they are counted.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn put_off_counted(self, person: PersonId) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute("UPDATE person SET counted_put_off = 1 WHERE id = ?1", [person.0])
                    .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// Makes everybody counted from `since` who has not chosen: for a demo, whose people cannot choose.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn count_everybody(self, since: Workday) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute("UPDATE person SET counted = 1, counted_since = ?1 WHERE counted IS NULL", [since.number()])
                    .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }
}
