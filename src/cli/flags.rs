//! `weathervane flags FILE.csv`: the very same detectors over a file, for evaluation and for whoever doubts.

mod centre;

use crate::config::{Format, Only};
use std::fs::File;
use std::io::{self, Cursor, Read, Seek as _, Write};
use std::path::Path;

use serde::Serialize;

use domain::{StressorKey, Workday};
use insight::detectors::rules::{TeamRule, rule_flags};
use insight::detectors::{person, stressor, team};
use insight::flag::{Flag, FlagKind};

use centre::{Centre, ReadError};
use domain::Locale;
use domain::problem::Problem;
use words::reason;
use words::reason::Whom;
use words::t;

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
    /// The published rules of thumb for teams too.
    pub rules: bool,
}

/// Why there are no flags.
#[derive(Debug)]
pub enum FlagsError {
    /// The file cannot be opened or read.
    Unreadable(String),
    /// Something is wrong in the file: the first hundred things, and how many more there are.
    Wrong(Locale, Vec<Problem>, usize),
    /// The answer cannot be written.
    Unwritable(Locale, io::Error),
}

impl std::fmt::Display for FlagsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable(sentence) => f.write_str(sentence),
            Self::Wrong(locale, problems, more) => {
                f.write_str(&t!(*locale, "flags-file-wrong", count = problems.len() + more))?;
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
/// A file is read piece by piece and kept in 24 bytes a line; what cannot be read twice, as a pipe, is kept as it comes.
///
/// # Errors
/// [`FlagsError`], in the language of `options`. Nothing is written where the file is wrong.
pub fn run(path: &Path, options: &Options, out: impl Write) -> Result<(), FlagsError> {
    let unreadable = |error: io::Error| {
        let (path, error) = (path.display().to_string(), error.to_string());
        FlagsError::Unreadable(t!(options.locale, "flags-file-unreadable", path = path, error = error))
    };
    let mut file = File::open(path).map_err(unreadable)?;
    let read = if file.stream_position().is_ok() {
        Centre::read(file, options.as_of)
    } else {
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(unreadable)?;
        Centre::read(Cursor::new(bytes), options.as_of)
    };
    let centre = read.map_err(|error| match error {
        ReadError::Unreadable(error) => unreadable(error),
        ReadError::Wrong(problems, more) => FlagsError::Wrong(options.locale, problems, more),
    })?;
    for note in notes(&centre, options.locale) {
        eprintln!("{note}");
    }
    write(centre, options, out).map_err(|error| FlagsError::Unwritable(options.locale, error))
}

/// What is not used of the file.
fn notes(centre: &Centre, locale: Locale) -> Vec<String> {
    let mut notes = Vec::new();
    if !centre.ignored.is_empty() {
        notes.push(t!(locale, "flags-file-ignored", columns = centre.ignored.join(", ")));
    }
    if centre.without_weather > 0 {
        notes.push(t!(locale, "flags-file-without-weather", lines = centre.without_weather));
    }
    notes
}

fn write(mut centre: Centre, options: &Options, out: impl Write) -> io::Result<()> {
    let mut sink = Sink::new(options.format, out)?;
    let wanted = |family| options.only.is_none_or(|only| only == family);
    if wanted(Only::Person) {
        for (name, id, days) in centre.people() {
            sink.put(name, Whom::Named(name), person::person_flags(id, &days), options)?;
        }
    }
    for (name, members) in centre.teams() {
        let mut flags = Vec::new();
        if wanted(Only::Team) {
            flags.extend(team::team_flags(&members));
            flags.extend(rule_flags(&members, if options.rules { &TeamRule::ALL } else { &[] }));
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
    fn new(format: Format, mut out: W) -> io::Result<Self> {
        if format == Format::Json {
            out.write_all(b"[")?;
            return Ok(Self::Json { out, first: true });
        }
        let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(out);
        // Written here, so that a file without flags has its headings too.
        writer.write_record(["person_id", "workday", "kind", "severity", "since", "score", "reason"])?;
        Ok(Self::Csv(Box::new(writer)))
    }

    fn put(&mut self, subject: &str, whom: Whom<'_>, flags: Vec<Flag>, options: &Options) -> io::Result<()> {
        let label = |key: &StressorKey| content::stressors().label(options.locale, key).to_owned();
        let raised = flags.into_iter().flat_map(|flag| {
            let since = flag.since.to_string();
            flag.escalations.into_iter().map(move |raised| (since.clone(), raised))
        });
        let mut rows: Vec<(Workday, FlagKind, Row<'_>)> = raised
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

    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
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
