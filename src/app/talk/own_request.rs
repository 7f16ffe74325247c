//! What an asker sees of one of their requests, and what they can do with it.

use domain::PersonId;

/// One request, as its asker sees it.
#[derive(Clone, Debug)]
pub struct OwnRequest {
    /// Its id.
    pub id: String,
    /// Who has it, and when they come.
    pub sentence: String,
    /// Their own line.
    pub line: Option<String>,
    /// Roughly when they would like to talk.
    pub wanted: Option<String>,
    /// What they can do.
    pub step: OwnStep,
    /// Whether an answer may come while the page is open.
    pub awaits_answer: bool,
    /// Whether others are offered: nobody answered for an hour, or the addressee can no longer be asked.
    pub offers_others: bool,
    /// Whether they are asked if it was good to talk: with a supporter, once its time has come.
    pub asks_if_good: bool,
}

/// What an asker can do with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnStep {
    /// Withdraw it.
    Withdraw,
    /// Close it after the talk.
    Close,
    /// Agree or decline that this person, with the second name, takes over from the one with the first.
    AnswerHandOn(PersonId, String, String),
    /// Agree or decline to talk with this supporter, of this name.
    AnswerSupporter(PersonId, String),
}
