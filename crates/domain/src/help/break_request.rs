//! Requests for a break: when, what it costs the queue, and the answer of a lead. Never why.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use uuid::Uuid;

use crate::{PersonId, TeamId, Workday};

/// The lengths that can be asked for, in minutes.
pub const LENGTHS: [i64; 4] = [5, 10, 15, 20];
/// The length that is proposed.
pub const USUAL_LENGTH: i64 = 10;

/// The id of a request for a break, made by the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BreakRequestId(pub Uuid);

impl fmt::Display for BreakRequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.simple().fmt(f)
    }
}

impl FromStr for BreakRequestId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        Uuid::parse_str(text.trim()).map(Self)
    }
}

/// Why a lead declines: one of a few kind sentences, so that the answer never hurts and is in the language of its
/// reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decline {
    /// The queue is expected to be long at that time.
    Busy,
    /// Colleagues are away at that time.
    OthersAway,
    /// The lead comes by to find a time together.
    Together,
}

impl Decline {
    /// All of them, in the order of the screen.
    pub const ALL: [Self; 3] = [Self::Busy, Self::OthersAway, Self::Together];

    /// The stable name used in forms and in the database.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Busy => "busy",
            Self::OthersAway => "others_away",
            Self::Together => "together",
        }
    }
}

impl FromStr for Decline {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|decline| decline.key() == text).ok_or(())
    }
}

/// The state of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BreakState {
    /// Waits for a lead.
    Asked,
    /// Granted, by a lead or by the rule that a lead set.
    Granted,
    /// Declined.
    Declined(Decline),
}

/// What was expected of the queue when the break was asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExpectedCost {
    /// The loss of service level over the rest of the day, in percentage points.
    pub points: f64,
    /// Whether more calls are expected than the agents who remain can answer.
    pub overloaded: bool,
}

/// A request for a break.
#[derive(Clone, Debug, PartialEq)]
pub struct BreakRequest {
    /// Its id.
    pub id: BreakRequestId,
    /// Who asks.
    pub person: PersonId,
    /// The team whose leads answer.
    pub team: TeamId,
    /// The workday of the shift.
    pub workday: Workday,
    /// Start by the clock of the site, in minutes since 1970-01-01.
    pub starts: i64,
    /// Length in minutes.
    pub minutes: i64,
    /// What it costs; none if the load of that time is not known.
    pub cost: Option<ExpectedCost>,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// When the workday is over: then it is deleted.
    pub forgotten_at: Timestamp,
    /// Its state.
    pub state: BreakState,
}

impl BreakRequest {
    /// The first minute after the break.
    #[must_use]
    pub const fn ends(&self) -> i64 {
        self.starts + self.minutes
    }

    /// Returns true if the break is still to come or going on at this minute, by the clock of the site, and was not
    /// declined.
    #[must_use]
    pub fn is_open(&self, now: i64) -> bool {
        now < self.ends() && !matches!(self.state, BreakState::Declined(_))
    }

    /// Returns true if its time passed without an answer.
    #[must_use]
    pub fn is_unanswered(&self, now: i64) -> bool {
        self.state == BreakState::Asked && now >= self.ends()
    }
}

/// The answer of a lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakAnswer {
    /// Yes.
    Grant,
    /// No, with a kind sentence.
    Decline(Decline),
}

impl BreakAnswer {
    /// The state after it.
    #[must_use]
    pub const fn state(self) -> BreakState {
        match self {
            Self::Grant => BreakState::Granted,
            Self::Decline(why) => BreakState::Declined(why),
        }
    }
}

/// The limits of the values in [`BreakRules`].
pub mod limits {
    /// How many people of a team may be on a break at once, at most.
    pub const MAX_AT_ONCE: u32 = 50;
    /// The highest threshold, in points of service level.
    pub const MAX_POINTS: f64 = 10.0;
    /// The longest time within which a call counts as answered in time, in seconds.
    pub const MAX_WITHIN: u32 = 600;
    /// The longest patience, in seconds.
    pub const MAX_PATIENCE: u32 = 3600;
}

/// How breaks of one team are planned and answered.
#[derive(Clone, Debug, PartialEq)]
pub struct BreakRules {
    /// The queues whose calls the team answers. The empty name is the only queue of a file without queues.
    pub queues: Vec<String>,
    /// How many people of the team may be on a break at once.
    pub at_once: u32,
    /// A break that costs at most this many points of service level is granted without a lead; none if leads answer
    /// all.
    pub granted_up_to: Option<f64>,
    /// A call is answered in time within this many seconds.
    pub within_seconds: u32,
    /// Mean time until a waiting caller hangs up, in seconds; none if they are taken to wait until they are answered.
    pub patience_seconds: Option<u32>,
}

impl Default for BreakRules {
    fn default() -> Self {
        Self { queues: Vec::new(), at_once: 1, granted_up_to: None, within_seconds: 20, patience_seconds: None }
    }
}

impl BreakRules {
    /// The state in which a new request with this cost begins. Only a known cost that does not overload the queue is
    /// granted by the rule.
    #[must_use]
    pub fn first_state(&self, cost: Option<ExpectedCost>) -> BreakState {
        let within = |limit: f64| cost.is_some_and(|cost| !cost.overloaded && cost.points <= limit);
        if self.granted_up_to.is_some_and(within) { BreakState::Granted } else { BreakState::Asked }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_grants_what_is_known_to_cost_at_most_its_threshold() {
        let rules = BreakRules { granted_up_to: Some(0.2), ..BreakRules::default() };
        let cost = |points, overloaded| Some(ExpectedCost { points, overloaded });
        assert_eq!(rules.first_state(cost(0.2, false)), BreakState::Granted);
        assert_eq!(rules.first_state(cost(0.21, false)), BreakState::Asked);
        assert_eq!(rules.first_state(cost(0.0, true)), BreakState::Asked, "more calls than agents");
        assert_eq!(rules.first_state(None), BreakState::Asked, "nobody knows what it costs");
        assert_eq!(BreakRules::default().first_state(cost(0.0, false)), BreakState::Asked, "leads answer all");
    }

    #[test]
    fn reasons_are_written_and_read_alike() {
        for decline in Decline::ALL {
            assert_eq!(decline.key().parse(), Ok(decline));
        }
        assert_eq!("because".parse::<Decline>(), Err(()));
    }
}
