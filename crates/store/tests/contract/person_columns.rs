//! Every column that names a person: what of it stays after a removal, and why. The columns are read from the schema,
//! so that a new table is either removed with its person or named here with a reason.
//!
//! Not a case of the contract, because another implementation has another schema. A restored backup is not tried: it
//! erases again with the same functions.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::fixtures::{TODAY, day, moment};
use domain::PersonId;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use weathervane_store::{DATABASE, KEYS, Store};

/// What removes rows about people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RowRemoval {
    /// The person deletes everything.
    Everything,
    /// The person is erased.
    Person,
    /// The retention period is over.
    Retention,
    /// The person was erased and has left.
    Departure,
}

use RowRemoval::{Everything, Person, Retention};

/// The columns that still name a person after some of the removals, with the reason. After the departure none does.
const STAYS: &[(&str, &[RowRemoval], &[&str])] = &[
    (
        "the account, which stays until the person leaves",
        &[Everything, Person, Retention],
        &[
            "account_reset.person_id",
            "invitation.person_id",
            "membership.person_id",
            "provider_role.person_id",
            "scim_person.person_id",
            "second_factor.person_id",
            "second_factor_code.person_id",
            "second_factor_key.person_id",
        ],
    ),
    (
        "belongs to the account, the sessions or the schedule, which have terms of their own",
        &[Everything, Retention],
        &[
            "api_token.person_id",
            "calendar_link.person_id",
            "ended_session.person_id",
            "kiosk_badge.person_id",
            "message.person_id",
            "messages_off.person_id",
            "own_key.person_id",
            "passkey.person_id",
            "password_admin.person_id",
            "plan_change.person_id",
            "planned_day.person_id",
            "provider_subject.person_id",
            "push_subscription.person_id",
            "session.person_id",
            "wrapping.person_id",
        ],
    ),
    ("an offer to others, which the person ends", &[Everything, Retention], &["supporter.person_id"]),
    ("keeps what was deleted from being stored again", &[Everything, Retention], &["withdrawn.person_id"]),
    (
        "what they did for the centre or the accounts of others, in a role",
        &[Everything, Person, Retention],
        &[
            "account_reset.confirmed_by",
            "account_reset.invited_by",
            "admin_log.admin",
            "api_token.made_by",
            "climate_comment.person_id",
            "group_talk.psychologist",
            "invitation.made_by",
            "kiosk.made_by",
            "registered_source.owner",
            "slot.psychologist",
            "wall.made_by",
        ],
    ),
    (
        "what they did, in a role, about what others said or asked for",
        &[Everything, Person],
        &[
            "flag_step.by_person",
            "flag_work.owner",
            "follow_up.checked_by",
            "referral.psychologist",
            "source_step.written_by",
            "talk_request.addressee",
            "talk_request.next_person",
        ],
    ),
    ("who viewed somebody is for those who were viewed", &[Everything, Person], &["look.viewer"]),
    ("the notice is somebody else's", &[Everything, Person], &["notice.by_person", "notice.subject"]),
    ("tells of the account", &[Everything], &["notice.person_id"]),
    ("in which unit they were in a week; the choice is erased", &[Everything, Person], &["climate_roster.person_id"]),
    (
        "the search is somebody else's, and ends after seven days",
        &[Everything],
        &["supporter_offered.person_id", "supporter_search.supporter"],
    ),
    ("counts for the limits of the giver, for days", &[Everything, Person, Retention], &["thanks_given.receiver"]),
    (
        "ends on its own long before: with its day, with its limit, or with what the key opens",
        &[Retention],
        &[
            "break_request.person_id",
            "course_reading.person_id",
            "shared_key.person_id",
            "sign_up.person_id",
            "slot.booked_by",
            "thanks_given.giver",
        ],
    ),
];

/// Values that the store reads, in SQL. All others only have the right type.
const STATED: &[(&str, &str)] = &[
    ("check_in.weather", "1"),
    ("check_in.audience", "0"),
    ("check_in.note_audience", "0"),
    ("check_in.tag_audience", "0"),
    ("tough_moment.audience", "0"),
    ("supporter_search.language", "'en'"),
    ("supporter_search.state", "'offered'"),
    ("slot.booked_at", "1"),
    ("look.workday", "1"),
    ("look.at", "1"),
    ("look_subject.salt", "zeroblob(16)"),
    ("shared_key.key", "zeroblob(32)"),
];

