//! Climate: the answers of a week that is to close, and what was released of those that have closed.

use super::ClimateWeeks;
use crate::StoreError;
use crate::db::rows;
use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::{Connection, OptionalExtension, params};

use domain::{Audience, OrgUnit, PersonId, TeamId, Weather, Workday};
use insight::old_climate::answer::{Said, answers};
use insight::old_climate::{Cell, Closed, Figures, Released, Slice, TeamUnit, Tenure, Week};

/// A week that has closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClosedWeek {
    /// Its Monday.
    pub monday: Workday,
    /// When it closed.
    pub closed_at: Timestamp,
    /// The floor under which it closed.
    pub floor: u32,
    /// How many the attack on it pinned; such a week shows nothing.
    pub pinned: u32,
}

/// What is read of the people who are counted in a week.
struct Counted {
    starts_on: Option<Workday>,
    since: i32,
}

impl ClimateWeeks<'_> {
    /// What was said in one week of a site by those who are counted; imported entries and accounts that nobody ever signed in to
    /// count in a demo alone.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn climate_of_week(self, site: i64, monday: Workday) -> Result<Week, StoreError> {
        self.0.read(move |c| week(c, site, monday)).await
    }

    /// The weeks of a site that have closed, the newest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn closed_weeks(self, site: i64) -> Result<Vec<ClosedWeek>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(
                    "SELECT monday, closed_at, floor, pinned FROM climate_week WHERE site_id = ?1 ORDER BY monday DESC",
                )?;
                let found = statement
                    .query_map([site], |row| {
                        Ok(ClosedWeek {
                            monday: rows::workday(row, 0)?,
                            closed_at: rows::moment(row, 1)?,
                            floor: row.get(2)?,
                            pinned: row.get(3)?,
                        })
                    })?
                    .collect::<Result<_, _>>()?;
                Ok(found)
            })
            .await
    }

    /// Freezes what a closed week shows. A week that is frozen already stays as it is: returns whether it was new.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn freeze(
        self,
        site: i64,
        monday: Workday,
        closed: Closed,
        verdict: (u32, usize),
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.0.write(move |c| {
            let (floor, pinned) = verdict;
            let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
            let new = c
                .prepare_cached(
                    "INSERT INTO climate_week (site_id, monday, closed_at, floor, withheld, pinned) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
                     ON CONFLICT DO NOTHING",
                )?
                .execute(params![
                    site,
                    monday.number(),
                    now.as_millisecond(),
                    floor,
                    count(closed.withheld),
                    count(pinned)
                ])
                .map_err(StoreError::named)?
                == 1;
            if new {
                let mut statement = c.prepare_cached(
                    "INSERT INTO climate_cell (place, place_id, monday, slice, figures) VALUES (?1, ?2, ?3, ?4, ?5)",
                )?;
                for (cell, figures) in &closed.cells {
                    let (what, id) = cell.place.parts();
                    let slice = cell.slice.as_ref().map(Slice::to_string).unwrap_or_default();
                    let text = figures.freeze().map_err(|_| StoreError::Damaged("climate"))?;
                    statement.execute(params![what, id, monday.number(), slice, text]).map_err(StoreError::named)?;
                }
            }
            Ok(new)
        })
        .await
    }

    /// What was released of some places in some weeks.
    ///
    /// # Errors
    /// If the database cannot be read, or holds figures that no program of this kind wrote.
    pub async fn climate(
        self,
        places: Vec<OrgUnit>,
        from: Workday,
        to: Workday,
    ) -> Result<BTreeMap<(Cell, Workday), Released<Figures>>, StoreError> {
        let stressors = self.0.stressors().list();
        self.0.read(move |c| {
            // Weeks that were closed before such tags had an audience of their own may contain them.
            let about_lead = stressors.known_tags().about_lead;
            let mut statement = c.prepare_cached(
                "SELECT slice, monday, figures FROM climate_cell WHERE place = ?1 AND place_id = ?2 AND monday BETWEEN ?3 AND ?4",
            )?;
            let mut found = BTreeMap::new();
            for place in places {
                let (what, id) = place.parts();
                let mut rows = statement.query(params![what, id, from.number(), to.number()])?;
                while let Some(row) = rows.next()? {
                    let slice = row.get_ref(0)?.as_str().map_err(|_| StoreError::Damaged("climate"))?;
                    let slice = match slice {
                        "" => None,
                        text => Some(text.parse().map_err(|()| StoreError::Damaged("climate"))?),
                    };
                    let frozen = row.get_ref(2)?.as_str().map_err(|_| StoreError::Damaged("climate"))?;
                    let figures: Released<Figures> = Released::thaw(frozen).map_err(|_| StoreError::Damaged("climate"))?;
                    let figures = figures.without_stressors(&about_lead);
                    found.insert((Cell { place, slice }, rows::workday(row, 1)?), figures);
                }
            }
            Ok(found)
        })
        .await
    }
}

