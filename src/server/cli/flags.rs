//! `weathervane flags FILE.csv`: the very same detectors over a file, for evaluation and for whoever doubts.

use std::collections::HashMap;
use std::io::Write;
use std::path::Path;

use serde::Serialize;

use crate::domain::{PersonId, StressorKey, Weather, Workday};
use crate::insight::flag::{Flag, Kind};
use crate::insight::series::{Day, Member};
use crate::insight::{person, stressor, team};
use crate::server::content;
use crate::server::sheet::{self, Columns, Line, Problems};
use crate::t;
use crate::words::Locale;
use crate::words::problem::{Problem, ProblemKind};
use crate::words::reason::{self, Whom};

const COLUMNS: Columns =
    Columns { required: &["person_id", "workday", "weather"], optional: &["team_id", "shift", "tags"] };

/// How the flags are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Comma-separated values with headings.
    #[default]
    Csv,
    /// A list of objects with the same names.
    Json,
}

/// One of the three families of flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Only {
    /// Sudden, sliding, stuck.
    Person,
    /// Mean and low days of a team.
    Team,
    /// Stressors of a team.
    Stressor,
}

/// What to compute and how to write it.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// How the flags are written.
    pub format: Format,
    /// The language of the reasons and of what is said of the file.
    pub locale: Locale,
    /// One family of flags; all without it.
    pub only: Option<Only>,
    /// Nothing after this day is looked at.
    pub as_of: Option<Workday>,
}

/// Why there are no flags.
#[derive(Debug)]
pub enum FlagsError {
    /// The file cannot be opened or read.
    Unreadable(String),
    /// Something is wrong in the file: everything that is.
    Wrong(Locale, Vec<Problem>),
    /// The answer cannot be written.
    Unwritable(Locale, std::io::Error),
}

impl std::fmt::Display for FlagsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable(sentence) => f.write_str(sentence),
            Self::Wrong(locale, problems) => {
                f.write_str(&t!(*locale, "flags-file-wrong", count = problems.len()))?;
                problems.iter().try_for_each(|problem| write!(f, "\n{}", problem.sentence(*locale)))
            }
            Self::Unwritable(locale, error) => {
                f.write_str(&t!(*locale, "flags-file-unwritable", error = error.to_string()))
            }
        }
    }
}

impl std::error::Error for FlagsError {}

/// One line of the answer: the opening of an episode, or a rise of its severity.
#[derive(Debug, Serialize)]
struct Row<'a> {
    person_id: &'a str,
    workday: String,
    kind: &'static str,
    severity: &'static str,
    since: String,
    score: f64,
    reason: String,
}

/// Reads `path`, runs the detectors and writes what they find to `out`; what is not used of the file is said on stderr.
///
/// # Errors
/// [`FlagsError`], in the language of `options`. Nothing is written where the file is wrong.
pub fn run(path: &Path, options: &Options, out: impl Write) -> Result<(), FlagsError> {
    let bytes = std::fs::read(path).map_err(|error| {
        let (path, error) = (path.display().to_string(), error.to_string());
        FlagsError::Unreadable(t!(options.locale, "flags-file-unreadable", path = path, error = error))
    })?;
    let (centre, notes) = read(&bytes, options)?;
    for note in notes {
        eprintln!("{note}");
    }
    write(&centre, options, out).map_err(|error| FlagsError::Unwritable(options.locale, error))
}

/// The people and teams of a file, in the order in which they first stand there.
#[derive(Debug, Default)]
struct Centre {
    people: Names,
    teams: Names,
    /// A person each: the days in order, and the team of each day.
    series: Vec<Vec<(Day, Option<usize>)>>,
}

/// Names and their places.
#[derive(Debug, Default)]
struct Names {
    names: Vec<String>,
    places: HashMap<String, usize>,
}

impl Names {
    fn place(&mut self, name: &str) -> usize {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        self.names.push(name.to_owned());
        self.places.insert(name.to_owned(), self.names.len() - 1);
        self.names.len() - 1
    }
}

impl Centre {
    fn add(&mut self, person: &str, team: &str, day: Day) {
        let team = (!team.is_empty()).then(|| self.teams.place(team));
        let person = self.people.place(person);
        if self.series.len() <= person {
            self.series.push(Vec::new());
        }
        self.series[person].push((day, team));
    }

    /// Days in order; of two of one workday the one further down in the file, which is the change of weather.
    fn put_in_order(&mut self) {
        for series in &mut self.series {
            series.sort_by_key(|(day, _)| day.workday);
            series.dedup_by(|later, kept| {
                let same = later.0.workday == kept.0.workday;
                if same {
                    std::mem::swap(later, kept);
                }
                same
            });
        }
    }

    fn members(&self, team: usize) -> Vec<Member> {
        let of_team = |series: &Vec<(Day, Option<usize>)>| -> Vec<Day> {
            series.iter().filter(|(_, of)| *of == Some(team)).map(|(day, _)| day.clone()).collect()
        };
        let members = self.series.iter().zip(0..).map(|(series, place)| (PersonId(place), of_team(series)));
        members.filter(|(_, days)| !days.is_empty()).collect()
    }
}

