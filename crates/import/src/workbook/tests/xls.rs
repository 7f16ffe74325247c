//! Workbooks of the older format, as small as they can be, whose sheets would not be.

use crate::roster::parse;
use crate::workbook::rows;
use domain::problem::ImportProblemKind;

/// The size of a sector of a compound file, in bytes.
const SECTOR: usize = 512;

/// A record: its kind and its data.
type XlsPart = (u16, Vec<u8>);

const END: XlsPart = (0x000A, Vec::new());

fn begin(what: u8) -> XlsPart {
    (0x0809, [&[0, 6, what][..], &[0; 13]].concat())
}

/// A cell with the shared text of this index.
fn cell(row: u16, column: u16, text: u32) -> XlsPart {
    (0x00FD, [&row.to_le_bytes()[..], &column.to_le_bytes(), &[0; 2], &text.to_le_bytes()].concat())
}

fn stream(parts: &[XlsPart]) -> Vec<u8> {
    let length = |data: &[u8]| u16::try_from(data.len()).expect("a record").to_le_bytes();
    parts.iter().flat_map(|(kind, data)| [&kind.to_le_bytes()[..], &length(data), data].concat()).collect()
}

/// A workbook of one sheet with these records, whose cells share these texts; the sheet is listed this often.
fn listed(times: usize, records: &[XlsPart], texts: &[&str]) -> Vec<u8> {
    let mut shared = vec![0; 8];
    for text in texts {
        shared.extend(u16::try_from(text.len()).expect("a text").to_le_bytes());
        shared.push(0);
        shared.extend(text.as_bytes());
    }
    let head = |sheet: usize| {
        let place = u32::try_from(sheet).expect("a place").to_le_bytes();
        let listed = vec![(0x0085, [&place[..], &[0, 0, 1, 0, b'A']].concat()); times];
        stream(&[&[begin(5)][..], &listed, &[(0x00FC, shared.clone()), END]].concat())
    };
    let sheet = stream(&[&[begin(16)][..], records, &[END]].concat());
    compound_file(&[head(head(0).len()), sheet].concat())
}

fn xls(records: &[XlsPart], texts: &[&str]) -> Vec<u8> {
    listed(1, records, texts)
}

