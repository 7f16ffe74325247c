//! The stressor register: proposals with and without a name, what becomes of them, and what is forgotten.

pub(crate) mod forget;
mod marks;
mod propose;
mod read;
mod work;

pub use work::SourceAssignment;

use rusqlite::Row;
use uuid::Uuid;

use crate::Store;
use domain::RegisteredSourceId;
use domain::stressor_register::SourceProposal;

/// The stressor register.
#[derive(Clone, Copy)]
pub struct StressorRegister<'a>(pub(crate) &'a Store);

/// A proposal that somebody has just made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSource {
    /// From the form, so that sending it twice makes one source.
    pub id: RegisteredSourceId,
    /// What is proposed.
    pub proposal: SourceProposal,
    /// Whether the register says who proposed it.
    pub named: bool,
}

/// What became of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposeOutcome {
    /// It is in the register.
    Kept,
    /// A source with this id was there before; nothing changed.
    Known,
    /// As many undecided proposals of this person are in the register as may be at the same time.
    TooMany,
    /// Without a name it needs the person's own key, which this session does not hold.
    Locked,
}

/// What became of a person's support for a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SupportOutcome {
    /// It counts.
    Kept,
    /// The person proposed the source, or supports it already.
    Already,
    /// It needs the person's own key, which this session does not hold.
    Locked,
    /// There is no such source, or nobody reads it any more.
    Gone,
}

/// What a person has to do with a source, as only they can see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnPart {
    /// Which source.
    pub source: RegisteredSourceId,
    /// Whether they proposed it; otherwise they support it.
    pub proposed: bool,
    /// Whether lines of its log that somebody else wrote wait to be read.
    pub has_news: bool,
    /// The number of the newest line of its log; zero without one.
    pub lines: u32,
    /// How many of them are answers.
    pub answers: u32,
}

/// What waits in the register for those who take care of sources. All are open, and none is hidden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RegisterWork {
    /// Sources of which nobody takes care.
    pub unowned: u32,
    /// Sources of which the person takes care.
    pub owned: u32,
    /// Of these, those about which nothing was written yet, or whose day for an answer has passed.
    pub due: u32,
}

/// The id of a source, which is in the first column.
fn source_id(row: &Row<'_>) -> rusqlite::Result<RegisteredSourceId> {
    row.get(0).map(|bytes| RegisteredSourceId(Uuid::from_bytes(bytes)))
}
