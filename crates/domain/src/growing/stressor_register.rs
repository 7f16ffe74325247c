//! The stressor register: sources of disturbance that people propose, what becomes of them, and which of them are
//! alike.

mod alike;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{PersonId, Role, StressorKey, Workday};

pub use alike::{ALIKE, alikeness};

/// Maximum length of a proposal, in characters.
pub const MAX_SOURCE_WORDS: usize = 200;
/// Maximum length of what is written about a source, in characters: what was done, why it cannot be changed, why it is
/// hidden.
pub const MAX_STEP_WORDS: usize = 500;
/// Maximum number of undecided proposals of one person in the register.
pub const MAX_OPEN_PROPOSALS: usize = 10;
/// The roles of those who can take care of a source: a lead reads it on the pages of people, an admin on theirs.
pub const OWNER_ROLES: [Role; 2] = [Role::Lead, Role::Admin];

/// The id of a source, random: it tells neither who proposed the source nor when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RegisteredSourceId(pub Uuid);

impl std::fmt::Display for RegisteredSourceId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.simple().fmt(f)
    }
}

impl std::str::FromStr for RegisteredSourceId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        Uuid::parse_str(text.trim()).map(Self)
    }
}

/// A text that names none of the values of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotInRegister;

/// Gives an enum without fields its stable names: in forms, in the database and in exports.
macro_rules! named {
    ($name:ident { $($variant:ident = $key:literal),+ $(,)? }) => {
        impl $name {
            /// All of them, in the order of the screen.
            pub const ALL: [Self; [$($key),+].len()] = [$(Self::$variant),+];

            /// Returns the stable name used in forms, in the database and in exports.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = NotInRegister;

            fn from_str(text: &str) -> Result<Self, NotInRegister> {
                Self::ALL.into_iter().find(|known| known.key() == text).ok_or(NotInRegister)
            }
        }
    };
}

/// What a source concerns: an area of the HSE Management Standards, customers, or systems. The keys are those of groups
/// of stressors. Body and home are not kinds: they are private, and a centre cannot change them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// Customers.
    Customer,
    /// Workload and pace.
    Demands,
    /// Control over the work.
    Control,
    /// Support.
    Support,
    /// Colleagues.
    Relationships,
    /// The role.
    Role,
    /// Change.
    Change,
    /// Systems and tools.
    Systems,
}

named!(SourceKind {
    Customer = "customer",
    Demands = "demands",
    Control = "control",
    Support = "support",
    Relationships = "relationships",
    Role = "role",
    Change = "change",
    Systems = "systems",
});

/// How often a source gets in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HowOften {
    /// In every shift.
    EveryShift,
    /// In most weeks.
    Weekly,
    /// Now and then.
    NowAndThen,
}

named!(HowOften { EveryShift = "every_shift", Weekly = "weekly", NowAndThen = "now_and_then" });

/// Since when a source has been there. The steps are coarse: a date would tell who proposed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SinceWhen {
    /// For a few weeks.
    Weeks,
    /// For a few months.
    Months,
    /// For longer than half a year.
    Longer,
}

named!(SinceWhen { Weeks = "weeks", Months = "months", Longer = "longer" });

/// How far a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceStatus {
    /// It is in the register; nobody has looked at it.
    Heard,
    /// Somebody looks at it.
    Looking,
    /// Something was changed.
    Changed,
    /// It cannot be changed, and the log says why.
    Unchangeable,
}

named!(SourceStatus {
    Heard = "heard",
    Looking = "looking",
    Changed = "changed",
    Unchangeable = "unchangeable",
});

impl SourceStatus {
    /// Returns true if the centre has answered: it was changed, or it cannot be.
    #[must_use]
    pub const fn is_decided(self) -> bool {
        matches!(self, Self::Changed | Self::Unchangeable)
    }
}

/// What a line of a source's log is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceStepKind {
    /// What becomes of the source.
    Answered,
    /// The source was hidden, and why. Only those read it who read a hidden source.
    Hidden,
    /// Everybody reads it again.
    Shown,
}

named!(SourceStepKind { Answered = "answered", Hidden = "hidden", Shown = "shown" });

/// What somebody proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceProposal {
    /// What gets in the way, in the words of the person.
    pub words: String,
    /// What it concerns.
    pub kind: SourceKind,
    /// The stressor of check-ins that it belongs to, if there is one.
    pub stressor: Option<StressorKey>,
    /// How often it gets in the way.
    pub how_often: HowOften,
    /// Since when.
    pub since: SinceWhen,
}

/// A source in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisteredSource {
    /// Its id.
    pub id: RegisteredSourceId,
    /// What was proposed.
    pub proposal: SourceProposal,
    /// The Monday of the week in which it was proposed; nothing more exact is known.
    pub week: Workday,
    /// Who proposed it, if they gave their name.
    pub proposer: Option<PersonId>,
    /// How far it is.
    pub status: SourceStatus,
    /// Since which day it is so.
    pub status_since: Workday,
    /// Who takes care of it; none if they no longer work here or lost the role.
    pub owner: Option<PersonId>,
    /// Until when the owner wants to have an answer.
    pub due: Option<Workday>,
    /// Why it is hidden from all but those who take care of it and its author; none if everybody reads it.
    pub hidden: Option<String>,
    /// How many people it gets in the way of: the proposer and those who support it.
    pub people: u32,
}

impl RegisteredSource {
    /// Returns how many days it took from the week of the proposal to the answer; none while there is no answer.
    #[must_use]
    pub fn days_to_answer(&self) -> Option<i32> {
        self.status.is_decided().then(|| (self.status_since.number() - self.week.number()).max(0))
    }
}

/// One line of a source's log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceStep {
    /// What it is about.
    pub kind: SourceStepKind,
    /// On which day it was written.
    pub day: Workday,
    /// The status from then on.
    pub status: SourceStatus,
    /// What was done, or why it cannot be changed or was hidden; empty if it is only shown again.
    pub words: String,
    /// Who wrote it; none if they are no longer known.
    pub by: Option<PersonId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_value_is_read_back_and_others_are_not() {
        for kind in SourceKind::ALL {
            assert_eq!(kind.key().parse(), Ok(kind));
        }
        for status in SourceStatus::ALL {
            assert_eq!(status.key().parse(), Ok(status));
        }
        assert_eq!("home".parse::<SourceKind>(), Err(NotInRegister));
        assert_eq!("".parse::<HowOften>(), Err(NotInRegister));
        assert_eq!("yesterday".parse::<SinceWhen>(), Err(NotInRegister));
    }

    #[test]
    fn a_source_without_an_answer_has_taken_no_days() -> Result<(), jiff::Error> {
        let week: Workday = "2026-03-09".parse()?;
        let proposal = SourceProposal {
            words: "The printer".to_owned(),
            kind: SourceKind::Systems,
            stressor: None,
            how_often: HowOften::Weekly,
            since: SinceWhen::Longer,
        };
        let (id, status_since) = (RegisteredSourceId(Uuid::from_u128(7)), week.plus(12));
        let looking = RegisteredSource {
            id,
            proposal,
            week,
            proposer: None,
            status: SourceStatus::Looking,
            status_since,
            owner: None,
            due: None,
            hidden: None,
            people: 1,
        };
        assert_eq!(looking.days_to_answer(), None);
        for status in [SourceStatus::Changed, SourceStatus::Unchangeable] {
            assert_eq!(RegisteredSource { status, ..looking.clone() }.days_to_answer(), Some(12));
        }
        Ok(())
    }
}
