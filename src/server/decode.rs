//! From the bytes of a file to its text: UTF-8 and UTF-16 with their marks, UTF-8 without, and GBK where it is plainly that.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030};

use crate::words::problem::{Problem, ProblemKind};

/// What a workbook of a spreadsheet program begins with: a zip archive, or the older compound file.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];

/// The text of a file that somebody brought in.
///
/// # Errors
/// A [`Problem`] naming the line with the first byte that cannot be read, or saying that the file is a workbook.
pub fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Problem> {
    if WORKBOOKS.iter().any(|start| bytes.starts_with(start)) {
        return Err(problem(0, ProblemKind::Workbook));
    }
    let (encoding, skip) = Encoding::for_bom(bytes).map_or((None, 0), |(encoding, skip)| (Some(encoding), skip));
    let bytes = &bytes[skip..];
    let decoded = match encoding {
        Some(encoding) => encoding.decode_without_bom_handling_and_without_replacement(bytes),
        None => match std::str::from_utf8(bytes) {
            Ok(text) => Some(Cow::Borrowed(text)),
            Err(_) => GB18030.decode_without_bom_handling_and_without_replacement(bytes).filter(|_| is_chinese(bytes)),
        },
    };
    // Text has no zero bytes; what has them was decoded by luck.
    decoded.filter(|text| !text.contains('\0')).ok_or_else(|| problem(first_bad_line(bytes), ProblemKind::NotText))
}

/// Whether bytes that decode as GB18030 are likely to be Chinese.
///
/// Western single-byte text decodes too: an accented letter and the plain one after it make one rare character. Real Chinese
/// is nearly all within GB 2312, where both bytes are above 0xA0.
fn is_chinese(bytes: &[u8]) -> bool {
    let (mut common, mut rare) = (0_usize, 0_usize);
    let mut rest = bytes;
    while let [first, after @ ..] = rest {
        rest = match (first, after) {
            (0x81.., [second, after @ ..]) => {
                if *first > 0xA0 && *second > 0xA0 {
                    common += 1
                } else {
                    rare += 1
                }
                after
            }
            _ => after,
        };
    }
    common >= rare
}

fn first_bad_line(bytes: &[u8]) -> u64 {
    let good = std::str::from_utf8(bytes).err().map_or(0, |error| error.valid_up_to());
    let breaks = bytes.iter().take(good).filter(|byte| **byte == b'\n').count();
    u64::try_from(breaks).unwrap_or(0) + 1
}

fn problem(line: u64, what: ProblemKind) -> Problem {
    Problem { line, column: String::new(), value: String::new(), what }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROSTER: &str = "person_id,name\np1,王芳\np2,李娜\n";

    #[test]
    fn the_same_text_is_read_from_every_encoding_that_a_spreadsheet_program_writes() {
        let mut marked = b"\xEF\xBB\xBF".to_vec();
        marked.extend(ROSTER.as_bytes());
        let wide: Vec<u8> = "\u{FEFF}".chars().chain(ROSTER.chars()).flat_map(|c| (c as u16).to_le_bytes()).collect();
        let chinese = encoding_rs::GBK.encode(ROSTER).0.into_owned();
        for bytes in [ROSTER.as_bytes(), &marked, &wide, &chinese] {
            assert_eq!(text(bytes).as_deref(), Ok(ROSTER));
        }
    }

    #[test]
    fn western_text_in_an_old_encoding_is_refused_rather_than_turned_into_chinese() {
        let bytes = encoding_rs::WINDOWS_1252.encode("person_id,name\np1,Jürgen\np2,Müller\n").0.into_owned();
        assert_eq!(text(&bytes), Err(problem(2, ProblemKind::NotText)));
    }

    #[test]
    fn a_workbook_is_called_a_workbook() {
        assert_eq!(text(b"PK\x03\x04rest"), Err(problem(0, ProblemKind::Workbook)));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert_eq!(text(b"a,b\n1,\0\n").map_err(|p| p.what), Err(ProblemKind::NotText));
        assert_eq!(text(b"a,b\n1,\xFF\xFF\n").map_err(|p| p.line), Err(2));
    }
}
