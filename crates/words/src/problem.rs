//! The sentences that say what is wrong with an imported file, where it is and how to fix it.

use domain::Locale;
use domain::problem::{Problem, ProblemKind};
use domain::stressor::MAX_STRESSORS;

use crate::t;

/// How much of a wrong value a sentence repeats, in characters.
const SHOWN: usize = 40;

/// Where it is: `Line 14, column “roles”`.
#[must_use]
pub fn place(problem: &Problem, locale: Locale) -> String {
    let column = problem.column.as_str();
    match (problem.line, column.is_empty()) {
        (0, true) => t!(locale, "problem-in-file"),
        (0, false) => t!(locale, "problem-in-column", column = column),
        (line, true) => t!(locale, "problem-on-line", line = line),
        (line, false) => t!(locale, "problem-on-line-in-column", line = line, column = column),
    }
}

/// What is wrong.
#[must_use]
pub fn fault(problem: &Problem, locale: Locale) -> String {
    let value = shown(&problem.value);
    let column = problem.column.as_str();
    match &problem.what {
        ProblemKind::NotText => t!(locale, "problem-not-text"),
        ProblemKind::Workbook => t!(locale, "problem-workbook"),
        ProblemKind::NoLines => t!(locale, "problem-no-lines"),
        ProblemKind::TooManyCells => t!(locale, "problem-too-many-cells"),
        ProblemKind::MissingColumn => t!(locale, "problem-missing-column", column = column),
        ProblemKind::ColumnTwice => t!(locale, "problem-column-twice", column = column),
        ProblemKind::MissingValue => t!(locale, "problem-missing-value"),
        ProblemKind::TooLong(_) => t!(locale, "problem-too-long", value = value),
        ProblemKind::SeveralLines => t!(locale, "problem-several-lines"),
        ProblemKind::UnknownRole => t!(locale, "problem-unknown-role", value = value),
        ProblemKind::NotAnEmail => t!(locale, "problem-not-an-email", value = value),
        ProblemKind::NotATimeZone => t!(locale, "problem-not-a-time-zone", value = value),
        ProblemKind::NotAShift => t!(locale, "problem-not-a-shift", value = value),
        ProblemKind::NotADate => t!(locale, "problem-not-a-date", value = value),
        ProblemKind::NotYesOrNo => t!(locale, "problem-not-yes-or-no", value = value),
        ProblemKind::NotALanguage => t!(locale, "problem-not-a-language", value = value),
        ProblemKind::EndsBeforeStarts(starts) => {
            t!(locale, "problem-ends-before-starts", value = value, starts = starts.to_string())
        }
        ProblemKind::PersonDiffers { line, before } if before.is_empty() => {
            t!(locale, "problem-person-differs-from-nothing", value = value, line = *line)
        }
        ProblemKind::PersonDiffers { line, before } => {
            t!(locale, "problem-person-differs", value = value, line = *line, before = shown(before))
        }
        ProblemKind::EmailTaken { line } => t!(locale, "problem-email-taken", value = value, line = *line),
        ProblemKind::PsychologistLeads => t!(locale, "problem-psychologist-leads"),
        ProblemKind::SiteInTwoZones { line, before } => {
            t!(locale, "problem-site-in-two-zones", value = value, line = *line, before = shown(before))
        }
        ProblemKind::TeamDiffers { line, before } => {
            t!(locale, "problem-team-differs", value = value, line = *line, before = shown(before))
        }
        ProblemKind::WorksInTwoTeams { line } => t!(locale, "problem-works-in-two-teams", line = *line),
        ProblemKind::UnknownPerson => t!(locale, "problem-unknown-person", value = value),
        ProblemKind::NotYet => t!(locale, "problem-not-yet", value = value),
        ProblemKind::NotATime => t!(locale, "problem-not-a-time", value = value),
        ProblemKind::NotAMoment => t!(locale, "problem-not-a-moment", value = value),
        ProblemKind::NotACount => t!(locale, "problem-not-a-count", value = value),
        ProblemKind::IntervalTwice { line } => t!(locale, "problem-interval-twice", line = *line),
        ProblemKind::NotAWeather => t!(locale, "problem-not-a-weather", value = value),
        ProblemKind::NotAnEnergy => t!(locale, "problem-not-an-energy", value = value),
        ProblemKind::UnknownStressor => t!(locale, "problem-unknown-stressor", value = value),
        ProblemKind::TooManyStressors => t!(locale, "problem-too-many-stressors"),
        ProblemKind::NotAnAudience => t!(locale, "problem-not-an-audience", value = value),
        ProblemKind::SaidTwice { line } => t!(locale, "problem-said-twice", line = *line),
        ProblemKind::EmailInUse => t!(locale, "problem-email-in-use", value = value),
        ProblemKind::NoAdminLeft => t!(locale, "problem-no-admin-left"),
    }
}

