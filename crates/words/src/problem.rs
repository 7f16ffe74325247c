//! Messages about problems of imported files: position, problem and fix.

use domain::Locale;
use domain::problem::{ImportProblem, ImportProblemKind};
use domain::stressor::MAX_STRESSORS;
use domain::uplift::MAX_UPLIFTS;

use crate::t;

/// Maximum number of lines or runs of lines in a message.
const MAX_RUNS_SHOWN: usize = 8;
/// Maximum length of a value in a message, in characters.
const MAX_VALUE_SHOWN: usize = 40;

/// Returns the position: `Line 14, column “roles”`.
#[must_use]
pub fn position(problem: &ImportProblem, locale: Locale) -> String {
    let column = problem.column.as_str();
    if !problem.further_lines.is_empty() {
        let (lines, count) = (lines(problem, locale), problem.lines().count());
        return if column.is_empty() {
            t!(locale, "problem-on-lines", lines = lines, count = count)
        } else {
            t!(locale, "problem-on-lines-in-column", lines = lines, count = count, column = column)
        };
    }
    match (problem.line, column.is_empty()) {
        (0, true) => t!(locale, "problem-in-file"),
        (0, false) => t!(locale, "problem-in-column", column = column),
        (line, true) => t!(locale, "problem-on-line", line = line),
        (line, false) => t!(locale, "problem-on-line-in-column", line = line, column = column),
    }
}

/// Returns the lines of a problem, runs of lines as ranges: `2–241, 250`, `2–241、250`. Only the first few are named.
#[must_use]
pub fn lines(problem: &ImportProblem, locale: Locale) -> String {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for line in problem.lines() {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == line => *last = line,
            _ => runs.push((line, line)),
        }
    }
    let named = runs.iter().take(MAX_RUNS_SHOWN).map(|(first, last)| {
        if first == last { first.to_string() } else { crate::range(locale, &first.to_string(), &last.to_string()) }
    });
    let more = (runs.len() > MAX_RUNS_SHOWN).then(|| "…".to_owned());
    crate::items(locale, &named.chain(more).collect::<Vec<_>>())
}

/// Returns what is wrong. If the lines have several values, it names the first few and says how many more there are.
#[must_use]
pub fn fault(problem: &ImportProblem, locale: Locale) -> String {
    let what = fault_of_first(problem, locale);
    // What says nothing of the value says nothing of the others.
    let says_value = !problem.value.is_empty() && what.contains(&shown(&problem.value));
    let Some(further) = problem.further_values.as_ref().filter(|_| says_value) else { return what };
    let quoted = |value: &String| t!(locale, "problem-value", value = shown(value));
    let values: Vec<String> = further.shown().iter().map(quoted).collect();
    match further.more() {
        0 => t!(locale, "problem-also", what = what, values = crate::list(locale, &values)),
        more => t!(locale, "problem-also-more", what = what, values = crate::items(locale, &values), more = more),
    }
}

