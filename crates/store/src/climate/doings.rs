//! What was done and what helped in a month: what is stored of it until its last week closes, and what was released then.

use jiff::tz::TimeZone;
use rusqlite::{Connection, OptionalExtension, params};

use super::ClimateWeeks;
use crate::StoreError;
use crate::centre::org_tree::Site;
use crate::db::rows;
use crate::flags::flag_work::FlagState;
use crate::flags::suggestions::Outcome;
use domain::{PersonId, TeamId, Workday};
use insight::old_climate::doings::Word;
use insight::old_climate::period::Month;
use insight::old_climate::{Deeds, Doings, Released};

impl ClimateWeeks<'_> {
    /// What was done in a month for those of a site who are counted, and what they said of suggestions; accounts that nobody ever
    /// signed in to count in a demo alone.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn deeds_of_month(self, site: &Site, month: Month) -> Result<Deeds, StoreError> {
        let (id, zone) = (site.id, site.time_zone.clone());
        self.0.read(move |c| deeds(c, id, &zone, &month.mondays())).await
    }

    /// Freezes what a month shows. One that is frozen already stays as it is.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn freeze_doings(self, site: i64, month: Month, doings: Released<Doings>) -> Result<(), StoreError> {
        self.0.write(move |c| {
            let text = doings.freeze().map_err(|_| StoreError::Damaged("climate"))?;
            c.prepare_cached(
                "INSERT INTO climate_doings (site_id, year, month, figures) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            )?
            .execute(params![site, month.year, month.month, text])
            .map_err(StoreError::named)?;
            Ok(())
        })
        .await
    }

    /// What was released of a month.
    ///
    /// # Errors
    /// If the database cannot be read, or holds figures that no program of this kind wrote.
    pub async fn doings(self, site: i64, month: Month) -> Result<Option<Released<Doings>>, StoreError> {
        self.0
            .read(move |c| {
                let frozen: Option<String> = c
                    .prepare_cached(
                        "SELECT figures FROM climate_doings WHERE site_id = ?1 AND year = ?2 AND month = ?3",
                    )?
                    .query_row(params![site, month.year, month.month], |row| row.get(0))
                    .optional()?;
                frozen.map(|text| Released::thaw(&text).map_err(|_| StoreError::Damaged("climate"))).transpose()
            })
            .await
    }

    /// What was released of every month of a site, the first month first.
    ///
    /// # Errors
    /// If the database cannot be read, or holds figures that no program of this kind wrote.
    pub async fn all_doings(self, site: i64) -> Result<Vec<(Month, Released<Doings>)>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(
                    "SELECT year, month, figures FROM climate_doings WHERE site_id = ?1 ORDER BY year, month",
                )?;
                let mut rows = statement.query([site])?;
                let mut found = Vec::new();
                while let Some(row) = rows.next()? {
                    let frozen = row.get_ref(2)?.as_str().map_err(|_| StoreError::Damaged("climate"))?;
                    let figures = Released::thaw(frozen).map_err(|_| StoreError::Damaged("climate"))?;
                    found.push((Month { year: row.get(0)?, month: row.get(1)? }, figures));
                }
                Ok(found)
            })
            .await
    }
}

/// Somebody who is counted in a month: who, in which team, and from which workday on.
type Counted = (PersonId, TeamId, Workday);

fn deeds(c: &Connection, site: i64, zone: &TimeZone, mondays: &[Workday]) -> Result<Deeds, StoreError> {
    let (Some(first), Some(last)) = (mondays.first(), mondays.last()) else { return Ok(Deeds::default()) };
    let sunday = last.plus(6);
    let mut found = Deeds::default();
    // Person by person, through the index: a scan of whole tables would delay everybody who checks in.
    let mut words = c.prepare_cached(
        "SELECT workday, id, intervention, outcome = ?4 FROM suggestion \
         WHERE person_id = ?1 AND workday BETWEEN ?2 AND ?3 AND outcome IN (?4, ?5)",
    )?;
    // As with what was said in an earlier team, a follow-up there does not count: its lead knows of it.
    let mut done =
        c.prepare_cached("SELECT changed_at FROM flag_work WHERE person_id = ?1 AND team_id = ?2 AND state = ?3")?;
    let (helped, not_helped) = (Outcome::Helped.key(), Outcome::NotHelped.key());
    for (person, team, since) in counted(c, site, *first, sunday)? {
        found.people.insert(person, team);
        let from = since.max(*first);
        let mut rows = words.query(params![person.0, from.number(), sunday.number(), helped, not_helped])?;
        while let Some(row) = rows.next()? {
            found.words.push(Word {
                person,
                intervention: row.get(2)?,
                helped: row.get(3)?,
                at: (rows::workday(row, 0)?, row.get(1)?),
            });
        }
        let mut rows = done.query(params![person.0, team.0, FlagState::Done.key()])?;
        while let Some(row) = rows.next()? {
            let day = Workday(rows::moment(row, 0)?.to_zoned(zone.clone()).date());
            if (from..=sunday).contains(&day) {
                found.followed_up.push(person);
            }
        }
    }
    Ok(found)
}

/// Who chose to be counted, was on the roster of a team of the site in these weeks, and in no later one.
fn counted(c: &Connection, site: i64, first: Workday, last: Workday) -> Result<Vec<Counted>, StoreError> {
    let demo: bool = c.prepare_cached("SELECT 1 FROM setting WHERE key = 'demo'")?.exists([])?;
    let found = c
        .prepare_cached(
            "SELECT p.id, m.team_id, p.counted_since FROM membership m JOIN person p ON p.id = m.person_id \
             JOIN team t ON t.id = m.team_id JOIN department d ON d.id = t.department_id \
             WHERE d.site_id = ?1 AND m.tie = 0 AND m.starts_on <= ?3 AND (m.ends_on IS NULL OR m.ends_on >= ?2) \
             AND p.counted = 1 AND p.counted_since <= ?3 AND (?4 OR p.password_hash IS NOT NULL) \
             AND NOT EXISTS (SELECT 1 FROM membership l WHERE l.person_id = m.person_id AND l.tie = 0 \
             AND (l.starts_on, l.id) > (m.starts_on, m.id) AND l.starts_on <= ?3 AND (l.ends_on IS NULL OR l.ends_on >= ?2))",
        )?
        .query_map(params![site, first.number(), last.number(), demo], |row| {
            Ok((PersonId(row.get(0)?), TeamId(row.get(1)?), rows::workday(row, 2)?))
        })?
        .collect::<Result<_, _>>()?;
    Ok(found)
}
