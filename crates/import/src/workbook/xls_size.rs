//! The size of the sheets of an XLS workbook (MS-XLS), measured without making room for them. Its reader makes room for
//! all sheets as soon as it opens the file, by numbers that the file states.

use super::compound_file::{CompoundFile, u16_at, u32_at};
use super::size::{UsedCells, WorkbookSize};

/// Names of the stream with the workbook, by version.
const STREAMS: [&str; 2] = ["Workbook", "Book"];
/// The most bytes of a character as UTF-8.
const CHARACTER_BYTES: u64 = 3;

/// Kinds of records.
mod record {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const END: u16 = 0x000A;
    pub(super) const CONTINUE: u16 = 0x003C;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const NUMBERS: u16 = 0x00BD;
    pub(super) const RICH_TEXT: u16 = 0x00D6;
    pub(super) const SHARED_TEXTS: u16 = 0x00FC;
    pub(super) const SHARED_TEXT: u16 = 0x00FD;
    pub(super) const DIMENSIONS: u16 = 0x0200;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const TEXT: u16 = 0x0204;
    pub(super) const FLAG: u16 = 0x0205;
    pub(super) const RESULT: u16 = 0x0207;
    pub(super) const SHORT_NUMBER: u16 = 0x027E;
    pub(super) const BEGIN: u16 = 0x0809;
}

/// A record, and those that continue it.
struct XlsRecord<'a> {
    kind: u16,
    data: &'a [u8],
    more: Vec<&'a [u8]>,
}

/// Returns the size of all sheets; none if the file is not a workbook that can be read.
pub(super) fn size(bytes: &[u8]) -> Option<WorkbookSize> {
    let file = CompoundFile::open(bytes)?;
    let mut found: Option<WorkbookSize> = None;
    for name in STREAMS {
        for stream in file.streams(name)? {
            found = Some(found.unwrap_or_default().plus(size_of_stream(&stream)?));
        }
    }
    found
}

fn size_of_stream(stream: &[u8]) -> Option<WorkbookSize> {
    let (mut starts, mut shared) = (Vec::new(), Vec::new());
    let mut rest = stream;
    while !rest.is_empty() {
        let record = next(&mut rest)?;
        match record.kind {
            record::SHEET => starts.push(usize::try_from(u32_at(record.data, 0)?).ok()?),
            record::SHARED_TEXTS => shared = shared_lengths(&record)?,
            record::END => break,
            _ => {}
        }
    }
    let (mut size, mut left) = (WorkbookSize::default(), stream.len());
    for start in starts {
        let sheet = stream.get(start..)?;
        let (of_sheet, read) = size_of_sheet(sheet, &shared)?;
        // Sheets share no bytes: many that begin at the same place would each be read.
        left = left.checked_sub(read)?;
        size = size.plus(of_sheet);
    }
    Some(size)
}

/// The size of a sheet, and the number of bytes that it takes in the stream.
fn size_of_sheet(sheet: &[u8], shared: &[u16]) -> Option<(WorkbookSize, usize)> {
    let (mut cells, mut stated, mut depth, mut rest) = (UsedCells::new(), 0_u64, 0_usize, sheet);
    let text = |characters: u16| u64::from(characters) * CHARACTER_BYTES;
    while !rest.is_empty() {
        let XlsRecord { kind, data, .. } = next(&mut rest)?;
        let at = |column: usize| Some((u32::from(u16_at(data, 0)?), u32::from(u16_at(data, column)?)));
        match kind {
            // A chart in the sheet has a beginning and an end of its own.
            record::BEGIN => depth += 1,
            record::END if depth <= 1 => break,
            record::END => depth -= 1,
            record::DIMENSIONS => stated = stated.max(stated_cells(data)?),
            record::NUMBER | record::FLAG | record::SHORT_NUMBER | record::FORMULA => cells.add(at(2)?),
            record::NUMBERS => {
                cells.add(at(2)?);
                cells.add(at(data.len().checked_sub(2)?)?);
            }
            record::SHARED_TEXT => {
                cells.add(at(2)?);
                let index = usize::try_from(u32_at(data, 6)?).ok()?;
                cells.add_text(shared.get(index).copied().map_or(0, text));
            }
            // The reader makes room for as many characters as are stated.
            record::TEXT | record::RICH_TEXT => {
                cells.add(at(2)?);
                cells.add_text(text(u16_at(data, 6)?));
            }
            record::RESULT => cells.add_text(text(u16_at(data, 0)?)),
            _ => {}
        }
    }
    let WorkbookSize { cells, text_bytes } = cells.size();
    Some((WorkbookSize { cells: cells.max(stated), text_bytes }, sheet.len() - rest.len()))
}

