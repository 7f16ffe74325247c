//! From the bytes of a file to its text: UTF-8 and UTF-16 with their marks, UTF-8 without, and GBK where it is plainly that.

use std::io::{self, BufRead, Read, Seek, SeekFrom};

use encoding_rs::{Decoder, DecoderResult, Encoding, GB18030, UTF_8};

use domain::problem::{Problem, ProblemKind};

/// What a workbook of a spreadsheet program begins with: a zip archive, or the older compound file.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];
/// How many bytes are taken from a file at once.
const PIECE: usize = 32 * 1024;

/// The text of a file that somebody brought in, as UTF-8. It is looked through before it is given out, for its encoding and
/// anything that is no text, and read again from the start: no more of it than a piece is ever held.
///
/// # Errors
/// What becomes of reading it; within, a [`Problem`] naming the line with the first byte that is no text, or saying that the file
/// is a workbook.
pub fn text<R: Read + Seek>(mut source: R) -> io::Result<Result<Text<R>, Problem>> {
    let mut start = Vec::with_capacity(4);
    source.by_ref().take(4).read_to_end(&mut start)?;
    if WORKBOOKS.iter().any(|workbook| start.starts_with(workbook)) {
        return Ok(Err(problem(0, ProblemKind::Workbook)));
    }
    let marked = Encoding::for_bom(&start);
    let (encoding, mark) = marked.unwrap_or((UTF_8, 0));
    let encoding = match first_fault(&mut source, encoding, mark)? {
        None => encoding,
        Some(_) if marked.is_none() && first_fault(&mut source, GB18030, 0)?.is_none() && is_chinese(&mut source)? => {
            GB18030
        }
        Some(line) => return Ok(Err(problem(line, ProblemKind::NotText))),
    };
    Text::of(source, encoding, mark).map(Ok)
}

/// The text of a file, piece by piece.
pub struct Text<R> {
    source: R,
    decoder: Decoder,
    raw: Vec<u8>,
    /// Bytes of `raw` before this place are decoded.
    taken: usize,
    piece: Vec<u8>,
    /// Bytes of `piece` before this place are given out.
    given: usize,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Reading,
    /// The source has ended, the decoder may have more.
    Ended,
    Done,
    /// What follows is no text.
    Broken,
}

impl<R: Read + Seek> Text<R> {
    fn of(mut source: R, encoding: &'static Encoding, mark: usize) -> io::Result<Self> {
        source.seek(SeekFrom::Start(u64::try_from(mark).unwrap_or(0)))?;
        let (decoder, piece) = (encoding.new_decoder_without_bom_handling(), Vec::with_capacity(PIECE));
        Ok(Self { source, decoder, raw: Vec::with_capacity(PIECE), taken: 0, piece, given: 0, state: State::Reading })
    }
}

impl<R: Read> Text<R> {
    /// Decodes the next piece, where the last one is given out and anything is left.
    fn refill(&mut self) -> io::Result<()> {
        while self.given == self.piece.len() && matches!(self.state, State::Reading | State::Ended) {
            if self.taken == self.raw.len() && self.state == State::Reading {
                self.raw.clear();
                self.taken = 0;
                self.source.by_ref().take(PIECE as u64).read_to_end(&mut self.raw)?;
                if self.raw.is_empty() {
                    self.state = State::Ended;
                }
            }
            self.piece.resize(PIECE, 0);
            let (raw, last) = (&self.raw[self.taken..], self.state == State::Ended);
            let (result, taken, written) = self.decoder.decode_to_utf8_without_replacement(raw, &mut self.piece, last);
            self.taken += taken;
            // Text has no zero bytes; what has them was decoded by luck.
            let zero = self.piece[..written].iter().position(|byte| *byte == 0);
            self.piece.truncate(zero.unwrap_or(written));
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
        if self.given == self.piece.len() && self.state == State::Broken {
            // It was text when it was looked through.
            return Err(io::Error::new(io::ErrorKind::InvalidData, "the file was changed while it was read"));
        }
        Ok(&self.piece[self.given..])
    }

    fn consume(&mut self, amount: usize) {
        self.given = (self.given + amount).min(self.piece.len());
    }
}

impl<R: Read> Read for Text<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

/// The line with the first byte that is no text in this encoding.
fn first_fault(source: &mut (impl Read + Seek), encoding: &'static Encoding, mark: usize) -> io::Result<Option<u64>> {
    let (mut text, mut line) = (Text::of(source, encoding, mark)?, 1_u64);
    loop {
        text.refill()?;
        let piece = &text.piece[text.given..];
        if piece.is_empty() {
            return Ok((text.state == State::Broken).then_some(line));
        }
        line += piece.iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
        text.given = text.piece.len();
    }
}

/// Whether bytes that decode as GB18030 are likely to be Chinese.
///
/// Western single-byte text decodes too: an accented letter and the plain one after it make one rare character. Real Chinese
/// is nearly all within GB 2312, where both bytes are above 0xA0.
fn is_chinese(source: &mut (impl Read + Seek)) -> io::Result<bool> {
    source.rewind()?;
    let (mut common, mut rare, mut lead) = (0_usize, 0_usize, None);
    let mut piece = Vec::with_capacity(PIECE);
    while {
        piece.clear();
        source.take(PIECE as u64).read_to_end(&mut piece)? > 0
    } {
        for byte in &piece {
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

fn problem(line: u64, what: ProblemKind) -> Problem {
    Problem { line, column: String::new(), value: String::new(), what }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use proptest::prelude::*;

    use super::*;

    const ROSTER: &str = "person_id,name\np1,王芳\np2,李娜\n";

    fn read(bytes: &[u8]) -> Result<String, Problem> {
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
    fn a_character_that_lies_across_two_pieces_is_read_whole() {
        let text = format!("{ROSTER}x{}", "王芳，李娜\n".repeat(PIECE / 4));
        for bytes in in_every_encoding(&text) {
            assert!(read(&bytes).as_deref() == Ok(&text));
        }
    }

    #[test]
    fn western_text_in_a_legacy_encoding_is_refused_and_not_read_as_chinese() {
        let bytes = encoding_rs::WINDOWS_1252.encode("person_id,name\np1,Jürgen\np2,Müller\n").0.into_owned();
        assert_eq!(read(&bytes), Err(problem(2, ProblemKind::NotText)));
    }

    #[test]
    fn a_workbook_is_called_a_workbook() {
        assert_eq!(read(b"PK\x03\x04rest"), Err(problem(0, ProblemKind::Workbook)));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused_by_the_line_on_which_they_stand() {
        assert_eq!(read(b"a,b\n1,\0\n"), Err(problem(2, ProblemKind::NotText)));
        assert_eq!(read(b"a,b\n1,\xFF\xFF\n"), Err(problem(2, ProblemKind::NotText)));
        let late = [&b"1,2\n".repeat(PIECE)[..], b"\xFF\xFF"].concat();
        assert_eq!(read(&late), Err(problem(PIECE as u64 + 1, ProblemKind::NotText)));
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
            prop_assume!(!WORKBOOKS.iter().any(|start| text.as_bytes().starts_with(start)) && !text.starts_with('\u{FEFF}'));
            let [plain, marked, wide, _] = in_every_encoding(&text);
            for bytes in [plain, marked, wide] {
                prop_assert_eq!(read(&bytes), Ok(text.clone()));
            }
        }
    }
}
