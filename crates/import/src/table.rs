//! A table with known columns: which column each heading names, and its lines.

use std::collections::{BTreeMap, HashMap};

use crate::cell::from_spreadsheet;
use crate::csv_line::{Columns, CsvLine, DateOrders};
use crate::headings;
use crate::problems::Problems;
use domain::canonical_id;
use domain::problem::ImportProblemKind;

/// A table with known columns, while its lines are read.
pub(crate) struct ReadTable {
    pub indices: HashMap<&'static str, usize>,
    /// Headings that are not among the columns.
    pub unknown: Vec<String>,
    /// The canonical headings.
    headings: Vec<String>,
    /// Whether all required columns are there.
    pub is_complete: bool,
    /// Whether there was a line that is not empty.
    pub seen: bool,
}

impl ReadTable {
    /// None, and a problem, if there are no headings.
    pub(crate) fn new(
        headings: &[String],
        number: u64,
        columns: Columns,
        stated: &BTreeMap<usize, String>,
        problems: &mut Problems,
    ) -> Option<Self> {
        if headings.iter().all(|heading| heading.trim().is_empty()) {
            problems.add(0, "", "", ImportProblemKind::NoLines);
            return None;
        }
        let (indices, unknown) = column_indices(headings, number, columns, stated, problems);
        let is_complete = columns.required.iter().all(|column| indices.contains_key(column));
        let headings = headings.iter().map(|heading| canonical_id(heading)).collect();
        Some(Self { indices, unknown, headings, is_complete, seen: false })
    }

    pub(crate) fn line(
        &mut self,
        number: u64,
        cells: &csv::StringRecord,
        orders: &DateOrders,
        problems: &mut Problems,
        each: &mut impl FnMut(&CsvLine<'_>, &mut Problems),
    ) {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        self.seen = true;
        // Where files were put together, each has its headings.
        if self.headings.len() > 1 && cells.iter().map(canonical_id).eq(self.headings.iter().map(String::as_str)) {
            return;
        }
        if cells.iter().skip(self.headings.len()).any(|cell| !cell.trim().is_empty()) {
            problems.add(number, "", "", ImportProblemKind::TooManyCells);
            return;
        }
        let cells = cells.iter().map(|cell| from_spreadsheet(cell.trim())).collect();
        each(&CsvLine { number, indices: &self.indices, cells: &cells, orders }, problems);
    }

    pub(crate) fn finish(self, problems: &mut Problems) -> Vec<String> {
        if !self.seen {
            problems.add(0, "", "", ImportProblemKind::NoLines);
        }
        self.unknown
    }
}

/// Returns the index of each known column, and the unknown headings.
fn column_indices(
    headings: &[String],
    number: u64,
    columns: Columns,
    stated: &BTreeMap<usize, String>,
    problems: &mut Problems,
) -> (HashMap<&'static str, usize>, Vec<String>) {
    let known = || columns.required.iter().chain(columns.optional).copied();
    let (mut indices, mut others) = (HashMap::new(), Vec::new());
    for (index, heading) in headings.iter().enumerate() {
        let named = match stated.get(&index) {
            Some(column) => known().find(|known| known == column),
            None => headings::own_column(heading, known()),
        };
        match named {
            Some(column) if indices.insert(column, index).is_some() => {
                problems.add(number, column, heading, ImportProblemKind::ColumnTwice);
            }
            None if !heading.trim().is_empty() => others.push((index, heading)),
            _ => {}
        }
    }
    // Other names count only for columns that no heading names exactly.
    let mut unknown = Vec::new();
    for (index, heading) in others {
        let by_other_name = || headings::column_by_other_name(heading, known());
        let named = if stated.contains_key(&index) { None } else { by_other_name() };
        match named.filter(|column| !indices.contains_key(column)) {
            Some(column) => {
                indices.insert(column, index);
            }
            None => unknown.push((index, heading)),
        }
    }
    if columns.finds_people_by_address() && !indices.contains_key("person_id") {
        let is_theirs =
            |(index, heading): &(usize, &String)| !stated.contains_key(index) && headings::is_of_addresses(heading);
        if let Some(at) = unknown.iter().position(is_theirs) {
            indices.insert("person_id", unknown.remove(at).0);
        }
    }
    for column in columns.required.iter().filter(|column| !indices.contains_key(*column)) {
        problems.add(number, column, "", ImportProblemKind::MissingColumn);
    }
    (indices, unknown.into_iter().map(|(_, heading)| heading.trim().to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::csv_reader::read;

    #[test]
    fn empty_lines_above_the_headings_and_headings_again_below_are_no_lines() {
        for text in ["a,b\n1,2\na,b\n3,4\n", ",\n , \nA,b\n1,2\n\n a,B\n3,4\n"] {
            let columns = Columns { required: &["a"], optional: &["b"] };
            let (mut cells, mut problems) = (Vec::new(), Problems::default());
            read(text.as_bytes().into(), columns, &mut problems, |line, _| cells.push(line.cell("b").to_owned()));
            assert_eq!((cells, problems.into_result(())), (vec!["2".to_owned(), "4".to_owned()], Ok(())), "{text:?}");
        }
        let mut problems = Problems::default();
        read(b",\n,\n".into(), Columns { required: &["a"], optional: &[] }, &mut problems, |_, _| {});
        assert!(problems.into_result(()).is_err(), "nothing is in it");
    }
}
