//! Collects the problems of a file: each fault once, with all its lines and some of its values.

use std::collections::HashMap;

use domain::problem::{ImportProblem, ImportProblemKind};

/// Maximum number of problems that are kept: enough to fix a file in one go. Further ones are counted.
pub const MAX_PROBLEMS: usize = 100;
/// Maximum length of a kept value, in characters: more than any message repeats.
const MAX_VALUE_LENGTH: usize = 200;
/// Maximum number of lines that are kept of one problem: eight megabytes of them.
pub(crate) const MAX_LINES: usize = 1_000_000;

/// Collects problems: the first [`MAX_PROBLEMS`], each with all its lines, and the number of further ones.
#[derive(Debug, Default)]
pub struct Problems {
    kept: Vec<ImportProblem>,
    /// By column and kind: the index among `kept`.
    known: HashMap<(String, ImportProblemKind), usize>,
    more: usize,
}

impl Problems {
    /// Adds a problem, to an earlier one if the column and the kind are the same.
    pub fn add(&mut self, line: u64, column: &str, value: &str, what: ImportProblemKind) {
        let key = (column.to_owned(), what.clone());
        let value: String = value.chars().take(MAX_VALUE_LENGTH).collect();
        match self.known.get(&key).and_then(|index| self.kept.get_mut(*index)) {
            Some(earlier) if earlier.further_lines.len() < MAX_LINES => earlier.also_on(line, &value),
            Some(_) => {}
            None => self.add_whole(ImportProblem::new(line, column, &value, what)),
        }
    }

    /// Adds a problem that has all its lines.
    pub(crate) fn add_whole(&mut self, problem: ImportProblem) {
        if self.kept.len() < MAX_PROBLEMS {
            self.known.insert((problem.column.clone(), problem.what.clone()), self.kept.len());
            self.kept.push(problem);
        } else {
            self.more += 1;
        }
    }

    /// Returns the number of problems beyond those that [`Problems::into_result`] returns.
    #[must_use]
    pub const fn more(&self) -> usize {
        self.more
    }

    /// Returns the value if there are no problems.
    ///
    /// # Errors
    /// If there are problems. Returns them in the order of the lines.
    pub fn into_result<T>(mut self, value: T) -> Result<T, Vec<ImportProblem>> {
        self.kept.sort_by_key(|problem| problem.line);
        if self.kept.is_empty() { Ok(value) } else { Err(self.kept) }
    }
}