/// How to mend it.
#[must_use]
pub fn mend(problem: &Problem, locale: Locale) -> String {
    let column = problem.column.as_str();
    match &problem.what {
        ProblemKind::NotText => t!(locale, "problem-not-text-mend"),
        ProblemKind::Workbook => t!(locale, "problem-workbook-mend"),
        ProblemKind::NoLines => t!(locale, "problem-no-lines-mend"),
        ProblemKind::TooManyCells => t!(locale, "problem-too-many-cells-mend"),
        ProblemKind::MissingColumn => t!(locale, "problem-missing-column-mend", column = column),
        ProblemKind::ColumnTwice => t!(locale, "problem-column-twice-mend"),
        ProblemKind::MissingValue => t!(locale, "problem-missing-value-mend"),
        ProblemKind::TooLong(longest) => t!(locale, "problem-too-long-mend", longest = *longest),
        ProblemKind::SeveralLines => t!(locale, "problem-several-lines-mend"),
        ProblemKind::UnknownRole => t!(locale, "problem-unknown-role-mend"),
        ProblemKind::NotAnEmail => t!(locale, "problem-not-an-email-mend"),
        ProblemKind::NotATimeZone => t!(locale, "problem-not-a-time-zone-mend"),
        ProblemKind::NotAShift => t!(locale, "problem-not-a-shift-mend"),
        ProblemKind::NotADate => t!(locale, "problem-not-a-date-mend"),
        ProblemKind::NotYesOrNo => t!(locale, "problem-not-yes-or-no-mend"),
        ProblemKind::NotALanguage => t!(locale, "problem-not-a-language-mend"),
        ProblemKind::EndsBeforeStarts(_) => t!(locale, "problem-ends-before-starts-mend"),
        ProblemKind::PersonDiffers { .. } => t!(locale, "problem-person-differs-mend"),
        ProblemKind::EmailTaken { .. } => t!(locale, "problem-email-taken-mend"),
        ProblemKind::PsychologistLeads => t!(locale, "problem-psychologist-leads-mend"),
        ProblemKind::SiteInTwoZones { .. } => t!(locale, "problem-site-in-two-zones-mend"),
        ProblemKind::TeamDiffers { .. } => t!(locale, "problem-team-differs-mend"),
        ProblemKind::WorksInTwoTeams { .. } => t!(locale, "problem-works-in-two-teams-mend"),
        ProblemKind::UnknownPerson => t!(locale, "problem-unknown-person-mend"),
        ProblemKind::NotYet => t!(locale, "problem-not-yet-mend"),
        ProblemKind::NotATime => t!(locale, "problem-not-a-time-mend"),
        ProblemKind::NotAMoment => t!(locale, "problem-not-a-moment-mend"),
        ProblemKind::NotACount => t!(locale, "problem-not-a-count-mend"),
        ProblemKind::IntervalTwice { .. } => t!(locale, "problem-interval-twice-mend"),
        ProblemKind::NotAWeather => t!(locale, "problem-not-a-weather-mend"),
        ProblemKind::NotAnEnergy => t!(locale, "problem-not-an-energy-mend"),
        ProblemKind::UnknownStressor => t!(locale, "problem-unknown-stressor-mend"),
        ProblemKind::TooManyStressors => t!(locale, "problem-too-many-stressors-mend", most = MAX_STRESSORS),
        ProblemKind::NotAnAudience => t!(locale, "problem-not-an-audience-mend"),
        ProblemKind::SaidTwice { .. } => t!(locale, "problem-said-twice-mend"),
        ProblemKind::EmailInUse => t!(locale, "problem-email-in-use-mend"),
        ProblemKind::NoAdminLeft => t!(locale, "problem-no-admin-left-mend"),
    }
}

