//! Decodes files to UTF-8: UTF-8 and UTF-16 with a byte order mark, UTF-8 without, and GB 18030 if the content is likely Chinese.

use std::io::{self, BufRead, Read, Seek, SeekFrom};

use encoding_rs::{Decoder, DecoderResult, Encoding, GB18030, UTF_8};

use domain::problem::{ImportProblem, ImportProblemKind};

/// The first bytes of spreadsheet workbooks: a zip archive, or the older compound file.
const WORKBOOK_SIGNATURES: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];
/// Number of bytes that are read from a file at a time.
const CHUNK_SIZE: usize = 32 * 1024;

/// Returns a reader of the file's text as UTF-8. Reads the file once to find its encoding and bytes that are not text, then again
/// from the start, so that only one chunk is in memory.
///
/// # Errors
/// If the source cannot be read. The inner result is an [`ImportProblem`] if the file is a workbook, or with the line of the first
/// byte that is not text.
pub fn text<R: Read + Seek>(mut source: R) -> io::Result<Result<Text<R>, ImportProblem>> {
    let mut start = Vec::with_capacity(4);
    source.by_ref().take(4).read_to_end(&mut start)?;
    if WORKBOOK_SIGNATURES.iter().any(|workbook| start.starts_with(workbook)) {
        return Ok(Err(problem(0, ImportProblemKind::Workbook)));
    }
    let marked = Encoding::for_bom(&start);
    let (encoding, mark) = marked.unwrap_or((UTF_8, 0));
    let encoding = match first_fault(&mut source, encoding, mark)? {
        None => encoding,
        Some(_) if marked.is_none() && first_fault(&mut source, GB18030, 0)?.is_none() && is_chinese(&mut source)? => {
            GB18030
        }
        Some(line) => return Ok(Err(problem(line, ImportProblemKind::NotText))),
    };
    Text::of(source, encoding, mark).map(Ok)
}

/// The decoded text of a file, chunk by chunk.
pub struct Text<R> {
    source: R,
    decoder: Decoder,
    raw: Vec<u8>,
    /// Bytes of `raw` before this index are decoded.
    taken: usize,
    chunk: Vec<u8>,
    /// Bytes of `chunk` before this index are consumed.
    given: usize,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Reading,
    /// The source has ended; the decoder may have buffered output.
    Ended,
    Done,
    /// The rest is not text.
    Broken,
}

impl<R: Read + Seek> Text<R> {
    fn of(mut source: R, encoding: &'static Encoding, mark: usize) -> io::Result<Self> {
        source.seek(SeekFrom::Start(u64::try_from(mark).unwrap_or(0)))?;
        let (decoder, chunk) = (encoding.new_decoder_without_bom_handling(), Vec::with_capacity(CHUNK_SIZE));
        Ok(Self {
            source,
            decoder,
            raw: Vec::with_capacity(CHUNK_SIZE),
            taken: 0,
            chunk,
            given: 0,
            state: State::Reading,
        })
    }
}

impl<R: Read> Text<R> {
    /// Decodes the next chunk if the last one is consumed and the source has more.
    fn refill(&mut self) -> io::Result<()> {
        while self.given == self.chunk.len() && matches!(self.state, State::Reading | State::Ended) {
            if self.taken == self.raw.len() && self.state == State::Reading {
                self.raw.clear();
                self.taken = 0;
                self.source.by_ref().take(CHUNK_SIZE as u64).read_to_end(&mut self.raw)?;
                if self.raw.is_empty() {
                    self.state = State::Ended;
                }
            }
            self.chunk.resize(CHUNK_SIZE, 0);
            let (raw, last) = (&self.raw[self.taken..], self.state == State::Ended);
            let (result, taken, written) = self.decoder.decode_to_utf8_without_replacement(raw, &mut self.chunk, last);
            self.taken += taken;
            // Text has no zero bytes; a file with them is binary, even if it decodes.
            let zero = self.chunk[..written].iter().position(|byte| *byte == 0);
            self.chunk.truncate(zero.unwrap_or(written));
            self.given = 0;
            self.state = match result {
                _ if zero.is_some() => State::Broken,
                DecoderResult::Malformed(..) => State::Broken,
                DecoderResult::InputEmpty if last => State::Done,
                DecoderResult::InputEmpty | DecoderResult::OutputFull => self.state,
            };
        }
        Ok(())
    }
}

impl<R: Read> BufRead for Text<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.refill()?;
        if self.given == self.chunk.len() && self.state == State::Broken {
            // The first pass found only text.
            return Err(io::Error::new(io::ErrorKind::InvalidData, "the file was changed while it was read"));
        }
        Ok(&self.chunk[self.given..])
    }

    fn consume(&mut self, amount: usize) {
        self.given = (self.given + amount).min(self.chunk.len());
    }
}

impl<R: Read> Read for Text<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