/// What is wrong on the first line, with the value there.
fn fault_of_first(problem: &ImportProblem, locale: Locale) -> String {
    let value = shown(&problem.value);
    let column = problem.column.as_str();
    match &problem.what {
        ImportProblemKind::NotText => t!(locale, "problem-not-text"),
        ImportProblemKind::UnclearEncoding => t!(locale, "problem-unclear-encoding"),
        ImportProblemKind::Workbook => t!(locale, "problem-workbook"),
        ImportProblemKind::FarCell => t!(locale, "problem-far-cell"),
        ImportProblemKind::WorkbookTooLarge => t!(locale, "problem-workbook-too-large"),
        ImportProblemKind::FailedFormula(cell) => t!(locale, "problem-failed-formula", cell = cell.as_str()),
        ImportProblemKind::NoLines => t!(locale, "problem-no-lines"),
        ImportProblemKind::TooManyCells => t!(locale, "problem-too-many-cells"),
        ImportProblemKind::MissingColumn => t!(locale, "problem-missing-column", column = column),
        ImportProblemKind::ColumnTwice => t!(locale, "problem-column-twice", column = column),
        ImportProblemKind::MissingValue => t!(locale, "problem-missing-value"),
        ImportProblemKind::TooLong(_) => t!(locale, "problem-too-long", value = value),
        ImportProblemKind::NotAnId => t!(locale, "problem-not-an-id", value = value),
        ImportProblemKind::LineTwice { line } => t!(locale, "problem-line-twice", line = *line),
        ImportProblemKind::SeveralLines => t!(locale, "problem-several-lines"),
        ImportProblemKind::UnknownRole => t!(locale, "problem-unknown-role", value = value),
        ImportProblemKind::NotAnEmail => t!(locale, "problem-not-an-email", value = value),
        ImportProblemKind::NotATimeZone => t!(locale, "problem-not-a-time-zone", value = value),
        ImportProblemKind::NotAShift => t!(locale, "problem-not-a-shift", value = value),
        ImportProblemKind::ShiftNameTooLong(_) => t!(locale, "problem-shift-name-too-long", value = value),
        ImportProblemKind::NotADate => t!(locale, "problem-not-a-date", value = value),
        ImportProblemKind::UnclearYear => t!(locale, "problem-unclear-year", value = value),
        ImportProblemKind::UnclearDates => t!(locale, "problem-unclear-dates", value = value),
        ImportProblemKind::NotYesOrNo => t!(locale, "problem-not-yes-or-no", value = value),
        ImportProblemKind::NotALanguage => t!(locale, "problem-not-a-language", value = value),
        ImportProblemKind::EndsBeforeStarts(starts) => {
            t!(locale, "problem-ends-before-starts", value = value, starts = starts.to_string())
        }
        ImportProblemKind::PersonDiffers { line, before } if before.is_empty() => {
            t!(locale, "problem-person-differs-from-nothing", value = value, line = *line)
        }
        ImportProblemKind::PersonDiffers { line, before } => {
            t!(locale, "problem-person-differs", value = value, line = *line, before = shown(before))
        }
        ImportProblemKind::EmailTaken { line } => t!(locale, "problem-email-taken", value = value, line = *line),
        ImportProblemKind::IdIsAddress { line } => t!(locale, "problem-id-is-address", value = value, line = *line),
        ImportProblemKind::IdInUse => t!(locale, "problem-id-in-use", value = value),
        ImportProblemKind::TeamAtOtherSite { before } => {
            t!(locale, "problem-team-at-other-site", value = value, before = shown(before))
        }
        ImportProblemKind::OtherTimeZone { site, before } => {
            t!(locale, "problem-other-time-zone", value = value, site = shown(site), before = shown(before))
        }
        ImportProblemKind::TimeZoneWithoutSite => t!(locale, "problem-time-zone-without-site", value = value),
        ImportProblemKind::PsychologistLeads => t!(locale, "problem-psychologist-leads"),
        ImportProblemKind::PsychologistInTeam => t!(locale, "problem-psychologist-in-team"),
        ImportProblemKind::SiteInTwoZones { line, before } => {
            t!(locale, "problem-site-in-two-zones", value = value, line = *line, before = shown(before))
        }
        ImportProblemKind::TeamDiffers { line, before } => {
            t!(locale, "problem-team-differs", value = value, line = *line, before = shown(before))
        }
        ImportProblemKind::WorksInTwoTeams { line } => t!(locale, "problem-works-in-two-teams", line = *line),
        ImportProblemKind::UnknownPerson => t!(locale, "problem-unknown-person", value = value),
        ImportProblemKind::NotYet => t!(locale, "problem-not-yet", value = value),
        ImportProblemKind::OlderThanKept(first) => {
            t!(locale, "problem-older-than-kept", value = value, first = first.to_string())
        }
        ImportProblemKind::NotAnEntryId => t!(locale, "problem-not-an-entry-id", value = value),
        ImportProblemKind::NotATime => t!(locale, "problem-not-a-time", value = value),
        ImportProblemKind::NotAMoment => t!(locale, "problem-not-a-moment", value = value),
        ImportProblemKind::NotAShiftOfOneDay => t!(locale, "problem-not-a-shift-of-one-day"),
        ImportProblemKind::NotACalendar => t!(locale, "problem-not-a-calendar"),
        ImportProblemKind::NotARepeat => t!(locale, "problem-not-a-repeat"),
        ImportProblemKind::WhoseEvent => t!(locale, "problem-whose-event"),
        ImportProblemKind::NotAnInstant => t!(locale, "problem-not-an-instant", value = value),
        ImportProblemKind::OtherWorkday(workday) => {
            t!(locale, "problem-other-workday", value = value, workday = workday.to_string())
        }
        ImportProblemKind::NotACount => t!(locale, "problem-not-a-count", value = value),
        ImportProblemKind::NotWhole => t!(locale, "problem-not-whole", value = value),
        ImportProblemKind::IntervalTwice { line } => t!(locale, "problem-interval-twice", line = *line),
        ImportProblemKind::NotAWeather => t!(locale, "problem-not-a-weather", value = value),
        ImportProblemKind::NotAnEnergy => t!(locale, "problem-not-an-energy", value = value),
        ImportProblemKind::UnknownStressor => t!(locale, "problem-unknown-stressor", value = value),
        ImportProblemKind::TooManyStressors => t!(locale, "problem-too-many-stressors"),
        ImportProblemKind::UnknownUplift => t!(locale, "problem-unknown-uplift", value = value),
        ImportProblemKind::TooManyUplifts => t!(locale, "problem-too-many-uplifts"),
        ImportProblemKind::NotAnAudience => t!(locale, "problem-not-an-audience", value = value),
        ImportProblemKind::SaidTwice { line } => t!(locale, "problem-said-twice", line = *line),
        ImportProblemKind::EmailInUse => t!(locale, "problem-email-in-use", value = value),
        ImportProblemKind::NoAdminLeft => t!(locale, "problem-no-admin-left"),
    }
}