/// A compound file with this content as its workbook: the header, the table of chains, the directory, the content.
fn compound_file(content: &[u8]) -> Vec<u8> {
    const NOTHING: u32 = 0xFFFF_FFFF;
    const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
    let sectors = content.len().max(4096).div_ceil(SECTOR);
    let last = u32::try_from(sectors).expect("a number") + 1;
    assert!(last < 128, "one sector has the whole table");
    let mut header = vec![0; SECTOR];
    header[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    let numbers = [(24, 0x0003_003E), (28, 0x0009_FFFE), (32, 6), (44, 1), (48, 1), (56, 4096)];
    let chains = [(60, END_OF_CHAIN), (68, END_OF_CHAIN)];
    for (at, number) in numbers.into_iter().chain(chains).chain((80..SECTOR).step_by(4).map(|at| (at, NOTHING))) {
        header[at..at + 4].copy_from_slice(&u32::to_le_bytes(number));
    }
    let chain = [0xFFFF_FFFD, END_OF_CHAIN].into_iter().chain((2..last).map(|id| id + 1)).chain([END_OF_CHAIN]);
    let table: Vec<u8> = chain.chain(std::iter::repeat(NOTHING)).take(128).flat_map(u32::to_le_bytes).collect();
    let length = u32::try_from(sectors * SECTOR).expect("a length");
    let entries =
        [("Root Entry", 5, END_OF_CHAIN, 0), ("Workbook", 2, 2, length)].map(|(name, kind, start, length)| {
            let mut entry = vec![0; 128];
            for (at, unit) in name.encode_utf16().enumerate() {
                entry[2 * at..2 * at + 2].copy_from_slice(&unit.to_le_bytes());
            }
            entry[64] = u8::try_from(2 * name.len() + 2).expect("a length");
            entry[66] = kind;
            entry[116..120].copy_from_slice(&u32::to_le_bytes(start));
            entry[120..124].copy_from_slice(&u32::to_le_bytes(length));
            entry
        });
    let mut file = [header, table, entries.concat(), vec![0; 256], content.to_vec()].concat();
    file.resize((sectors + 3) * SECTOR, 0);
    file
}

#[test]
fn a_roster_in_the_older_format_is_read() {
    let cells = [cell(0, 0, 0), cell(0, 1, 1), cell(1, 0, 2), cell(1, 1, 3)];
    let bytes = xls(&cells, &["person_id", "name", "1001", "Ann"]);
    let people = parse(&bytes).expect("a roster without problems").rows;
    assert_eq!((people.len(), people[0].person_id.as_str(), people[0].name.as_str()), (1, "1001", "Ann"));
}

#[test]
fn a_far_cell_or_a_stated_size_takes_no_memory() {
    let far = xls(&[cell(0, 0, 0), cell(u16::MAX, 255, 0)], &["person_id"]);
    let numbers = |numbers: [u32; 2]| numbers.into_iter().flat_map(u32::to_le_bytes);
    let size = |rows| -> XlsPart { (0x0200, numbers([0, rows]).chain([0, 0, 16, 0, 0, 0]).collect()) };
    let stated = xls(&[size(u32::MAX), cell(0, 0, 0)], &["person_id"]);
    assert_eq!([rows(&far), rows(&stated)], [Err(ImportProblemKind::FarCell), Err(ImportProblemKind::FarCell)]);
    assert_eq!(rows(&xls(&[size(1), cell(0, 0, 0)], &["a"])), Ok(vec![(1, vec!["a".to_owned()])]));
}

#[test]
fn a_long_text_that_many_cells_share_or_that_is_only_stated_is_refused() {
    let long = "a".repeat(30_000);
    let shared: Vec<_> = (0..1000).map(|row| cell(row, 0, 0)).collect();
    assert_eq!(rows(&xls(&shared, &[&long])), Err(ImportProblemKind::WorkbookTooLarge));
    let stated = |row: u16| (0x0204, [&row.to_le_bytes()[..], &[0, 0, 0, 0, 0xFF, 0xFF, 0]].concat());
    let stated: Vec<_> = (0..1000).map(stated).collect();
    assert_eq!(rows(&xls(&stated, &[])), Err(ImportProblemKind::WorkbookTooLarge));
}

#[test]
fn a_sheet_that_is_listed_often_is_not_read_as_often() {
    let cells: Vec<_> = (0..1000).map(|row| cell(row, 0, 0)).collect();
    assert!(rows(&listed(1, &cells, &["a"])).is_ok());
    assert_eq!(rows(&listed(500, &cells, &["a"])), Err(ImportProblemKind::Workbook));
}

#[test]
fn a_chain_of_sectors_that_returns_to_its_start_is_refused() {
    let bytes = xls(&[cell(0, 0, 0)], &["a"]);
    assert!(rows(&bytes).is_ok());
    // The last of the eight sectors of the workbook, and the length of the workbook in the directory.
    let mut circle = bytes.clone();
    circle[SECTOR + 4 * 9..][..4].copy_from_slice(&2_u32.to_le_bytes());
    circle[2 * SECTOR + 128 + 120..][..4].copy_from_slice(&u32::MAX.to_le_bytes());
    // The directory, which goes on where it begins.
    let mut directory = bytes.clone();
    directory[SECTOR + 4..][..4].copy_from_slice(&1_u32.to_le_bytes());
    // The length of the table, for which the reader makes room.
    let mut stated = bytes;
    stated[44..48].copy_from_slice(&u32::MAX.to_le_bytes());
    for bytes in [circle, directory, stated] {
        assert_eq!(rows(&bytes), Err(ImportProblemKind::Workbook));
    }
}
