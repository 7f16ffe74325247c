//! Whom a request reaches: the rule that resolves a role to one named person.

use jiff::civil::DateTime;

use super::{Addressee, TalkRole};
use crate::{PersonId, WorkPlan, Workday};

/// Whether somebody is at work, as far as their schedule and their shift patterns say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// One of their shifts is running.
    OnShift,
    /// They have no schedule for the day and no shift patterns.
    Unknown,
    /// None of their shifts is running.
    OffShift,
}

impl Presence {
    /// Returns the presence of somebody with this `plan` at their local time `now`.
    #[must_use]
    pub fn at(plan: &WorkPlan, now: DateTime) -> Self {
        let today = Workday(now.date());
        let runs = |workday: Workday| {
            let begun = |starts| workday.0.to_datetime(starts) <= now;
            plan.shifts_on(workday).iter().any(|shift| begun(shift.starts) && now < shift.ends_on(workday))
        };
        match plan.tells(today) {
            _ if runs(today.plus(-1)) || runs(today) => Self::OnShift,
            true => Self::OffShift,
            false => Self::Unknown,
        }
    }
}

/// Somebody who can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who, and in which role.
    pub addressee: Addressee,
    /// Whether they are at work now.
    pub presence: Presence,
    /// Whether they work at the asker's site.
    pub same_site: bool,
    /// Whether they have ever signed in; somebody else may answer sooner.
    pub joined: bool,
    /// Since when they have the role; absent if that is not known.
    pub since: Option<Workday>,
}

impl Candidate {
    /// People on shift come first, then those at the same site, those who have joined, and those who have had the role
    /// longest.
    fn rank(&self) -> impl Ord + use<> {
        (self.presence, !self.same_site, !self.joined, self.since, self.addressee.person)
    }
}

/// A request that the asker has sent to somebody already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskedBefore {
    /// Whom.
    pub person: PersonId,
    /// Whether it waits without an answer, so that the asker may turn to somebody else.
    pub unanswered: bool,
}

/// Returns the one person whom a request to `role` reaches; none if nobody has the role.
///
/// A request that was sent already and may still be answered is repeated, so that sending a form twice asks one person.
/// If it is unanswered, the request goes to the next person.
#[must_use]
pub fn recipient(candidates: &[Candidate], role: TalkRole, asked: &[AskedBefore]) -> Option<Candidate> {
    let in_role = || candidates.iter().filter(|candidate| candidate.addressee.role == role);
    let asked_before = |candidate: &&Candidate| asked.iter().find(|before| before.person == candidate.addressee.person);
    let ranked = |candidate: &&Candidate| match asked_before(candidate) {
        Some(AskedBefore { unanswered: false, .. }) => 0,
        None => 1,
        Some(_) => 2,
    };
    in_role().min_by_key(|candidate| (ranked(candidate), candidate.rank())).copied()
}

/// Returns the person to whom a request may be handed on in `role`: none of `but`, who have it or are asked by the same
/// person.
#[must_use]
pub fn next_recipient(candidates: &[Candidate], role: TalkRole, but: &[PersonId]) -> Option<Candidate> {
    candidates
        .iter()
        .filter(|candidate| candidate.addressee.role == role && !but.contains(&candidate.addressee.person))
        .min_by_key(|candidate| candidate.rank())
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ShiftPattern, TeamId};
    use jiff::civil::datetime;

    fn lead(number: i64, presence: Presence) -> Candidate {
        let addressee = Addressee { person: PersonId(number), role: TalkRole::Lead, team: Some(TeamId(1)) };
        Candidate { addressee, presence, same_site: true, joined: true, since: Some(Workday::from_number(100)) }
    }

    fn chosen(candidates: &[Candidate], asked: &[(i64, bool)]) -> Option<i64> {
        let asked: Vec<_> = asked
            .iter()
            .map(|(person, unanswered)| AskedBefore { person: PersonId(*person), unanswered: *unanswered })
            .collect();
        recipient(candidates, TalkRole::Lead, &asked).map(|candidate| candidate.addressee.person.0)
    }

    #[test]
    fn people_on_shift_come_first() {
        let candidates = [lead(1, Presence::OffShift), lead(2, Presence::Unknown), lead(3, Presence::OnShift)];
        assert_eq!(chosen(&candidates, &[]), Some(3));
        assert_eq!(chosen(&candidates[..2], &[]), Some(2));
    }

    #[test]
    fn a_request_that_may_still_be_answered_is_repeated() {
        let candidates = [lead(1, Presence::OnShift), lead(2, Presence::OffShift)];
        assert_eq!(chosen(&candidates, &[(2, false)]), Some(2));
        assert_eq!(chosen(&candidates, &[(1, true)]), Some(2), "an unanswered one goes to the next person");
        assert_eq!(chosen(&candidates, &[(1, true), (2, true)]), Some(1));
    }

    #[test]
    fn a_role_that_nobody_has_reaches_nobody() {
        assert_eq!(recipient(&[lead(1, Presence::OnShift)], TalkRole::Deputy, &[]), None);
        let but = [PersonId(1)];
        assert_eq!(next_recipient(&[lead(1, Presence::OnShift)], TalkRole::Lead, &but), None);
    }

    #[test]
    fn a_shift_across_midnight_runs_before_and_after_it() {
        let night = ShiftPattern::parse_many("night 22:00-06:00").unwrap_or_default().into();
        for (hour, presence) in [(23, Presence::OnShift), (5, Presence::OnShift), (6, Presence::OffShift)] {
            assert_eq!(Presence::at(&night, datetime(2026, 3, 10, hour, 0, 0, 0)), presence, "{hour}");
        }
        assert_eq!(Presence::at(&WorkPlan::default(), datetime(2026, 3, 10, 9, 0, 0, 0)), Presence::Unknown);
    }
}
