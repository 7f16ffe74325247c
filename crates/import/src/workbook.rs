//! Reads the first sheet of a workbook of a spreadsheet program (XLSX, XLS, ODS) as rows of text.

use std::io::{self, Cursor, Read};

use calamine::{Data, Reader as _, open_workbook_auto_from_rs};
use zip::ZipArchive;

use domain::problem::ImportProblemKind;

/// The first bytes of workbooks: a zip archive, or the older compound file.
const SIGNATURES: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];
/// Maximum size of a workbook, unpacked, in bytes: many times that of a roster of tens of thousands of people.
const MAX_UNPACKED_BYTES: u64 = 64 << 20;

/// Returns true if a file that starts with these bytes is a workbook.
pub(crate) fn is_workbook(start: &[u8]) -> bool {
    SIGNATURES.iter().any(|signature| start.starts_with(signature))
}

/// Returns the rows of the first sheet with their numbers, from 1. Dates are written year first, whole numbers without decimals.
///
/// # Errors
/// If the file is no workbook that can be read, or unpacks to more than 64 MiB.
pub(crate) fn rows(bytes: &[u8]) -> Result<Vec<(u64, Vec<String>)>, ImportProblemKind> {
    if bytes.starts_with(SIGNATURES[0]) {
        check_size(bytes).map_err(|_| ImportProblemKind::Workbook)?;
    }
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| ImportProblemKind::Workbook)?;
    let sheet = workbook.worksheet_range_at(0).ok_or(ImportProblemKind::NoLines)?;
    let sheet = sheet.map_err(|_| ImportProblemKind::Workbook)?;
    let first = u64::from(sheet.start().map_or(0, |(row, _)| row)) + 1;
    Ok((first..).zip(sheet.rows().map(|row| row.iter().map(text).collect())).collect())
}

/// Unpacks everything once, and stops at the limit: what an archive says of its size may be wrong.
fn check_size(bytes: &[u8]) -> io::Result<()> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut left = MAX_UNPACKED_BYTES;
    for index in 0..archive.len() {
        let unpacked = io::copy(&mut archive.by_index(index)?.take(left + 1), &mut io::sink())?;
        left = left.checked_sub(unpacked).ok_or_else(|| io::Error::other("the workbook is too large"))?;
    }
    Ok(())
}

/// A cell as text.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        Data::DateTime(moment) if moment.as_f64() < 1.0 => {
            let (.., hour, minute, _, _) = moment.to_ymd_hms_milli();
            format!("{hour:02}:{minute:02}")
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
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;
    use crate::roster::parse;

    /// An archive of these files.
    fn archive(files: &[(&str, String)]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            archive.start_file(*name, SimpleFileOptions::default()).expect("an entry");
            archive.write_all(content.as_bytes()).expect("its content");
        }
        archive.finish().expect("an archive").into_inner()
    }

    /// A workbook of one sheet. What begins with `=` is a number with the style of a date.
    fn workbook(rows: &[&[&str]]) -> Vec<u8> {
        let cell = |text: &&str| match text.strip_prefix('=') {
            Some(number) => format!("<c s=\"1\"><v>{number}</v></c>"),
            None => format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        };
        let row = |row: &&[&str]| format!("<row>{}</row>", row.iter().map(cell).collect::<String>());
        let sheet: String = rows.iter().map(row).collect();
        let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let package = "http://schemas.openxmlformats.org/package/2006";
        let relations = |all: &[(&str, &str, &str)]| {
            let one = |(id, kind, target): &(&str, &str, &str)| {
                format!("<Relationship Id=\"{id}\" Type=\"{office}/{kind}\" Target=\"{target}\"/>")
            };
            let all: String = all.iter().map(one).collect();
            format!("<Relationships xmlns=\"{package}/relationships\">{all}</Relationships>")
        };
        archive(&[
            ("[Content_Types].xml", format!("<Types xmlns=\"{package}/content-types\"/>")),
            ("_rels/.rels", relations(&[("rId1", "officeDocument", "xl/workbook.xml")])),
            (
                "xl/workbook.xml",
                format!(
                    "<workbook {main} xmlns:r=\"{office}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                relations(&[("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml")]),
            ),
            (
                "xl/styles.xml",
                format!(
                    "<styleSheet {main}><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
                ),
            ),
            ("xl/worksheets/sheet1.xml", format!("<worksheet {main}><sheetData>{sheet}</sheetData></worksheet>")),
        ])
    }

    #[test]
    fn a_workbook_of_a_chinese_spreadsheet_program_is_read() {
        let bytes = workbook(&[
            &["工号", "姓名", "班组", "班次", "入职日期"],
            &["1001", "王芳", "一组", "早班07:00-15:00、晚班14:00-22:00", "=46090"],
            &["1002", "李娜", "一组", "", "2026/3/9"],
        ]);
        let rows = parse(&bytes).expect("a roster without problems").rows;
        assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3]);
        assert_eq!((rows[0].person_id.as_str(), rows[0].shifts.len()), ("1001", 2));
        assert!(rows.iter().all(|row| row.starts_on.map(|day| day.to_string()).as_deref() == Some("2026-03-09")));
    }

    #[test]
    fn what_only_begins_like_a_workbook_is_refused() {
        for bytes in [&b"PK\x03\x04rest"[..], b"\xD0\xCF\x11\xE0rest"] {
            assert_eq!(rows(bytes), Err(ImportProblemKind::Workbook));
        }
    }

    #[test]
    fn a_workbook_that_unpacks_to_too_much_is_refused() {
        let size = usize::try_from(MAX_UNPACKED_BYTES).expect("a size") + 1;
        let bytes = archive(&[("xl/workbook.xml", " ".repeat(size))]);
        assert!(check_size(&bytes).is_err() && bytes.len() < 1 << 20);
        assert_eq!(rows(&bytes), Err(ImportProblemKind::Workbook));
    }
}
