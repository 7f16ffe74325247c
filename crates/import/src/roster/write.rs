//! Writes roster files.

use crate::cell::for_spreadsheet;
use crate::csv_reader::table;
use domain::Locale;
use domain::roster::{COLUMNS, RosterRow};

/// Writes the rows as a CSV file that [`super::parse`] reads back.
///
/// # Errors
/// If writing to memory fails, which does not happen in practice.
pub fn to_csv(rows: &[RosterRow]) -> Result<String, csv::Error> {
    table(COLUMNS, rows.iter().map(|row| cells(row).map(|cell| for_spreadsheet(&cell))))
}

fn cells(row: &RosterRow) -> [String; COLUMNS.len()] {
    let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
    let shifts: Vec<_> = row.shifts.iter().map(ToString::to_string).collect();
    let (team_id, team) = row.team.clone().map(|team| (team.id, team.name)).unwrap_or_default();
    [
        row.person_id.clone(),
        row.name.clone(),
        or_empty(&row.email),
        row.roles.to_string(),
        team_id,
        team,
        or_empty(&row.department),
        or_empty(&row.site),
        or_empty(&row.time_zone),
        shifts.join("; "),
        if row.key_post { "yes" } else { "no" }.to_owned(),
        row.language.map(Locale::tag).unwrap_or_default().to_owned(),
        row.starts_on.map(|day| day.to_string()).unwrap_or_default(),
        row.ends_on.map(|day| day.to_string()).unwrap_or_default(),
    ]
}
