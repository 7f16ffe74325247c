//! What can be wrong with an imported file, and where.

use crate::Workday;

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line of the file, counted from 1; 0 where the whole file is meant.
    pub line: u64,
    /// The column by its heading; empty where the whole line is meant.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// What is wrong with it.
    pub what: ProblemKind,
}

/// What is wrong. A `line` is the earlier line with which this one does not go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The bytes are no text in an encoding that is read here.
    NotText,
    /// The file is a workbook of a spreadsheet program.
    Workbook,
    /// There is nothing below the headings, or not even these.
    NoLines,
    /// The line has more cells than there are headings.
    TooManyCells,
    /// A column that is needed is not there.
    MissingColumn,
    /// Two columns have the same heading.
    ColumnTwice,
    /// A value that is needed is not there.
    MissingValue,
    /// The value has more than this many characters.
    TooLong(usize),
    /// The value goes over several lines.
    SeveralLines,
    /// Not a role.
    UnknownRole,
    /// Not an e-mail address.
    NotAnEmail,
    /// Not the name of a time zone.
    NotATimeZone,
    /// Not a shift pattern.
    NotAShift,
    /// Not a date.
    NotADate,
    /// Neither yes nor no.
    NotYesOrNo,
    /// Not a language of the product.
    NotALanguage,
    /// The last day lies before the first, which is this one.
    EndsBeforeStarts(Workday),
    /// The same person has another value in this column on an earlier line.
    PersonDiffers {
        /// The earlier line.
        line: u64,
        /// What stands there.
        before: String,
    },
    /// Somebody else has this e-mail address.
    EmailTaken {
        /// The earlier line.
        line: u64,
    },
    /// A psychologist would lead a team.
    PsychologistLeads,
    /// The site has another time zone on an earlier line.
    SiteInTwoZones {
        /// The earlier line.
        line: u64,
        /// The zone there.
        before: String,
    },
    /// The team has another name, department or site on an earlier line.
    TeamDiffers {
        /// The earlier line.
        line: u64,
        /// What stands there.
        before: String,
    },
    /// The person would work in two teams at once.
    WorksInTwoTeams {
        /// The earlier line.
        line: u64,
    },
    /// Nobody has this `person_id`.
    UnknownPerson,
    /// The day has not come yet.
    NotYet,
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
    /// Not an audience.
    NotAnAudience,
    /// The same person, workday and time stand on an earlier line.
    SaidTwice {
        /// The earlier line.
        line: u64,
    },
    /// Not a date with a time of day.
    NotAMoment,
    /// Not a number of calls, seconds or agents.
    NotACount,
    /// The same queue and interval stand on an earlier line.
    IntervalTwice {
        /// The earlier line.
        line: u64,
    },
    /// Somebody who is not in the file has this e-mail address.
    EmailInUse,
    /// Nobody who administers the centre would be left.
    NoAdminLeft,
}
