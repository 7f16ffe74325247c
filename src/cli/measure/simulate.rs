//! `weathervane simulate`: writes the import files of an invented centre, and its true episodes.

use std::path::Path;

use jiff::tz::TimeZone;

use domain::{Locale, Role, Roles};
use evaluation::simulator::{
    CentrePlan, Employee, PlannedChanges, Setting, ShiftNames, SimulatedCentre, SimulatedEpisode, SimulatedInterval,
    SimulatedStressor, simulate,
};
use import::csv_reader::table;
use import::{check_in_file, roster};
use words::t;

/// A simulated centre as rows of import files.
#[derive(Clone, Debug, PartialEq)]
pub struct SimulatedFiles {
    /// Rows of `roster.csv`.
    pub roster: Vec<domain::roster::RosterRow>,
    /// Rows of `check_ins.csv`.
    pub check_ins: Vec<check_in_file::CheckInRow>,
    /// The simulated people, calls and episodes.
    pub truth: SimulatedCentre,
}

/// Why the files were not written.
#[derive(Debug, thiserror::Error)]
pub enum SimulateError {
    /// A file could not be written.
    #[error("{path}: {source}")]
    File {
        /// Path of the file.
        path: String,
        /// The I/O error.
        source: std::io::Error,
    },
    /// A CSV table could not be serialized.
    #[error(transparent)]
    Table(#[from] csv::Error),
}

/// Simulates a centre and writes `roster.csv`, `check_ins.csv`, `load.csv` and `episodes.csv` to `out`, which is
/// created if missing.
///
/// # Errors
/// If a file cannot be written.
pub fn run(plan: &CentrePlan, locale: Locale, out: &Path) -> Result<SimulatedFiles, SimulateError> {
    let centre = centre(plan, locale);
    let write = |name: &str, text: String| {
        let path = out.join(name);
        std::fs::write(&path, text).map_err(|source| SimulateError::File { path: path.display().to_string(), source })
    };
    std::fs::create_dir_all(out).map_err(|source| SimulateError::File { path: out.display().to_string(), source })?;
    write("roster.csv", roster::to_csv(&centre.roster)?)?;
    write("check_ins.csv", check_in_file::to_csv(&centre.check_ins)?)?;
    write("load.csv", load(&centre.truth)?)?;
    write("episodes.csv", episodes(&centre.truth)?)?;
    Ok(centre)
}

/// Simulates a centre with names in this language, in the time zone of this machine.
#[must_use]
pub fn centre(plan: &CentrePlan, locale: Locale) -> SimulatedFiles {
    centre_with(plan, locale, PlannedChanges::default())
}

/// Simulates the same centre with changes on purpose.
#[must_use]
pub fn centre_with(plan: &CentrePlan, locale: Locale, changes: PlannedChanges) -> SimulatedFiles {
    let setting = Setting { changes, ..setting(plan, locale) };
    let truth = simulate(plan, &setting);
    let roster = truth.people.iter().flat_map(|person| lines(person, &truth, &setting, locale)).collect::<Vec<_>>();
    SimulatedFiles {
        roster: numbered(roster, |row, line| row.line = line),
        check_ins: numbered(check_ins(&truth), |row, line| row.line = line),
        truth,
    }
}

/// Returns the names and texts of a simulated centre in this language.
#[must_use]
pub fn setting(plan: &CentrePlan, locale: Locale) -> Setting {
    let names = content::names();
    let causes = content::stressors().iter().map(|stressor| SimulatedStressor {
        key: stressor.key.clone(),
        group: stressor.group.clone(),
        common: stressor.common,
        // The catalogue does not contain this, and it would look wrong in an early shift.
        only_at_night: stressor.key.as_str() == "night_shift",
    });
    Setting {
        people: (0..plan.people).map(|number| names.person(locale, number)).collect(),
        teams: names.teams(locale),
        departments: names.departments(locale),
        site: names.site(locale).to_owned(),
        time_zone: TimeZone::system().iana_name().unwrap_or("UTC").to_owned(),
        shifts: ShiftNames {
            early: t!(locale, "simulated-shift-early"),
            day: t!(locale, "simulated-shift-day"),
            late: t!(locale, "simulated-shift-late"),
            night: t!(locale, "simulated-shift-night"),
        },
        stressors: causes.collect(),
        uplifts: content::uplifts().iter().map(|uplift| uplift.key.clone()).collect(),
        low_notes: vec![
            t!(locale, "simulated-note-low-1"),
            t!(locale, "simulated-note-low-2"),
            t!(locale, "simulated-note-low-3"),
            t!(locale, "simulated-note-low-4"),
            t!(locale, "simulated-note-low-5"),
            t!(locale, "simulated-note-low-6"),
        ],
        good_notes: vec![
            t!(locale, "simulated-note-good-1"),
            t!(locale, "simulated-note-good-2"),
            t!(locale, "simulated-note-good-3"),
            t!(locale, "simulated-note-good-4"),
        ],
        changes: PlannedChanges::default(),
    }
}

/// Returns the lines of one person: one for the team they work in or lead, and one for each other team that they lead.
fn lines(
    person: &Employee,
    truth: &SimulatedCentre,
    setting: &Setting,
    locale: Locale,
) -> Vec<domain::roster::RosterRow> {
    let line = |team: Option<usize>, roles: Roles| {
        let team = team.and_then(|team| truth.teams.get(team));
        domain::roster::RosterRow {
            line: 0,
            person_id: person.person_id.clone(),
            name: person.name.clone(),
            email: Some(person.email.clone()),
            roles,
            team: team.map(|team| domain::roster::RosterTeam { id: team.id.clone(), name: team.name.clone() }),
            department: team.map(|team| team.department.clone()),
            site: Some(setting.site.clone()),
            time_zone: Some(setting.time_zone.clone()),
            shifts: person.shifts.clone(),
            key_post: person.key_post,
            language: Some(locale),
            starts_on: Some(person.starts_on),
            ends_on: person.ends_on,
            stated: domain::roster::StatedColumns::ALL,
        }
    };
    let first = person.works_in.or(person.leads.first().copied());
    let others = person.leads.iter().filter(|team| Some(**team) != first);
    let lead = Roles::default().with(Role::Lead);
    std::iter::once(line(first, person.roles)).chain(others.map(|team| line(Some(*team), lead))).collect()
}

fn check_ins(truth: &SimulatedCentre) -> Vec<check_in_file::CheckInRow> {
    truth
        .check_ins
        .iter()
        .filter_map(|entry| {
            Some(check_in_file::CheckInRow {
                line: 0,
                person_id: truth.people.get(entry.person)?.person_id.clone(),
                workday: entry.workday,
                time: Some(entry.time),
                weather: entry.weather,
                energy: entry.energy,
                stressors: entry.stressors.clone(),
                uplifts: entry.uplifts.clone(),
                note: entry.note.clone(),
                audience: entry.audience,
                id: None,
                said_at: None,
            })
        })
        .collect()
}

/// Sets the line number that each row has in the file, below the headings.
fn numbered<T>(mut rows: Vec<T>, set: impl Fn(&mut T, u64)) -> Vec<T> {
    rows.iter_mut().zip(2..).for_each(|(row, line)| set(row, line));
    rows
}

fn load(truth: &SimulatedCentre) -> Result<String, csv::Error> {
    let cells = |interval: &SimulatedInterval| {
        [
            interval.queue.clone(),
            interval.starts.to_string(),
            interval.offered.to_string(),
            interval.handle_seconds.to_string(),
            interval.agents.to_string(),
        ]
    };
    table(["queue", "interval_start", "offered", "handle_seconds", "agents"], truth.load.iter().map(cells))
}

fn episodes(truth: &SimulatedCentre) -> Result<String, csv::Error> {
    let cells = |episode: &SimulatedEpisode| {
        let person = episode.person.and_then(|person| truth.people.get(person));
        [
            episode.kind.key().to_owned(),
            person.map(|person| person.person_id.clone()).unwrap_or_default(),
            truth.teams.get(episode.team).map(|team| team.id.clone()).unwrap_or_default(),
            episode.starts_on.to_string(),
            episode.ends_on.to_string(),
            format!("{:.2}", episode.depth),
            episode.stressor.clone().map(String::from).unwrap_or_default(),
        ]
    };
    let headings = ["kind", "person_id", "team_id", "starts_on", "ends_on", "depth", "stressor"];
    table(headings, truth.episodes.iter().map(cells))
}

#[cfg(test)]
mod tests {
    use super::*;
    use import::check_in_file::ReferenceData;

