//! Decodes files to UTF-8: by their byte order mark, as UTF-8, in a stated encoding, or in the encoding that a detector
//! is sure of.

mod byte_counts;

use std::io::{self, BufRead, Read, Seek, SeekFrom};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
pub use encoding_rs::Encoding;
use encoding_rs::{
    BIG5, Decoder, DecoderResult, EUC_JP, EUC_KR, GB18030, GBK, SHIFT_JIS, UTF_8, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1254,
};

use crate::workbook::is_workbook;
use byte_counts::ByteCounts;

use domain::problem::{ImportProblem, ImportProblemKind};

/// The byte with which an encoding of seven bits switches to other characters.
const ESCAPE: u8 = 0x1B;
/// Number of bytes that are read from a file at a time.
const CHUNK_SIZE: usize = 32 * 1024;

/// Returns a reader of the file's text as UTF-8. Reads the file once to find its encoding and bytes that are not text,
/// then again from the start, so that only one chunk is in memory.
///
/// # Errors
/// If the source cannot be read. The inner result is an [`ImportProblem`] if the file is a workbook, or with the line
/// of the first byte that is not text, or that shows that the encoding is not clear.
pub fn text<R: Read + Seek>(
    mut source: R,
    stated: Option<&'static Encoding>,
) -> io::Result<Result<Text<R>, ImportProblem>> {
    let mut start = Vec::with_capacity(4);
    source.by_ref().take(4).read_to_end(&mut start)?;
    if is_workbook(&start) {
        return Ok(Err(problem(0, ImportProblemKind::Workbook)));
    }
    let marked = Encoding::for_bom(&start);
    let (encoding, mark) = marked.unwrap_or((stated.unwrap_or(UTF_8), 0));
    let encoding = match first_fault(&mut source, encoding, mark)? {
        None => encoding,
        Some(line) if marked.is_some() || stated.is_some() => {
            return Ok(Err(problem(line, ImportProblemKind::NotText)));
        }
        Some(line) => match detected(&mut source)? {
            Some(encoding) if first_fault(&mut source, encoding, 0)?.is_none() => encoding,
            // No legacy encoding has these bytes either: control characters, or none of them decodes.
            _ if is_binary(&mut source)? => return Ok(Err(problem(line, ImportProblemKind::NotText))),
            _ => return Ok(Err(problem(line, ImportProblemKind::UnclearEncoding))),
        },
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
    state: DecodeState,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum DecodeState {
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
            state: DecodeState::Reading,
        })
    }
}

impl<R: Read> Text<R> {
    /// Decodes the next chunk if the last one is consumed and the source has more.
    fn refill(&mut self) -> io::Result<()> {
        while self.given == self.chunk.len() && matches!(self.state, DecodeState::Reading | DecodeState::Ended) {
            if self.taken == self.raw.len() && self.state == DecodeState::Reading {
                self.raw.clear();
                self.taken = 0;
                self.source.by_ref().take(CHUNK_SIZE as u64).read_to_end(&mut self.raw)?;
                if self.raw.is_empty() {
                    self.state = DecodeState::Ended;
                }
            }
            self.chunk.resize(CHUNK_SIZE, 0);
            let (raw, last) = (&self.raw[self.taken..], self.state == DecodeState::Ended);
            let (result, taken, written) = self.decoder.decode_to_utf8_without_replacement(raw, &mut self.chunk, last);
            self.taken += taken;
            // Text has no zero bytes and no escape sequences; a file with them is binary or of another encoding, even
            // if it decodes.
            let foreign = self.chunk[..written].iter().position(|byte| matches!(*byte, 0 | ESCAPE));
            self.chunk.truncate(foreign.unwrap_or(written));
            self.given = 0;
            self.state = match result {
                _ if foreign.is_some() => DecodeState::Broken,
                DecoderResult::Malformed(..) => DecodeState::Broken,
                DecoderResult::InputEmpty if last => DecodeState::Done,
                DecoderResult::InputEmpty | DecoderResult::OutputFull => self.state,
            };
        }
        Ok(())
    }
}

impl<R: Read> BufRead for Text<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.refill()?;
        if self.given == self.chunk.len() && self.state == DecodeState::Broken {
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
            return Ok((text.state == DecodeState::Broken).then_some(line));
        }
        line += chunk.iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
        text.given = text.chunk.len();
    }
}

/// The encodings that people may choose among, most likely first.
pub const CHOICES: [&Encoding; 8] =
    [GB18030, BIG5, EUC_KR, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252, WINDOWS_1250, WINDOWS_1254];
