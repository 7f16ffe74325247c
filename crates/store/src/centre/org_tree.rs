//! The sites of the centre with their departments and teams.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use rusqlite::Connection;

use crate::roster::timetables;
use crate::{Store, StoreError};
use domain::timetable::{EarlierTimetable, Timetable, in_force};
use domain::{TeamId, WorkPlan};

/// A site, with the departments and teams that it has today.
#[derive(Clone, Debug)]
pub struct Site {
    /// The row.
    pub id: i64,
    /// As people call it.
    pub name: String,
    /// Its time zone.
    pub time_zone: TimeZone,
    /// The time zone before the last change, and until when it is in force.
    pub earlier_zone: Option<EarlierTimetable>,
    /// Its departments, by name.
    pub departments: Vec<Department>,
}

impl Site {
    /// The local time at this moment: by the earlier time zone until the day after a change.
    #[must_use]
    pub fn local(&self, now: Timestamp) -> Zoned {
        let new = Timetable { zone: self.time_zone.clone(), plan: WorkPlan::default() };
        now.to_zoned(in_force(&new, self.earlier_zone.as_ref(), now).zone.clone())
    }
}

/// A department.
#[derive(Clone, Debug)]
pub struct Department {
    /// The row.
    pub id: i64,
    /// As people call it; a nameless one is `—`.
    pub name: String,
    /// Its teams, by name: id and name.
    pub teams: Vec<(TeamId, String)>,
}

/// Sites, departments and teams as a tree.
#[derive(Clone, Copy)]
pub struct OrgUnits<'a>(pub(crate) &'a Store);

impl OrgUnits<'_> {
    /// The sites with their departments and teams, by name.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn tree(self) -> Result<Vec<Site>, StoreError> {
        self.0.read(tree).await
    }

    /// Every site: name and time zone.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn sites(self) -> Result<Vec<(String, String)>, StoreError> {
        self.0
            .read(|c| {
                let mut statement =
                    c.prepare_cached("SELECT name, time_zone FROM site ORDER BY search_form(name), id")?;
                let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
                Ok(found)
            })
            .await
    }
}

fn tree(c: &Connection) -> Result<Vec<Site>, StoreError> {
    let mut sites: Vec<Site> = c
        .prepare_cached(
            "SELECT id, name, time_zone, earlier_zone, '', earlier_until FROM site ORDER BY search_form(name), id",
        )?
        .query_map([], |row| {
            let zone: String = row.get(2)?;
            let time_zone = TimeZone::get(&zone).unwrap_or(TimeZone::UTC);
            let earlier_zone = timetables::earlier(row, 3)?;
            Ok(Site { id: row.get(0)?, name: row.get(1)?, time_zone, earlier_zone, departments: Vec::new() })
        })?
        .collect::<Result<_, _>>()?;
    let mut departments =
        c.prepare_cached("SELECT id, name FROM department WHERE site_id = ?1 ORDER BY search_form(name), id")?;
    let mut teams =
        c.prepare_cached("SELECT id, name FROM team WHERE department_id = ?1 ORDER BY search_form(name), id")?;
    for site in &mut sites {
        site.departments = departments
            .query_map([site.id], |row| Ok(Department { id: row.get(0)?, name: row.get(1)?, teams: Vec::new() }))?
            .collect::<Result<_, _>>()?;
        for department in &mut site.departments {
            department.teams = teams
                .query_map([department.id], |row| Ok((TeamId(row.get(0)?), row.get(1)?)))?
                .collect::<Result<_, _>>()?;
        }
    }
    Ok(sites)
}
