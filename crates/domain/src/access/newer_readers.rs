//! Who reads what is shared only because it is stated after its author was told who reads it.

use jiff::Timestamp;

use super::least_audience;
use crate::person::{Membership, TeamRole};
use crate::{Audience, PersonId, Workday};

/// The workday for which something is stated, and the moment at which it is: from both follows who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedFor {
    /// The workday.
    pub workday: Workday,
    /// The moment.
    pub at: Timestamp,
}

/// Returns those who read what `author` shares, as it is `stated`, in one of these audiences, and would not have read
/// it as the author was `told`: they got the role later, or have it on the workday of the one and not of the other.
/// `memberships` are all of the team. If the author was not in the team by then, they were told of nobody in it.
///
/// A reset password that nobody has confirmed counts as a grant, as it does for sight.
#[must_use]
pub fn newer_readers(
    memberships: &[Membership],
    author: PersonId,
    audiences: &[Audience],
    told: StatedFor,
    stated: StatedFor,
) -> Vec<PersonId> {
    let was_told = memberships.iter().any(|membership| {
        membership.person == author
            && membership.role == TeamRole::Member
            && membership.has_in_sight(told.workday, told.at)
    });
    let reads = |person: PersonId, audience: Audience, when: StatedFor| {
        memberships.iter().any(|membership| {
            membership.person == person
                && audience >= least_audience(membership.role)
                && membership.has_in_sight(when.workday, when.at)
        })
    };
    let is_newer = |person: &PersonId| {
        let in_audience =
            |audience: &Audience| reads(*person, *audience, stated) && !(was_told && reads(*person, *audience, told));
        *person != author && audiences.iter().any(in_audience)
    };
    let mut people: Vec<PersonId> = memberships.iter().map(|membership| membership.person).filter(is_newer).collect();
    people.sort_unstable();
    people.dedup();
    people
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TeamId;

    /// Somebody who has this role in the team from this workday on, granted at this second.
    fn member(person: i64, role: TeamRole, from: i32, second: i64) -> Membership {
        Membership {
            person: PersonId(person),
            team: TeamId(7),
            role,
            from: Workday::from_number(from),
            until: None,
            sees_from: Timestamp::from_second(second).expect("a moment"),
        }
    }

    fn when(day: i32, second: i64) -> StatedFor {
        StatedFor { workday: Workday::from_number(day), at: Timestamp::from_second(second).expect("a moment") }
    }

    /// The newer readers of what person 1 was told of at second 100 of day 1 and states at second 200.
    fn newer(memberships: &[Membership], audience: Audience, day: i32) -> Vec<i64> {
        let people = newer_readers(memberships, PersonId(1), &[audience], when(1, 100), when(day, 200));
        people.into_iter().map(|person| person.0).collect()
    }

    #[test]
    fn a_role_that_is_granted_in_between_makes_a_newer_reader() {
        let team = [
            member(1, TeamRole::Member, 0, 0),
            member(2, TeamRole::Lead, 0, 100),
            member(3, TeamRole::Lead, 1, 101),
            member(4, TeamRole::Member, 1, 101),
            member(5, TeamRole::Lead, 1, 201),
        ];
        assert_eq!(newer(&team, Audience::Me, 1), Vec::<i64>::new());
        assert_eq!(newer(&team, Audience::Lead, 1), [3]);
        assert_eq!(newer(&team, Audience::Team, 1), [3, 4]);
    }

    #[test]
    fn a_lead_of_the_next_workday_is_newer_once_it_has_begun() {
        let team = [member(1, TeamRole::Member, 0, 0), member(2, TeamRole::Lead, 2, 0)];
        assert_eq!(newer(&team, Audience::Lead, 1), Vec::<i64>::new());
        assert_eq!(newer(&team, Audience::Lead, 2), [2]);
    }

    #[test]
    fn a_colleague_who_becomes_lead_is_newer_for_what_leads_alone_read() {
        let team =
            [member(1, TeamRole::Member, 0, 0), member(2, TeamRole::Member, 0, 0), member(2, TeamRole::Lead, 1, 150)];
        assert_eq!(newer(&team, Audience::Team, 1), Vec::<i64>::new());
        assert_eq!(newer(&team, Audience::Lead, 1), [2]);
        let both = [Audience::Team, Audience::Lead];
        assert_eq!(newer_readers(&team, PersonId(1), &both, when(1, 100), when(1, 200)), [PersonId(2)]);
    }

    #[test]
    fn in_a_team_that_the_author_has_come_to_everybody_is_newer() {
        let team = [member(1, TeamRole::Member, 1, 150), member(2, TeamRole::Lead, 0, 0)];
        assert_eq!(newer(&team, Audience::Lead, 1), [2]);
    }
}
