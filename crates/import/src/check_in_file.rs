//! Parser and writer of check-in files: check-ins made before the program was installed, or in another one.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::TimeZone;

use super::cell::{self, whole_number};
use super::csv_reader::{self, Columns, CsvLine, FileBytes, Problems};
use domain::canonical_id;
use domain::problem::{ImportProblem, ImportProblemKind};
use domain::stressor::MAX_STRESSORS;
use domain::text::{MAX_NOTE_LENGTH, cleaned};
use domain::uplift::MAX_UPLIFTS;
use domain::{Audience, CheckInId, Energy, Locale, StressorKey, UpliftKey, Weather, Workday};

/// Columns of the product's own export that a check-in file may also have.
const EXPORT_COLUMNS: [&str; 2] = ["id", "said_at"];

/// The columns of a check-in file, in the order in which it is written.
pub const COLUMNS: [&str; 9] =
    ["person_id", "workday", "time", "weather", "energy", "stressors", "uplifts", "note", "audience"];

/// [`COLUMNS`] and [`EXPORT_COLUMNS`].
const ALL_COLUMNS: [&str; COLUMNS.len() + EXPORT_COLUMNS.len()] = [
    "person_id",
    "workday",
    "time",
    "weather",
    "energy",
    "stressors",
    "uplifts",
    "note",
    "audience",
    EXPORT_COLUMNS[0],
    EXPORT_COLUMNS[1],
];

/// The columns of a check-in file.
pub const FILE_COLUMNS: Columns = Columns { required: &["person_id", "workday", "weather"], optional: &ALL_COLUMNS };

/// Returns the key and the name of every column, in the order of [`COLUMNS`].
pub fn column_names(locale: Locale) -> impl Iterator<Item = (&'static str, &'static str)> {
    let names = match locale {
        Locale::En => {
            ["Employee ID", "Date", "Time", "Weather", "Energy", "Stressors", "Good things", "Note", "Visible to"]
        }
        Locale::ZhCn => ["工号", "日期", "时间", "天气", "精力", "影响因素", "好事", "备注", "谁能看"],
    };
    COLUMNS.into_iter().zip(names)
}

/// One line: one check-in by one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckInRow {
    /// The line in the file, from 1.
    pub line: u64,
    /// The author, by the key of the roster.
    pub person_id: String,
    /// The date on which the shift started.
    pub workday: Workday,
    /// Local time at the site. In a shift that crosses midnight, a time before its end is on the next day.
    pub time: Option<Time>,
    /// The reported mood level.
    pub weather: Weather,
    /// Absent if the cell is empty.
    pub energy: Option<Energy>,
    /// Distinct, in the order of the file.
    pub stressors: Vec<StressorKey>,
    /// Distinct, in the order of the file.
    pub uplifts: Vec<UpliftKey>,
    /// Absent if the cell is empty.
    pub note: Option<String>,
    /// Who may see it by name; only the person if the cell is empty.
    pub audience: Audience,
    /// The id that the product's own export states.
    pub id: Option<CheckInId>,
    /// The moment that the product's own export states: a local time alone is not clear in the hour that daylight
    /// saving repeats.
    pub said_at: Option<Timestamp>,
}

/// What the lines are checked against.
#[derive(Clone, Copy)]
pub struct ReferenceData<'a> {
    /// Returns true if a person has this `person_id`.
    pub person: &'a dyn Fn(&str) -> bool,
    /// Returns true if the centre has this stressor.
    pub stressor: &'a dyn Fn(&StressorKey) -> bool,
    /// Returns true if the catalogue has this uplift.
    pub uplift: &'a dyn Fn(&UpliftKey) -> bool,
    /// The first workday that is kept; absent for no limit.
    pub first: Option<Workday>,
    /// The last workday that the file may contain of the person with this `person_id`: sites in other time zones have
    /// another today. Absent for no limit.
    pub last: &'a dyn Fn(&str) -> Option<Workday>,
    /// The moment after which nothing was said; absent for no limit.
    pub now: Option<Timestamp>,
}

impl ReferenceData<'static> {
    /// Every name is known, and no day is too early or too late.
    pub const ANYTHING: Self =
        Self { person: &|_| true, stressor: &|_| true, uplift: &|_| true, first: None, last: &|_| None, now: None };
}

/// A check-in file without problems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckInFile {
    /// In the order of the file.
    pub rows: Vec<CheckInRow>,
    /// Headings of unknown columns, which are ignored.
    pub ignored: Vec<String>,
}

/// Parses a check-in file: columns in any order; `person_id`, `workday` and `weather` are required; unknown columns are
/// ignored.
///
/// # Errors
/// If the file has problems. Returns all of them, up to [`csv_reader::MAX_PROBLEMS`].
pub fn parse<'a>(file: impl Into<FileBytes<'a>>, known: ReferenceData<'_>) -> Result<CheckInFile, Vec<ImportProblem>> {
    let mut problems = Problems::default();
    let mut rows: Vec<CheckInRow> = Vec::new();
    let mut said = HashMap::new();
    let ignored = csv_reader::read(file.into(), FILE_COLUMNS, &mut problems, |line, problems| {
        let Some(row) = row(line, known, problems) else { return };
        // Two check-ins in one minute have ids of their own.
        let moment = (canonical_id(&row.person_id), row.workday, row.time, row.id);
        match said.insert(moment, row.line) {
            Some(line) => problems.add(row.line, "", &row.person_id, ImportProblemKind::SaidTwice { line }),
            None => rows.push(row),
        }
    });
    problems.into_result(CheckInFile { rows, ignored })
}

