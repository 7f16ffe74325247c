//! The text below the CSV reader: bounded records, and one kind of line end.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// A reader that fails after `left` bytes, until `left` is reset, and in which every kind of line end is a line feed:
/// the CSV reader counts lines by them.
pub(crate) struct LimitedReader<R> {
    pub text: R,
    pub left: Rc<Cell<usize>>,
    /// Set at the end of the text: the last record then has no line feed of its own.
    pub ended: Rc<Cell<bool>>,
    /// Whether the last byte was a carriage return.
    pub after_return: bool,
}

impl<R: Read> Read for LimitedReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let max = buffer.len().min(self.left.get());
            if max == 0 && !buffer.is_empty() {
                return Err(io::Error::other("a record without end"));
            }
            let read = self.text.read(&mut buffer[..max])?;
            self.left.set(self.left.get() - read);
            let kept = self.with_line_feeds(&mut buffer[..read]);
            self.ended.set(read == 0 && !buffer.is_empty());
            if kept > 0 || read == 0 {
                return Ok(kept);
            }
        }
    }
}

impl<R> LimitedReader<R> {
    /// Replaces the line ends, and returns how many bytes are left.
    fn with_line_feeds(&mut self, bytes: &mut [u8]) -> usize {
        let mut kept = 0;
        for index in 0..bytes.len() {
            let byte = bytes[index];
            let ends_pair = self.after_return && byte == b'\n';
            self.after_return = byte == b'\r';
            if !ends_pair {
                bytes[kept] = if self.after_return { b'\n' } else { byte };
                kept += 1;
            }
        }
        kept
    }
}
