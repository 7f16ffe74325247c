//! The sites of the centre with their departments and teams.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use rusqlite::Connection;

use super::org_units::{self, SiteZone};
use super::settings;
use crate::db::rows;
use crate::people::admin_action::AdminAction;
use crate::roster::timetables::{self, Timetables};
use crate::roster::today;
use crate::{Store, StoreError};
use domain::timetable::{EarlierTimetable, Timetable, in_force};
use domain::{PersonId, TeamId, WorkPlan, Workday};

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

    /// The time zone of the first site, by which what concerns no other site is dated; none if there is no site.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn first_zone(self) -> Result<Option<String>, StoreError> {
        self.0.read(org_units::first_zone).await
    }

    /// Today at the site where it is the earliest day, without regard to shifts: what ends with a day ends nowhere
    /// before it.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn earliest_today(self, now: Timestamp) -> Result<Workday, StoreError> {
        self.0.read(move |c| today::at_earliest(c, now)).await
    }

    /// States the name and the time zone of the site that is called `before`, or makes the first site if that is empty.
    /// People without a site belong to it then. The time zone holds from the next day on.
    ///
    /// # Errors
    /// [`StoreError::Taken`] if another site has the name, or if `before` is empty and there is a site; or if the
    /// database cannot be written.
    pub async fn state_site(
        self,
        before: String,
        stated: SiteZone,
        by: PersonId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                let SiteZone { name, time_zone } = &stated;
                let action = AdminAction::of_centre(c, Some(by), now)?;
                let timetables = Timetables::read(c)?;
                if before.is_empty() {
                    if org_units::first_zone(c)?.is_some() {
                        return Err(StoreError::Taken("site"));
                    }
                    let site = org_units::site(c, name, Some(time_zone))?;
                    c.execute("UPDATE person SET site_id = ?1 WHERE site_id IS NULL", [site])
                        .map_err(StoreError::named)?;
                } else {
                    c.execute("UPDATE site SET name = ?2, time_zone = ?3 WHERE name = ?1", [&before, name, time_zone])
                        .map_err(StoreError::named)?;
                }
                timetables.record_changes(c, action)?;
                settings::log(c, Some(by), "stated_site", name, now)
            })
            .await
    }

    /// Every site, by name.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn sites(self) -> Result<Vec<SiteZone>, StoreError> {
        self.0
            .read(|c| {
                let mut statement =
                    c.prepare_cached("SELECT name, time_zone FROM site ORDER BY text_order(name), id")?;
                let found = statement
                    .query_map([], |row| Ok(SiteZone { name: row.get(0)?, time_zone: row.get(1)? }))?
                    .collect::<Result<_, _>>()?;
                Ok(found)
            })
            .await
    }
}

fn tree(c: &Connection) -> Result<Vec<Site>, StoreError> {
    let mut sites: Vec<Site> = c
        .prepare_cached(
            "SELECT id, name, time_zone, earlier_zone, '', earlier_until FROM site ORDER BY text_order(name), id",
        )?
        .query_map([], |row| {
            let zone: String = row.get(2)?;
            let time_zone = rows::time_zone(Some(&zone));
            let earlier_zone = timetables::earlier(row, 3)?;
            Ok(Site { id: row.get(0)?, name: row.get(1)?, time_zone, earlier_zone, departments: Vec::new() })
        })?
        .collect::<Result<_, _>>()?;
    let mut departments =
        c.prepare_cached("SELECT id, name FROM department WHERE site_id = ?1 ORDER BY text_order(name), id")?;
    let mut teams =
        c.prepare_cached("SELECT id, name FROM team WHERE department_id = ?1 ORDER BY text_order(name), id")?;
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
