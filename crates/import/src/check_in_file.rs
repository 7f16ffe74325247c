//! The file of check-ins: what was said before this program was there, or in another one.

use std::collections::HashMap;

use jiff::civil::Time;

use super::csv_reader::{self, Columns, Line, Problems};
use domain::problem::{Problem, ProblemKind};
use domain::stressor::MAX_STRESSORS;
use domain::text::{MAX_NOTE_LENGTH, cleaned};
use domain::{Audience, Energy, StressorKey, Weather, Workday};

/// The columns of a file of check-ins, in the order in which it is written.
pub const COLUMNS: [&str; 8] = ["person_id", "workday", "time", "weather", "energy", "stressors", "note", "audience"];

/// One line: one saying of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line in the file, from 1.
    pub line: u64,
    /// Who, by the key of the roster.
    pub person_id: String,
    /// The date on which the shift began.
    pub workday: Workday,
    /// When, by the clock of the site; in a shift that crosses midnight, a time before its end is of the next day.
    pub time: Option<Time>,
    /// What was said.
    pub weather: Weather,
    /// Bars of energy.
    pub energy: Option<Energy>,
    /// What weighed on the day, each once, in the order of the file.
    pub stressors: Vec<StressorKey>,
    /// Free text.
    pub note: Option<String>,
    /// Who may see it by name; the person alone where nothing is said.
    pub audience: Audience,
}

/// Against what the lines are held.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// Whether somebody has this `person_id`.
    pub person: &'a dyn Fn(&str) -> bool,
    /// Whether the centre has this stressor.
    pub stressor: &'a dyn Fn(&StressorKey) -> bool,
    /// The last workday that may stand in the file; none where any may.
    pub last: Option<Workday>,
}

/// A file of check-ins that can be imported as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckInFile {
    /// Its lines.
    pub rows: Vec<Row>,
    /// Headings of columns that mean nothing here and were passed over.
    pub ignored: Vec<String>,
}

/// Reads a file of check-ins: columns in any order, `person_id`, `workday` and `weather` needed, others passed over.
///
/// # Errors
/// Every problem of the file, up to [`csv_reader::MAX_PROBLEMS`].
pub fn parse(bytes: &[u8], known: Known<'_>) -> Result<CheckInFile, Vec<Problem>> {
    let columns = Columns { required: &["person_id", "workday", "weather"], optional: &COLUMNS };
    let mut problems = Problems::default();
    let mut rows: Vec<Row> = Vec::new();
    let mut said = HashMap::new();
    let ignored = csv_reader::read(bytes, columns, &mut problems, |line, problems| {
        let Some(row) = row(line, known, problems) else { return };
        let moment = (row.person_id.to_lowercase(), row.workday, row.time);
        match said.insert(moment, row.line) {
            Some(line) => problems.add(row.line, "", &row.person_id, ProblemKind::SaidTwice { line }),
            None => rows.push(row),
        }
    });
    problems.or(CheckInFile { rows, ignored })
}

fn row(line: &Line<'_>, known: Known<'_>, problems: &mut Problems) -> Option<Row> {
    let person_id = line.require("person_id", problems, |text| {
        if (known.person)(text) { Ok(text.to_owned()) } else { Err(ProblemKind::UnknownPerson) }
    });
    let workday = line.require("workday", problems, |text| {
        let day = csv_reader::date(text)?;
        if known.last.is_some_and(|last| day > last) { Err(ProblemKind::NotYet) } else { Ok(day) }
    });
    let weather = line.require("weather", problems, |text| text.parse().map_err(|_| ProblemKind::NotAWeather));
    let row = Row {
        line: line.number,
        time: line.read("time", problems, csv_reader::time),
        energy: line.read("energy", problems, |text| text.parse().map_err(|_| ProblemKind::NotAnEnergy)),
        stressors: stressors(line, known, problems),
        note: line.read("note", problems, |text| {
            cleaned(text, MAX_NOTE_LENGTH).map_err(|_| ProblemKind::TooLong(MAX_NOTE_LENGTH))
        }),
        audience: line
            .read("audience", problems, |text| text.parse().map_err(|_| ProblemKind::NotAnAudience))
            .unwrap_or(Audience::Me),
        person_id: person_id?,
        workday: workday?,
        weather: weather?,
    };
    Some(Row { note: row.note.filter(|note| !note.is_empty()), ..row })
}

fn stressors(line: &Line<'_>, known: Known<'_>, problems: &mut Problems) -> Vec<StressorKey> {
    let cell = line.cell("stressors");
    let mut keys: Vec<StressorKey> = Vec::new();
    for part in cell.split([';', '；']).map(str::trim).filter(|part| !part.is_empty()) {
        match part.parse::<StressorKey>().ok().filter(|key| (known.stressor)(key)) {
            Some(key) if !keys.contains(&key) => keys.push(key),
            Some(_) => {}
            None => problems.add(line.number, "stressors", part, ProblemKind::UnknownStressor),
        }
    }
    if keys.len() > MAX_STRESSORS {
        problems.add(line.number, "stressors", cell, ProblemKind::TooManyStressors);
    }
    keys
}

/// The rows as a CSV file that [`parse`] reads back.
///
/// # Errors
/// None in practice: the file is made in memory.
pub fn to_csv(rows: &[Row]) -> Result<String, csv::Error> {
    let cells = |row: &Row| {
        let stressors: Vec<_> = row.stressors.iter().map(StressorKey::as_str).collect();
        [
            row.person_id.clone(),
            row.workday.to_string(),
            row.time.map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default(),
            row.weather.level().to_string(),
            row.energy.map(|energy| energy.bars().to_string()).unwrap_or_default(),
            stressors.join(";"),
            row.note.clone().unwrap_or_default(),
            row.audience.key().to_owned(),
        ]
    };
    csv_reader::table(COLUMNS, rows.iter().map(cells))
}

#[cfg(test)]
mod tests;
