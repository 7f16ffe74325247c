//! The schedule: which hours people are planned to work on single days.

use std::ops::RangeInclusive;

use jiff::Timestamp;
use rusqlite::{Connection, params};

use crate::centre::settings;
use crate::db::dry_run::dry_run;
use crate::db::rows::{moment, parsed};
use crate::people::canonical_ids;
use crate::people::person;
use crate::people::profile::Person;
use crate::roster::today;
use crate::{Store, StoreError};
use domain::schedule::{CHANGES_KEPT_DAYS, SCHEDULE_KEPT_DAYS, is_at_short_notice};
use domain::{PersonId, PersonSchedule, ShiftHours, TeamId, Workday};

/// What an import of a schedule does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ScheduleCounts {
    /// People in the file.
    pub people: usize,
    /// Days with a shift that are stored.
    pub worked: usize,
    /// Days off that are stored.
    pub off: usize,
    /// Days that were planned otherwise before.
    pub changed: usize,
    /// Days that stay as they were, because their shift has begun or they are over.
    pub begun: usize,
    /// People who had a shift on a day that is stored.
    pub had_shifts: usize,
    /// Those of them who have none on these days any more.
    pub lost_all: usize,
}

/// What is planned for a person on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedDay {
    /// Whose.
    pub person: PersonId,
    /// The name to sign in with.
    pub key: String,
    /// The day.
    pub workday: Workday,
    /// The hours of work; none on a day off.
    pub hours: Vec<ShiftHours>,
}

/// The schedule.
#[derive(Clone, Copy)]
pub struct Schedules<'a>(pub(crate) &'a Store);

impl Schedules<'_> {
    /// Stores the planned days of people, in the place of what was planned for these days. A day whose shift takes
    /// check-ins already, or that is over, stays as it is: a schedule never moves "today" and never opens a day again.
    ///
    /// # Errors
    /// If the database cannot be written: then nothing was stored.
    pub async fn import(
        self,
        people: Vec<PersonSchedule>,
        by: Option<PersonId>,
        now: Timestamp,
    ) -> Result<ScheduleCounts, StoreError> {
        self.0
            .write(move |c| {
                let counts = store(c, &people, now)?;
                settings::log(c, by, "imported_schedule", &counts.people.to_string(), now)?;
                Ok(counts)
            })
            .await
    }

    /// What [`Self::import`] would do. Stores nothing.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn preview(self, people: Vec<PersonSchedule>, now: Timestamp) -> Result<ScheduleCounts, StoreError> {
        dry_run(&self.0.writer, move |c| store(c, &people, now)).await
    }

    /// At most `limit` planned days of a period after this one, by day and person.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn listed(
        self,
        period: RangeInclusive<Workday>,
        after: Option<(Workday, PersonId)>,
        limit: u32,
    ) -> Result<Vec<ListedDay>, StoreError> {
        self.0
            .read(move |c| {
                let (first, last) = (period.start().number(), period.end().number());
                let (after, person) = after.map_or((i32::MIN, i64::MIN), |(day, person)| (day.number(), person.0));
                let mut statement = c.prepare_cached(
                    "SELECT d.person_id, p.key, d.workday, d.hours FROM planned_day d JOIN person p ON p.id = d.person_id \
                     WHERE d.workday >= ?1 AND d.workday <= ?2 AND (d.workday, d.person_id) > (?3, ?4) \
                     ORDER BY d.workday, d.person_id LIMIT ?5",
                )?;
                let day = |row: &rusqlite::Row<'_>| {
                    let hours: String = row.get(3)?;
                    Ok(ListedDay {
                        person: PersonId(row.get(0)?),
                        key: row.get(1)?,
                        workday: Workday::from_number(row.get(2)?),
                        hours: parsed(3, ShiftHours::parse_many(&hours))?,
                    })
                };
                let found =
                    statement.query_map(params![first, last, after, person, limit], day)?.collect::<Result<_, _>>()?;
                Ok(found)
            })
            .await
    }

    /// The workdays of a person that were changed at short notice, oldest first, with the moment of the last such
    /// change.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn changes_of(self, person: PersonId) -> Result<Vec<(Workday, Timestamp)>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(
                    "SELECT workday, changed_at FROM plan_change WHERE person_id = ?1 ORDER BY workday",
                )?;
                let change = |row: &rusqlite::Row<'_>| Ok((Workday::from_number(row.get(0)?), moment(row, 1)?));
                let found = statement.query_map([person.0], change)?.collect::<Result<_, _>>()?;
                Ok(found)
            })
            .await
    }

    /// How many days of members of a team were changed at short notice from a workday on, and of how many people.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn changes_of_team(self, team: TeamId, first: Workday) -> Result<(u32, u32), StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(
                    "SELECT count(*), count(DISTINCT h.person_id) FROM plan_change h WHERE h.workday >= ?2 AND EXISTS \
                     (SELECT 1 FROM membership m WHERE m.person_id = h.person_id AND m.team_id = ?1 AND m.tie = 0 \
                     AND m.starts_on <= h.workday AND (m.ends_on IS NULL OR m.ends_on >= h.workday))",
                )?;
                Ok(statement.query_row(params![team.0, first.number()], |row| Ok((row.get(0)?, row.get(1)?)))?)
            })
            .await
    }

    /// Deletes the days that are kept no longer at any site.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn forget(self, now: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                let today = today::at_earliest(c, now)?;
                c.execute("DELETE FROM planned_day WHERE workday < ?1", [today.plus(-SCHEDULE_KEPT_DAYS).number()])
                    .map_err(StoreError::named)?;
                c.execute("DELETE FROM plan_change WHERE workday < ?1", [today.plus(-CHANGES_KEPT_DAYS).number()])
                    .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }
}