    fn plan() -> CentrePlan {
        CentrePlan { people: 100, days: 60, seed: 7, last: "2026-03-13".parse().expect("a date") }
    }

    #[test]
    fn written_files_are_read_back_unchanged() {
        for locale in Locale::ALL {
            let folder = tempfile::tempdir().expect("a folder");
            let centre = run(&plan(), locale, folder.path()).expect("a centre");
            let file = |name| std::fs::read(folder.path().join(name)).expect("a file");

            let roster = roster::parse(&file("roster.csv")).expect("a roster without a fault");
            assert_eq!(roster.rows, centre.roster);

            let known = |id: &str| roster.rows.iter().any(|row| row.person_id == id);
            let known = ReferenceData {
                person: &known,
                stressor: &|key| content::stressors().contains(key),
                uplift: &|key| content::uplifts().get(key).is_some(),
                first: None,
                last: &|_| Some(plan().last),
                now: None,
            };
            let check_ins = check_in_file::parse(&file("check_ins.csv"), known).expect("check-ins without a fault");
            assert_eq!(check_ins.rows, centre.check_ins);
        }
    }

    #[test]
    fn the_truth_names_people_and_teams_of_the_roster() {
        let centre = centre(&plan(), Locale::En);
        let text = episodes(&centre.truth).expect("a table");
        assert!(text.lines().count() > 1);
        for line in text.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            assert!(cells[1].is_empty() || centre.roster.iter().any(|row| row.person_id == cells[1]), "{line}");
            assert!(
                centre.roster.iter().any(|row| row.team.as_ref().is_some_and(|team| team.id == cells[2])),
                "{line}"
            );
        }
    }
}
