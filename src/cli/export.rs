//! `weathervane export climate`: all released figures.

use std::io::Write as _;
use std::path::Path;

use serde::Serialize;

use super::common::Failure;
use super::database_copy;
use crate::app::climate::sheet;
use crate::app::climate::sheet::{DoneRow, Row};
use crate::config::OutputFormat;
use domain::{OrgUnit, Workday};
use store::Site;

/// All released figures, as JSON for programs.
#[derive(Serialize)]
struct Sheet {
    schema: &'static str,
    note: &'static str,
    figures: Vec<Row>,
    /// Actions per month and site, and how many helped.
    done: Vec<DoneRow>,
}

/// Prints all released figures in the order of the weeks.
///
/// # Errors
/// If the directory holds no centre, or the output cannot be written.
pub async fn climate(directory: &Path, format: OutputFormat) -> Result<(), Failure> {
    let (_copy, store) = database_copy::open(directory)?;
    let (mut figures, mut done) = (Vec::new(), Vec::new());
    for site in store.org_units().tree().await? {
        let units = org_units(&site);
        let all = store
            .climate()
            .climate(
                units.iter().map(|(unit, _)| *unit).collect(),
                Workday::from_number(0),
                Workday::from_number(200_000),
            )
            .await?;
        for (unit, name) in &units {
            let of = all.iter().filter(|((cell, _), _)| cell.place == *unit);
            figures.extend(of.map(|((cell, monday), released)| Row {
                place: unit.to_string(),
                name: name.clone(),
                period: monday.to_string(),
                part: cell.slice.as_ref().map(ToString::to_string).unwrap_or_default(),
                figures: released.clone(),
            }));
        }
        let months = store.climate().all_doings(site.id).await?;
        done.extend(months.into_iter().map(|(month, released)| DoneRow {
            place: OrgUnit::Site(site.id).to_string(),
            name: site.name.clone(),
            period: month.to_string(),
            done: released,
        }));
    }
    figures.sort_by(|a, b| a.period.cmp(&b.period));
    done.sort_by(|a, b| a.period.cmp(&b.period));
    let mut out = std::io::stdout().lock();
    match format {
        OutputFormat::Csv => out.write_all(&sheet::csv(&figures, &done)?)?,
        OutputFormat::Json => {
            let sheet = Sheet { schema: sheet::SCHEMA, note: sheet::NOTE, figures, done };
            serde_json::to_writer_pretty(&mut out, &sheet)?;
            writeln!(out)?;
        }
    }
    Ok(())
}

/// Returns the org units of a site with their names: the site, then each department followed by its teams.
pub fn org_units(site: &Site) -> Vec<(OrgUnit, String)> {
    let mut units = vec![(OrgUnit::Site(site.id), site.name.clone())];
    for department in &site.departments {
        units.push((OrgUnit::Department(department.id), department.name.clone()));
        units.extend(department.teams.iter().map(|(team, name)| (OrgUnit::Team(*team), name.clone())));
    }
    units
}