fn read(bytes: &[u8], options: &Options) -> Result<(Centre, Vec<String>), FlagsError> {
    let (mut problems, mut centre, mut without) = (Problems::default(), Centre::default(), 0_u32);
    let ignored = sheet::read(bytes, COLUMNS, &mut problems, |line, problems| {
        let person = line.require("person_id", problems, |text| Ok(text.to_owned()));
        let workday = line.require("workday", problems, |text| text.parse().map_err(|_| ProblemKind::NotADate));
        let weather = line.read("weather", problems, |text| text.parse().map_err(|_| ProblemKind::NotAWeather));
        without += u32::from(line.cell("weather").is_empty());
        let stressors = line.read("tags", problems, tags).unwrap_or_default();
        if let (Some(person), Some(workday), Some(weather)) = (person, workday, weather)
            && options.as_of.is_none_or(|last| workday <= last)
        {
            centre.add(&person, line.cell("team_id"), day(workday, weather, line, stressors));
        }
    });
    let mut centre = problems.or(centre).map_err(|problems| FlagsError::Wrong(options.locale, problems))?;
    centre.put_in_order();
    let mut notes = Vec::new();
    if !ignored.is_empty() {
        notes.push(t!(options.locale, "flags-file-ignored", columns = ignored.join(", ")));
    }
    if without > 0 {
        notes.push(t!(options.locale, "flags-file-without-weather", lines = without));
    }
    Ok((centre, notes))
}

fn day(workday: Workday, weather: Weather, line: &Line<'_>, stressors: Vec<StressorKey>) -> Day {
    let shift = Some(line.cell("shift")).filter(|shift| !shift.is_empty()).map(str::to_owned);
    Day { workday, weather, shift, stressors }
}

/// Tags, each once. Files made elsewhere write them with capitals, spaces and hyphens.
fn tags(text: &str) -> Result<Vec<StressorKey>, ProblemKind> {
    let mut keys = Vec::new();
    for tag in text.split([';', '；']).map(str::trim).filter(|tag| !tag.is_empty()) {
        let key = tag.to_lowercase().replace([' ', '-'], "_").parse().map_err(|_| ProblemKind::UnknownStressor)?;
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    Ok(keys)
}

fn write(centre: &Centre, options: &Options, out: impl Write) -> std::io::Result<()> {
    let mut sink = Sink::new(options.format, out)?;
    let wanted = |family| options.only.is_none_or(|only| only == family);
    if wanted(Only::Person) {
        for (place, (series, name)) in (0..).zip(centre.series.iter().zip(&centre.people.names)) {
            let days: Vec<Day> = series.iter().map(|(day, _)| day.clone()).collect();
            sink.put(name, Whom::Named(name), person::person_flags(PersonId(place), &days), options)?;
        }
    }
    for (place, name) in centre.teams.names.iter().enumerate() {
        let members = centre.members(place);
        let mut flags = Vec::new();
        if wanted(Only::Team) {
            flags.extend(team::team_flags(&members));
        }
        if wanted(Only::Stressor) {
            flags.extend(stressor::stressor_flags(&members));
        }
        sink.put(name, Whom::Team, flags, options)?;
    }
    sink.finish()
}

/// Where rows go.
enum Sink<W: Write> {
    Csv(Box<csv::Writer<W>>),
    Json { out: W, first: bool },
}

impl<W: Write> Sink<W> {
    fn new(format: Format, mut out: W) -> std::io::Result<Self> {
        if format == Format::Json {
            out.write_all(b"[")?;
            return Ok(Self::Json { out, first: true });
        }
        let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(out);
        // Written here, so that a file without flags has its headings too.
        writer.write_record(["person_id", "workday", "kind", "severity", "since", "score", "reason"])?;
        Ok(Self::Csv(Box::new(writer)))
    }

    fn put(&mut self, subject: &str, whom: Whom<'_>, flags: Vec<Flag>, options: &Options) -> std::io::Result<()> {
        let label = |key: &StressorKey| content::stressors().label(options.locale, key).to_owned();
        let raised = flags.into_iter().flat_map(|flag| {
            let since = flag.since.to_string();
            flag.raised.into_iter().map(move |raised| (since.clone(), raised))
        });
        let mut rows: Vec<(Workday, Kind, Row<'_>)> = raised
            .map(|(since, raised)| {
                let row = Row {
                    person_id: subject,
                    workday: raised.workday.to_string(),
                    kind: raised.kind.key(),
                    severity: raised.severity.key(),
                    since,
                    // Three digits order flags; more would only seem exact.
                    score: (raised.score * 1000.0).round() / 1000.0,
                    reason: reason::sentence(options.locale, &raised.reason, whom, label),
                };
                (raised.workday, raised.kind, row)
            })
            .collect();
        rows.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        rows.iter().try_for_each(|(_, _, row)| self.row(row))
    }

    fn row(&mut self, row: &Row<'_>) -> std::io::Result<()> {
        match self {
            Self::Csv(writer) => writer.serialize(row).map_err(std::io::Error::from),
            Self::Json { out, first } => {
                out.write_all(if std::mem::take(first) { b"\n" } else { b",\n" })?;
                serde_json::to_writer(out, row).map_err(std::io::Error::from)
            }
        }
    }

    fn finish(self) -> std::io::Result<()> {
        match self {
            Self::Csv(mut writer) => writer.flush(),
            Self::Json { mut out, .. } => out.write_all(b"\n]\n").and_then(|()| out.flush()),
        }
    }
}

#[cfg(test)]
mod tests;