/// Returns how to fix it.
#[must_use]
pub fn fix(problem: &ImportProblem, locale: Locale) -> String {
    let column = problem.column.as_str();
    match &problem.what {
        ImportProblemKind::NotText => t!(locale, "problem-not-text-fix"),
        ImportProblemKind::UnclearEncoding => t!(locale, "problem-unclear-encoding-fix"),
        ImportProblemKind::Workbook => t!(locale, "problem-workbook-fix"),
        ImportProblemKind::FarCell => t!(locale, "problem-far-cell-fix"),
        ImportProblemKind::WorkbookTooLarge => t!(locale, "problem-workbook-too-large-fix"),
        ImportProblemKind::FailedFormula(_) => t!(locale, "problem-failed-formula-fix"),
        ImportProblemKind::NoLines => t!(locale, "problem-no-lines-fix"),
        ImportProblemKind::TooManyCells => t!(locale, "problem-too-many-cells-fix"),
        ImportProblemKind::MissingColumn => t!(locale, "problem-missing-column-fix", column = column),
        ImportProblemKind::ColumnTwice => t!(locale, "problem-column-twice-fix"),
        ImportProblemKind::MissingValue => t!(locale, "problem-missing-value-fix"),
        ImportProblemKind::TooLong(longest) => t!(locale, "problem-too-long-fix", longest = *longest),
        ImportProblemKind::NotAnId => t!(locale, "problem-not-an-id-fix"),
        ImportProblemKind::LineTwice { .. } => t!(locale, "problem-line-twice-fix"),
        ImportProblemKind::SeveralLines => t!(locale, "problem-several-lines-fix"),
        ImportProblemKind::UnknownRole => t!(locale, "problem-unknown-role-fix"),
        ImportProblemKind::NotAnEmail => t!(locale, "problem-not-an-email-fix"),
        ImportProblemKind::NotATimeZone => t!(locale, "problem-not-a-time-zone-fix"),
        ImportProblemKind::NotAShift => t!(locale, "problem-not-a-shift-fix"),
        ImportProblemKind::ShiftNameTooLong(longest) => {
            t!(locale, "problem-shift-name-too-long-fix", longest = *longest)
        }
        ImportProblemKind::NotADate => t!(locale, "problem-not-a-date-fix"),
        ImportProblemKind::UnclearYear => t!(locale, "problem-unclear-year-fix"),
        ImportProblemKind::UnclearDates => t!(locale, "problem-unclear-dates-fix"),
        ImportProblemKind::NotYesOrNo => t!(locale, "problem-not-yes-or-no-fix"),
        ImportProblemKind::NotALanguage => t!(locale, "problem-not-a-language-fix"),
        ImportProblemKind::EndsBeforeStarts(_) => t!(locale, "problem-ends-before-starts-fix"),
        ImportProblemKind::PersonDiffers { .. } => t!(locale, "problem-person-differs-fix"),
        ImportProblemKind::EmailTaken { .. } => t!(locale, "problem-email-taken-fix"),
        ImportProblemKind::IdIsAddress { .. } => t!(locale, "problem-id-is-address-fix"),
        ImportProblemKind::IdInUse => t!(locale, "problem-id-in-use-fix"),
        ImportProblemKind::TeamAtOtherSite { .. } => t!(locale, "problem-team-at-other-site-fix"),
        ImportProblemKind::OtherTimeZone { .. } => t!(locale, "problem-other-time-zone-fix"),
        ImportProblemKind::TimeZoneWithoutSite => t!(locale, "problem-time-zone-without-site-fix"),
        ImportProblemKind::PsychologistLeads => t!(locale, "problem-psychologist-leads-fix"),
        ImportProblemKind::PsychologistInTeam => t!(locale, "problem-psychologist-in-team-fix"),
        ImportProblemKind::SiteInTwoZones { .. } => t!(locale, "problem-site-in-two-zones-fix"),
        ImportProblemKind::TeamDiffers { .. } => t!(locale, "problem-team-differs-fix"),
        ImportProblemKind::WorksInTwoTeams { .. } => t!(locale, "problem-works-in-two-teams-fix"),
        ImportProblemKind::UnknownPerson => t!(locale, "problem-unknown-person-fix"),
        ImportProblemKind::NotYet => t!(locale, "problem-not-yet-fix"),
        ImportProblemKind::OlderThanKept(_) => t!(locale, "problem-older-than-kept-fix"),
        ImportProblemKind::NotAnEntryId => t!(locale, "problem-not-an-entry-id-fix"),
        ImportProblemKind::NotATime => t!(locale, "problem-not-a-time-fix"),
        ImportProblemKind::NotAMoment => t!(locale, "problem-not-a-moment-fix"),
        ImportProblemKind::NotAShiftOfOneDay => t!(locale, "problem-not-a-shift-of-one-day-fix"),
        ImportProblemKind::NotACalendar => t!(locale, "problem-not-a-calendar-fix"),
        ImportProblemKind::NotARepeat => t!(locale, "problem-not-a-repeat-fix"),
        ImportProblemKind::WhoseEvent => t!(locale, "problem-whose-event-fix"),
        ImportProblemKind::NotAnInstant => t!(locale, "problem-not-an-instant-fix"),
        ImportProblemKind::OtherWorkday(_) => t!(locale, "problem-other-workday-fix"),
        ImportProblemKind::NotACount => t!(locale, "problem-not-a-count-fix"),
        ImportProblemKind::NotWhole => t!(locale, "problem-not-whole-fix"),
        ImportProblemKind::IntervalTwice { .. } => t!(locale, "problem-interval-twice-fix"),
        ImportProblemKind::NotAWeather => t!(locale, "problem-not-a-weather-fix"),
        ImportProblemKind::NotAnEnergy => t!(locale, "problem-not-an-energy-fix"),
        ImportProblemKind::UnknownStressor => t!(locale, "problem-unknown-stressor-fix"),
        ImportProblemKind::TooManyStressors => t!(locale, "problem-too-many-stressors-fix", most = MAX_STRESSORS),
        ImportProblemKind::UnknownUplift => t!(locale, "problem-unknown-uplift-fix"),
        ImportProblemKind::TooManyUplifts => t!(locale, "problem-too-many-uplifts-fix", most = MAX_UPLIFTS),
        ImportProblemKind::NotAnAudience => t!(locale, "problem-not-an-audience-fix"),
        ImportProblemKind::SaidTwice { .. } => t!(locale, "problem-said-twice-fix"),
        ImportProblemKind::EmailInUse => t!(locale, "problem-email-in-use-fix"),
        ImportProblemKind::NoAdminLeft => t!(locale, "problem-no-admin-left-fix"),
    }
}

