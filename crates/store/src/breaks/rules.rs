//! The rules of a team for breaks: its queues, how many people at once, and what is granted without a lead.

use rusqlite::{OptionalExtension, params};

use super::Breaks;
use crate::StoreError;
use domain::{BreakRules, TeamId};

impl Breaks<'_> {
    /// The rules of a team; the defaults if none were set.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn rules(self, team: TeamId) -> Result<BreakRules, StoreError> {
        self.0
            .read(move |c| {
                let stored = c
                    .prepare_cached(
                        "SELECT at_once, granted_up_to, within_seconds, patience_seconds FROM break_rules WHERE team_id = ?1",
                    )?
                    .query_row([team.0], |row| {
                        Ok(BreakRules {
                            queues: Vec::new(),
                            at_once: row.get(0)?,
                            granted_up_to: row.get(1)?,
                            within_seconds: row.get(2)?,
                            patience_seconds: row.get(3)?,
                        })
                    })
                    .optional()?;
                let mut queues = c.prepare_cached("SELECT queue FROM team_queue WHERE team_id = ?1 ORDER BY queue")?;
                let queues = queues.query_map([team.0], |row| row.get(0))?.collect::<Result<_, _>>()?;
                Ok(BreakRules { queues, ..stored.unwrap_or_default() })
            })
            .await
    }

    /// Sets the rules of a team.
    ///
    /// # Errors
    /// If the database cannot be written: then nothing changed.
    pub async fn set_rules(self, team: TeamId, rules: BreakRules) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute(
                    "INSERT INTO break_rules (team_id, at_once, granted_up_to, within_seconds, patience_seconds) \
                     VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (team_id) DO UPDATE SET at_once = ?2, granted_up_to = ?3, \
                     within_seconds = ?4, patience_seconds = ?5",
                    params![team.0, rules.at_once, rules.granted_up_to, rules.within_seconds, rules.patience_seconds],
                )
                .map_err(StoreError::named)?;
                c.execute("DELETE FROM team_queue WHERE team_id = ?1", [team.0]).map_err(StoreError::named)?;
                for queue in &rules.queues {
                    c.execute(
                        "INSERT OR IGNORE INTO team_queue (team_id, queue) VALUES (?1, ?2)",
                        params![team.0, queue],
                    )
                    .map_err(StoreError::named)?;
                }
                Ok(())
            })
            .await
    }
}
