//! The headings of a file with samples of what is below them, for an admin who says which columns they name.

use std::io::{self, Cursor};

use crate::csv_reader::{Columns, FileBytes, OpenText, Problems};
use crate::table::ReadTable;
use crate::{decode, workbook};

/// Number of records from which samples are taken.
const SAMPLED_RECORDS: usize = 20;
/// Maximum length of a sample, in characters.
const MAX_SAMPLE_LENGTH: usize = 40;

/// A heading of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its index in the file, from 0.
    pub index: usize,
    /// As the file writes it.
    pub name: String,
    /// The column that it names, by itself or as stated.
    pub column: Option<&'static str>,
    /// The first values below it that are not empty.
    pub samples: Vec<String>,
}

/// Returns the headings of a file; none if it cannot be read.
#[must_use]
pub fn headings(file: FileBytes<'_>, columns: Columns) -> Vec<Heading> {
    let mut rows = if workbook::is_workbook(file.bytes) {
        workbook::rows(file.bytes).unwrap_or_default().into_iter().map(|(_, cells)| cells).collect()
    } else {
        first_records(file).unwrap_or_default()
    }
    .into_iter()
    .skip_while(|cells: &Vec<String>| cells.iter().all(|cell| cell.trim().is_empty()));
    let Some(names) = rows.next() else { return Vec::new() };
    let Some(table) = ReadTable::new(&names, 1, columns, &file.stated.columns, &mut Problems::default()) else {
        return Vec::new();
    };
    let rows: Vec<Vec<String>> = rows.take(SAMPLED_RECORDS).collect();
    let heading = |(index, name): (usize, &String)| Heading {
        index,
        name: name.trim().to_owned(),
        column: table.indices.iter().find(|(_, at)| **at == index).map(|(column, _)| *column),
        samples: rows
            .iter()
            .filter_map(|cells| cells.get(index))
            .map(|cell| cell.trim().chars().take(MAX_SAMPLE_LENGTH).collect::<String>())
            .filter(|cell| !cell.is_empty())
            .take(3)
            .collect(),
    };
    names
        .iter()
        .enumerate()
        .map(heading)
        .filter(|heading| !heading.name.is_empty() || !heading.samples.is_empty())
        .collect()
}

/// The headings and the first records of a CSV file.
fn first_records(file: FileBytes<'_>) -> io::Result<Vec<Vec<String>>> {
    let Ok(text) = decode::text(Cursor::new(file.bytes), file.stated.encoding)? else { return Ok(Vec::new()) };
    let mut open = OpenText::of(text)?;
    let cells = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let headings = cells(open.reader.headers()?);
    let records = open.reader.records().take(SAMPLED_RECORDS).map_while(Result::ok);
    Ok(std::iter::once(headings).chain(records.map(|record| cells(&record))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::csv_reader::{StatedFormat, read};

    #[test]
    fn a_heading_names_the_column_that_was_stated_for_it() {
        let columns = Columns { required: &["person_id"], optional: &["name"] };
        let bytes = b"sep=;\r\nNr;Wer;name\r\n7;Ann;x\r\n8;;y\r\n";
        let found = headings(bytes.into(), columns);
        let named = |index, name: &str, column, samples: &[&str]| Heading {
            index,
            name: name.to_owned(),
            column,
            samples: samples.iter().map(|sample| (*sample).to_owned()).collect(),
        };
        let rest = [named(1, "Wer", None, &["Ann"]), named(2, "name", Some("name"), &["x", "y"])];
        assert_eq!(found, [&[named(0, "Nr", None, &["7", "8"])][..], &rest].concat());
        let pairs = [(0, "person_id"), (1, "name"), (2, "")];
        let stated = pairs.map(|(index, column)| (index, column.to_owned())).into();
        let stated = StatedFormat { columns: stated, ..StatedFormat::default() };
        let (mut people, mut problems) = (Vec::new(), Problems::default());
        let ignored = read(FileBytes { bytes, stated: &stated }, columns, &mut problems, |line, _| {
            people.push([line.cell("person_id").to_owned(), line.cell("name").to_owned()]);
        });
        assert_eq!(
            (people, ignored),
            (
                vec![["7", "Ann"], ["8", ""]].into_iter().map(|pair| pair.map(str::to_owned)).collect(),
                vec!["name".to_owned()]
            )
        );
        assert_eq!(problems.into_result(()), Ok(()));
    }
}