/// OrgUnit, fault and mend in one line, as the command line prints it.
#[must_use]
pub fn sentence(problem: &Problem, locale: Locale) -> String {
    let (place, what, mend) = (place(problem, locale), fault(problem, locale), mend(problem, locale));
    t!(locale, "problem-sentence", place = place, what = what, mend = mend)
}

/// A value short enough to stand in a sentence, on one line.
fn shown(value: &str) -> String {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if value.chars().count() > SHOWN { value.chars().take(SHOWN).chain(['…']).collect() } else { value }
}

#[cfg(test)]
mod tests {
    use domain::Workday;

    use super::*;

    fn kinds() -> Vec<ProblemKind> {
        use ProblemKind as P;
        let (line, before) = (7, "Cirrus".to_owned());
        let starts = Workday::from_number(20_000);
        vec![
            P::NotText,
            P::Workbook,
            P::NoLines,
            P::TooManyCells,
            P::MissingColumn,
            P::ColumnTwice,
            P::MissingValue,
            P::TooLong(80),
            P::SeveralLines,
            P::UnknownRole,
            P::NotAnEmail,
            P::NotATimeZone,
            P::NotAShift,
            P::NotADate,
            P::NotYesOrNo,
            P::NotALanguage,
            P::EndsBeforeStarts(starts),
            P::PersonDiffers { line, before: before.clone() },
            P::PersonDiffers { line, before: String::new() },
            P::EmailTaken { line },
            P::PsychologistLeads,
            P::SiteInTwoZones { line, before: before.clone() },
            P::TeamDiffers { line, before },
            P::WorksInTwoTeams { line },
            P::UnknownPerson,
            P::NotYet,
            P::NotATime,
            P::NotAMoment,
            P::NotACount,
            P::IntervalTwice { line: 3 },
            P::NotAWeather,
            P::NotAnEnergy,
            P::UnknownStressor,
            P::TooManyStressors,
            P::NotAnAudience,
            P::SaidTwice { line },
        ]
    }

    #[test]
    fn every_problem_is_told_with_its_place_and_its_mend_in_both_languages() {
        for locale in Locale::ALL {
            for what in kinds() {
                let problem = Problem { line: 1234, column: "roles".to_owned(), value: "boss".to_owned(), what };
                let sentence = sentence(&problem, locale);
                assert!(sentence.contains("1234") && sentence.contains("roles"), "{sentence}");
                assert!(!sentence.contains("problem-") && !sentence.contains(['{', '$']), "{sentence}");
            }
        }
    }

    #[test]
    fn a_long_value_does_not_drown_the_sentence() {
        let value = "boss ".repeat(400);
        let problem = Problem { line: 2, column: "roles".to_owned(), value, what: ProblemKind::UnknownRole };
        assert!(fault(&problem, Locale::En).chars().count() < 100);
        assert_eq!(
            sentence(&Problem { value: "boss".to_owned(), ..problem }, Locale::En),
            "Line 2, column “roles”: “boss” contains something that isn’t a role. \
             Write agent, lead, psychologist or admin. Separate several with semicolons, such as agent;lead."
        );
    }
}