fn week(c: &Connection, site: i64, monday: Workday) -> Result<Week, StoreError> {
    let sunday = monday.plus(6);
    let demo: bool = c.prepare_cached("SELECT 1 FROM setting WHERE key = 'demo'")?.exists([])?;
    let zone: Option<String> =
        c.prepare_cached("SELECT time_zone FROM site WHERE id = ?1")?.query_row([site], |row| row.get(0)).optional()?;
    let zone = zone.and_then(|name| TimeZone::get(&name).ok()).unwrap_or(TimeZone::UTC);
    // A person who could not have answered protects nobody; one who moved is on the roster of the later team.
    let teams: Vec<TeamUnit> = c
        .prepare_cached(
            "SELECT t.id, d.id, (SELECT count(DISTINCT m.person_id) FROM membership m JOIN person p ON p.id = m.person_id \
             WHERE m.team_id = t.id AND m.tie = 0 AND m.starts_on <= ?3 AND (m.ends_on IS NULL OR m.ends_on >= ?2) \
             AND p.counted = 1 AND (?4 OR p.password_hash IS NOT NULL) \
             AND NOT EXISTS (SELECT 1 FROM membership l WHERE l.person_id = m.person_id AND l.tie = 0 \
             AND l.starts_on > m.starts_on AND l.starts_on <= ?3)) \
             FROM team t JOIN department d ON d.id = t.department_id WHERE d.site_id = ?1",
        )?
        .query_map(params![site, monday.number(), sunday.number(), demo], |row| {
            Ok(TeamUnit { team: TeamId(row.get(0)?), department: row.get(1)?, members: row.get(2)? })
        })?
        .collect::<Result<_, _>>()?;
    // An account counts from the day on which somebody made it theirs.
    let people: HashMap<PersonId, Counted> = c
        .prepare_cached(
            "SELECT id, starts_on, counted_since FROM person WHERE counted = 1 AND (?1 OR password_hash IS NOT NULL)",
        )?
        .query_map([demo], |row| {
            let starts_on = row.get::<_, Option<i32>>(1)?.map(Workday::from_number);
            Ok((PersonId(row.get(0)?), Counted { starts_on, since: row.get(2)? }))
        })?
        .collect::<Result<_, _>>()?;
    let mut entries = c.prepare_cached(
        "SELECT workday, said_at, weather, energy, stressors, shift, audience, team_id FROM check_in \
         WHERE person_id = ?1 AND workday BETWEEN ?2 AND ?3 AND team_id IS NOT NULL AND (?4 OR imported = 0) \
         ORDER BY workday, said_at, seq",
    )?;
    let mut said = Vec::new();
    let mut people: Vec<_> = people.into_iter().collect();
    people.sort_by_key(|(person, _)| *person);
    for (person, counted) in people {
        let from = monday.number().max(counted.since);
        let mut of_week: Vec<Said> = Vec::new();
        let mut rows = entries.query(params![person.0, from, sunday.number(), demo])?;
        while let Some(row) = rows.next()? {
            of_week.push(one(row, monday, &zone)?);
        }
        let tenure = counted.starts_on.map_or(Tenure::Longer, |first| Tenure::after(monday.number() - first.number()));
        said.extend(answers(person, tenure, &of_week));
    }
    Ok(Week::new(site, teams, said))
}

fn one(row: &rusqlite::Row<'_>, monday: Workday, zone: &TimeZone) -> rusqlite::Result<Said> {
    let workday = rows::workday(row, 0)?;
    let hour = rows::moment(row, 1)?.to_zoned(zone.clone()).hour();
    let audience: u8 = row.get(6)?;
    let audience = Audience::ALL.get(usize::from(audience)).copied().unwrap_or(Audience::Me);
    Ok(Said {
        team: TeamId(row.get(7)?),
        day: u8::try_from(workday.number() - monday.number()).unwrap_or(0),
        hour: u8::try_from(hour).unwrap_or(0),
        weather: rows::parsed(2, Weather::try_from(row.get::<_, u8>(2)?))?,
        energy: row.get::<_, Option<u8>>(3)?.and_then(|bars| bars.try_into().ok()),
        stressors: rows::stressors(row.get_ref(4)?.as_str()?),
        shift: row.get(5)?,
        openness: audience.into(),
    })
}
