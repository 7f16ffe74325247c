//! The memory that a workbook takes, counted before it is allocated.

use domain::problem::ImportProblemKind;

/// Maximum number of cells between the first and the last used one: the reader makes room for all of them, so that one
/// stray sign in the last row of a sheet would take gigabytes.
pub(super) const MAX_CELLS: u64 = 2_000_000;
/// Maximum size of the text of all cells, in bytes: a text that many cells share is once in the file, and in memory as
/// often as there are cells.
pub(super) const MAX_TEXT_BYTES: u64 = 64 << 20;

/// The size of the sheets of a workbook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct WorkbookSize {
    /// Cells between the first and the last used one of each sheet.
    pub cells: u64,
    /// Bytes of text in cells; at most, where the exact number is not known.
    pub text_bytes: u64,
}

impl WorkbookSize {
    /// Adds another sheet.
    pub(super) const fn plus(self, sheet: Self) -> Self {
        Self {
            cells: self.cells.saturating_add(sheet.cells),
            text_bytes: self.text_bytes.saturating_add(sheet.text_bytes),
        }
    }

    /// Checks that there is room for it.
    ///
    /// # Errors
    /// If it has more than [`MAX_CELLS`] or [`MAX_TEXT_BYTES`].
    pub(super) const fn check(self) -> Result<(), ImportProblemKind> {
        if self.cells > MAX_CELLS {
            Err(ImportProblemKind::FarCell)
        } else if self.text_bytes > MAX_TEXT_BYTES {
            Err(ImportProblemKind::WorkbookTooLarge)
        } else {
            Ok(())
        }
    }
}

/// The used cells of one sheet.
pub(super) struct UsedCells {
    first: (u32, u32),
    last: (u32, u32),
    text_bytes: u64,
}

impl UsedCells {
    /// None yet.
    pub(super) const fn new() -> Self {
        Self { first: (u32::MAX, u32::MAX), last: (0, 0), text_bytes: 0 }
    }

    /// Adds a cell in this row and column, counted from 0.
    pub(super) fn add(&mut self, (row, column): (u32, u32)) {
        self.first = (self.first.0.min(row), self.first.1.min(column));
        self.last = (self.last.0.max(row), self.last.1.max(column));
    }

    /// Adds text of a cell.
    pub(super) const fn add_text(&mut self, bytes: u64) {
        self.text_bytes = self.text_bytes.saturating_add(bytes);
    }

    /// The size of the sheet.
    pub(super) fn size(&self) -> WorkbookSize {
        let span = |first: u32, last: u32| u64::from(last.saturating_sub(first)) + 1;
        let cells = span(self.first.0, self.last.0).saturating_mul(span(self.first.1, self.last.1));
        WorkbookSize { cells, text_bytes: self.text_bytes }
    }
}
