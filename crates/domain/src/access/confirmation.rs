//! Who confirms that a colleague is behind a password that somebody else reset.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::Viewer;
use crate::person::{Membership, TeamRole};
use crate::{PersonId, Role, Roles, TeamId, Workday};

/// How long before the reset of a colleague somebody must have had the same role, in an account in use, to confirm it.
pub const CONFIRMS_AFTER: SignedDuration = SignedDuration::from_hours(30 * 24);

/// How many people with an account in use a team must have, apart from its lead and the account that was reset, for the
/// lead to confirm. They were told who leads them; a team that an admin makes up for an account of their own has none.
pub const CONFIRMS_FROM: usize = 5;

/// A password reset that nobody has confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnconfirmedReset {
    /// Whose password was reset.
    pub account: PersonId,
    /// The roles of the account.
    pub roles: Roles,
    /// When.
    pub at: Timestamp,
    /// Who made the invitation; none for the command line.
    pub invited_by: Option<PersonId>,
    /// The teams of the sites at which the account has been since [`CONFIRMS_AFTER`] before the reset.
    pub peers: Vec<PeerTeam>,
}

/// A team at a site of an account that was reset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerTeam {
    /// Which.
    pub team: TeamId,
    /// Its members and leads since [`CONFIRMS_AFTER`] before the reset who have an account in use and have not left,
    /// except the account itself.
    pub people: BTreeSet<PersonId>,
}

impl UnconfirmedReset {
    /// The moment since which somebody must have had the role to confirm, and its workday; none if there is none so
    /// early.
    #[must_use]
    pub fn confirmed_since(at: Timestamp) -> Option<(Timestamp, Workday)> {
        let since = at.checked_sub(CONFIRMS_AFTER).ok()?;
        Some((since, Workday(since.to_zoned(TimeZone::UTC).date())))
    }

    /// Whether a team has enough people apart from its lead.
    fn has_people(&self, team: TeamId, lead: PersonId) -> bool {
        let others = |peer: &PeerTeam| peer.people.iter().filter(|person| **person != lead).count();
        self.peers.iter().any(|peer| peer.team == team && others(peer) >= CONFIRMS_FROM)
    }
}

/// Returns true if `viewer` may confirm the account of a colleague: they have had the same role, lead or psychologist,
/// since [`CONFIRMS_AFTER`] before the reset, as a lead in a team with [`CONFIRMS_FROM`] other people at a site where
/// the account has been for as long. Not those who made the invitation, not admins, and nobody whose own reset is
/// unconfirmed: an admin must not be able to confirm what they did themselves, nor with an account that they made up.
#[must_use]
pub fn may_confirm(viewer: &Viewer, reset: &UnconfirmedReset) -> bool {
    let Some((since, day)) = UnconfirmedReset::confirmed_since(reset.at) else { return false };
    let led = |m: &Membership| {
        m.role == TeamRole::Lead && m.holds_on(day) && m.sees_from <= since && reset.has_people(m.team, viewer.person)
    };
    let as_lead = viewer.acts_as(Role::Lead) && reset.roles.has(Role::Lead) && viewer.memberships.iter().any(led);
    let as_psychologist =
        viewer.acts_as(Role::Psychologist) && reset.roles.has(Role::Psychologist) && viewer.psychologist_since <= since;
    let is_independent = viewer.person != reset.account
        && Some(viewer.person) != reset.invited_by
        && !viewer.holds(Role::Admin)
        && viewer.unconfirmed_reset.is_none();
    is_independent && (as_lead || as_psychologist)
}
