//! Parser of schedule files: the hours that people are planned to work on single days. Of a label only "work or off" is read.

pub mod calendar;
mod clock;
mod labels;
mod shifts;

use std::collections::{BTreeMap, HashMap};

use super::csv_reader::{self, Columns, CsvLine, FileBytes, Problems};
use clock::{DAY_MINUTES, Moment};
use domain::problem::{ImportProblem, ImportProblemKind};
use domain::{PersonSchedule, Workday, canonical_id};
use labels::Label;
use shifts::PlannedDay;

/// The columns of a schedule file, in their usual order.
pub const COLUMNS: [&str; 5] = ["person_id", "workday", "start", "end", "label"];

/// A schedule file without problems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleFile {
    /// The people in the order of the file. For each of them every day from the first to the last day of the file is planned.
    pub people: Vec<PersonSchedule>,
    /// The number of lines.
    pub lines: usize,
    /// Headings of unknown columns, which are ignored.
    pub ignored: Vec<String>,
}

/// Parses a schedule file: columns in any order; `person_id`, `start` and `end` are required, and `workday` unless `start` has a date;
/// unknown columns are ignored. `key_of` returns the `person_id` of the roster that a cell means; none if it means nobody.
///
/// The file is the plan of the people in it, from its first to its last day: a day without hours is off. Lines of one shift (a call, a
/// break, a training) are one shift if at most an hour is between them.
///
/// # Errors
/// If the file has problems. Returns all of them, up to [`csv_reader::MAX_PROBLEMS`].
pub fn parse<'a>(
    file: impl Into<FileBytes<'a>>,
    key_of: &dyn Fn(&str) -> Option<String>,
) -> Result<ScheduleFile, Vec<ImportProblem>> {
    let columns = Columns { required: &["person_id", "start", "end"], optional: &COLUMNS };
    let (mut problems, mut lines, mut plan) = (Problems::default(), 0, Plan::default());
    let ignored = csv_reader::read(file.into(), columns, &mut problems, |line, problems| {
        lines += 1;
        let Some((person_id, part)) = part(line, key_of, problems) else { return };
        plan.day(&person_id, part.workday).add(part.hours, part.is_dated, line.number);
    });
    let people = plan.people(&mut problems);
    problems.into_result(ScheduleFile { people, lines, ignored })
}

/// The planned days of people, in the order in which the file names them.
#[derive(Default)]
struct Plan {
    order: Vec<String>,
    days: HashMap<String, BTreeMap<Workday, PlannedDay>>,
}

impl Plan {
    /// A day of a person.
    fn day(&mut self, person_id: &str, workday: Workday) -> &mut PlannedDay {
        let days = self.days.entry(canonical_id(person_id)).or_insert_with(|| {
            self.order.push(person_id.to_owned());
            BTreeMap::new()
        });
        days.entry(workday).or_default()
    }

    /// Every day of everybody from the first to the last day that is planned for anybody: a day without hours is off.
    fn people(self, problems: &mut Problems) -> Vec<PersonSchedule> {
        let all = || self.days.values().flat_map(BTreeMap::keys);
        let period = all().min().zip(all().max()).map(|(first, last)| (first.number(), last.number()));
        let mut people = Vec::with_capacity(self.order.len());
        for person_id in self.order {
            let days = self.days.get(&canonical_id(&person_id)).map(|days| shifts::by_workday(days, problems));
            let Some((mut days, (first, last))) = days.zip(period) else { continue };
            for workday in (first..=last).map(Workday::from_number) {
                days.entry(workday).or_default();
            }
            people.push(PersonSchedule { person_id, schedule: days.into_iter().collect() });
        }
        people
    }
}

/// What a line says of one day.
struct Part {
    workday: Workday,
    /// From and until which minute after the midnight of the workday the person works; none if the line says "off".
    hours: Option<(i64, i64)>,
    /// Whether the line says on which date it starts.
    is_dated: bool,
}

fn part(
    line: &CsvLine<'_>,
    key_of: &dyn Fn(&str) -> Option<String>,
    problems: &mut Problems,
) -> Option<(String, Part)> {
    let person_id = line.require("person_id", problems, |text| key_of(text).ok_or(ImportProblemKind::UnknownPerson));
    let stated = line.read("workday", problems, |text| line.date("workday", text));
    let label = Label::read(line.cell("label"));
    let is_empty = line.cell("start").is_empty() && line.cell("end").is_empty();
    let hours = match is_empty && label != Label::Work {
        true => None,
        false => {
            let starts = line.require("start", problems, |text| clock::moment(line, text));
            let ends = line.require("end", problems, |text| clock::moment(line, text));
            Some((starts?, ends?))
        }
    };
    let dated = hours.and_then(|(starts, _)| starts.date);
    if stated.is_none() && dated.is_none() && line.cell("workday").is_empty() {
        problems.add(line.number, "workday", "", ImportProblemKind::MissingValue);
    }
    let workday = stated.or(dated)?;
    let hours = match hours {
        Some((starts, ends)) => Some(minutes(workday, starts, ends).or_else(|| {
            problems.add(line.number, "end", line.cell("end"), ImportProblemKind::NotAShiftOfOneDay);
            None
        })?),
        None => None,
    };
    let hours = hours.filter(|_| label != Label::Off);
    Some((person_id?, Part { workday, hours, is_dated: dated.is_some() }))
}

/// The first minute of a part of a shift and the one after it, from the midnight of the workday on; none if it lasts no time, more than
/// a day, or begins neither on the workday nor on the day after it.
fn minutes(workday: Workday, starts: Moment, ends: Moment) -> Option<(i64, i64)> {
    let after = |date: Workday| i64::from(date.number() - workday.number()) * DAY_MINUTES;
    let from = starts.date.map_or(0, after) + starts.minute;
    let until = match ends.date {
        Some(date) => after(date) + ends.minute,
        None => {
            let same_day = starts.date.map_or(0, after) + ends.minute;
            if same_day <= from && starts.minute != ends.minute { same_day + DAY_MINUTES } else { same_day }
        }
    };
    let fits = (0..2 * DAY_MINUTES).contains(&from) && (1..=DAY_MINUTES).contains(&(until - from));
    fits.then_some((from, until))
}

#[cfg(test)]
mod tests;
