//! Frozen rosters: who is in which unit in a week, decided once, from memberships alone.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::ClimateWeeks;
use crate::StoreError;
use crate::db::rows;
use domain::Workday;
use insight::climate::FrozenRoster;

impl ClimateWeeks<'_> {
    /// Freezes the roster of a week of a site: from then on it does not change, even if memberships do. A
    /// roster that is frozen already is left as it is. Returns the frozen one.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn freeze_roster(self, site: i64, monday: Workday) -> Result<FrozenRoster, StoreError> {
        self.0.write(move |c| freeze(c, site, monday)).await
    }

    /// The frozen rosters of a site, by Monday ascending, with those of weeks that only the ledger still knows.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn rosters(self, site: i64) -> Result<Vec<FrozenRoster>, StoreError> {
        let mut found = self.frozen(site).await?;
        self.0.climate_ledger.with(|content| {
            for roster in content.rosters.values().filter(|roster| roster.site == site) {
                found.insert(roster.monday, roster.clone());
            }
        });
        Ok(found.into_values().collect())
    }

    /// The rosters of a site for which the database knows who is in which unit.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn frozen(self, site: i64) -> Result<BTreeMap<Workday, FrozenRoster>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached("SELECT roster FROM climate_frozen WHERE site_id = ?1")?;
                let mut rows = statement.query([site])?;
                let mut found = BTreeMap::new();
                while let Some(row) = rows.next()? {
                    let roster = thawed(&row.get::<_, String>(0)?)?;
                    found.insert(roster.monday, roster);
                }
                Ok(found)
            })
            .await
    }
}

fn thawed(text: &str) -> Result<FrozenRoster, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Damaged("roster"))
}

fn freeze(c: &Connection, site: i64, monday: Workday) -> Result<FrozenRoster, StoreError> {
    let known: Option<String> = c
        .prepare_cached("SELECT roster FROM climate_frozen WHERE site_id = ?1 AND monday = ?2")?
        .query_row(params![site, monday.number()], |row| row.get(0))
        .optional()?;
    if let Some(known) = known {
        return thawed(&known);
    }
    let people = departments(c, site, monday)?;
    let mut sizes: BTreeMap<i64, u32> = BTreeMap::new();
    people.values().for_each(|department| *sizes.entry(*department).or_default() += 1);
    let roster = FrozenRoster::divide(site, monday, &sizes);
    let mut add =
        c.prepare_cached("INSERT INTO climate_roster (monday, person_id, site_id, unit) VALUES (?1, ?2, ?3, ?4)")?;
    for (person, department) in people {
        let Some(unit) = roster.unit_of(department).and_then(|unit| u32::try_from(unit).ok()) else { continue };
        add.execute(params![monday.number(), person, site, unit]).map_err(StoreError::named)?;
    }
    let text = serde_json::to_string(&roster).map_err(|_| StoreError::Damaged("roster"))?;
    c.prepare_cached("INSERT INTO climate_frozen (site_id, monday, roster) VALUES (?1, ?2, ?3)")?
        .execute(params![site, monday.number(), text])
        .map_err(StoreError::named)?;
    Ok(roster)
}

/// The department of each member of a site's teams in a week. A person who moves is where the week begins; a person in
/// two teams is in the one joined last. Nobody who is on the roster of another site in this week is in it.
fn departments(c: &Connection, site: i64, monday: Workday) -> Result<BTreeMap<i64, i64>, StoreError> {
    let sunday = monday.plus(6);
    let mut statement = c.prepare_cached(
        "SELECT m.person_id, d.site_id, d.id, m.starts_on, m.id FROM membership m JOIN person p ON p.id = m.person_id \
         JOIN team t ON t.id = m.team_id JOIN department d ON d.id = t.department_id \
         WHERE m.tie = 0 AND m.starts_on <= ?2 AND (m.ends_on IS NULL OR m.ends_on >= ?1) \
         AND (p.ends_on IS NULL OR p.ends_on >= ?1) \
         AND NOT EXISTS (SELECT 1 FROM climate_roster r WHERE r.monday = ?1 AND r.person_id = m.person_id)",
    )?;
    let mut homes: BTreeMap<i64, Home> = BTreeMap::new();
    let mut rows = statement.query(params![monday.number(), sunday.number()])?;
    while let Some(row) = rows.next()? {
        let (person, site, department, membership): (i64, i64, i64, i64) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(4)?);
        let starts = rows::workday(row, 3)?;
        let days = starts.number() - monday.number();
        // First what holds on the Monday, the latest of it; otherwise what begins soonest.
        let rank = (starts <= monday, if starts <= monday { days } else { -days }, membership);
        let better = homes.get(&person).is_none_or(|known| rank > known.rank);
        if better {
            homes.insert(person, Home { rank, site, department });
        }
    }
    let here = homes.into_iter().filter(|(_, home)| home.site == site);
    Ok(here.map(|(person, home)| (person, home.department)).collect())
}

/// Where a membership puts a person.
struct Home {
    /// The highest of a person's memberships decides.
    rank: (bool, i32, i64),
    site: i64,
    department: i64,
}
