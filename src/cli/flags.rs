//! `weathervane flags`: runs the detectors on a file.

mod centre;
mod episodes;

use super::common;
use crate::app::imports::column_labels::ColumnLabels;
use crate::config::{FlagFamily, OutputFormat};
use std::fs::File;
use std::io::{self, Cursor, Read, Seek as _, Write};
use std::path::Path;

use serde::Serialize;

use domain::{Locale, StressorKey, Workday};
use import::csv_reader::FileBytes;
use insight::detectors::rules::{TeamRule, rule_flags};
use insight::detectors::{person, stressor, team};
use insight::flag::{Flag, FlagKind};

use centre::{FileCentre, ReadError};
use domain::problem::ImportProblem;
use words::reason::FlagPerspective;
use words::{reason, t};

/// How many bytes of a file with problems are read again for its headings.
const FIRST_BYTES: u64 = 64 * 1024;

/// Options of `flags`.
#[derive(Clone, Copy, Debug)]
pub struct FlagsOptions {
    /// Output format.
    pub format: OutputFormat,
    /// Language of reasons and messages.
    pub locale: Locale,
    /// One family of flags; absent for all.
    pub only: Option<FlagFamily>,
    /// Ignore everything after this day; absent for no limit.
    pub as_of: Option<Workday>,
    /// Add the published rules of thumb for teams.
    pub rules: bool,
    /// Write one row for each episode instead of one for each rise.
    pub episodes: bool,
}

/// Why no flags were written.
#[derive(Debug)]
pub enum FlagsError {
    /// The file cannot be opened or read; contains the message.
    Unreadable(String),
    /// The file has problems: the first hundred, and the number of further ones.
    Invalid(Locale, Vec<ImportProblem>, usize),
    /// The output cannot be written.
    Unwritable(Locale, io::Error),
}

impl std::fmt::Display for FlagsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable(sentence) => f.write_str(sentence),
            Self::Invalid(locale, problems, more) => {
                let lines: usize = problems.iter().map(|problem| problem.lines().count()).sum();
                f.write_str(&t!(*locale, "flags-file-wrong", count = lines + more))?;
                problems
                    .iter()
                    .try_for_each(|problem| write!(f, "\n{}", words::problem::sentence(problem, *locale)))?;
                if *more > 0 { write!(f, "\n{}", t!(*locale, "flags-file-more", count = *more)) } else { Ok(()) }
            }
            Self::Unwritable(locale, error) => {
                f.write_str(&t!(*locale, "flags-file-unwritable", error = error.to_string()))
            }
        }
    }
}

impl std::error::Error for FlagsError {}

/// Columns of the output.
const COLUMNS: [&str; 7] = ["person_id", "workday", "kind", "severity", "since", "score", "reason"];

/// One output row: a flag opens, or its severity rises.
#[derive(Debug, Serialize)]
struct FlagRow<'a> {
    person_id: &'a str,
    workday: String,
    kind: &'static str,
    severity: &'static str,
    since: String,
    score: f64,
    reason: String,
}

/// Reads `path`, runs the detectors and writes their flags to `out`. Prints to standard error what is ignored in the
/// file.
///
/// A file is read in chunks and kept in 24 bytes per line. A source that cannot be read twice, such as a pipe, is read
/// into memory.
///
/// # Errors
/// If the file cannot be read or has problems, or the output cannot be written. Nothing is written if the file has
/// problems.
pub fn run(path: &Path, options: &FlagsOptions, out: impl Write) -> Result<(), FlagsError> {
    let unreadable = |error: io::Error| {
        let (path, error) = (path.display().to_string(), error.to_string());
        FlagsError::Unreadable(t!(options.locale, "flags-file-unreadable", path = path, error = error))
    };
    let mut file = common::open(path, options.locale).map_err(unreadable)?;
    let mut bytes = Vec::new();
    let can_be_read_twice = file.stream_position().is_ok();
    let read = if can_be_read_twice {
        FileCentre::read(&mut file, options.as_of)
    } else {
        file.read_to_end(&mut bytes).map_err(unreadable)?;
        FileCentre::read(Cursor::new(&bytes), options.as_of)
    };
    let centre = match read {
        Ok(centre) => centre,
        Err(ReadError::Unreadable(error)) => return Err(unreadable(error)),
        Err(ReadError::Invalid(problems, more)) => {
            if can_be_read_twice {
                bytes = first_lines(file).map_err(unreadable)?;
            }
            // In a file of programs, a column that is missing has no other name than its key.
            let labels = ColumnLabels::read(FileBytes::from(&bytes), centre::COLUMNS, Vec::new());
            let problems = problems.into_iter().map(|problem| labels.named(problem)).collect();
            return Err(FlagsError::Invalid(options.locale, problems, more));
        }
    };
    for note in notes(&centre, options.locale) {
        eprintln!("{note}");
    }
    write(centre, options, out).map_err(|error| FlagsError::Unwritable(options.locale, error))
}

