//! Files that grow by lines: the ledgers. What a crash or a full disk leaves of a line was never acknowledged.

use std::fs::File;
use std::io::{Error, ErrorKind, Result, Write};

/// The complete lines of such a file, without what follows the last of them. It is cut off before the text is decoded:
/// it may end within a character.
///
/// # Errors
/// If the lines are not UTF-8.
pub fn complete_lines(mut bytes: Vec<u8>) -> Result<String> {
    bytes.truncate(bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1));
    String::from_utf8(bytes).map_err(|error| Error::new(ErrorKind::InvalidData, error))
}

/// Appends lines through `writer`, which writes to `file`. If that fails, the file is as it was before: the next line
/// must not be appended to half of this one.
///
/// # Errors
/// If the lines cannot be written.
pub(crate) fn append(file: &File, mut writer: impl Write, lines: &str) -> Result<()> {
    let before = file.metadata()?.len();
    writer.write_all(lines.as_bytes()).or_else(|error| file.set_len(before).and(Err(error)))
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    /// A disk that is full after some bytes.
    struct NearlyFull<'a>(&'a File, usize);

    impl Write for NearlyFull<'_> {
        fn write(&mut self, bytes: &[u8]) -> Result<usize> {
            let fits = &bytes[..self.1.min(bytes.len())];
            if fits.is_empty() {
                return Err(ErrorKind::StorageFull.into());
            }
            self.0.write_all(fits)?;
            self.1 -= fits.len();
            Ok(fits.len())
        }

        fn flush(&mut self) -> Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_line_cut_within_a_character_is_left_out() {
        let whole = "a 早班\n";
        for cut in 0..whole.len() {
            let bytes = [b"first\n".as_slice(), &whole.as_bytes()[..cut]].concat();
            assert_eq!(complete_lines(bytes).expect("lines"), "first\n", "{cut}");
        }
        assert_eq!(complete_lines(whole.into()).expect("lines"), whole);
        assert_eq!(complete_lines(Vec::new()).expect("lines"), "");
        assert!(complete_lines(b"\xff\n".to_vec()).is_err());
    }

    #[test]
    fn a_line_that_does_not_fit_on_the_disk_leaves_nothing() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("lines");
        let file = File::options().create(true).append(true).open(&path).expect("a file");
        append(&file, &file, "one\n").expect("space");
        assert!(append(&file, NearlyFull(&file, 3), "two\n").is_err());
        append(&file, &file, "three\n").expect("space");
        let mut text = String::new();
        File::open(path).and_then(|mut file| file.read_to_string(&mut text)).expect("text");
        assert_eq!(text, "one\nthree\n");
    }
}
