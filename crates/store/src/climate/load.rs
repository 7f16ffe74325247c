//! The call load by queue and interval.

use std::ops::Range;

use rusqlite::params;

use crate::{Store, StoreError};
use domain::Workday;
use domain::load::Load;

/// The calls of an hour of the day, summed over weeks: how many came in, and the half-hours' agents.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HourLoad {
    /// Calls that came in.
    pub offered: f64,
    /// Agents on the phones, summed over the intervals.
    pub agents: i64,
}

/// The call load that was imported.
#[derive(Clone, Copy)]
pub struct CallLoad<'a>(pub(crate) &'a Store);

impl CallLoad<'_> {
    /// Takes lines of call load in; those of the same queue and interval replace what was known. Returns how many there
    /// were.
    ///
    /// # Errors
    /// If the database cannot be written: then nothing was stored.
    pub async fn import(self, load: Vec<Load>) -> Result<usize, StoreError> {
        self.0
            .write(move |c| {
                let mut statement = c.prepare_cached(
                "INSERT INTO call_load (queue, starts, offered, handle_seconds, agents) VALUES (?1, ?2, ?3, ?4, ?5) \
                 ON CONFLICT (starts, queue) DO UPDATE SET offered = ?3, handle_seconds = ?4, agents = ?5",
            )?;
                for line in &load {
                    statement
                        .execute(params![line.queue, line.starts, line.offered, line.handle_seconds, line.agents])
                        .map_err(StoreError::named)?;
                }
                Ok(load.len())
            })
            .await
    }

    /// The calls by hour of the day, from one workday to another, of the queues that the teams of a site name. A queue
    /// that teams of several sites answer counts at each.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn by_hour(self, site: i64, from: Workday, to: Workday) -> Result<[HourLoad; 24], StoreError> {
        self.0.read(move |c| {
            let mut hours = [HourLoad::default(); 24];
            let minutes = |day: Workday| i64::from(day.number()) * 24 * 60;
            let mut statement = c.prepare_cached(
                "SELECT (starts % 1440) / 60, sum(offered), sum(agents) FROM call_load WHERE starts >= ?1 AND starts < ?2 \
                 AND queue IN (SELECT q.queue FROM team_queue q JOIN team t ON t.id = q.team_id \
                 JOIN department d ON d.id = t.department_id WHERE d.site_id = ?3) GROUP BY 1",
            )?;
            let mut rows = statement.query(params![minutes(from), minutes(to.plus(1)), site])?;
            while let Some(row) = rows.next()? {
                if let Some(hour) = hours.get_mut(usize::from(row.get::<_, u8>(0)?)) {
                    *hour = HourLoad { offered: row.get(1)?, agents: row.get(2)? };
                }
            }
            Ok(hours)
        })
        .await
    }

    /// The load of these queues in each of these periods (in minutes by the clock of the site, without their end).
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_queues(self, queues: Vec<String>, periods: Vec<Range<i64>>) -> Result<Vec<Load>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(
                    "SELECT queue, starts, offered, handle_seconds, agents FROM call_load WHERE starts >= ?1 AND starts < ?2 \
                     ORDER BY starts, queue",
                )?;
                let mut found = Vec::new();
                for period in &periods {
                    let mut rows = statement.query(params![period.start, period.end])?;
                    while let Some(row) = rows.next()? {
                        let queue: String = row.get(0)?;
                        if queues.contains(&queue) {
                            found.push(Load {
                                queue,
                                starts: row.get(1)?,
                                offered: row.get(2)?,
                                handle_seconds: row.get(3)?,
                                agents: row.get(4)?,
                            });
                        }
                    }
                }
                Ok(found)
            })
            .await
    }

    /// At most `limit` intervals in a period (in minutes by the clock of the site, without its end), by time and queue,
    /// after this one.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn listed(
        self,
        period: Range<i64>,
        after: Option<(i64, String)>,
        limit: u32,
    ) -> Result<Vec<Load>, StoreError> {
        self.0
            .read(move |c| {
                let (minute, queue) = after.unwrap_or((i64::MIN, String::new()));
                let mut statement = c.prepare_cached(
                    "SELECT queue, starts, offered, handle_seconds, agents FROM call_load WHERE starts >= ?1 AND starts < ?2 \
                     AND (starts, queue) > (?3, ?4) ORDER BY starts, queue LIMIT ?5",
                )?;
                let found = statement
                    .query_map(params![period.start, period.end, minute, queue, limit], |row| {
                        Ok(Load {
                            queue: row.get(0)?,
                            starts: row.get(1)?,
                            offered: row.get(2)?,
                            handle_seconds: row.get(3)?,
                            agents: row.get(4)?,
                        })
                    })?
                    .collect::<Result<_, _>>()?;
                Ok(found)
            })
            .await
    }

    /// The names of the queues with load from a minute on, in their order.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn queues_since(self, from: i64) -> Result<Vec<String>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement =
                    c.prepare_cached("SELECT DISTINCT queue FROM call_load WHERE starts >= ?1 ORDER BY queue")?;
                let found = statement.query_map([from], |row| row.get(0))?.collect::<Result<_, _>>()?;
                Ok(found)
            })
            .await
    }
}
