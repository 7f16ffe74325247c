//! The schema has no column for pay, appraisal or the work figures of one person.

use std::fs;

use super::reading::files;

/// Words that no name of a table or column may contain: pay, appraisal, measured performance, inferred moods.
const EXCLUDED: &[&str] = &[
    "salary",
    "pay",
    "payroll",
    "wage",
    "wages",
    "bonus",
    "commission",
    "compensation",
    "promotion",
    "appraisal",
    "evaluation",
    "review",
    "rating",
    "grade",
    "rank",
    "ranking",
    "score",
    "kpi",
    "target",
    "quota",
    "performance",
    "productivity",
    "efficiency",
    "attendance",
    "absence",
    "absences",
    "lateness",
    "sick",
    "warning",
    "disciplinary",
    "sentiment",
    "emotion",
    "voice",
    "face",
    "keystroke",
];

/// Words for figures of calls. A table may have them for a queue, but not together with a person.
const CALLS: &[&str] =
    &["call", "calls", "handle", "handled", "hold", "wrap", "queue", "adherence", "occupancy", "aht"];

/// A table, one of its columns, and the rest of the column's definition.
type Column = (String, String, String);

/// The columns that this SQL creates, adds or renames. A new table name counts as a column without a definition.
fn columns(sql: &str) -> Vec<Column> {
    let code: String = sql.lines().map(|line| line.split("--").next().unwrap_or_default().to_owned() + "\n").collect();
    let mut found = Vec::new();
    for statement in code.split(';') {
        let (head, body) = statement.split_once('(').unwrap_or((statement, ""));
        let words: Vec<&str> = statement.split_whitespace().collect();
        match words.as_slice() {
            ["CREATE", "TABLE", ..] => {
                let table = head.split_whitespace().last().unwrap_or_default();
                found.push((table.to_owned(), table.to_owned(), String::new()));
                for definition in parts(body) {
                    let (column, rest) = definition.split_once(char::is_whitespace).unwrap_or((definition, ""));
                    if !["PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "CONSTRAINT"].contains(&column) {
                        found.push((table.to_owned(), column.to_owned(), rest.to_owned()));
                    }
                }
            }
            ["ALTER", "TABLE", table, "ADD", "COLUMN", column, rest @ ..] => {
                found.push(((*table).to_owned(), (*column).to_owned(), rest.join(" ")));
            }
            ["ALTER", "TABLE", table, "RENAME", "COLUMN", _, "TO", column] => {
                found.push(((*table).to_owned(), (*column).to_owned(), String::new()));
            }
            ["ALTER", "TABLE", _, "RENAME", "TO", table] => {
                found.push(((*table).to_owned(), (*table).to_owned(), String::new()));
            }
            ["ALTER", ..] => panic!("this test does not know the statement `{}`", statement.trim()),
            _ => {}
        }
    }
    found
}

/// The definitions of a table's body, split at the commas outside parentheses.
fn parts(body: &str) -> Vec<&str> {
    let (mut depth, mut from, mut found) = (0, 0, Vec::new());
    for (at, c) in body.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => {
                found.push(body[from..at].trim());
                break;
            }
            ')' => depth -= 1,
            ',' if depth == 0 => {
                found.push(body[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    found
}

fn has_word(name: &str, words: &[&str]) -> bool {
    name.split('_').any(|part| words.contains(&part))
}

/// What is wrong with these columns: an excluded word, or figures of calls in a table that refers to a person.
fn violations(columns: &[Column]) -> Vec<String> {
    let is_about_people = |table: &str| {
        columns.iter().any(|(other, column, definition)| {
            let refers = has_word(column, &["person", "subject"]) || definition.contains("REFERENCES person");
            other == table && (refers || has_word(table, &["person"]))
        })
    };
    let mut wrong = Vec::new();
    for (table, column, _) in columns {
        let about_calls = has_word(column, CALLS) || has_word(table, CALLS);
        if has_word(column, EXCLUDED) || (about_calls && is_about_people(table)) {
            wrong.push(format!("{table}.{column}"));
        }
    }
    wrong
}

#[test]
fn the_schema_has_no_column_for_pay_appraisal_or_figures_of_one_person() {
    let mut all = Vec::new();
    for file in files("crates/store/src", "sql") {
        all.extend(columns(&fs::read_to_string(file).expect("a migration")));
    }
    for known in
        [("person", "key_post"), ("check_in", "weather"), ("call_load", "handle_seconds"), ("person", "counted")]
    {
        assert!(
            all.iter().any(|(table, column, _)| (table.as_str(), column.as_str()) == known),
            "{known:?} was not read"
        );
    }
    assert_eq!(violations(&all), Vec::<String>::new());
}

#[test]
fn columns_for_pay_appraisal_and_figures_of_one_person_are_found() {
    for (sql, wrong) in [
        ("ALTER TABLE person ADD COLUMN monthly_pay INTEGER", "person.monthly_pay"),
        ("ALTER TABLE person ADD COLUMN calls_handled INTEGER", "person.calls_handled"),
        ("ALTER TABLE person RENAME COLUMN name TO kpi", "person.kpi"),
        ("CREATE TABLE appraisal (id INTEGER PRIMARY KEY, text TEXT)", "appraisal.appraisal"),
        ("CREATE TABLE day (who INTEGER NOT NULL REFERENCES person, handle_seconds INTEGER)", "day.handle_seconds"),
        ("CREATE TABLE a (x INTEGER CHECK (x IN (0, 1)), -- score\n score REAL)", "a.score"),
    ] {
        assert_eq!(violations(&columns(sql)), [wrong], "{sql}");
    }
    let queue =
        "CREATE TABLE call_load (queue TEXT, handle_seconds INTEGER, agents INTEGER, PRIMARY KEY (queue)) STRICT";
    assert_eq!(violations(&columns(queue)), Vec::<String>::new(), "figures of a queue are allowed");
}
