//! Changes of time zones and shifts: what was in force before is kept until the next day, and the people concerned are
//! told.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::planned_days;
use crate::StoreError;
use crate::db::rows;
use crate::people::admin_action::AdminAction;
use crate::people::announce::{self, Announcement};
use domain::timetable::{EarlierTimetable, Timetable, in_force};
use domain::{PersonId, ShiftPattern, WorkPlan};

/// A timetable as it is stored: the name of the zone, the shifts in the notation of a roster, and the planned days.
#[derive(Clone, Debug, PartialEq, Eq)]
struct StoredTimetable {
    zone: String,
    shifts: String,
    planned: Option<String>,
    earlier: Option<(String, String, Timestamp)>,
}

impl StoredTimetable {
    fn stated(&self) -> Timetable {
        timetable((&self.zone, &self.shifts), self.planned.as_deref())
    }

    fn in_force(&self, now: Timestamp) -> (&str, &str) {
        match &self.earlier {
            Some((zone, shifts, until)) if now < *until => (zone, shifts),
            _ => (&self.zone, &self.shifts),
        }
    }
}

/// A timetable from its stored form.
pub(crate) fn timetable((zone, shifts): (&str, &str), planned: Option<&str>) -> Timetable {
    Timetable {
        zone: rows::time_zone(Some(zone)),
        plan: WorkPlan {
            patterns: ShiftPattern::parse_many(shifts).unwrap_or_default(),
            schedule: planned_days::read(planned),
        },
    }
}

/// The timetable before a change, from its three columns.
pub(crate) fn earlier(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Option<EarlierTimetable>> {
    Ok(stored_earlier(row, column)?
        .map(|(zone, shifts, until)| EarlierTimetable { timetable: timetable((&zone, &shifts), None), until }))
}

fn stored_earlier(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Option<(String, String, Timestamp)>> {
    let (zone, shifts): (Option<String>, Option<String>) = (row.get(column)?, row.get(column + 1)?);
    if row.get::<_, Option<i64>>(column + 2)?.is_none() {
        return Ok(None);
    }
    let until = rows::moment(row, column + 2)?;
    Ok(zone.map(|zone| (zone, shifts.unwrap_or_default(), until)))
}

/// The timetables of all sites and people before a change.
pub(crate) struct Timetables {
    sites: HashMap<i64, StoredTimetable>,
    people: HashMap<i64, StoredTimetable>,
}

impl Timetables {
    /// Reads all timetables. The caller changes them between this call and [`Self::record_changes`], in the same
    /// transaction.
    pub(crate) fn read(c: &Connection) -> Result<Self, StoreError> {
        let stored = |row: &rusqlite::Row<'_>| {
            let zone: Option<String> = row.get(1)?;
            Ok((
                row.get(0)?,
                StoredTimetable {
                    zone: zone.unwrap_or_else(|| "UTC".to_owned()),
                    shifts: row.get(2)?,
                    earlier: stored_earlier(row, 3)?,
                    planned: row.get(6)?,
                },
            ))
        };
        let all = |sql: &str| -> Result<HashMap<i64, StoredTimetable>, StoreError> {
            Ok(c.prepare_cached(sql)?.query_map([], stored)?.collect::<Result<_, _>>()?)
        };
        Ok(Self {
            sites: all("SELECT id, time_zone, '', earlier_zone, '', earlier_until, NULL FROM site")?,
            people: all(
                "SELECT p.id, s.time_zone, p.shift_patterns, p.earlier_zone, p.earlier_shifts, p.earlier_until, \
                 (SELECT group_concat(d.workday || ' ' || d.hours, '|') FROM planned_day d WHERE d.person_id = p.id) \
                 FROM person p LEFT JOIN site s ON s.id = p.site_id",
            )?,
        })
    }

    /// Keeps what was in force of every site and person whose timetable has changed since [`Self::read`], and announces
    /// it.
    ///
    /// A change waits for everybody alike, whether or not they have checked in or have an account: which timetable is
    /// in force shows in what an import of a schedule changes, and must tell nothing of it.
    pub(crate) fn record_changes(self, c: &Connection, action: AdminAction) -> Result<(), StoreError> {
        let after = Self::read(c)?;
        for (id, old, new) in changed(&self.sites, &after.sites) {
            let (zone, _) = old.in_force(action.now);
            let until = Self::until(old, new, action.now);
            c.execute(
                "UPDATE site SET earlier_zone = ?2, earlier_until = ?3 WHERE id = ?1",
                params![id, until.map(|_| zone), until.map(Timestamp::as_millisecond)],
            )
            .map_err(StoreError::named)?;
            let name: String = c.query_row("SELECT name FROM site WHERE id = ?1", [id], |row| row.get(0))?;
            let people = announce::people_of_site(c, id, action.today)?;
            announce::tell(c, people, Announcement::about_thing("zone_changed", &name), action)?;
        }
        for (id, old, new) in changed(&self.people, &after.people) {
            let (zone, shifts) = old.in_force(action.now);
            let until = Self::until(old, new, action.now);
            c.execute(
                "UPDATE person SET earlier_zone = ?2, earlier_shifts = ?3, earlier_until = ?4 WHERE id = ?1",
                params![id, until.map(|_| zone), until.map(|_| shifts), until.map(Timestamp::as_millisecond)],
            )
            .map_err(StoreError::named)?;
            if old.shifts != new.shifts {
                announce::tell_account(c, Announcement::about("shifts_changed", PersonId(id)), action)?;
            }
        }
        Ok(())
    }

    /// Until when the old timetable stays in force; none if the new one is in force already.
    fn until(old: &StoredTimetable, new: &StoredTimetable, now: Timestamp) -> Option<Timestamp> {
        let earlier = old.earlier.as_ref().map(|(zone, shifts, until)| EarlierTimetable {
            timetable: timetable((zone, shifts), new.planned.as_deref()),
            until: *until,
        });
        let (before, after) = (old.stated(), new.stated());
        let current = in_force(&before, earlier.as_ref(), now);
        (*current != after).then(|| after.takes_effect(current, now))
    }
}

fn changed<'a>(
    before: &'a HashMap<i64, StoredTimetable>,
    after: &'a HashMap<i64, StoredTimetable>,
) -> impl Iterator<Item = (i64, &'a StoredTimetable, &'a StoredTimetable)> {
    after.iter().filter_map(move |(id, new)| {
        let old = before.get(id)?;
        ((&old.zone, &old.shifts) != (&new.zone, &new.shifts)).then_some((*id, old, new))
    })
}
