//! What viewers know by name, alone and when they put together what they know.

use crate::old_climate::{Answer, Openness};
use domain::TeamId;

/// Who attacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attacker {
    /// A psychologist, who has every report and knows nobody's answer.
    Psychologist,
    /// A psychologist and the lead of one team.
    WithLead(TeamId),
    /// All psychologists and all leads together.
    WithAllLeads,
    /// All psychologists, everybody who does not see the person by name already, and k - 1 others who were chosen to hurt most.
    Everybody,
    /// The same with so many others rather than k - 1: to know where the promise ends.
    #[cfg(test)]
    EverybodyAnd(usize),
}

impl Attacker {
    /// Whether they know what `other` said when they attack `target`; the k - 1 who help are not counted here.
    pub(super) fn know(self, other: &Answer, target: &Answer) -> bool {
        match self {
            Self::Psychologist => false,
            Self::WithLead(team) => other.team == team && other.openness != Openness::Kept,
            Self::WithAllLeads => other.openness != Openness::Kept,
            _ => match other.openness {
                Openness::Kept => false,
                // The leads of other teams take part; of the same team only those who do not see the target.
                _ => other.team != target.team || other.openness > target.openness,
            },
        }
    }

    /// How many others give away what they said themselves.
    pub(super) const fn helpers(self, floor: usize) -> usize {
        match self {
            Self::Everybody => floor - 1,
            #[cfg(test)]
            Self::EverybodyAnd(others) => others,
            _ => 0,
        }
    }
}
