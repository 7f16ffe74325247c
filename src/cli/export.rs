//! `weathervane export climate`: every figure that was released, and nothing else.

use std::io::Write as _;
use std::path::Path;

use serde::Serialize;

use super::{Failure, copied};
use crate::app::climate::sheet;
use crate::app::climate::sheet::{DoneRow, Row};
use crate::config::Format;
use domain::{OrgUnit, Workday};
use store::Site;

/// Every released figure, as a file for programs.
#[derive(Serialize)]
struct Sheet {
    schema: &'static str,
    note: &'static str,
    figures: Vec<Row>,
    /// What was done in each month of a site, and what helped.
    done: Vec<DoneRow>,
}

/// Prints them, week by week, the first week first.
///
/// # Errors
/// The directory holds no centre, or what is printed cannot be written.
pub async fn climate(directory: &Path, format: Format) -> Result<(), Failure> {
    let (_copy, store) = copied::of(directory).await?;
    let (mut figures, mut done) = (Vec::new(), Vec::new());
    for site in store.org_units().tree().await? {
        let places = places(&site);
        let all = store
            .climate()
            .climate(
                places.iter().map(|(place, _)| *place).collect(),
                Workday::from_number(0),
                Workday::from_number(200_000),
            )
            .await?;
        for (place, name) in &places {
            let of = all.iter().filter(|((cell, _), _)| cell.place == *place);
            figures.extend(of.map(|((cell, monday), released)| Row {
                place: place.to_string(),
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
        Format::Csv => out.write_all(&sheet::csv(&figures, &done)?)?,
        Format::Json => {
            let sheet = Sheet { schema: sheet::SCHEMA, note: sheet::NOTE, figures, done };
            serde_json::to_writer_pretty(&mut out, &sheet)?;
            writeln!(out)?;
        }
    }
    Ok(())
}

/// Every place of a site with its name, from the site down.
pub fn places(site: &Site) -> Vec<(OrgUnit, String)> {
    let mut places = vec![(OrgUnit::Site(site.id), site.name.clone())];
    for department in &site.departments {
        places.push((OrgUnit::Department(department.id), department.name.clone()));
        places.extend(department.teams.iter().map(|(team, name)| (OrgUnit::Team(*team), name.clone())));
    }
    places
}
