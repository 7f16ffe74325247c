//! The migrations of the database, oldest first. README.md in this folder says how to add one.

use rusqlite::{Connection, Transaction};
use rusqlite_migration::{Error, HookResult, M, MigrationDefinitionError, Migrations};

use crate::StoreError;
use crate::access_log::append;
use crate::check_ins::notes;
use crate::library::reading;
use crate::people::canonical_ids;
use crate::self_tests::record;

/// What SQL cannot do: runs after the SQL of its migration, in the same transaction.
type Hook = fn(&Transaction<'_>) -> HookResult;

/// One step from a version of the database to the next.
struct Migration {
    /// The name of its file, without the ending.
    name: &'static str,
    sql: &'static str,
    hook: Option<Hook>,
}

/// The migration that seals the notes; before it they were stored as plain text.
const SEALED_NOTES: &str = "0005_sealed_notes";

/// All migrations. The version of a database is the number of those that it has had: only add to the end.
const MIGRATIONS: &[Migration] = &[
    Migration { name: "0001_centre", sql: include_str!("0001_centre.sql"), hook: None },
    Migration { name: "0002_weather", sql: include_str!("0002_weather.sql"), hook: None },
    Migration { name: "0003_stressors", sql: include_str!("0003_stressors.sql"), hook: None },
    Migration { name: "0004_new_normals", sql: include_str!("0004_new_normals.sql"), hook: None },
    Migration {
        name: SEALED_NOTES,
        sql: include_str!("0005_sealed_notes.sql"),
        hook: Some(notes::seal_plaintext_notes),
    },
    Migration {
        name: "0006_glass_door",
        sql: include_str!("0006_glass_door.sql"),
        hook: Some(append::chain_earlier_events),
    },
    Migration { name: "0007_climate", sql: include_str!("0007_climate.sql"), hook: None },
    Migration { name: "0008_doings", sql: include_str!("0008_doings.sql"), hook: None },
    // No 0009: the README says why.
    Migration { name: "0010_put_off", sql: include_str!("0010_put_off.sql"), hook: None },
    Migration { name: "0011_talk_requests", sql: include_str!("0011_talk_requests.sql"), hook: None },
    Migration { name: "0012_uplifts", sql: include_str!("0012_uplifts.sql"), hook: None },
    Migration { name: "0013_flag_states", sql: include_str!("0013_flag_states.sql"), hook: None },
    Migration { name: "0014_good_things", sql: include_str!("0014_good_things.sql"), hook: None },
    Migration {
        name: "0015_canonical_ids",
        sql: include_str!("0015_canonical_ids.sql"),
        hook: Some(canonical_ids::fill_in),
    },
    Migration { name: "0016_grants", sql: include_str!("0016_grants.sql"), hook: None },
    Migration { name: "0017_private_climate", sql: include_str!("0017_private_climate.sql"), hook: None },
    Migration { name: "0018_climate_comments", sql: include_str!("0018_climate_comments.sql"), hook: None },
    Migration { name: "0019_tough_calls", sql: include_str!("0019_tough_calls.sql"), hook: None },
    Migration { name: "0020_breaks", sql: include_str!("0020_breaks.sql"), hook: None },
    Migration { name: "0021_supporters", sql: include_str!("0021_supporters.sql"), hook: None },
    Migration { name: "0022_counselling", sql: include_str!("0022_counselling.sql"), hook: None },
    Migration { name: "0023_follow_ups", sql: include_str!("0023_follow_ups.sql"), hook: None },
    Migration { name: "0024_learning", sql: include_str!("0024_learning.sql"), hook: None },
    Migration { name: "0025_library", sql: include_str!("0025_library.sql"), hook: None },
    Migration {
        name: "0026_self_tests",
        sql: include_str!("0026_self_tests.sql"),
        hook: Some(record::begin_for_everybody),
    },
    Migration { name: "0027_stressor_register", sql: include_str!("0027_stressor_register.sql"), hook: None },
    Migration { name: "0028_thanks", sql: include_str!("0028_thanks.sql"), hook: None },
    Migration { name: "0029_events", sql: include_str!("0029_events.sql"), hook: None },
    Migration {
        name: "0030_sealed_reading",
        sql: include_str!("0030_sealed_reading.sql"),
        hook: Some(reading::seal_plaintext_marks),
    },
    Migration { name: "0032_own_phones", sql: include_str!("0032_own_phones.sql"), hook: None },
    Migration { name: "0033_kiosks", sql: include_str!("0033_kiosks.sql"), hook: None },
    Migration { name: "0034_second_factors", sql: include_str!("0034_second_factors.sql"), hook: None },
    Migration { name: "0035_messages", sql: include_str!("0035_messages.sql"), hook: None },
    Migration { name: "0037_schedule", sql: include_str!("0037_schedule.sql"), hook: None },
    Migration { name: "0038_calendar_links", sql: include_str!("0038_calendar_links.sql"), hook: None },
    Migration { name: "0039_api_tokens", sql: include_str!("0039_api_tokens.sql"), hook: None },
    Migration { name: "0041_passkeys", sql: include_str!("0041_passkeys.sql"), hook: None },
    Migration { name: "0042_mail_resets", sql: include_str!("0042_mail_resets.sql"), hook: None },
    Migration { name: "0045_changed_addresses", sql: include_str!("0045_changed_addresses.sql"), hook: None },
    Migration { name: "0046_identity_provider", sql: include_str!("0046_identity_provider.sql"), hook: None },
    Migration { name: "0047_scim", sql: include_str!("0047_scim.sql"), hook: None },
    Migration { name: "0048_push", sql: include_str!("0048_push.sql"), hook: None },
    Migration { name: "0049_event_webhooks", sql: include_str!("0049_event_webhooks.sql"), hook: None },
    Migration { name: "0050_provider_people", sql: include_str!("0050_provider_people.sql"), hook: None },
    Migration { name: "0052_register_hidden_steps", sql: include_str!("0052_register_hidden_steps.sql"), hook: None },
    Migration { name: "0056_fractions_and_sources", sql: include_str!("0056_fractions_and_sources.sql"), hook: None },
    Migration { name: "0057_seen_flag", sql: include_str!("0057_seen_flag.sql"), hook: None },
    Migration { name: "0058_frozen_choices", sql: include_str!("0058_frozen_choices.sql"), hook: None },
    Migration { name: "0059_ended_sessions", sql: include_str!("0059_ended_sessions.sql"), hook: None },
];

/// The migrations of the file of keys, oldest first.
const KEYS_MIGRATIONS: &[Migration] = &[
    Migration { name: "keys_0001", sql: include_str!("keys_0001.sql"), hook: None },
    Migration { name: "keys_0002_second_factors", sql: include_str!("keys_0002_second_factors.sql"), hook: None },
    Migration { name: "keys_0003_centre_key", sql: include_str!("keys_0003_centre_key.sql"), hook: None },
    Migration { name: "keys_0004_passkeys", sql: include_str!("keys_0004_passkeys.sql"), hook: None },
    Migration { name: "keys_0006_push", sql: include_str!("keys_0006_push.sql"), hook: None },
];

/// The version of the database that this program works with.
pub(crate) fn newest_version() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// The version of a database; 0 for an empty one.
pub(crate) fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Migrates the database of this connection to the newest version.
///
/// # Errors
/// [`StoreError::Newer`] if a newer program migrated it already; or if a migration fails, which then changed nothing.
pub(crate) fn run(connection: &mut Connection) -> Result<(), StoreError> {
    let before = version(connection)?;
    definitions(MIGRATIONS).to_latest(connection).map_err(|error| match error {
        Error::MigrationDefinition(MigrationDefinitionError::DatabaseTooFarAhead) => StoreError::Newer,
        other => {
            let next = MIGRATIONS.get(usize::try_from(version(connection).unwrap_or(0)).unwrap_or(0));
            tracing::error!(migration = next.map(|next| next.name), "a migration failed");
            other.into()
        }
    })?;
    let plaintext = MIGRATIONS.iter().position(|migration| migration.name == SEALED_NOTES).unwrap_or(0);
    if (1..=i64::try_from(plaintext).unwrap_or(0)).contains(&before) {
        // Free pages and the log may still contain notes in plain text: both are overwritten.
        connection.execute_batch("VACUUM").map_err(StoreError::named)?;
        connection.query_row("PRAGMA main.wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    }
    Ok(())
}

/// Migrates the file of keys to the newest version.
pub(crate) fn run_for_keys(connection: &mut Connection) -> Result<(), StoreError> {
    Ok(definitions(KEYS_MIGRATIONS).to_latest(connection)?)
}

/// Gives an empty database the schema and the version before the migration with this name.
#[cfg(test)]
pub(crate) fn before(connection: &Connection, name: &str) {
    let earlier = MIGRATIONS.iter().position(|migration| migration.name == name).expect("a migration");
    apply(connection, &MIGRATIONS[..earlier]);
}

/// The number of versions that a file of keys can have.
#[cfg(test)]
pub(crate) const KEYS_VERSIONS: usize = KEYS_MIGRATIONS.len();

/// Gives an empty file of keys the schema of this version.
#[cfg(test)]
pub(crate) fn keys_of(connection: &Connection, version: usize) {
    apply(connection, &KEYS_MIGRATIONS[..version]);
}

#[cfg(test)]
fn apply(connection: &Connection, migrations: &[Migration]) {
    for migration in migrations {
        // Hooks change rows, and there are none.
        connection.execute_batch(migration.sql).expect("its SQL");
    }
    let version = i64::try_from(migrations.len()).expect("a version");
    connection.pragma_update(None, "user_version", version).expect("the version");
}

fn definitions(list: &[Migration]) -> Migrations<'static> {
    let step = |migration: &Migration| match migration.hook {
        Some(hook) => M::up_with_hook(migration.sql, hook),
        None => M::up(migration.sql),
    };
    Migrations::new(list.iter().map(step).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_migrations_are_valid_sql() {
        assert_eq!(definitions(KEYS_MIGRATIONS).validate(), Ok(()));
        assert_eq!(definitions(MIGRATIONS).validate(), Ok(()));
    }

    #[test]
    fn call_load_marks_and_cases_of_the_version_before_are_kept() {
        let mut connection = Connection::open_in_memory().expect("a database");
        before(&connection, "0056_fractions_and_sources");
        connection
            .execute_batch(
                "PRAGMA foreign_keys = OFF;
                 INSERT INTO call_load (queue, starts, offered, handle_seconds, agents) VALUES ('Billing', 30, 41, 310, 9);
                 INSERT INTO library_mark VALUES (7, 'words/waiting', 'helped', 5);
                 INSERT INTO released_case VALUES (x'01', 'en', 'complaint', 'A call', 'It rang.', '', '')",
            )
            .expect("rows of the version before");
        run(&mut connection).expect("the migration");
        connection
            .execute("INSERT INTO call_load VALUES ('Billing', 60, 41.5, 310.4, 9)", [])
            .expect("a forecast with a fraction");
        let text = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, String>(0)).expect("a row");
        assert_eq!(
            text("SELECT group_concat(offered || '/' || handle_seconds, ' ') FROM call_load"),
            "41.0/310.0 41.5/310.4"
        );
        assert_eq!(text("SELECT person_id || item || mark || made_at FROM library_mark"), "7words/waitinghelped5");
        assert_eq!(text("SELECT title || ifnull(source, ' has no source') FROM released_case"), "A call has no source");
    }

    #[test]
    fn every_sql_file_of_the_folder_is_in_a_list_and_in_its_order() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/migrations");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .expect("the folder of migrations")
            .filter_map(|file| file.expect("a file").file_name().to_str()?.strip_suffix(".sql").map(str::to_owned))
            .collect();
        files.sort();
        let names = MIGRATIONS.iter().chain(KEYS_MIGRATIONS).map(|migration| migration.name);
        assert_eq!(files, names.collect::<Vec<_>>());
    }
}