/// The person who is removed.
const PERSON: i64 = 1;
/// The number in the row for the first of the columns; small enough for every column and moment.
const FIRST_NUMBER: i64 = 100;

struct SchemaColumn {
    name: String,
    kind: String,
    is_needed: bool,
    place_in_key: i64,
}

struct SchemaReference {
    table: String,
    /// From which column to which one; none if it refers to the key.
    pairs: Vec<(String, Option<String>)>,
}

struct SchemaTable {
    file: &'static str,
    name: String,
    columns: Vec<SchemaColumn>,
    references: Vec<SchemaReference>,
}

impl SchemaTable {
    fn read(c: &Connection, file: &'static str, name: String) -> Self {
        let sql = "SELECT name, type, \"notnull\" = 1 AND dflt_value IS NULL OR pk > 0, pk \
             FROM pragma_table_info(?1, ?2)";
        let mut statement = c.prepare(sql).expect("columns");
        let column = |row: &rusqlite::Row<'_>| {
            Ok(SchemaColumn { name: row.get(0)?, kind: row.get(1)?, is_needed: row.get(2)?, place_in_key: row.get(3)? })
        };
        let columns = statement.query_map([name.as_str(), file], column).expect("columns");
        let columns = columns.map(|found| found.expect("a column")).collect();
        let sql = "SELECT id, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(?1, ?2) ORDER BY id, seq";
        let mut statement = c.prepare(sql).expect("references");
        let mut references: BTreeMap<i64, SchemaReference> = BTreeMap::new();
        let mut rows = statement.query([name.as_str(), file]).expect("references");
        while let Some(row) = rows.next().expect("a reference") {
            let reference = references
                .entry(row.get(0).expect("a number"))
                .or_insert_with(|| SchemaReference { table: row.get(1).expect("a table"), pairs: Vec::new() });
            reference.pairs.push((row.get(2).expect("a column"), row.get(3).expect("a column or none")));
        }
        Self { file, name, columns, references: references.into_values().collect() }
    }

    fn key(&self) -> Vec<&str> {
        let mut key: Vec<_> = self.columns.iter().filter(|column| column.place_in_key > 0).collect();
        key.sort_by_key(|column| column.place_in_key);
        key.into_iter().map(|column| column.name.as_str()).collect()
    }

    fn full_name(&self, column: &str) -> String {
        format!("{}.{column}", self.name)
    }
}

/// Both files of a store.
struct Schema {
    c: Connection,
    tables: Vec<SchemaTable>,
}

impl Schema {
    fn open(directory: &Path) -> Self {
        let c = Connection::open(directory.join(DATABASE)).expect("a database");
        c.execute("ATTACH ?1 AS keys", [directory.join(KEYS).to_string_lossy()]).expect("the keys");
        // Which values the store allows does not matter here, but every reference has to lead to a row.
        c.execute_batch("PRAGMA foreign_keys = ON; PRAGMA ignore_check_constraints = ON").expect("settings");
        let mut tables = Vec::new();
        for file in ["main", "keys"] {
            let sql = format!("SELECT name FROM {file}.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'");
            let mut statement = c.prepare(&sql).expect("tables");
            let names: Vec<String> =
                statement.query_map([], |row| row.get(0)).expect("tables").map(|name| name.expect("a name")).collect();
            tables.extend(names.into_iter().map(|name| SchemaTable::read(&c, file, name)));
        }
        Self { c, tables }
    }

    /// The columns that name a person: those that refer to people, and those that are called as they are in another
    /// table.
    fn columns_of_people(&self) -> Vec<(&SchemaTable, &str)> {
        let referring = self.tables.iter().flat_map(|table| &table.references);
        let referring = referring.filter(|reference| reference.table == "person");
        let referring = referring.flat_map(|reference| &reference.pairs);
        let mut names: BTreeSet<&str> = referring.map(|(from, _)| from.as_str()).collect();
        names.insert("person_id");
        let columns = self.tables.iter().flat_map(|table| table.columns.iter().map(move |column| (table, column)));
        columns
            .filter(|(_, column)| column.kind == "INTEGER" && names.contains(column.name.as_str()))
            .map(|(table, column)| (table, column.name.as_str()))
            .collect()
    }

    /// Adds a row for every such column, in which the person is in this column alone.
    fn fill(&self) {
        self.c.execute_batch("BEGIN").expect("a transaction");
        for (number, (table, column)) in (FIRST_NUMBER..).zip(self.columns_of_people()) {
            self.add(table, number, BTreeMap::from([(column.to_owned(), Value::Integer(PERSON))]));
        }
        self.c.execute_batch("COMMIT").expect("a commit");
    }