/// Returns problem and fix, where the position is plain.
#[must_use]
pub fn fault_and_fix(problem: &ImportProblem, locale: Locale) -> String {
    crate::in_a_row(locale, [fault(problem, locale), fix(problem, locale)])
}

/// Returns position, problem and fix in one line, as the command line prints it.
#[must_use]
pub fn sentence(problem: &ImportProblem, locale: Locale) -> String {
    let (place, what, fix) = (position(problem, locale), fault(problem, locale), fix(problem, locale));
    t!(locale, "problem-sentence", place = place, what = what, fix = fix)
}

/// Shortens a value to one short line.
fn shown(value: &str) -> String {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if value.chars().count() > MAX_VALUE_SHOWN {
        value.chars().take(MAX_VALUE_SHOWN).chain(['…']).collect()
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use domain::Workday;

    use super::*;

    fn kinds() -> Vec<ImportProblemKind> {
        use ImportProblemKind as P;
        let (line, before) = (7, "Cirrus".to_owned());
        let starts = Workday::from_number(20_000);
        vec![
            P::NotText,
            P::UnclearEncoding,
            P::Workbook,
            P::FarCell,
            P::WorkbookTooLarge,
            P::FailedFormula("C12 #N/A".to_owned()),
            P::NoLines,
            P::TooManyCells,
            P::MissingColumn,
            P::ColumnTwice,
            P::MissingValue,
            P::TooLong(80),
            P::NotAnId,
            P::LineTwice { line },
            P::SeveralLines,
            P::UnknownRole,
            P::NotAnEmail,
            P::NotATimeZone,
            P::NotAShift,
            P::ShiftNameTooLong(30),
            P::NotADate,
            P::UnclearYear,
            P::UnclearDates,
            P::NotYesOrNo,
            P::NotALanguage,
            P::EndsBeforeStarts(starts),
            P::PersonDiffers { line, before: before.clone() },
            P::PersonDiffers { line, before: String::new() },
            P::EmailTaken { line },
            P::IdIsAddress { line },
            P::IdInUse,
            P::TeamAtOtherSite { before: before.clone() },
            P::OtherTimeZone { site: (*before).into(), before: (*before).into() },
            P::TimeZoneWithoutSite,
            P::PsychologistLeads,
            P::PsychologistInTeam,
            P::SiteInTwoZones { line, before: before.clone() },
            P::TeamDiffers { line, before },
            P::WorksInTwoTeams { line },
            P::UnknownPerson,
            P::NotYet,
            P::OlderThanKept(starts),
            P::NotAnEntryId,
            P::NotATime,
            P::NotAMoment,
            P::NotAShiftOfOneDay,
            P::NotACalendar,
            P::NotARepeat,
            P::WhoseEvent,
            P::NotAnInstant,
            P::OtherWorkday(starts),
            P::NotACount,
            P::NotWhole,
            P::IntervalTwice { line: 3 },
            P::NotAWeather,
            P::NotAnEnergy,
            P::UnknownStressor,
            P::TooManyStressors,
            P::UnknownUplift,
            P::TooManyUplifts,
            P::NotAnAudience,
            P::SaidTwice { line },
            P::EmailInUse,
            P::NoAdminLeft,
        ]
    }

    #[test]
    fn every_problem_has_its_place_and_its_fix_in_both_languages() {
        for locale in Locale::ALL {
            for what in kinds() {
                let problem = ImportProblem::new(1234, "roles", "boss", what);
                let sentence = sentence(&problem, locale);
                assert!(sentence.contains("1234") && sentence.contains("roles"), "{sentence}");
                assert!(!sentence.contains("problem-") && !sentence.contains(['{', '$']), "{sentence}");
            }
        }
    }

    #[test]
    fn a_problem_of_many_lines_names_them_as_ranges() {
        let further_lines = (3..=241).chain([250]).collect();
        let problem = ImportProblem {
            further_lines,
            ..ImportProblem::new(2, "starts_on", "5.1.2026", ImportProblemKind::NotADate)
        };
        assert!(sentence(&problem, Locale::En).starts_with("Lines 2–241, 250 (241 lines), column “starts_on”: "));
        assert!(sentence(&problem, Locale::ZhCn).contains("2～241、250"));
        let far = ImportProblem { further_lines: (2..40).map(|line| line * 2).collect(), ..problem };
        let named = lines(&far, Locale::En);
        assert!(named.ends_with("16, …"), "{named}");
    }

    #[test]
    fn a_problem_of_many_lines_names_three_values_and_counts_the_others() {
        let mut problem = ImportProblem::new(2, "person_id", "x1", ImportProblemKind::UnknownPerson);
        problem.also_on(3, "x1");
        assert!(!fault(&problem, Locale::En).contains("Also"));
        problem.also_on(4, "x2");
        assert!(fault(&problem, Locale::En).ends_with(" Also “x2”."), "{}", fault(&problem, Locale::En));
        (3..=40).for_each(|number| problem.also_on(number + 2, &format!("x{}", number % 20)));
        let said = fault(&problem, Locale::En);
        assert!(said.contains("“x1”") && said.ends_with(" Also “x2”, “x3” and 17 more."), "{said}");
        let said = fault(&problem, Locale::ZhCn);
        assert!(said.contains("“x1”") && said.ends_with("还有“x2”、“x3”，另有 17 个。"), "{said}");
        let mut several = ImportProblem::new(2, "roles", "agent", ImportProblemKind::PsychologistLeads);
        several.also_on(3, "lead");
        assert!(!fault(&several, Locale::En).contains("Also"));
    }

    #[test]
    fn a_fix_follows_its_fault_after_a_space_in_english_only() {
        let problem = ImportProblem::new(0, "roles", "", ImportProblemKind::NoAdminLeft);
        assert!(fault_and_fix(&problem, Locale::En).contains("admin. Keep"));
        assert!(fault_and_fix(&problem, Locale::ZhCn).contains("管理员了。请"));
    }

    #[test]
    fn a_long_value_is_shortened() {
        let value = "boss ".repeat(400);
        let problem = ImportProblem::new(2, "roles", &value, ImportProblemKind::UnknownRole);
        assert!(fault(&problem, Locale::En).chars().count() < 100);
        assert_eq!(
            sentence(&ImportProblem { value: "boss".to_owned(), ..problem }, Locale::En),
            "Line 2, column “roles”: “boss” contains something that isn’t a role. \
             Write agent, lead, psychologist or admin. Separate several with semicolons, such as agent;lead."
        );
    }
}
