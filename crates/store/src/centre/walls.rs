//! Links for the wall screens of teams.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use crate::token::TokenHash;
use crate::{Store, StoreError};
use domain::{PersonId, TeamId};

/// Links for the wall screens of teams.
#[derive(Clone, Copy)]
pub struct Walls<'a>(pub(crate) &'a Store);

impl Walls<'_> {
    /// Creates the wall link of a team; an earlier one ends.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn create(self, team: TeamId, token: TokenHash, by: PersonId, now: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute("DELETE FROM wall WHERE team_id = ?1", [team.0]).map_err(StoreError::named)?;
                c.execute(
                    "INSERT INTO wall (token_hash, team_id, made_by, made_at) VALUES (?1, ?2, ?3, ?4)",
                    params![token, team.0, by.0, now.as_millisecond()],
                )
                .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// Ends the wall link of a team.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn end(self, team: TeamId) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute("DELETE FROM wall WHERE team_id = ?1", [team.0]).map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// Whether a team has a wall link.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn exists(self, team: TeamId) -> Result<bool, StoreError> {
        self.0.read(move |c| Ok(c.prepare_cached("SELECT 1 FROM wall WHERE team_id = ?1")?.exists([team.0])?)).await
    }

    /// The team whose wall a token opens.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn team(self, token: TokenHash) -> Result<Option<TeamId>, StoreError> {
        self.0
            .read(move |c| {
                Ok(c.query_row("SELECT team_id FROM wall WHERE token_hash = ?1", [token], |row| row.get(0).map(TeamId))
                    .optional()?)
            })
            .await
    }
}
