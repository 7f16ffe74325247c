//! What the people on a frozen roster stated in its week, for the one use that it has: being counted.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use rusqlite::{Connection, params};

use super::ClimateWeeks;
use crate::StoreError;
use crate::centre::org_tree::Site;
use crate::db::rows;
use crate::flags::suggestions::Outcome;
use domain::{ShiftPattern, ToughCallSource, Weather, Workday};
use insight::climate::{Answered, PersonWeek, StatedCheckIn, Tenure};

impl ClimateWeeks<'_> {
    /// Returns what each counted person on the frozen roster of a week stated, regardless of its audience. The choices
    /// that [`ClimateWeeks::freeze_choices`] stored decide who is counted; for an open week, the present choices.
    /// Check-ins stated on `closes` or later are left out, and so are, except in a demo, imported ones.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn person_weeks(
        self,
        site: &Site,
        monday: Workday,
        closes: Workday,
    ) -> Result<Vec<PersonWeek>, StoreError> {
        let (id, zone) = (site.id, site.time_zone.clone());
        self.0.read(move |c| person_weeks(c, id, &zone, monday, closes)).await
    }

    /// The shifts in the patterns of the people on a site's roster, in the alphabetical order of their names. Each name
    /// has the hours that most people have under it.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn shifts(self, site: i64) -> Result<Vec<ShiftPattern>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(
                    "SELECT p.shift_patterns, count(DISTINCT p.id) FROM membership m JOIN person p ON p.id = m.person_id \
                     JOIN team t ON t.id = m.team_id JOIN department d ON d.id = t.department_id \
                     WHERE d.site_id = ?1 AND m.tie = 0 GROUP BY p.shift_patterns",
                )?;
                let mut people: BTreeMap<String, BTreeMap<String, (u32, ShiftPattern)>> = BTreeMap::new();
                let mut rows = statement.query([site])?;
                while let Some(row) = rows.next()? {
                    let (patterns, count): (String, u32) = (row.get(0)?, row.get(1)?);
                    for pattern in ShiftPattern::parse_many(&patterns).unwrap_or_default() {
                        let same = people.entry(pattern.name.clone()).or_default().entry(pattern.to_string());
                        same.or_insert((0, pattern)).0 += count;
                    }
                }
                let most = |hours: BTreeMap<_, (u32, ShiftPattern)>| {
                    hours.into_values().max_by_key(|(count, _)| *count).map(|(_, pattern)| pattern)
                };
                Ok(people.into_values().filter_map(most).collect())
            })
            .await
    }
}

fn person_weeks(
    c: &Connection,
    site: i64,
    zone: &TimeZone,
    monday: Workday,
    closes: Workday,
) -> Result<Vec<PersonWeek>, StoreError> {
    let demo: bool = c.prepare_cached("SELECT 1 FROM setting WHERE key = 'demo'")?.exists([])?;
    let until = closes.0.to_zoned(zone.clone()).map_err(|_| StoreError::Damaged("time zone"))?.timestamp();
    let sunday = monday.plus(6);
    let mut people = c.prepare_cached(
        "SELECT r.person_id, r.unit, p.starts_on, CASE WHEN r.counted IS NULL THEN p.counted_since ELSE r.counted_since END \
         FROM climate_roster r JOIN person p ON p.id = r.person_id \
         WHERE r.monday = ?1 AND r.site_id = ?2 AND coalesce(r.counted, p.counted) = 1",
    )?;
    let mut check_ins = c.prepare_cached(
        "SELECT workday, said_at, weather, energy, stressors, uplifts, shift FROM check_in \
         WHERE person_id = ?1 AND workday BETWEEN ?2 AND ?3 AND (?4 OR (imported = 0 AND said_at < ?5)) \
         ORDER BY workday, said_at, seq",
    )?;
    let mut answers = c.prepare_cached(
        "SELECT intervention, outcome = ?4 FROM suggestion \
         WHERE person_id = ?1 AND workday BETWEEN ?2 AND ?3 AND outcome IN (?4, ?5) AND (?6 OR answered_at IS NULL OR answered_at < ?7)",
    )?;
    let mut tough_calls = c.prepare_cached(
        "SELECT source FROM tough_moment WHERE person_id = ?1 AND workday BETWEEN ?2 AND ?3 AND (?4 OR stated_at < ?5) \
         ORDER BY workday, stated_at, id",
    )?;
    let mut found = Vec::new();
    let mut rows = people.query(params![monday.number(), site])?;
    while let Some(row) = rows.next()? {
        let (person, unit): (i64, u32) = (row.get(0)?, row.get(1)?);
        let tenure =
            row.get::<_, Option<i32>>(2)?.map_or(Tenure::Longer, |first| Tenure::after(monday.number() - first));
        let from = monday.number().max(row.get::<_, Option<i32>>(3)?.unwrap_or(i32::MIN));
        let check_ins = check_ins
            .query_map(params![person, from, sunday.number(), demo, until.as_millisecond()], |row| {
                stated(row, monday, zone)
            })?
            .collect::<Result<Vec<_>, _>>()?;
        let (helped, not) = (Outcome::Helped.key(), Outcome::NotHelped.key());
        let answers = answers
            .query_map(params![person, from, sunday.number(), helped, not, demo, until.as_millisecond()], |row| {
                Ok(Answered { intervention: row.get(0)?, helped: row.get(1)? })
            })?
            .collect::<Result<Vec<_>, _>>()?;
        let tough_calls = tough_calls
            .query_map(params![person, from, sunday.number(), demo, until.as_millisecond()], |row| {
                Ok(ToughCallSource::from_key(row.get_ref(0)?.as_str()?))
            })?
            .collect::<Result<Vec<_>, _>>()?;
        let tough_calls: Vec<_> =
            tough_calls.into_iter().flatten().filter_map(|source| content::tough_calls().stressor(source)).collect();
        if !check_ins.is_empty() || !answers.is_empty() || !tough_calls.is_empty() {
            found.push(PersonWeek { unit, tenure, check_ins, tough_calls, answers });
        }
    }
    Ok(found)
}

fn stated(row: &rusqlite::Row<'_>, monday: Workday, zone: &TimeZone) -> rusqlite::Result<StatedCheckIn> {
    let workday = rows::workday(row, 0)?;
    let hour = rows::moment(row, 1)?.to_zoned(zone.clone()).hour();
    Ok(StatedCheckIn {
        day: u8::try_from(workday.number() - monday.number()).unwrap_or(0),
        hour: u8::try_from(hour).unwrap_or(0),
        weather: rows::parsed(2, Weather::try_from(row.get::<_, u8>(2)?))?,
        energy: row.get::<_, Option<u8>>(3)?.and_then(|bars| bars.try_into().ok()),
        stressors: rows::stressors(row.get_ref(4)?.as_str()?),
        uplifts: rows::uplifts(row.get_ref(5)?.as_str()?),
        shift: row.get(6)?,
    })
}
