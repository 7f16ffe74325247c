//! The search of an asker for a supporter: until both have agreed, neither learns more of the other than is needed to
//! agree.

use jiff::{SignedDuration, Timestamp};

use crate::talk_request::{Addressee, WantedTime};
use crate::{Locale, PersonId, TalkRequest, TalkRequestId, TalkRole};

/// An offer that a supporter does not answer for this long goes to somebody else.
pub const OFFER_LASTS: SignedDuration = SignedDuration::from_hours(4);
/// A search that did not become a talk request ends after this long.
pub const SEARCH_LASTS: SignedDuration = SignedDuration::from_hours(7 * 24);

/// How far a search is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchState {
    /// No supporter has it.
    Looking,
    /// It is offered to this supporter, who knows neither who asks nor what they wrote.
    Offered(PersonId),
    /// This supporter agreed. The asker learns who it would be, and decides.
    Willing(PersonId),
}

impl SearchState {
    /// The supporter who has it.
    #[must_use]
    pub const fn supporter(self) -> Option<PersonId> {
        match self {
            Self::Looking => None,
            Self::Offered(supporter) | Self::Willing(supporter) => Some(supporter),
        }
    }
}

/// One search. When both have agreed it becomes a [`TalkRequest`] with the same id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupporterSearch {
    /// Unique in the centre, also among talk requests.
    pub id: TalkRequestId,
    /// Who would like to talk.
    pub asker: PersonId,
    /// In which language.
    pub language: Locale,
    /// The key of the stressor group that it is about; absent if left open.
    pub topic: Option<String>,
    /// When it began.
    pub asked_at: Timestamp,
    /// When the last step was taken.
    pub changed_at: Timestamp,
    /// How far it is.
    pub state: SearchState,
    /// Roughly when the asker would like to talk.
    pub wanted: WantedTime,
    /// The asker's own line. The store returns it to the asker alone.
    pub line: Option<String>,
}

/// The answer of one of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// They agree.
    Yes,
    /// They decline, without a reason.
    No,
}

/// A step that one of the two takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchStep {
    /// The supporter answers the offer, or takes their agreement back.
    Supporter(Consent),
    /// The asker answers whether they want to talk with this supporter, whom their page named; with the one who agreed,
    /// if no page did.
    Asker(Consent, Option<PersonId>),
}

/// Why a step is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchFault {
    /// The person has no part in the search, or the step belongs to the other one.
    NotTheirs,
    /// The search is past this step.
    TooLate,
}

/// What a step leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MatchResult {
    /// The search goes on.
    Search(SupporterSearch),
    /// Both agreed.
    Request(TalkRequest),
}

impl SupporterSearch {
    /// Returns what follows from a step that `by` takes at `now`.
    ///
    /// # Errors
    /// If the step is not theirs, or the search is past it.
    pub fn after(&self, by: PersonId, step: MatchStep, now: Timestamp) -> Result<MatchResult, MatchFault> {
        let with = |state| Ok(MatchResult::Search(Self { state, changed_at: now, ..self.clone() }));
        match (step, self.state) {
            (MatchStep::Supporter(answer), SearchState::Offered(supporter)) if supporter == by => match answer {
                Consent::Yes => with(SearchState::Willing(supporter)),
                Consent::No => with(SearchState::Looking),
            },
            (MatchStep::Supporter(answer), SearchState::Willing(supporter)) if supporter == by => match answer {
                Consent::Yes => Err(MatchFault::TooLate),
                Consent::No => with(SearchState::Looking),
            },
            (MatchStep::Asker(answer, named), SearchState::Willing(supporter))
                if self.asker == by && named.is_none_or(|named| named == supporter) =>
            {
                match answer {
                    Consent::Yes => Ok(MatchResult::Request(self.agreed(supporter, now))),
                    Consent::No => with(SearchState::Looking),
                }
            }
            (MatchStep::Asker(..), _) if self.asker == by => Err(MatchFault::TooLate),
            _ => Err(MatchFault::NotTheirs),
        }
    }

    /// The request that both agreed to.
    fn agreed(&self, supporter: PersonId, now: Timestamp) -> TalkRequest {
        let addressee = Addressee { person: supporter, role: TalkRole::Supporter, team: None };
        let (wanted, line) = (self.wanted.clone(), self.line.clone());
        let request = TalkRequest::new(self.id, self.asker, addressee, wanted, line, now);
        TalkRequest { asked_at: self.asked_at, ..request }
    }

    /// Returns true if the supporter who has the offer did not answer it in time.
    #[must_use]
    pub fn offer_is_over(&self, now: Timestamp) -> bool {
        matches!(self.state, SearchState::Offered(_)) && now.duration_since(self.changed_at) >= OFFER_LASTS
    }

    /// Returns true if it has lasted so long that it ends.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        now.duration_since(self.asked_at) >= SEARCH_LASTS
    }
}

#[cfg(test)]
mod tests;
