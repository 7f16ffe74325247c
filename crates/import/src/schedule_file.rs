//! Parser of schedule files: the hours that people are planned to work on single days. Of a label only "work or off" is
//! read.

pub mod calendar;
mod clock;
pub(crate) mod labels;
mod shifts;

use std::collections::{BTreeMap, HashMap};

use super::csv_reader::{self, Columns, CsvLine, FileBytes, Problems};
use clock::{DAY_MINUTES, Moment};
use domain::problem::{ImportProblem, ImportProblemKind};
use domain::{Locale, PersonSchedule, Workday, canonical_id};
use labels::Labels;
pub use labels::{LabelReading, ReadLabel};
use shifts::PlannedDay;

/// The columns of a schedule file, in their usual order.
pub const COLUMNS: [&str; 5] = ["person_id", "workday", "start", "end", "label"];
/// The columns of a schedule file.
pub const FILE_COLUMNS: Columns = Columns { required: &["person_id", "start", "end"], optional: &COLUMNS };

/// Returns the key and the name of every column, in the order of [`COLUMNS`].
pub fn column_names(locale: Locale) -> impl Iterator<Item = (&'static str, &'static str)> {
    let names = match locale {
        Locale::En => ["Employee ID", "Date", "Start", "End", "Label"],
        Locale::ZhCn => ["工号", "日期", "上班时间", "下班时间", "标签"],
    };
    COLUMNS.into_iter().zip(names)
}

/// A schedule file without problems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleFile {
    /// The people in the order of the file. For each of them every day from the first to the last day of the file is
    /// planned.
    pub people: Vec<PersonSchedule>,
    /// The number of lines.
    pub lines: usize,
    /// Headings of unknown columns, which are ignored.
    pub ignored: Vec<String>,
    /// The labels and how they were read, those to look at first.
    pub labels: Vec<ReadLabel>,
}

/// Parses a schedule file: columns in any order; `person_id`, `start` and `end` are required, and `workday` unless
/// `start` has a date; unknown columns are ignored. `key_of` returns the `person_id` of the roster that a cell means;
/// none if it means nobody.
///
/// The file is the plan of the people in it, from its first to its last day: a day without hours is off. Lines of one
/// shift (a call, a break, a training) are one shift if at most an hour is between them.
///
/// # Errors
/// If the file has problems. Returns all of them, up to [`csv_reader::MAX_PROBLEMS`].
pub fn parse<'a>(
    file: impl Into<FileBytes<'a>>,
    key_of: &dyn Fn(&str) -> Option<String>,
) -> Result<ScheduleFile, Vec<ImportProblem>> {
    let file: FileBytes<'_> = file.into();
    let (mut problems, mut lines, mut plan) = (Problems::default(), 0, SchedulePlan::default());
    let mut labels = Labels::new(&file.stated.labels);
    let ignored = csv_reader::read(file, FILE_COLUMNS, &mut problems, |line, problems| {
        lines += 1;
        let label = line.cell("label");
        let Some((person_id, part)) = part(line, labels.read(label), key_of, problems) else { return };
        labels.note(label, &person_id, part.workday);
        plan.day(&person_id, part.workday).add(part.hours, part.is_dated, line.number);
    });
    let people = plan.people(&mut problems);
    problems.into_result(ScheduleFile { people, lines, ignored, labels: labels.all() })
}

/// The planned days of people, in the order in which the file names them.
#[derive(Default)]
struct SchedulePlan {
    order: Vec<String>,
    days: HashMap<String, BTreeMap<Workday, PlannedDay>>,
}

impl SchedulePlan {
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
struct LineDay {
    workday: Workday,
    /// From and until which minute after the midnight of the workday the person works; none if the line says "off".
    hours: Option<(i64, i64)>,
    /// Whether the line says on which date it starts.
    is_dated: bool,
}

fn part(
    line: &CsvLine<'_>,
    label: Option<LabelReading>,
    key_of: &dyn Fn(&str) -> Option<String>,
    problems: &mut Problems,
) -> Option<(String, LineDay)> {
    let person_id = line.require("person_id", problems, |text| key_of(text).ok_or(ImportProblemKind::UnknownPerson));
    let stated = line.read("workday", problems, |text| line.date("workday", text));
    let is_empty = line.cell("start").is_empty() && line.cell("end").is_empty();
    let hours = match is_empty && label != Some(LabelReading::Work) {
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
    let hours = hours.filter(|_| label != Some(LabelReading::Off));
    Some((person_id?, LineDay { workday, hours, is_dated: dated.is_some() }))
}

/// The first minute of a part of a shift and the one after it, from the midnight of the workday on; none if it lasts no
/// time, more than a day, or begins neither on the workday nor on the day after it.
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