/// Countries for which the detector is asked: it prefers what is usual in each. What it answers regardless of them is
/// certain.
const COUNTRIES: [Option<&[u8]>; 10] = [
    None,
    Some(b"cn"),
    Some(b"tw"),
    Some(b"hk"),
    Some(b"jp"),
    Some(b"kr"),
    Some(b"ru"),
    Some(b"de"),
    Some(b"gr"),
    Some(b"th"),
];
/// How many of [`COUNTRIES`] must agree: the other four may prefer their own.
const AGREEING: usize = 6;

/// Returns the encoding of bytes that are not UTF-8, if there is hardly another one.
fn detected(source: &mut (impl Read + Seek)) -> io::Result<Option<&'static Encoding>> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut counts = ByteCounts::default();
    for_each_chunk(source, |chunk| {
        detector.feed(chunk, false);
        counts.add(chunk);
    })?;
    detector.feed(b"", true);
    let guesses = COUNTRIES.map(|country| detector.guess(country, Utf8Detection::Deny));
    let best = guesses[0];
    // The detector does not know characters of four bytes, and takes the letters of Turkish names for Icelandic ones.
    if counts.four > 0 || (best == WINDOWS_1252 && counts.turkish > 0) {
        return Ok(None);
    }
    // Short Chinese text also looks like Japanese in an encoding that spreadsheet programs do not write.
    if (best == GBK && counts.common >= counts.rare)
        || (best == EUC_JP && counts.frequent > 0 && counts.rare == 0 && counts.common == counts.frequent)
    {
        return Ok(Some(GB18030));
    }
    let agreeing = guesses.iter().filter(|guess| **guess == best).count();
    Ok((agreeing >= AGREEING && best != GBK).then_some(best))
}

