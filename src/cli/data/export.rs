//! `weathervane export climate`: all released figures.

use std::io::Write as _;
use std::path::Path;

use serde::Serialize;

use crate::app::climate::gathered::{draw_name, joined, last_monday};
use crate::app::climate::rows::{self, FigureRow, FigureSource};
use crate::cli::common::Failure;
use crate::cli::database_copy;
use crate::config::OutputFormat;
use domain::OrgUnit;
use insight::climate::estimate::{ClimateScope, Span, Weeks, stated};
use insight::climate::{Draw, Released};
use store::Site;

/// All released figures, as JSON for programs.
#[derive(Serialize)]
struct ExportedFigures {
    schema: &'static str,
    note: &'static str,
    estimates: Vec<FigureRow>,
    draws: Vec<Released<Draw>>,
}

/// Prints all released figures: the weather of every week, month and quarter, and every draw, in the order of time.
///
/// # Errors
/// If the directory holds no centre, or the output cannot be written.
pub async fn climate(directory: &Path, format: OutputFormat) -> Result<(), Failure> {
    let (_copy, store) = database_copy::open(directory)?;
    let (mut estimates, mut drawn, mut draws) = (Vec::new(), Vec::new(), Vec::new());
    for site in store.org_units().tree().await? {
        let of_site = store.climate().draws(site.id).await?;
        let rosters = store.climate().rosters(site.id).await?;
        estimates.extend(weather(&site, &Weeks::new(&of_site, &rosters)));
        for draw in &of_site {
            drawn.extend(rows::drawn(&draw_name(&site, draw), draw));
        }
        draws.extend(of_site);
    }
    let mut out = std::io::stdout().lock();
    match format {
        OutputFormat::Csv => {
            estimates.extend(drawn);
            out.write_all(&rows::csv(&estimates)?)?;
        }
        OutputFormat::Json => {
            let figures = ExportedFigures { schema: rows::SCHEMA, note: rows::NOTE, estimates, draws };
            serde_json::to_writer_pretty(&mut out, &figures)?;
            writeln!(out)?;
        }
    }
    Ok(())
}

/// The weather of a site and its units in every period that is exact enough.
fn weather(site: &Site, weeks: &Weeks) -> Vec<FigureRow> {
    let (Some(oldest), Some(newest)) = (weeks.oldest(), weeks.newest()) else { return Vec::new() };
    let units = weeks.units(newest).into_iter().filter_map(|departments| {
        let first = *departments.first()?;
        Some((OrgUnit::Department(first), ClimateScope::Department(first), joined(site, &departments)))
    });
    let places = std::iter::once((OrgUnit::Site(site.id), ClimateScope::Site, site.name.clone())).chain(units);
    let mut rows = Vec::new();
    for (unit, place, name) in places {
        let shortest = weeks.shortest(place, newest);
        for span in Span::ALL.into_iter().filter(|span| *span >= shortest) {
            let periods = std::iter::successors(Some(span.period(oldest)), |period| Some(period.after()));
            for period in periods.take_while(|period| last_monday(*period) <= newest) {
                if let Some(shown) = weeks.weather(place, period) {
                    let direction = stated(weeks, place, period, weeks.last_reported_week(period)).direction();
                    rows.extend(
                        FigureSource { place: &unit.to_string(), name: &name, period }.weather(&shown, direction),
                    );
                }
            }
        }
    }
    rows
}