fn store(c: &Connection, people: &[PersonSchedule], now: Timestamp) -> Result<ScheduleCounts, StoreError> {
    let mut counts = ScheduleCounts::default();
    let mut write = c.prepare_cached(
        "INSERT INTO planned_day (person_id, workday, hours, planned_at) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT (person_id, workday) DO UPDATE SET hours = excluded.hours, planned_at = excluded.planned_at",
    )?;
    let mut note = c.prepare_cached(
        "INSERT INTO plan_change (person_id, workday, changed_at) VALUES (?1, ?2, ?3) \
         ON CONFLICT (person_id, workday) DO UPDATE SET changed_at = excluded.changed_at",
    )?;
    for planned in people {
        // Somebody who was removed since the file was read has no schedule.
        let Some(id) = canonical_ids::person(c, &planned.person_id)? else { continue };
        let Some(mut person) = person::by_id(c, id)? else { continue };
        counts.people += 1;
        let (mut had, mut has) = (false, false);
        let local = now.to_zoned(person.time_zone.clone()).datetime();
        for (workday, hours) in planned.schedule.since(Workday::from_number(0)) {
            let before = person.schedule.day(workday).map(<[ShiftHours]>::to_vec);
            if before.as_deref() == Some(hours) {
                // It is as the file says; only the counts below need it.
            } else if let Some(with_day) = with_day(&person, workday, hours, now) {
                write
                    .execute(params![id.0, workday.number(), ShiftHours::write_many(hours), now.as_millisecond()])
                    .map_err(StoreError::named)?;
                person = with_day;
                counts.changed += usize::from(before.is_some());
                // What was not planned before was not changed.
                if before.as_ref().is_some_and(|before| is_at_short_notice(workday, before, hours, local)) {
                    note.execute(params![id.0, workday.number(), now.as_millisecond()]).map_err(StoreError::named)?;
                }
            } else {
                counts.begun += 1;
                continue;
            }
            had |= before.is_some_and(|hours| !hours.is_empty());
            has |= !hours.is_empty();
            *if hours.is_empty() { &mut counts.off } else { &mut counts.worked } += 1;
        }
        counts.had_shifts += usize::from(had);
        counts.lost_all += usize::from(had && !has);
    }
    Ok(counts)
}

/// The person with other hours on a day; none if the day has begun: the shift of this moment, and the one that ended
/// last, must stay.
fn with_day(person: &Person, workday: Workday, hours: &[ShiftHours], now: Timestamp) -> Option<Person> {
    let today = person.today(now);
    if workday < today {
        return None;
    }
    let mut schedule = person.schedule.clone();
    schedule.set(workday, hours.to_vec());
    let after = Person { schedule, ..person.clone() };
    // A day that is far away cannot have begun.
    let is_near = workday <= today.plus(2);
    let stays =
        !is_near || (after.shift_at(now) == person.shift_at(now) && after.ended_shift(now) == person.ended_shift(now));
    stays.then_some(after)
}
