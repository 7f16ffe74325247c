//! The row mapper of events.

use jiff::Timestamp;
use rusqlite::{Connection, Params, Row, params};
use uuid::Uuid;

use crate::StoreError;
use crate::db::rows::moment;
use domain::counselling::InBothLanguages;
use domain::{Event, EventId, OrgUnit, PersonId, TeamId};

const COLUMNS: &str = "e.id, e.organiser, e.site_id, e.team_id, e.title_en, e.title_zh, e.text_en, e.text_zh, e.starts_at, \
     e.minutes, e.place";

/// The events that fulfil a condition, by their beginning.
pub(super) fn list(c: &Connection, condition: &str, values: impl Params) -> Result<Vec<Event>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM event e WHERE {condition} ORDER BY e.starts_at, e.id");
    Ok(c.prepare_cached(&sql)?.query_map(values, event)?.collect::<Result<_, _>>()?)
}

fn event(row: &Row<'_>) -> rusqlite::Result<Event> {
    Ok(Event {
        id: EventId(Uuid::from_bytes(row.get(0)?)),
        organiser: row.get::<_, Option<i64>>(1)?.map(PersonId),
        unit: match row.get::<_, Option<i64>>(2)? {
            Some(site) => OrgUnit::Site(site),
            None => OrgUnit::Team(TeamId(row.get(3)?)),
        },
        title: InBothLanguages { en: row.get(4)?, zh: row.get(5)? },
        text: InBothLanguages { en: row.get(6)?, zh: row.get(7)? },
        starts_at: moment(row, 8)?,
        minutes: row.get(9)?,
        place: row.get(10)?,
    })
}

pub(super) fn insert(c: &Connection, event: &Event, now: Timestamp) -> Result<(), StoreError> {
    let (site, team) = match event.unit {
        OrgUnit::Site(id) => (Some(id), None),
        OrgUnit::Team(TeamId(id)) => (None, Some(id)),
        // The constraint of the table rejects it.
        OrgUnit::Department(_) => (None, None),
    };
    c.prepare_cached(
        "INSERT INTO event (id, organiser, site_id, team_id, title_en, title_zh, text_en, text_zh, starts_at, minutes, place, planned_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute(params![
        event.id.0.as_bytes(),
        event.organiser.map(|organiser| organiser.0),
        site,
        team,
        event.title.en,
        event.title.zh,
        event.text.en,
        event.text.zh,
        event.starts_at.as_millisecond(),
        event.minutes,
        event.place,
        now.as_millisecond()
    ])
    .map_err(StoreError::named)?;
    Ok(())
}