/// Returns the line of the first byte that is not text in this encoding.
fn first_fault(source: &mut (impl Read + Seek), encoding: &'static Encoding, mark: usize) -> io::Result<Option<u64>> {
    let (mut text, mut line) = (Text::of(source, encoding, mark)?, 1_u64);
    loop {
        text.refill()?;
        let chunk = &text.chunk[text.given..];
        if chunk.is_empty() {
            return Ok((text.state == State::Broken).then_some(line));
        }
        line += chunk.iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
        text.given = text.chunk.len();
    }
}

/// Returns true if bytes that decode as GB 18030 are likely Chinese.
///
/// Western single-byte text also decodes: an accented letter and the next letter form one rare character. Real Chinese is almost
/// all within GB 2312, where both bytes are above 0xA0.
fn is_chinese(source: &mut (impl Read + Seek)) -> io::Result<bool> {
    source.rewind()?;
    let (mut common, mut rare, mut lead) = (0_usize, 0_usize, None);
    let mut chunk = Vec::with_capacity(CHUNK_SIZE);
    while {
        chunk.clear();
        source.take(CHUNK_SIZE as u64).read_to_end(&mut chunk)? > 0
    } {
        for byte in &chunk {
            lead = match lead {
                Some(first) => {
                    if first > 0xA0 && *byte > 0xA0 {
                        common += 1;
                    } else {
                        rare += 1;
                    }
                    None
                }
                None => (*byte >= 0x81).then_some(*byte),
            };
        }
    }
    Ok(common >= rare)
}

fn problem(line: u64, what: ImportProblemKind) -> ImportProblem {
    ImportProblem { line, column: String::new(), value: String::new(), what }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use proptest::prelude::*;

    use super::*;

    const ROSTER: &str = "person_id,name\np1,王芳\np2,李娜\n";

    fn read(bytes: &[u8]) -> Result<String, ImportProblem> {
        let mut all = String::new();
        match text(Cursor::new(bytes)) {
            Ok(Ok(mut text)) => text.read_to_string(&mut all).map(|_| all).map_err(|error| panic!("{error}")),
            Ok(Err(problem)) => Err(problem),
            Err(error) => panic!("{error}"),
        }
    }

    fn in_every_encoding(text: &str) -> [Vec<u8>; 4] {
        let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        let wide = "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        [text.as_bytes().to_vec(), marked, wide, encoding_rs::GBK.encode(text).0.into_owned()]
    }

    #[test]
    fn the_same_text_is_read_from_every_encoding_of_spreadsheet_programs() {
        for bytes in in_every_encoding(ROSTER) {
            assert_eq!(read(&bytes).as_deref(), Ok(ROSTER));
        }
    }

    #[test]
    fn a_character_across_two_chunks_is_read_whole() {
        let text = format!("{ROSTER}x{}", "王芳，李娜\n".repeat(CHUNK_SIZE / 4));
        for bytes in in_every_encoding(&text) {
            assert!(read(&bytes).as_deref() == Ok(&text));
        }
    }

    #[test]
    fn western_text_in_a_legacy_encoding_is_refused_and_not_read_as_chinese() {
        let bytes = encoding_rs::WINDOWS_1252.encode("person_id,name\np1,Jürgen\np2,Müller\n").0.into_owned();
        assert_eq!(read(&bytes), Err(problem(2, ImportProblemKind::NotText)));
    }

    #[test]
    fn a_workbook_is_recognized() {
        assert_eq!(read(b"PK\x03\x04rest"), Err(problem(0, ImportProblemKind::Workbook)));
    }

    #[test]
    fn bytes_that_are_not_text_are_refused_with_their_line() {
        assert_eq!(read(b"a,b\n1,\0\n"), Err(problem(2, ImportProblemKind::NotText)));
        assert_eq!(read(b"a,b\n1,\xFF\xFF\n"), Err(problem(2, ImportProblemKind::NotText)));
        let late = [&b"1,2\n".repeat(CHUNK_SIZE)[..], b"\xFF\xFF"].concat();
        assert_eq!(read(&late), Err(problem(CHUNK_SIZE as u64 + 1, ImportProblemKind::NotText)));
        assert_eq!(read(b"\xFF\xFEa\0\n\0\0\xD8").map_err(|p| p.line), Err(2));
    }

    #[test]
    fn an_empty_file_is_an_empty_text() {
        assert_eq!(read(b"").as_deref(), Ok(""));
        assert_eq!(read(b"\xEF\xBB\xBF").as_deref(), Ok(""));
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_it_is(text in "[^\\x00]{0,200}") {
            prop_assume!(!WORKBOOK_SIGNATURES.iter().any(|start| text.as_bytes().starts_with(start)) && !text.starts_with('\u{FEFF}'));
            let [plain, marked, wide, _] = in_every_encoding(&text);
            for bytes in [plain, marked, wide] {
                prop_assert_eq!(read(&bytes), Ok(text.clone()));
            }
        }
    }
}