/// Returns true if there are bytes that are text in no encoding here: zero bytes, escapes, or none of the choices
/// decodes them.
fn is_binary(source: &mut (impl Read + Seek)) -> io::Result<bool> {
    let mut is_foreign = false;
    for_each_chunk(source, |chunk| is_foreign |= chunk.contains(&0) || chunk.contains(&ESCAPE))?;
    if is_foreign {
        return Ok(true);
    }
    for encoding in CHOICES {
        if first_fault(source, encoding, 0)?.is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

fn for_each_chunk(source: &mut (impl Read + Seek), mut each: impl FnMut(&[u8])) -> io::Result<()> {
    source.rewind()?;
    let mut chunk = Vec::with_capacity(CHUNK_SIZE);
    while {
        chunk.clear();
        source.take(CHUNK_SIZE as u64).read_to_end(&mut chunk)? > 0
    } {
        each(&chunk);
    }
    Ok(())
}

/// Returns what a file would say in each of the [`CHOICES`] that decodes it, the likeliest first: the first lines that
/// differ, at most `max` characters.
#[must_use]
pub fn samples(bytes: &[u8], max: usize) -> Vec<(&'static str, String)> {
    let foreign: Vec<u8> = bytes
        .split_inclusive(|byte| *byte == b'\n')
        .filter(|line| !line.is_ascii())
        .take(3)
        .flatten()
        .copied()
        .collect();
    let sample = |encoding: &'static Encoding| {
        encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        let text = encoding.decode_without_bom_handling(&foreign).0;
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Some((encoding.name(), text.chars().take(max).collect()))
    };
    let mut samples: Vec<_> = CHOICES.into_iter().filter_map(sample).collect();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let likely = detector.guess(None, Utf8Detection::Deny);
    let likely = if likely == GBK { GB18030 } else { likely };
    // The sort is stable.
    samples.sort_by_key(|(name, _)| *name != likely.name());
    samples
}

fn problem(line: u64, what: ImportProblemKind) -> ImportProblem {
    ImportProblem::new(line, "", "", what)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use proptest::prelude::*;

    use super::*;

    const ROSTER: &str = "person_id,name\np1,王芳\np2,李娜\n";

    fn read(bytes: &[u8]) -> Result<String, Box<ImportProblem>> {
        let mut all = String::new();
        match text(Cursor::new(bytes), None) {
            Ok(Ok(mut text)) => text.read_to_string(&mut all).map(|_| all).map_err(|error| panic!("{error}")),
            Ok(Err(problem)) => Err(problem.into()),
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
    fn text_in_a_legacy_encoding_is_read_in_it_or_not_at_all() {
        for (encoding, text) in [
            (WINDOWS_1252, "person_id,name\np1,Jürgen\np2,Müller\n"),
            (BIG5, "person_id,name\np1,王小明\np2,李美玲\np3,陳怡君\np4,林志偉\np5,張雅婷\np6,黃俊傑\n"),
            (GBK, "person_id,name\np1,李娜\n"),
            (SHIFT_JIS, "person_id,name\np1,山田太郎\np2,佐藤花子\n"),
            (EUC_KR, "person_id,name\np1,김철수\np2,이영희\n"),
            (WINDOWS_1251, "person_id,name\np1,Иван\np2,Анна\n"),
            (GBK, "person_id,name\np1,Li 喆\n"),
        ] {
            let bytes = encoding.encode(text).0.into_owned();
            match read(&bytes) {
                Ok(read) => assert_eq!(read, text, "{}", encoding.name()),
                Err(problem) => {
                    assert_eq!(problem.what, ImportProblemKind::UnclearEncoding, "{}", encoding.name());
                    let (label, sample) = (encoding.name(), text.lines().skip(1).collect::<Vec<_>>().join(" "));
                    let label = if label == "GBK" { "gb18030" } else { label };
                    assert!(samples(&bytes, 200).contains(&(label, sample)), "{label} is not offered");
                }
            }
            let mut stated = String::new();
            let reader = super::text(Cursor::new(&bytes[..]), Some(encoding)).expect("a read").expect("text");
            { reader }.read_to_string(&mut stated).expect("a read");
            assert_eq!(stated, text);
        }
    }

    #[test]
    fn chinese_names_are_read_and_what_may_be_korean_or_russian_is_asked() {
        assert!(read(&GBK.encode("person_id,name\np1,李娜\n").0).is_ok());
        for (encoding, text) in [(EUC_KR, "김철수\n이영희\n"), (WINDOWS_1251, "Иван\nАнна\n"), (GBK, "喆\n")]
        {
            let bytes = encoding.encode(text).0.into_owned();
            assert!(read(&bytes).as_deref().is_err() || read(&bytes).as_deref() == Ok(text), "{text}");
        }
    }

    #[test]
    fn letters_that_two_encodings_share_are_asked_for_and_offered_in_both() {
        for (encoding, text) in
            [(WINDOWS_1254, "\u{15e}ahin Ay\u{15f}e\n"), (GB18030, "\u{36c3}\u{5a1c}\n\u{738b}\u{82b3}\n")]
        {
            let bytes = encoding.encode(text).0.into_owned();
            assert_eq!(read(&bytes).map_err(|problem| problem.what), Err(ImportProblemKind::UnclearEncoding), "{text}");
            let sample = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(samples(&bytes, 200).iter().any(|(_, offered)| *offered == sample), "{text} is not offered");
        }
    }

    #[test]
    fn the_likeliest_encoding_is_offered_first() {
        for (encoding, text) in
            [(EUC_KR, "\u{ae40}\u{cca0}\u{c218}\n\u{c774}\u{c601}\u{d76c}\n"), (GB18030, "Li \u{5586}\n")]
        {
            let first = samples(&encoding.encode(text).0, 200).into_iter().next();
            assert_eq!(first.map(|(name, _)| name), Some(encoding.name()), "{text}");
        }
    }

    #[test]
    fn a_workbook_is_recognized() {
        assert_eq!(read(b"PK\x03\x04rest"), Err(Box::new(problem(0, ImportProblemKind::Workbook))));
    }

    #[test]
    fn bytes_that_are_not_text_are_refused_with_their_line() {
        assert_eq!(read(b"a,b\n1,\0\n"), Err(Box::new(problem(2, ImportProblemKind::NotText))));
        assert_eq!(read(b"a,b\n1,\x1B$B;3ED\x1B(B\n"), Err(Box::new(problem(2, ImportProblemKind::NotText))));
        assert_eq!(read(b"a,b\n1,\xFF\0\n"), Err(Box::new(problem(2, ImportProblemKind::NotText))));
        let late = [&b"1,2\n".repeat(CHUNK_SIZE)[..], b"\xFF\0"].concat();
        assert_eq!(read(&late), Err(Box::new(problem(CHUNK_SIZE as u64 + 1, ImportProblemKind::NotText))));
        assert_eq!(read(b"\xFF\xFEa\0\n\0\0\xD8").map_err(|p| p.line), Err(2));
    }

    #[test]
    fn an_empty_file_is_an_empty_text() {
        assert_eq!(read(b"").as_deref(), Ok(""));
        assert_eq!(read(b"\xEF\xBB\xBF").as_deref(), Ok(""));
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_it_is(text in "[^\\x00\\x1b]{0,200}") {
            prop_assume!(!is_workbook(text.as_bytes()) && !text.starts_with('\u{FEFF}'));
            let [plain, marked, wide, _] = in_every_encoding(&text);
            for bytes in [plain, marked, wide] {
                prop_assert_eq!(read(&bytes), Ok(text.clone()));
            }
        }
    }
}
