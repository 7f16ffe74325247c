//! Released figures as rows of a file, for whoever reads them with a program.

use serde::Serialize;

use crate::insight::climate::bands::Share;
use crate::insight::climate::{Figures, Released};

/// The name and version of what a file holds.
pub const SCHEMA: &str = "weathervane-climate-1";
/// What the columns and fields mean; stands in every file.
pub const NOTE: &str = "Bands in the place of numbers: level_from and level_below are means on a scale from 1 (stormy) to 5 (sunny); \
    people_from and people_below are people; shares are percent, and few is nobody or fewer than may be shown. \
    A place or week without figures is not in the file, whether it is withheld or empty. In JSON, done is what was done in a month of a \
    site and of which suggestions people said that they helped.";

const COLUMNS: [&str; 14] = [
    "place",
    "name",
    "period",
    "part",
    "people_from",
    "people_below",
    "kept_counted",
    "level_from",
    "level_below",
    "weathers",
    "energy_from",
    "energy_below",
    "stressors",
    "note",
];

/// One figure in a file.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Which place: `site-1`.
    pub place: String,
    /// As people call it.
    pub name: String,
    /// The week by its Monday, or the month.
    pub period: String,
    /// Which part of a site; empty for the whole.
    pub part: String,
    /// The figures.
    pub figures: Released<Figures>,
}

/// The rows as text. With a byte order mark, without which spreadsheets take Chinese for something else.
///
/// # Errors
/// None in practice: the file is made in memory.
pub fn csv(rows: &[Row]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
    writer.write_record(COLUMNS)?;
    for (number, Row { place, name, period, part, figures }) in rows.iter().enumerate() {
        let hundredths = |value: u16| format!("{:.2}", f64::from(value) / 100.0);
        let shares: Vec<String> = figures.weathers.iter().map(share).collect();
        let named: Vec<String> =
            figures.stressors.iter().map(|(key, of)| format!("{}={}", key.as_str(), share(of))).collect();
        let energy = figures.energy.map(|level| (hundredths(level.from), hundredths(level.below))).unwrap_or_default();
        writer.write_record([
            place.as_str(),
            name,
            period,
            part,
            &figures.people.from.to_string(),
            &figures.people.below.to_string(),
            if figures.kept { "yes" } else { "no" },
            &hundredths(figures.level.from),
            &hundredths(figures.level.below),
            &shares.join(";"),
            &energy.0,
            &energy.1,
            &named.join(";"),
            if number == 0 { NOTE } else { "" },
        ])?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

fn share(share: &Share) -> String {
    match share {
        Share::Few => "few".to_owned(),
        Share::Between { from, below } => format!("{from}-{below}"),
    }
}
