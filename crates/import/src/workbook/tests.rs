mod xls;

use std::io::Write as _;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::size::MAX_TEXT_BYTES;
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

/// A workbook of one sheet. What begins with `=` is a number with the style of a date, with `~` one with that of a
/// length of time, with `!` the error of a formula.
fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let cell = |text: &&str| match text.split_at_checked(1) {
        Some(("=", number)) => format!("<c s=\"1\"><v>{number}</v></c>"),
        Some(("~", number)) => format!("<c s=\"2\"><v>{number}</v></c>"),
        Some(("!", error)) => format!("<c t=\"e\"><v>{error}</v></c>"),
        _ => format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"),
    };
    let row = |row: &&[&str]| format!("<row>{}</row>", row.iter().map(cell).collect::<String>());
    workbook_of(&rows.iter().map(row).collect::<String>())
}

/// A workbook of one sheet with these rows.
fn workbook_of(sheet: &str) -> Vec<u8> {
    workbook_sharing(sheet, None)
}

/// A workbook of one sheet with these rows, whose cells share texts.
fn workbook_sharing(sheet: &str, shared: Option<&str>) -> Vec<u8> {
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
    let mut relations_of_sheet = vec![("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml")];
    relations_of_sheet.extend(shared.map(|_| ("rId3", "sharedStrings", "sharedStrings.xml")));
    let mut files = vec![
        ("[Content_Types].xml", format!("<Types xmlns=\"{package}/content-types\"/>")),
        ("_rels/.rels", relations(&[("rId1", "officeDocument", "xl/workbook.xml")])),
        (
            "xl/workbook.xml",
            format!(
                "<workbook {main} xmlns:r=\"{office}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels", relations(&relations_of_sheet)),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet {main}><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"46\"/></cellXfs></styleSheet>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet {main}><sheetData>{sheet}</sheetData></worksheet>")),
    ];
    files.extend(shared.map(|shared| ("xl/sharedStrings.xml", shared.to_owned())));
    archive(&files)
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
fn a_formula_that_failed_is_not_taken_for_an_empty_cell() {
    let bytes = workbook(&[&["person_id", "email"], &["1001", "!#N/A"]]);
    assert_eq!(rows(&bytes), Err(ImportProblemKind::FailedFormula("B2 #N/A".to_owned())));
    assert_eq!([address(0, 25), address(0, 26), address(9, 701), address(9, 702)], ["Z1", "AA1", "ZZ10", "AAA10"]);
}

#[test]
fn a_cell_far_away_is_refused_before_there_is_room_for_all_between() {
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t> </t></is></c></row>";
    let bytes = workbook_of(&format!("<row><c t=\"inlineStr\"><is><t>person_id</t></is></c></row>{far}"));
    assert!(bytes.len() < 1 << 12);
    assert_eq!(rows(&bytes), Err(ImportProblemKind::FarCell));
}

/// An ODS workbook of one sheet with these rows.
fn ods_of(rows: &str) -> Vec<u8> {
    let namespace = |prefix: &str| format!("xmlns:{prefix}=\"urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0\"");
    let namespaces = ["office", "table", "text"].map(namespace).join(" ");
    let content = format!(
        "<office:document-content {namespaces}><office:body><office:spreadsheet>\
         <table:table table:name=\"A\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        ("META-INF/manifest.xml", "<manifest:manifest/>".to_owned()),
        ("content.xml", content),
    ])
}

#[test]
fn an_ods_sheet_is_read_unless_a_few_bytes_stand_for_millions_of_cells() {
    let cell = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let small = [row(&(cell("person_id") + &cell("name"))), row(&(cell("1001") + &cell("Ann")))].concat();
    let people = parse(&ods_of(&small)).expect("a roster without problems").rows;
    assert_eq!((people[0].person_id.as_str(), people[0].name.as_str()), ("1001", "Ann"));
    let gap = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell/></table:table-row>";
    let wide = "<table:table-cell table:number-columns-repeated=\"16000\"/>".to_owned() + &cell("x");
    let bytes = ods_of(&(small + gap + &row(&wide)));
    assert!(bytes.len() < 1 << 12);
    assert_eq!(rows(&bytes), Err(ImportProblemKind::FarCell));
}

#[test]
fn a_shift_ends_at_24_hours_where_the_cell_is_a_length_of_time() {
    let read = rows(&workbook(&[&["end"], &["~1"], &["~0.5"]])).expect("rows");
    assert_eq!(read.iter().map(|(_, cells)| cells[0].as_str()).collect::<Vec<_>>(), ["end", "24:00", "12:00"]);
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
    assert!(bytes.len() < 1 << 20);
    assert_eq!(rows(&bytes), Err(ImportProblemKind::WorkbookTooLarge));
}

/// The list of these shared texts, which says that it has this number of them.
fn shared_texts(stated: &str, texts: &[&str]) -> String {
    let texts: String = texts.iter().map(|text| format!("<si><t>{text}</t></si>")).collect();
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    format!("<sst {main} uniqueCount=\"{stated}\">{texts}</sst>")
}

#[test]
fn a_long_text_that_many_cells_share_is_refused_before_it_is_copied() {
    let cells = |count: usize| format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(count));
    let read = rows(&workbook_sharing(&cells(2), Some(&shared_texts("1", &["early"]))));
    assert_eq!(read, Ok(vec![(1, vec!["early".to_owned(); 2])]));
    let long = "a".repeat(1 << 20);
    let count = usize::try_from(MAX_TEXT_BYTES >> 20).expect("a number") + 1;
    let bytes = workbook_sharing(&cells(count), Some(&shared_texts("1", &[&long])));
    assert!(bytes.len() < 1 << 14);
    assert_eq!(rows(&bytes), Err(ImportProblemKind::WorkbookTooLarge));
}

#[test]
fn a_workbook_that_states_more_shared_texts_than_there_can_be_is_refused() {
    for stated in ["2000001", "99999999999", "many"] {
        let bytes = workbook_sharing("<row/>", Some(&shared_texts(stated, &["early"])));
        assert_eq!(rows(&bytes), Err(ImportProblemKind::WorkbookTooLarge), "{stated}");
    }
}