    /// Adds a row with these values and this number in all other columns that need a value, and the rows to which it
    /// refers.
    fn add(&self, table: &SchemaTable, number: i64, mut values: BTreeMap<String, Value>) {
        for column in &table.columns {
            let name = table.full_name(&column.name);
            let stated = STATED.iter().find(|(stated, _)| *stated == name);
            let value = match (stated, column.kind.as_str()) {
                _ if values.contains_key(&column.name) => continue,
                (Some((_, sql)), _) => {
                    self.c.query_row(&format!("SELECT {sql}"), [], |row| row.get(0)).expect("a value")
                }
                _ if !column.is_needed => continue,
                (None, "TEXT") => Value::Text(number.to_string()),
                (None, "BLOB") => Value::Blob(i128::from(number).to_be_bytes().to_vec()),
                (None, _) => Value::Integer(number),
            };
            values.insert(column.name.clone(), value);
        }
        for reference in &table.references {
            let other = self.tables.iter().find(|other| other.file == table.file && other.name == reference.table);
            let other = other.expect("the table of a reference");
            let key = other.key();
            let given = reference.pairs.iter().enumerate().map(|(place, (from, to))| {
                let to = to.as_deref().unwrap_or_else(|| key[place]);
                values.get(from).map(|value| (to.to_owned(), value.clone()))
            });
            if let Some(given) = given.collect::<Option<BTreeMap<_, _>>>() {
                self.add(other, number, given);
            }
        }
        let columns: Vec<_> = values.keys().map(|name| format!("\"{name}\"")).collect();
        let marks = vec!["?"; values.len()].join(", ");
        // A row to which two others refer is there already.
        let sql =
            format!("INSERT OR IGNORE INTO {}.{} ({}) VALUES ({marks})", table.file, table.name, columns.join(", "));
        self.c.execute(&sql, params_from_iter(values.values())).unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// The columns in which the person is.
    fn naming(&self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (table, column) in self.columns_of_people() {
            let sql = format!("SELECT EXISTS (SELECT 1 FROM {}.{} WHERE {column} = ?1)", table.file, table.name);
            if self.c.query_row(&sql, [PERSON], |row| row.get(0)).expect("a read") {
                found.insert(table.full_name(column));
            }
        }
        found
    }
}

async fn remove(store: &Store, schema: &Schema, removal: RowRemoval) {
    let (person, now) = (PersonId(PERSON), moment(0));
    match removal {
        Everything => {
            store.check_ins().withdraw_all(person, now).await.expect("a write");
        }
        Person => {
            store.erasures().erase_person(person, now).await.expect("a write");
        }
        Retention => {
            store.erasures().delete_before(day(TODAY), now).await.expect("a write");
        }
        RowRemoval::Departure => {
            store.erasures().erase_person(person, now).await.expect("a write");
            schema.c.execute("UPDATE person SET ends_on = 1 WHERE id = ?1", [PERSON]).expect("a write");
            assert_eq!(store.erasures().remove_departed(day(TODAY)).await.expect("a write"), 1);
        }
    }
}

#[tokio::test]
async fn what_still_names_a_person_after_a_removal_is_listed_with_a_reason() {
    for removal in [Everything, Person, Retention, RowRemoval::Departure] {
        let directory = tempfile::tempdir().expect("a directory");
        let store = Store::open(directory.path()).expect("a store");
        let schema = Schema::open(directory.path());
        schema.fill();
        let all: BTreeSet<_> =
            schema.columns_of_people().iter().map(|(table, column)| table.full_name(column)).collect();
        assert_eq!(schema.naming(), all, "the person is in every column");
        remove(&store, &schema, removal).await;
        let left = schema.naming();
        let listed = STAYS.iter().filter(|(_, removals, _)| removals.contains(&removal));
        let listed = listed.flat_map(|(_, _, columns)| *columns);
        let listed: BTreeSet<_> = listed.map(|column| (*column).to_owned()).collect();
        let forgotten: Vec<_> = left.difference(&listed).collect();
        assert!(forgotten.is_empty(), "{removal:?} leaves {forgotten:?}: remove them, or list them with a reason");
        let gone: Vec<_> = listed.difference(&left).collect();
        assert!(gone.is_empty(), "{removal:?} removes {gone:?}, which are listed as staying");
    }
}
