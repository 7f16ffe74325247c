//! The problems that an imported file can have, and their position.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::Workday;

/// Maximum number of values that are shown of one problem.
pub const MAX_VALUES_SHOWN: usize = 3;

/// One problem of an imported file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportProblem {
    /// The line of the file, counted from 1; 0 for the whole file.
    pub line: u64,
    /// The heading of the column; empty for the whole line.
    pub column: String,
    /// The content of the cell on the first line.
    pub value: String,
    /// The kind of problem.
    pub what: ImportProblemKind,
    /// Later lines with the same problem in the same column, so that one fault is reported once.
    pub further_lines: Vec<u64>,
    /// What is in that column on the later lines; none if it is the same.
    pub further_values: Option<Box<FurtherValues>>,
}

/// The values of the later lines of a problem that are not that of the first: the first few, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FurtherValues {
    shown: Vec<String>,
    /// Hashes of all of them: a file can have a million.
    known: HashSet<u64>,
}

impl FurtherValues {
    /// The first of them: with that of the first line, at most [`MAX_VALUES_SHOWN`].
    #[must_use]
    pub fn shown(&self) -> &[String] {
        &self.shown
    }

    /// How many different ones there are besides.
    #[must_use]
    pub fn more(&self) -> usize {
        self.known.len().saturating_sub(self.shown.len())
    }

    fn add(&mut self, value: &str) {
        let mut hasher = DefaultHasher::new();
        value.hash(&mut hasher);
        if self.known.insert(hasher.finish()) && self.shown.len() + 1 < MAX_VALUES_SHOWN {
            self.shown.push(value.to_owned());
        }
    }
}

impl ImportProblem {
    /// A problem of one line.
    #[must_use]
    pub fn new(line: u64, column: &str, value: &str, what: ImportProblemKind) -> Self {
        Self {
            line,
            column: column.to_owned(),
            value: value.to_owned(),
            what,
            further_lines: Vec::new(),
            further_values: None,
        }
    }

    /// Adds a later line that has the same problem in the same column, with its value there.
    pub fn also_on(&mut self, line: u64, value: &str) {
        self.further_lines.push(line);
        if value != self.value {
            self.further_values.get_or_insert_default().add(value);
        }
    }

    /// Returns all lines that have the problem.
    pub fn lines(&self) -> impl Iterator<Item = u64> {
        std::iter::once(self.line).chain(self.further_lines.iter().copied())
    }
}

/// The kind of problem. A `line` is the earlier line that this one contradicts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ImportProblemKind {
    /// The bytes are not text in the encoding.
    NotText,
    /// Several encodings fit equally well.
    UnclearEncoding,
    /// The file is a workbook of a spreadsheet program that cannot be read.
    Workbook,
    /// The used cells of the sheet lie too far apart.
    FarCell,
    /// The workbook would take too much memory.
    WorkbookTooLarge,
    /// The formula of a cell failed: its address and what it shows, `C12 #N/A`.
    FailedFormula(String),
    /// There are no lines below the headings, or no headings.
    NoLines,
    /// The line has more cells than there are headings.
    TooManyCells,
    /// A required column is missing.
    MissingColumn,
    /// Two columns have the same heading.
    ColumnTwice,
    /// A required value is missing.
    MissingValue,
    /// The value has more than this many characters.
    TooLong(usize),
    /// An id without a letter or a digit.
    NotAnId,
    /// An earlier line says the same.
    LineTwice {
        /// The earlier line.
        line: u64,
    },
    /// The value contains a line break.
    SeveralLines,
    /// Not a role.
    UnknownRole,
    /// Not an e-mail address.
    NotAnEmail,
    /// Not the name of a time zone.
    NotATimeZone,
    /// Not a shift pattern.
    NotAShift,
    /// The name of a shift has more than this many characters.
    ShiftNameTooLong(usize),
    /// Not a date.
    NotADate,
    /// A date with a year of two digits: nothing tells which part it is, or of which century.
    UnclearYear,
    /// A date that is one of two days: nothing tells whether the day or the month is first.
    UnclearDates,
    /// Neither yes nor no.
    NotYesOrNo,
    /// Not a language of the product.
    NotALanguage,
    /// The last day is before the first, which is this one.
    EndsBeforeStarts(Workday),
    /// The same person has another value in this column on an earlier line.
    PersonDiffers {
        /// The earlier line.
        line: u64,
        /// The value on that line.
        before: String,
    },
    /// Another person has this e-mail address on an earlier line.
    EmailTaken {
        /// The earlier line.
        line: u64,
    },
    /// Another person signs in with this: it is an id here and an e-mail address on an earlier line, or the other way
    /// round.
    IdIsAddress {
        /// The earlier line.
        line: u64,
    },
    /// A psychologist would lead a team.
    PsychologistLeads,
    /// A psychologist would work in a team.
    PsychologistInTeam,
    /// The site has another time zone on an earlier line.
    SiteInTwoZones {
        /// The earlier line.
        line: u64,
        /// The time zone on that line.
        before: String,
    },
    /// The team has another name, department or site on an earlier line.
    TeamDiffers {
        /// The earlier line.
        line: u64,
        /// The value on that line.
        before: String,
    },
    /// The person would be a member of two teams at the same time.
    WorksInTwoTeams {
        /// The earlier line.
        line: u64,
    },
    /// No person has this `person_id`.
    UnknownPerson,
    /// The day is in the future.
    NotYet,
    /// The day is before this one, the first that the retention keeps.
    OlderThanKept(Workday),
    /// Not the id of a check-in.
    NotAnEntryId,
    /// Not a time of day.
    NotATime,
    /// Not a weather.
    NotAWeather,
    /// Not a number of bars.
    NotAnEnergy,
    /// Not a stressor of this centre.
    UnknownStressor,
    /// More stressors than one check-in may name.
    TooManyStressors,
    /// Not an uplift of the catalogue.
    UnknownUplift,
    /// More uplifts than one check-in may name.
    TooManyUplifts,
    /// Not an audience.
    NotAnAudience,
    /// An earlier line has the same person, workday and time.
    SaidTwice {
        /// The earlier line.
        line: u64,
    },
    /// Not a date with a time of day.
    NotAMoment,
    /// A shift that lasts no time, or more than a day.
    NotAShiftOfOneDay,
    /// A calendar file that cannot be read to its end.
    NotACalendar,
    /// An event that repeats too often or by a rule that cannot be read.
    NotARepeat,
    /// Nothing says whose event it is.
    WhoseEvent,
    /// Not a date and time with an offset from UTC.
    NotAnInstant,
    /// The moment is not on this workday, by the clock of any place on earth, or after now.
    OtherWorkday(Workday),
    /// Not a number of calls, seconds or agents.
    NotACount,
    /// A number with a fraction, of something that is counted.
    NotWhole,
    /// An earlier line has the same queue and interval.
    IntervalTwice {
        /// The earlier line.
        line: u64,
    },
    /// A person who is not in the file has this e-mail address.
    EmailInUse,
    /// A person who is not in the file has this id as an e-mail address.
    IdInUse,
    /// The team exists at another site, which is this one.
    TeamAtOtherSite {
        /// The site of the team.
        before: String,
    },
    /// The line states a time zone and no site, and the site of its team has another time zone.
    OtherTimeZone {
        /// The site of the team.
        site: Box<str>,
        /// The time zone of the site.
        before: Box<str>,
    },
    /// The line states a time zone and no site, and there are several sites or none.
    TimeZoneWithoutSite,
    /// The centre would have no admin left.
    NoAdminLeft,
}
