//! Reads the first sheet of a workbook of a spreadsheet program (XLSX, XLS, ODS) as rows of text.

mod compound_file;
mod ods_span;
mod shared_strings;
mod size;
mod xls_size;

use std::io::{self, BufReader, Cursor, Read};

use calamine::{Data, DataRef, Ods, Reader as _, Sheets, Xls, Xlsx, XlsxError};
use zip::ZipArchive;
use zip::result::ZipError;

use domain::problem::ImportProblemKind;
use size::{MAX_CELLS, UsedCells, WorkbookSize};

/// The first bytes of XLSX and ODS workbooks: a zip archive.
const ARCHIVE: &[u8] = b"PK\x03\x04";
/// The first bytes of XLS workbooks: a compound file.
const COMPOUND_FILE: &[u8] = b"\xD0\xCF\x11\xE0";
/// Maximum size of a workbook, unpacked, in bytes: many times that of a roster of tens of thousands of people.
const MAX_UNPACKED_BYTES: u64 = 64 << 20;

/// Returns true if a file that starts with these bytes is a workbook.
pub(crate) fn is_workbook(start: &[u8]) -> bool {
    start.starts_with(ARCHIVE) || start.starts_with(COMPOUND_FILE)
}

/// A row of a workbook: its number, and its cells.
pub(crate) type NumberedRow = (u64, Vec<String>);

/// Returns the rows of the first sheet with their numbers, from 1. Dates are written year first, whole numbers without
/// decimals.
///
/// # Errors
/// If the file is not a workbook that can be read, or unpacks to more than 64 MiB; if the first sheet of an XLSX
/// workbook or all sheets of an ODS or XLS workbook span more than two million cells or have more than 64 MiB of text;
/// if a formula of a cell failed: its value is not known, which is not the same as an empty cell.
pub(crate) fn rows(bytes: &[u8]) -> Result<Vec<NumberedRow>, ImportProblemKind> {
    let mut workbook = if bytes.starts_with(COMPOUND_FILE) {
        // The readers of this format and of ODS make room for every sheet as soon as they open the file.
        xls_size::size(bytes).ok_or(ImportProblemKind::Workbook)?.check()?;
        Sheets::Xls(Xls::new(Cursor::new(bytes)).map_err(|_| ImportProblemKind::Workbook)?)
    } else {
        if unpacked_bytes(bytes).map_err(|_| ImportProblemKind::Workbook)? > MAX_UNPACKED_BYTES {
            return Err(ImportProblemKind::WorkbookTooLarge);
        }
        match size_of_ods(bytes)? {
            Some(size) => {
                size.check()?;
                Sheets::Ods(Ods::new(Cursor::new(bytes)).map_err(|_| ImportProblemKind::Workbook)?)
            }
            None => Sheets::Xlsx(open_xlsx(bytes)?),
        }
    };
    let sheet = workbook.worksheet_range_at(0).ok_or(ImportProblemKind::NoLines)?;
    let sheet = sheet.map_err(|_| ImportProblemKind::Workbook)?;
    let (first_row, first_column) = sheet.start().unwrap_or_default();
    let failed = sheet.used_cells().find_map(|(row, column, cell)| match cell {
        Data::Error(error) => Some((first_row as usize + row, first_column as usize + column, error)),
        _ => None,
    });
    if let Some((row, column, error)) = failed {
        return Err(ImportProblemKind::FailedFormula(format!("{} {error}", address(row, column))));
    }
    Ok((u64::from(first_row) + 1..).zip(sheet.rows().map(|row| row.iter().map(text).collect())).collect())
}

/// Opens an XLSX workbook whose first sheet is not too large.
fn open_xlsx(bytes: &[u8]) -> Result<Xlsx<Cursor<&[u8]>>, ImportProblemKind> {
    let stated = stated_shared_strings(bytes).ok_or(ImportProblemKind::Workbook)?;
    if stated > MAX_CELLS {
        return Err(ImportProblemKind::WorkbookTooLarge);
    }
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|_| ImportProblemKind::Workbook)?;
    size_of_first_sheet(&mut workbook).map_err(|_| ImportProblemKind::Workbook)?.check()?;
    Ok(workbook)
}

/// The number of texts that the cells of an XLSX workbook share, as it says; none if it cannot be read.
fn stated_shared_strings(bytes: &[u8]) -> Option<u64> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut stated = 0_u64;
    for index in 0..archive.len() {
        let file = archive.by_index(index).ok()?;
        if file.name().ok()?.to_lowercase().ends_with("sharedstrings.xml") {
            stated = stated.saturating_add(shared_strings::stated_count(BufReader::new(file)).ok()?);
        }
    }
    Some(stated)
}

/// The size of the first sheet. A text that cells share counts for each of them.
fn size_of_first_sheet(workbook: &mut Xlsx<Cursor<&[u8]>>) -> Result<WorkbookSize, XlsxError> {
    let Some(name) = workbook.sheet_names().into_iter().next() else { return Ok(WorkbookSize::default()) };
    let mut cells = workbook.worksheet_cells_reader(&name)?;
    let mut used = UsedCells::new();
    while let Some(cell) = cells.next_cell()? {
        let value = cell.get_value();
        if *value != DataRef::Empty {
            used.add(cell.get_position());
        }
        used.add_text(match value {
            DataRef::String(text) => text.len() as u64,
            DataRef::SharedString(text) => text.len() as u64,
            _ => 0,
        });
    }
    Ok(used.size())
}

/// The size of the sheets of an ODS workbook; none for a workbook of another format.
///
/// # Errors
/// If it cannot be read.
fn size_of_ods(bytes: &[u8]) -> Result<Option<WorkbookSize>, ImportProblemKind> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ImportProblemKind::Workbook)?;
    let content = match archive.by_name("content.xml") {
        Ok(content) => content,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(_) => return Err(ImportProblemKind::Workbook),
    };
    ods_span::size(BufReader::new(content)).map(Some).map_err(|_| ImportProblemKind::Workbook)
}

/// The address of a cell as spreadsheet programs show it: `C12` for row 11 and column 2, both counted from 0.
fn address(row: usize, column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or_default()));
        left /= 26;
    }
    format!("{}{}", letters.into_iter().rev().collect::<String>(), row + 1)
}

/// Unpacks everything once, and stops above the limit: what an archive says of its size may be wrong.
fn unpacked_bytes(bytes: &[u8]) -> io::Result<u64> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut unpacked = 0;
    for index in 0..archive.len() {
        let most = MAX_UNPACKED_BYTES.saturating_sub(unpacked) + 1;
        unpacked += io::copy(&mut archive.by_index(index)?.take(most), &mut io::sink())?;
        if unpacked > MAX_UNPACKED_BYTES {
            break;
        }
    }
    Ok(unpacked)
}

/// A cell as text.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        // A length of time can be 24 hours, the end of a shift at midnight.
        Data::DateTime(moment) if moment.is_duration() || moment.as_f64() < 1.0 => {
            let minutes = (moment.as_f64() * 1440.0).round();
            format!("{:02}:{:02}", (minutes / 60.0).floor(), minutes % 60.0)
        }
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, _, _) = moment.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            if (hour, minute) == (0, 0) { date } else { format!("{date}T{hour:02}:{minute:02}") }
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests;