fn row(line: &CsvLine<'_>, known: ReferenceData<'_>, problems: &mut Problems) -> Option<CheckInRow> {
    let person_id = line.require("person_id", problems, |text| {
        if (known.person)(text) { Ok(text.to_owned()) } else { Err(ImportProblemKind::UnknownPerson) }
    });
    let workday = line.require("workday", problems, |text| {
        let day = line.date("workday", text)?;
        match (known.first, (known.last)(line.cell("person_id"))) {
            (Some(first), _) if day < first => Err(ImportProblemKind::OlderThanKept(first)),
            (_, Some(last)) if day > last => Err(ImportProblemKind::NotYet),
            _ => Ok(day),
        }
    });
    let weather = line.require("weather", problems, cell::weather);
    let row = CheckInRow {
        line: line.number,
        time: line.read("time", problems, cell::time),
        energy: line
            .read("energy", problems, |text| whole_number(text).parse().map_err(|_| ImportProblemKind::NotAnEnergy)),
        stressors: stressors(line, known, problems),
        uplifts: uplifts(line, known, problems),
        note: line.read("note", problems, |text| {
            cleaned(text, MAX_NOTE_LENGTH).map_err(|_| ImportProblemKind::TooLong(MAX_NOTE_LENGTH))
        }),
        audience: line
            .read("audience", problems, |text| canonical_id(text).parse().map_err(|_| ImportProblemKind::NotAnAudience))
            .unwrap_or(Audience::Me),
        id: line.read("id", problems, |text| text.parse().map_err(|_| ImportProblemKind::NotAnEntryId)),
        said_at: line.read("said_at", problems, |text| said_at(text, workday, known.now)),
        person_id: person_id?,
        workday: workday?,
        weather: weather?,
    };
    Some(CheckInRow { note: row.note.filter(|note| !note.is_empty()), ..row })
}

/// A moment on this workday: who sees an entry depends on it.
fn said_at(text: &str, workday: Option<Workday>, now: Option<Timestamp>) -> Result<Timestamp, ImportProblemKind> {
    let said_at: Timestamp = text.parse().map_err(|_| ImportProblemKind::NotAnInstant)?;
    let Some(workday) = workday else { return Ok(said_at) };
    // People come early, and a late check-in is made up to two days after; clocks differ from that of UTC by half a
    // day.
    let day = Workday(said_at.to_zoned(TimeZone::UTC).date());
    let is_on_it = (workday.plus(-1)..=workday.plus(3)).contains(&day);
    let is_past = now.is_none_or(|now| said_at <= now);
    if is_on_it && is_past { Ok(said_at) } else { Err(ImportProblemKind::OtherWorkday(workday)) }
}

fn stressors(line: &CsvLine<'_>, known: ReferenceData<'_>, problems: &mut Problems) -> Vec<StressorKey> {
    let keys = keys(line, "stressors", known.stressor, ImportProblemKind::UnknownStressor, problems);
    if keys.len() > MAX_STRESSORS {
        problems.add(line.number, "stressors", line.cell("stressors"), ImportProblemKind::TooManyStressors);
    }
    keys
}

fn uplifts(line: &CsvLine<'_>, known: ReferenceData<'_>, problems: &mut Problems) -> Vec<UpliftKey> {
    let keys = keys(line, "uplifts", known.uplift, ImportProblemKind::UnknownUplift, problems);
    if keys.len() > MAX_UPLIFTS {
        problems.add(line.number, "uplifts", line.cell("uplifts"), ImportProblemKind::TooManyUplifts);
    }
    keys
}

/// The distinct keys of a cell, with any separator. A part that is not a known key is reported as `unknown`.
fn keys<K: std::str::FromStr + PartialEq>(
    line: &CsvLine<'_>,
    column: &'static str,
    known: &dyn Fn(&K) -> bool,
    unknown: ImportProblemKind,
    problems: &mut Problems,
) -> Vec<K> {
    let mut keys: Vec<K> = Vec::new();
    for part in cell::list(line.cell(column)) {
        match part.parse::<K>().ok().filter(|key| known(key)) {
            Some(key) if !keys.contains(&key) => keys.push(key),
            Some(_) => {}
            None => problems.add(line.number, column, &part, unknown.clone()),
        }
    }
    keys
}

/// Writes the rows as a CSV file that [`parse`] reads back.
///
/// # Errors
/// If writing to memory fails, which does not happen in practice.
pub fn to_csv(rows: &[CheckInRow]) -> Result<String, csv::Error> {
    let cells = |row: &CheckInRow| {
        let stressors: Vec<_> = row.stressors.iter().map(StressorKey::as_str).collect();
        [
            row.person_id.clone(),
            row.workday.to_string(),
            row.time.map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default(),
            row.weather.level().to_string(),
            row.energy.map(|energy| energy.bars().to_string()).unwrap_or_default(),
            stressors.join(";"),
            row.uplifts.iter().map(UpliftKey::as_str).collect::<Vec<_>>().join(";"),
            row.note.clone().unwrap_or_default(),
            row.audience.key().to_owned(),
        ]
    };
    csv_reader::table(COLUMNS, rows.iter().map(|row| cells(row).map(|cell| cell::for_spreadsheet(&cell))))
}

#[cfg(test)]
mod tests;
