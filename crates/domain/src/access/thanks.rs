//! Who reads thank-yous in a team, and who reads from whom they are.

use jiff::Timestamp;

use super::{Viewer, had_role};
use crate::person::{Membership, TeamRole};
use crate::{TeamId, Workday};

/// Returns true if `viewer` may read on `day` a thank-you to a team, or one that its receiver has shown to the team,
/// since this moment: they have the role in the team, and had it then.
#[must_use]
pub fn sees_thanks(viewer: &Viewer, role: TeamRole, team: TeamId, day: Workday, since: Timestamp) -> bool {
    had_role(viewer, role, Some(team), day, since)
}

/// Returns true if `viewer` may read on `day` from whom a thank-you in this team is, of those that they may read: they
/// do not lead the team. Givers are told that no lead sees who gives thanks, and a lead who works in the team is one,
/// also on their own phone, where they do not act as a lead.
#[must_use]
pub fn sees_giver(viewer: &Viewer, team: TeamId, day: Workday) -> bool {
    let leads = |m: &Membership| m.role == TeamRole::Lead && m.team == team && m.holds_on(day);
    !viewer.memberships.iter().any(leads)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Assurance;
    use crate::{PersonId, Role, Roles};

    /// Somebody who works in team 7 and has led this team until day 1.
    fn working_lead_of(team: i64) -> Viewer {
        let membership = |team, role, until| Membership {
            person: PersonId(1),
            team: TeamId(team),
            role,
            from: Workday::from_number(-10),
            until,
            sees_from: Timestamp::UNIX_EPOCH,
        };
        let until = Some(Workday::from_number(1));
        let memberships = vec![membership(7, TeamRole::Member, None), membership(team, TeamRole::Lead, until)];
        Viewer::new(PersonId(1), Roles::default().with(Role::Agent).with(Role::Lead), memberships)
    }

    #[test]
    fn a_lead_who_works_in_the_team_reads_words_and_no_giver() {
        let (team, day, now) = (TeamId(7), Workday::from_number(1), Timestamp::UNIX_EPOCH);
        let own_phone = Viewer { assurance: Assurance::OwnPhone, ..working_lead_of(7) };
        for viewer in [working_lead_of(7), own_phone] {
            assert!(sees_thanks(&viewer, TeamRole::Member, team, day, now) && !sees_giver(&viewer, team, day));
            assert!(sees_giver(&viewer, team, Workday::from_number(2)), "they lead it no more");
        }
        assert!(sees_giver(&working_lead_of(8), team, day), "they lead another team");
    }
}
