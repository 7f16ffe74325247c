//! What a file that is being imported does not tell, and an admin can state.

use domain::problem::{ImportProblem, ImportProblemKind};
use import::csv_reader::{Columns, FileBytes};
use import::decode;
use import::file_headings::headings;

/// Maximum length of what is shown of a file in an encoding, in characters.
const MAX_SAMPLE_LENGTH: usize = 120;

/// What a file does not tell.
#[derive(Clone, Debug)]
pub enum FileQuestion {
    /// Its encoding: the name of each that fits, and what the file says in it.
    Encoding(Vec<(&'static str, String)>),
    /// The order of day and month in its dates: a problem for each column in which they are two days.
    Dates(Vec<ImportProblem>),
    /// Which columns its headings name: none names these, which are needed.
    Columns(Vec<String>),
}

impl FileQuestion {
    /// Returns the question that would resolve a problem of a file with these columns.
    #[must_use]
    pub fn of(file: FileBytes<'_>, columns: Columns, problems: &[ImportProblem]) -> Option<Self> {
        let asked = problems.iter().find_map(|problem| match problem.what {
            ImportProblemKind::UnclearEncoding => Some(Self::Encoding(decode::samples(file.bytes, MAX_SAMPLE_LENGTH))),
            ImportProblemKind::UnclearDates => {
                let unclear = |problem: &&ImportProblem| problem.what == ImportProblemKind::UnclearDates;
                Some(Self::Dates(problems.iter().filter(unclear).cloned().collect()))
            }
            _ => None,
        });
        asked.or_else(|| {
            let needs = |problem: &&ImportProblem| {
                matches!(problem.what, ImportProblemKind::MissingColumn | ImportProblemKind::MissingValue)
            };
            let mut needed: Vec<String> = problems.iter().filter(needs).map(|problem| problem.column.clone()).collect();
            if needed.is_empty() {
                return None;
            }
            // A value is missing where a cell is empty, and where no heading names the column.
            let named = headings(file, columns);
            needed.retain(|column| !named.iter().any(|heading| heading.column == Some(column.as_str())));
            (!needed.is_empty()).then_some(Self::Columns(needed))
        })
    }
}
