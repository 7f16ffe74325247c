//! Released figures as rows of a file, for whoever reads them with a program.

use serde::Serialize;

use import::cell::for_spreadsheet;
use insight::old_climate::bands::{People, Share};
use insight::old_climate::{Doings, Figures, Released};

/// The name and version of what a file holds.
pub const SCHEMA: &str = "weathervane-climate-2";
/// What the columns and fields mean; stands in every file.
pub const NOTE: &str = "Bands in the place of numbers: level_from and level_below are means on a scale from 1 (stormy) to 5 (sunny); \
    people_from and people_below are people; shares are percent, and few is nobody or fewer than may be shown. \
    A place or week without figures is not in the file, whether it is withheld or empty. Of a month of a site there are rows more (in JSON, \
    done): part followed_up is about how many people a flag was followed up to the end; part suggestion:KEY is how many people said \
    whether that suggestion helped, and helped is the share of them whom it helped.";

const COLUMNS: [&str; 15] = [
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
    "helped",
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

/// What was done in one month of a site, and what helped, in a file.
#[derive(Clone, Debug, Serialize)]
pub struct DoneRow {
    /// The site: `site-1`.
    pub place: String,
    /// As people call it.
    pub name: String,
    /// The month.
    pub period: String,
    /// What was released.
    #[serde(flatten)]
    pub done: Released<Doings>,
}

/// The rows as text. With a byte order mark, without which spreadsheets take Chinese for something else.
///
/// # Errors
/// None in practice: the file is made in memory.
pub fn csv(rows: &[Row], done: &[DoneRow]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
    writer.write_record(COLUMNS)?;
    let records = rows.iter().map(of_figures).chain(done.iter().flat_map(of_doings));
    for (number, mut record) in records.enumerate() {
        if number == 0 {
            NOTE.clone_into(&mut record[COLUMNS.len() - 1]);
        }
        writer.write_record(record)?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

type Record = [String; COLUMNS.len()];

/// A record of which these columns are filled.
fn record<const N: usize>(filled: [(&str, String); N]) -> Record {
    let mut record = Record::default();
    for (name, value) in filled {
        if let Some(place) = COLUMNS.iter().position(|column| *column == name) {
            record[place] = for_spreadsheet(&value);
        }
    }
    record
}

fn of_figures(Row { place, name, period, part, figures }: &Row) -> Record {
    let hundredths = |value: u16| format!("{:.2}", f64::from(value) / 100.0);
    let shares: Vec<String> = figures.weathers.iter().map(share).collect();
    let named: Vec<String> =
        figures.stressors.iter().map(|(key, of)| format!("{}={}", key.as_str(), share(of))).collect();
    let energy = figures.energy.map(|level| (hundredths(level.from), hundredths(level.below))).unwrap_or_default();
    record([
        ("place", place.clone()),
        ("name", name.clone()),
        ("period", period.clone()),
        ("part", part.clone()),
        ("people_from", figures.people.from.to_string()),
        ("people_below", figures.people.below.to_string()),
        ("kept_counted", if figures.kept { "yes" } else { "no" }.to_owned()),
        ("level_from", hundredths(figures.level.from)),
        ("level_below", hundredths(figures.level.below)),
        ("weathers", shares.join(";")),
        ("energy_from", energy.0),
        ("energy_below", energy.1),
        ("stressors", named.join(";")),
    ])
}

fn of_doings(row: &DoneRow) -> Vec<Record> {
    let line = |part: String, people: People, helped: String| {
        record([
            ("place", row.place.clone()),
            ("name", row.name.clone()),
            ("period", row.period.clone()),
            ("part", part),
            ("people_from", people.from.to_string()),
            ("people_below", people.below.to_string()),
            ("helped", helped),
        ])
    };
    let followed_up = row.done.followed_up.map(|people| line("followed_up".to_owned(), people, String::new()));
    let helped = row.done.helped.iter().map(|of| {
        let part = format!("suggestion:{}", of.intervention);
        line(part, of.people, share(&of.helped))
    });
    followed_up.into_iter().chain(helped).collect()
}

fn share(share: &Share) -> String {
    match share {
        Share::Few => "few".to_owned(),
        Share::Between { from, below } => format!("{from}-{below}"),
    }
}