/// The number of cells for which the reader makes room before it reads the first: rows and columns from the first used
/// one to the one after the last.
fn stated_cells(data: &[u8]) -> Option<u64> {
    let (first, end, columns) = match data.len() {
        10 => (u32::from(u16_at(data, 0)?), u32::from(u16_at(data, 2)?), u16_at(data, 6)?),
        14 => (u32_at(data, 0)?, u32_at(data, 4)?, u16_at(data, 10)?),
        _ => return None,
    };
    match (end, columns) {
        (0, _) | (_, 0) => Some(1),
        _ => Some(u64::from(end.checked_sub(first)?).saturating_mul(columns.into())),
    }
}

/// Takes the next record from the stream; none if it is cut off.
fn next<'a>(rest: &mut &'a [u8]) -> Option<XlsRecord<'a>> {
    let (kind, data) = part(rest)?;
    let mut more = Vec::new();
    while rest.len() > 4 && u16_at(rest, 0) == Some(record::CONTINUE) {
        more.push(part(rest)?.1);
    }
    Some(XlsRecord { kind, data, more })
}

/// Takes one record from the stream, without those that continue it: its kind and its data.
fn part<'a>(rest: &mut &'a [u8]) -> Option<(u16, &'a [u8])> {
    let bytes = *rest;
    let (kind, length) = (u16_at(bytes, 0)?, usize::from(u16_at(bytes, 2)?));
    let data = bytes.get(4..4 + length)?;
    *rest = &bytes[4 + length..];
    Some((kind, data))
}

/// The length of each shared text, in characters.
fn shared_lengths(record: &XlsRecord<'_>) -> Option<Vec<u16>> {
    let mut parts = TextParts { data: record.data.get(8..)?, more: record.more.iter() };
    let mut lengths = Vec::new();
    while !parts.data.is_empty() || parts.go_on() {
        lengths.push(if parts.data.is_empty() { 0 } else { parts.text()? });
    }
    Some(lengths)
}

/// What is left of a record and of those that continue it.
struct TextParts<'r, 'a> {
    data: &'a [u8],
    more: std::slice::Iter<'r, &'a [u8]>,
}

impl TextParts<'_, '_> {
    /// Goes on with the record that continues this one; false if there is none.
    fn go_on(&mut self) -> bool {
        let Some(data) = self.more.next() else { return false };
        self.data = *data;
        true
    }

    /// Reads a text and returns its length.
    fn text(&mut self) -> Option<u16> {
        let (characters, flags) = (u16_at(self.data, 0)?, *self.data.get(2)?);
        let mut at = 3;
        let mut formatting = 0;
        if flags & 8 != 0 {
            formatting += 4 * usize::from(u16_at(self.data, at)?);
            at += 2;
        }
        if flags & 4 != 0 {
            formatting += usize::try_from(u32_at(self.data, at)?).ok()?;
            at += 4;
        }
        self.data = self.data.get(at..)?;
        let (mut left, mut is_wide) = (usize::from(characters), flags & 1 != 0);
        loop {
            let width = if is_wide { 2 } else { 1 };
            let taken = left.min(self.data.len() / width);
            (self.data, left) = (&self.data[taken * width..], left - taken);
            if left == 0 {
                break;
            }
            if !self.go_on() {
                return None;
            }
            is_wide = self.data.first()? & 1 != 0;
            self.data = &self.data[1..];
        }
        self.skip(formatting)?;
        Some(characters)
    }

    /// Skips what follows a text.
    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            if self.data.is_empty() && !self.go_on() {
                return None;
            }
            let skipped = bytes.min(self.data.len());
            (self.data, bytes) = (&self.data[skipped..], bytes - skipped);
        }
        Some(())
    }
}
