//! Makes a demo centre of a check-in file: moves its dates by whole weeks, and gives its people names, teams and leads.

use std::collections::BTreeSet;

use crate::app::time_zones;
use domain::{Audience, Locale, Role, Roles, Workday};
use import::check_in_file::CheckInRow;

/// Number of people per team.
const TEAM_SIZE: usize = 12;

/// The lines of a file with moved dates.
pub struct MovedRows {
    /// All shared with the lead.
    pub rows: Vec<CheckInRow>,
    /// Number of weeks by which dates moved.
    pub weeks: i32,
    /// Number of lines after today, which are left out.
    pub left_out: usize,
}

/// Moves dates by whole weeks, so that weekdays do not change and the last week of the file contains `today`.
pub fn moved(rows: Vec<CheckInRow>, today: Workday) -> MovedRows {
    let last = rows.iter().map(|row| row.workday).max().unwrap_or(today);
    let weeks =
        (today.number() - last.number()).div_euclid(7) + i32::from((today.number() - last.number()).rem_euclid(7) != 0);
    let all = rows.len();
    let rows: Vec<CheckInRow> = rows
        .into_iter()
        .map(|row| CheckInRow { workday: row.workday.plus(weeks * 7), audience: Audience::Lead, ..row })
        .filter(|row| row.workday <= today)
        .collect();
    MovedRows { weeks, left_out: all - rows.len(), rows }
}

/// Returns a roster for the people of a file: teams of about twelve with one lead each, a psychologist and an admin.
pub fn roster_of(rows: &[CheckInRow], locale: Locale) -> Vec<domain::roster::RosterRow> {
    let people: BTreeSet<&str> = rows.iter().map(|row| row.person_id.as_str()).collect();
    let first = rows.iter().map(|row| row.workday).min();
    let teams = people.len().div_ceil(TEAM_SIZE).max(1);
    let names = content::names();
    let (team_names, departments) = (names.teams(locale), names.departments(locale));
    let line = |key: String, number: usize, role: Role, team: Option<usize>| domain::roster::RosterRow {
        line: 0,
        person_id: key,
        name: names.person(locale, number),
        email: None,
        roles: Roles::default().with(role),
        team: team.map(|team| domain::roster::RosterTeam {
            id: format!("t{:02}", team + 1),
            name: team_names.get(team % team_names.len().max(1)).cloned().unwrap_or_default(),
        }),
        department: team.and_then(|team| departments.get(team * departments.len() / teams).cloned()),
        site: Some(names.site(locale).to_owned()),
        time_zone: Some(time_zones::likely(locale)),
        shifts: Vec::new(),
        key_post: false,
        language: Some(locale),
        starts_on: first,
        ends_on: None,
        stated: domain::roster::StatedColumns::ALL,
    };
    let agents = people
        .iter()
        .enumerate()
        .map(|(number, key)| line((*key).to_owned(), number, Role::Agent, Some(number % teams)));
    let leads =
        (0..teams).map(|team| line(format!("lead{:02}", team + 1), people.len() + team, Role::Lead, Some(team)));
    let others = [("psychologist", Role::Psychologist), ("admin", Role::Admin)];
    let others = others
        .into_iter()
        .zip(people.len() + teams..)
        .map(|((key, role), number)| line(key.to_owned(), number, role, None));
    agents.chain(leads).chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Weather;

    fn row(workday: &str) -> CheckInRow {
        CheckInRow {
            line: 2,
            person_id: "p1".to_owned(),
            workday: workday.parse().expect("a day"),
            time: None,
            weather: Weather::Fair,
            energy: None,
            stressors: Vec::new(),
            uplifts: Vec::new(),
            note: None,
            audience: Audience::Me,
            id: None,
            said_at: None,
        }
    }

    #[test]
    fn dates_move_by_whole_weeks_and_none_is_in_the_future() {
        let today: Workday = "2026-11-22".parse().expect("a day");
        let MovedRows { rows, weeks, left_out } = moved(vec![row("2019-02-10"), row("2019-02-15")], today);
        assert_eq!((rows.len(), left_out), (1, 1), "the last day would be a Friday to come");
        assert_eq!(rows[0].workday, today);
        assert_eq!(weeks, 406);
        assert_eq!(rows[0].audience, Audience::Lead);
    }
}