/// The first lines of a file, with its headings.
fn first_lines(mut file: File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.take(FIRST_BYTES).read_to_end(&mut bytes)?;
    // A line that is cut off may not be valid text.
    if let Some(last) = bytes.iter().rposition(|byte| *byte == b'\n') {
        bytes.truncate(last + 1);
    }
    Ok(bytes)
}

/// Returns messages about what is ignored in the file.
fn notes(centre: &FileCentre, locale: Locale) -> Vec<String> {
    let mut notes = Vec::new();
    if !centre.ignored.is_empty() {
        notes.push(t!(locale, "flags-file-ignored", columns = words::items(locale, &centre.ignored)));
    }
    if centre.without_weather > 0 {
        notes.push(t!(locale, "flags-file-without-weather", lines = centre.without_weather));
    }
    notes
}

fn write(mut centre: FileCentre, options: &FlagsOptions, out: impl Write) -> io::Result<()> {
    let columns: &[&str] = if options.episodes { &episodes::COLUMNS } else { &COLUMNS };
    let mut writer = RowWriter::new(options.format, columns, out)?;
    let wanted = |family| options.only.is_none_or(|only| only == family);
    if wanted(FlagFamily::Person) {
        for (name, id, days) in centre.people() {
            writer.put(name, FlagPerspective::Named(name), person::person_flags(id, &days), options)?;
        }
    }
    for (name, members) in centre.teams() {
        let mut flags = Vec::new();
        if wanted(FlagFamily::Team) {
            flags.extend(team::team_flags(&members));
            flags.extend(rule_flags(&members, if options.rules { &TeamRule::ALL } else { &[] }));
        }
        if wanted(FlagFamily::Stressor) {
            flags.extend(stressor::stressor_flags(&members));
        }
        writer.put(name, FlagPerspective::Team, flags, options)?;
    }
    writer.finish()
}

/// Writes rows in the output format.
enum RowWriter<W: Write> {
    Csv(Box<csv::Writer<W>>),
    Json { out: W, first: bool },
}

impl<W: Write> RowWriter<W> {
    fn new(format: OutputFormat, columns: &[&str], mut out: W) -> io::Result<Self> {
        if format == OutputFormat::Json {
            out.write_all(b"[")?;
            return Ok(Self::Json { out, first: true });
        }
        let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(out);
        // Written first, so that an output without flags also has headings.
        writer.write_record(columns)?;
        Ok(Self::Csv(Box::new(writer)))
    }

    fn put(
        &mut self,
        subject: &str,
        whom: FlagPerspective<'_>,
        flags: Vec<Flag>,
        options: &FlagsOptions,
    ) -> io::Result<()> {
        if options.episodes {
            return episodes::rows(subject, &flags).iter().try_for_each(|row| self.row(row));
        }
        let label = |key: &StressorKey| content::stressors().label(options.locale, key).to_owned();
        let raised = flags.into_iter().flat_map(|flag| {
            let since = flag.since.to_string();
            flag.escalations.into_iter().map(move |raised| (since.clone(), raised))
        });
        let mut rows: Vec<(Workday, FlagKind, FlagRow<'_>)> = raised
            .map(|(since, raised)| {
                let row = FlagRow {
                    person_id: subject,
                    workday: raised.workday.to_string(),
                    kind: raised.kind.key(),
                    severity: raised.severity.key(),
                    since,
                    // Three digits are enough to order flags; more would suggest accuracy.
                    score: (raised.score * 1000.0).round() / 1000.0,
                    reason: reason::sentence(options.locale, &raised.reason, whom, label),
                };
                (raised.workday, raised.kind, row)
            })
            .collect();
        rows.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        rows.iter().try_for_each(|(_, _, row)| self.row(row))
    }

    fn row(&mut self, row: &impl Serialize) -> io::Result<()> {
        match self {
            Self::Csv(writer) => writer.serialize(row).map_err(io::Error::from),
            Self::Json { out, first } => {
                out.write_all(if std::mem::take(first) { b"\n" } else { b",\n" })?;
                serde_json::to_writer(out, row).map_err(io::Error::from)
            }
        }
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Self::Csv(mut writer) => writer.flush(),
            Self::Json { mut out, .. } => out.write_all(b"\n]\n").and_then(|()| out.flush()),
        }
    }
}

#[cfg(test)]
mod tests;
