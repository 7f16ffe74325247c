//! The store: all that is kept, behind methods that speak the domain. SQL stands here and nowhere else.
//!
//! One writer commits in groups; a few readers read snapshots and never wait for it. What callers see is domain types and
//! [`StoreError`]; nothing of SQLite leaves this module, so that it can be written a second time for another database.

mod access_log;
pub mod backup;
mod centre;
mod check_ins;
mod climate;
mod doings;
mod erasures;
mod error;
pub mod flag_work;
mod guards;
mod invitations;
mod keys;
pub mod ledger;
mod new_normals;
mod notes;
mod notices;
mod org_units;
mod own;
mod own_keys;
mod people;
mod readers;
mod retention;
mod roster;
mod rows;
pub mod seal;
mod sessions;
mod settings;
mod sights;
mod stressors;
mod suggestions;
mod team_days;
mod teams;
pub mod token;
mod walls;
mod work;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use content::Stressors;
use insight::detectors::rules::TeamRule;
use ledger::Ledger;

pub use access_log::{AccessEvent, HEADS, Head, Together, Walked};
pub use backup::Health;
pub use centre::{MadeUp, NewTeam};
pub use check_ins::{Range, Recorded};
pub use climate::{ClosedWeek, Department, HourLoad, Site};
pub use error::StoreError;
pub use flag_work::{FlagId, FlagWork, State as FlagState, Step as FlagStep, Whose};
pub use guards::{Guards, KeysFault, LedgerFault};
pub use invitations::{Invitation, InvitationState};
pub use keys::{KEYS, NewOwn, WrapMethod, Wrapped, Wrapper, unwrap};
pub use notices::Notice;
pub use own::{OwnerAccess, for_session};
pub use own_keys::OwnState;
pub use people::{NewPerson, Person, PersonFilter, Profile};
pub use roster::{Change, Planned, RosterRecord, Tally};
pub use sessions::{SessionRow, TokenHash};
pub use settings::{AdminStep, FLOOR};
pub use suggestions::{OfferBasis, Offered, Outcome};
pub use teams::Team;
pub use work::WriterLoad;

/// The name of the database within the data directory.
pub const DATABASE: &str = "weathervane.db";

/// All that is kept. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    writer: writer::Writer,
    readers: readers::Readers,
    file: Arc<PathBuf>,
    stressors: Arc<RwLock<Arc<Stressors>>>,
    rules: Arc<RwLock<Vec<TeamRule>>>,
    ledger: Ledger,
    seen: access_log::seen::Seen,
}

impl Store {
    /// Opens the database in `directory`, making both where they are missing, and brings it to the newest form.
    ///
    /// # Errors
    /// Where the directory cannot be written, or the data is newer than the program.
    pub fn open(directory: &Path) -> Result<Self, StoreError> {
        std::fs::create_dir_all(directory)?;
        let file = directory.join(DATABASE);
        let connection = brought_forward(&file, directory)?;
        let readers = readers::Readers::open(&file, directory)?;
        let stressors = Arc::new(RwLock::new(Arc::new(stressors::read(&connection)?)));
        let rules = Arc::new(RwLock::new(settings::rules(&connection)?));
        let writer = writer::Writer::start(connection)?;
        Ok(Self {
            writer,
            readers,
            file: Arc::new(file),
            stressors,
            rules,
            ledger: Ledger::open(directory)?,
            seen: access_log::seen::Seen::default(),
        })
    }

    /// How busy the writer is.
    #[must_use]
    pub fn busy(&self) -> WriterLoad {
        self.writer.work().busy()
    }

    /// Begins a new stretch of time for [`WriterLoad::longest`].
    pub fn turn(&self) {
        self.writer.work().turn();
    }

    /// Writes what has left the file of keys over in its log too: keys that were taken away are to be nowhere.
    async fn leave_no_key_behind(&self) {
        let file = self.file.with_file_name(KEYS);
        let emptied = tokio::task::spawn_blocking(move || empty_log(&file)).await;
        if !matches!(emptied, Ok(Ok(()))) {
            // Another reader held it; the next commit that fills the log writes it over.
            tracing::warn!("the log of the keys could not be emptied yet");
        }
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
        // Which method reads, and nothing of what: a test compares what two centres are asked for the same page.
        tracing::trace!(target: "weathervane::store", kind = std::any::type_name::<F>(), "read");
        self.readers.read(read).await
    }
}

/// A database in its newest form, with the keys of this directory beside it, ready to be written.
fn brought_forward(file: &Path, directory: &Path) -> Result<Connection, StoreError> {
    keys::make_ready(directory)?;
    let mut connection = Connection::open(file)?;
    tune(&connection)?;
    // The log must be on before the first reader opens; FULL makes an acknowledged commit survive a loss of power.
    connection.pragma_update(None, "journal_mode", "wal").map_err(StoreError::named)?;
    connection.pragma_update(None, "synchronous", "full").map_err(StoreError::named)?;
    keys::attach(&connection, directory)?;
    connection.pragma_update(Some("keys"), "synchronous", "full").map_err(StoreError::named)?;
    // What was deleted is written over, in both files.
    connection.pragma_update(None, "secure_delete", true).map_err(StoreError::named)?;
    let version = |c: &Connection| c.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0));
    let before = version(&connection)?;
    migrations().to_latest(&mut connection).map_err(|error| match error {
        rusqlite_migration::Error::MigrationDefinition(
            rusqlite_migration::MigrationDefinitionError::DatabaseTooFarAhead,
        ) => StoreError::Newer,
        other => StoreError::Migration(other),
    })?;
    let seals = MIGRATIONS.iter().position(|sql| *sql == SEALED_NOTES).unwrap_or(0);
    if (1..=i64::try_from(seals).unwrap_or(0)).contains(&before) {
        // Notes stood here in plain: pages that they left, long ago or just now, are written anew, and the log with them.
        connection.execute_batch("VACUUM").map_err(StoreError::named)?;
        connection.query_row("PRAGMA main.wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    }
    Ok(connection)
}

fn empty_log(file: &Path) -> Result<(), StoreError> {
    let connection = Connection::open(file)?;
    connection.busy_timeout(std::time::Duration::from_secs(2)).map_err(StoreError::named)?;
    let held: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if held == 0 { Ok(()) } else { Err(StoreError::Busy) }
}

/// Every form that the data has had, the newest last.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_centre.sql"),
    include_str!("migrations/0002_weather.sql"),
    include_str!("migrations/0003_stressors.sql"),
    include_str!("migrations/0004_new_normals.sql"),
    SEALED_NOTES,
    GLASS_DOOR,
    include_str!("migrations/0007_climate.sql"),
    include_str!("migrations/0008_doings.sql"),
    include_str!("migrations/0010_put_off.sql"),
];

/// Seals the notes that stand in plain, which SQL cannot.
const SEALED_NOTES: &str = include_str!("migrations/0005_sealed_notes.sql");
/// Brings the looks kept so far into a chain, which SQL cannot compute.
const GLASS_DOOR: &str = include_str!("migrations/0006_glass_door.sql");

fn migrations() -> Migrations<'static> {
    let step = |sql: &&'static str| match *sql {
        SEALED_NOTES => M::up_with_hook(sql, |transaction: &rusqlite::Transaction<'_>| notes::bring_over(transaction)),
        GLASS_DOOR => M::up_with_hook(sql, access_log::append::take_over),
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
