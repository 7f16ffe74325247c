//! The store: all that is kept, behind methods that speak the domain. SQL stands here and nowhere else.
//!
//! One writer commits in groups; a few readers read snapshots and never wait for it. What callers see is domain types and
//! [`StoreError`]; nothing of SQLite leaves this module, so that it can be written a second time for another database.

pub mod backup;
mod centre;
mod check_ins;
mod climate;
mod error;
pub mod flag_work;
mod invitations;
mod looks;
mod new_normals;
mod notices;
mod people;
mod places;
mod readers;
mod retention;
mod roster;
mod rows;
mod sessions;
mod settings;
mod stressors;
mod suggestions;
mod team_days;
mod teams;
mod walls;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use super::content::Stressors;

pub use backup::Health;
pub use centre::{MadeUp, NewTeam};
pub use check_ins::{Range, Recorded};
pub use climate::{ClosedWeek, Department, HourLoad, Load, Site};
pub use error::StoreError;
pub use flag_work::{FlagId, FlagWork, State as FlagState, Step as FlagStep, Whose};
pub use invitations::{Invitation, InvitationState};
pub use looks::{HEADS, Head, Look, Walked};
pub use new_normals::Sight;
pub use notices::Notice;
pub use people::{NewPerson, Person, PersonFilter, Profile};
pub use roster::{Change, Planned, Standing, Tally};
pub use sessions::{SessionRow, TokenHash};
pub use settings::{AdminStep, FLOOR};
pub use suggestions::{Offered, Outcome};
pub use teams::Team;

/// The name of the database within the data directory.
pub const DATABASE: &str = "weathervane.db";

/// All that is kept. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    writer: writer::Writer,
    readers: readers::Readers,
    file: Arc<PathBuf>,
    stressors: Arc<RwLock<Arc<Stressors>>>,
    seen: looks::seen::Seen,
}

impl Store {
    /// Opens the database in `directory`, making both where they are missing, and brings it to the newest form.
    ///
    /// # Errors
    /// Where the directory cannot be written, or the data is newer than the program.
    pub fn open(directory: &Path) -> Result<Self, StoreError> {
        std::fs::create_dir_all(directory)?;
        let file = directory.join(DATABASE);
        let mut connection = Connection::open(&file)?;
        tune(&connection)?;
        // The log must be on before the first reader opens; FULL makes an acknowledged commit survive a loss of power.
        connection.pragma_update(None, "journal_mode", "wal").map_err(StoreError::named)?;
        connection.pragma_update(None, "synchronous", "full").map_err(StoreError::named)?;
        migrations().to_latest(&mut connection).map_err(|error| match error {
            rusqlite_migration::Error::MigrationDefinition(
                rusqlite_migration::MigrationDefinitionError::DatabaseTooFarAhead,
            ) => StoreError::Newer,
            other => StoreError::Migration(other),
        })?;
        let readers = readers::Readers::open(&file)?;
        let stressors = Arc::new(RwLock::new(Arc::new(stressors::read(&connection)?)));
        Ok(Self {
            writer: writer::Writer::start(connection)?,
            readers,
            file: Arc::new(file),
            stressors,
            seen: looks::seen::Seen::default(),
        })
    }

    async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    {
        self.writer.write(work).await
    }

    async fn read<T, F>(&self, read: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    {
        self.readers.read(read).await
    }
}

/// Every form that the data has had, the newest last.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_centre.sql"),
    include_str!("migrations/0002_weather.sql"),
    include_str!("migrations/0003_stressors.sql"),
    include_str!("migrations/0004_new_normals.sql"),
    GLASS_DOOR,
    include_str!("migrations/0007_climate.sql"),
];

/// Brings the looks kept so far into a chain, which SQL cannot compute.
const GLASS_DOOR: &str = include_str!("migrations/0006_glass_door.sql");

fn migrations() -> Migrations<'static> {
    let step = |sql: &&'static str| match *sql {
        GLASS_DOOR => M::up_with_hook(sql, looks::append::take_over),
        sql => M::up(sql),
    };
    Migrations::new(MIGRATIONS.iter().map(step).collect())
}

/// Settings of every connection.
fn tune(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(std::time::Duration::from_secs(2)).map_err(StoreError::named)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(StoreError::named)?;
    // 8 MB of pages a connection; the rest is left to the operating system's cache.
    connection.pragma_update(None, "cache_size", -8192).map_err(StoreError::named)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_migrations_are_whole() {
        assert_eq!(super::migrations().validate(), Ok(()));
    }
}
