//! Authorization: one pure function over (viewer, action, subject), and the rule for what one viewer sees by name.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::person::{Membership, TeamRole};
use super::supporter::takes_part;
use super::talk_request::{Addressee, TalkRole};
use super::{Audience, CheckIn, PersonId, Role, Roles, TalkRequest, TeamId, ToughCall, Workday};

/// A signed-in person with everything that decides what they may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// The signed-in person.
    pub person: PersonId,
    /// Roles in the centre, over all teams.
    pub roles: Roles,
    /// Their memberships and leads of teams, past and present.
    pub memberships: Vec<Membership>,
    /// Since when they are a psychologist; irrelevant without the role.
    pub psychologist_since: Timestamp,
    /// The last password reset that nobody has confirmed: nothing that others said before it is in sight.
    pub unconfirmed_reset: Option<Timestamp>,
}

/// A kind of request. Each route and each function names one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Open to everybody, signed in or not.
    Public,
    /// Concerns the signed-in person only: own account, language, `/privacy`.
    OwnAccount,
    /// Keep a recovery code and use it: everybody who says something or reads what others say.
    OwnKey,
    /// Confirm that a colleague in the same role is behind a reset password. [`may_confirm`] says whose.
    ConfirmReset,
    /// Check in; read and change one's own entries.
    OwnWeather,
    /// See what a team shares among its members.
    SeeTeam,
    /// See the board, the trends and the flags of a team.
    SeeBoard,
    /// Work on a flag of a team: acknowledge, follow up.
    WorkOnFlag,
    /// Ask somebody to talk; see and end one's own requests.
    AskToTalk,
    /// Read and answer requests that are addressed to oneself. [`answers`] says which.
    AnswerTalk,
    /// Book a time with a psychologist, or a place in a talk for a group. Not those who lead or administer: they would see from what
    /// is free that somebody else has booked.
    BookPsychologist,
    /// Offer times and talks, and read referrals to oneself: a psychologist. [`attends`] says which bookings and referrals.
    Counsel,
    /// Volunteer as a supporter, answer what a supporter is asked, and ask for one: agents and leads.
    TakePartInSupport,
    /// Create or end the wall link of a team.
    ShareWall,
    /// Read the climate of a site or department: a psychologist all of them, a lead those that contain a team they lead. The subject
    /// is such a team.
    SeeClimate,
    /// Sign a comment on a climate report: a psychologist.
    CommentOnClimate,
    /// People, invitations, teams, import.
    Administer,
}

/// The target of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// No target: allowed if the viewer has a role for the action at all.
    None,
    /// One person.
    Person(PersonId),
    /// One team, on one workday.
    Team(TeamId, Workday),
}

impl Viewer {
    /// A viewer whose roles are older than this program's record of them, and whose password was not reset.
    #[must_use]
    pub fn new(person: PersonId, roles: Roles, memberships: Vec<Membership>) -> Self {
        Self { person, roles, memberships, psychologist_since: Timestamp::UNIX_EPOCH, unconfirmed_reset: None }
    }

    /// Returns the teams in which the viewer has this role on `day`.
    pub fn teams(&self, role: TeamRole, day: Workday) -> impl Iterator<Item = TeamId> {
        self.in_role(role).filter(move |m| m.holds_on(day)).map(|m| m.team)
    }

    /// The memberships in this role. A psychologist is a member of no team, whatever an earlier version let a roster say.
    fn in_role(&self, role: TeamRole) -> impl Iterator<Item = &Membership> {
        let never = role == TeamRole::Member && self.roles.has(Role::Psychologist);
        self.memberships.iter().filter(move |membership| membership.role == role && !never)
    }

    /// Returns true if the viewer led a team in the past and no longer has the role of lead.
    #[must_use]
    pub fn leads_no_more(&self) -> bool {
        !self.roles.has(Role::Lead) && self.memberships.iter().any(|membership| membership.role == TeamRole::Lead)
    }

    fn has_role_in(&self, team: TeamId, role: TeamRole, day: Workday) -> bool {
        self.teams(role, day).any(|t| t == team)
    }
}

/// Returns true if `viewer` (none if nobody is signed in) may do `action` to `subject`.
///
/// The single authorization check; every page, form, event and export must call it.
#[must_use]
pub fn may(viewer: Option<&Viewer>, action: Action, subject: Subject) -> bool {
    let Some(viewer) = viewer else {
        return action == Action::Public;
    };
    let own = match subject {
        Subject::None => true,
        Subject::Person(person) => person == viewer.person,
        Subject::Team(..) => false,
    };
    let in_team = |role, team_role| {
        viewer.roles.has(role)
            && match subject {
                Subject::None => true,
                Subject::Team(team, day) => viewer.has_role_in(team, team_role, day),
                Subject::Person(_) => false,
            }
    };
    match action {
        Action::Public => true,
        Action::OwnAccount | Action::AskToTalk => own,
        Action::OwnWeather => own && viewer.roles.has(Role::Agent),
        Action::OwnKey => own && has_own_key(viewer.roles),
        Action::ConfirmReset => own && (viewer.roles.has(Role::Lead) || viewer.roles.has(Role::Psychologist)),
        Action::SeeTeam => in_team(Role::Agent, TeamRole::Member),
        Action::SeeBoard | Action::WorkOnFlag | Action::ShareWall => in_team(Role::Lead, TeamRole::Lead),
        Action::SeeClimate => viewer.roles.has(Role::Psychologist) || in_team(Role::Lead, TeamRole::Lead),
        Action::CommentOnClimate => viewer.roles.has(Role::Psychologist),
        Action::AnswerTalk => own && (viewer.roles.has(Role::Lead) || viewer.roles.has(Role::Psychologist)),
        Action::BookPsychologist => {
            own && viewer.roles.has(Role::Agent) && !viewer.roles.has(Role::Lead) && !viewer.roles.has(Role::Admin)
        }
        Action::Counsel => own && viewer.roles.has(Role::Psychologist),
        Action::TakePartInSupport => own && takes_part(viewer.roles),
        Action::Administer => viewer.roles.has(Role::Admin),
    }
}

/// Returns true if `viewer` may see `entry` by name: it is their own, or they see it in one of the two roles in a team.
#[must_use]
pub fn sees(viewer: &Viewer, entry: &CheckIn) -> bool {
    entry.person == viewer.person || sees_as(viewer, TeamRole::Lead, entry) || sees_as(viewer, TeamRole::Member, entry)
}

/// Returns true if `viewer` may see somebody's `entry` by name in this role: it was shared with the role, the viewer had the role in the
/// team of the entry on its workday, and the entry was made after the role was granted and after the last reset of the viewer's
/// password that nobody has confirmed.
///
/// This is the only place that decides it. Nothing else that an admin can state (a first workday, a deputy's interval, a team, a
/// time zone, a shift) reaches further back than the moment in which it was stated.
#[must_use]
pub fn sees_as(viewer: &Viewer, role: TeamRole, entry: &CheckIn) -> bool {
    let least = match role {
        TeamRole::Lead => Audience::Lead,
        TeamRole::Member => Audience::Team,
    };
    entry.audience >= least && had_role(viewer, role, entry.team, (entry.workday, entry.said_at))
}

/// Returns true if `viewer` may see somebody's tough call by name: it was shared with the lead, and they led its team as
/// [`sees_as`] says of check-ins. Nobody else ever sees one.
#[must_use]
pub fn sees_tough_call(viewer: &Viewer, call: &ToughCall) -> bool {
    call.audience >= Audience::Lead && had_role(viewer, TeamRole::Lead, call.team, (call.workday, call.stated_at))
}

/// Whether the viewer had this role in a team on a workday, granted before the moment at which something was stated there.
fn had_role(viewer: &Viewer, role: TeamRole, team: Option<TeamId>, (workday, stated_at): (Workday, Timestamp)) -> bool {
    let in_sight = |membership: &Membership| {
        Some(membership.team) == team && membership.holds_on(workday) && membership.sees_from <= stated_at
    };
    viewer.in_role(role).any(in_sight)
}

/// Returns true if somebody with these roles has a recovery code: all who say something or read what others say.
#[must_use]
pub const fn has_own_key(roles: Roles) -> bool {
    roles.has(Role::Agent) || roles.has(Role::Lead) || roles.has(Role::Psychologist)
}

/// How long somebody must have had a role before a reset to confirm the account of a colleague in the same role.
pub const CONFIRMS_AFTER: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A password reset that nobody has confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnconfirmedReset {
    /// Whose password was reset.
    pub account: PersonId,
    /// The roles of the account.
    pub roles: Roles,
    /// When.
    pub at: Timestamp,
    /// Who made the invitation; none for the command line.
    pub invited_by: Option<PersonId>,
}

/// Returns true if `viewer` may confirm the account of a colleague: they have had the same role, lead or psychologist, since
/// [`CONFIRMS_AFTER`] before the reset. Not those who made the invitation, not admins, and nobody whose own reset is unconfirmed: an
/// admin must not be able to confirm what they did themselves.
#[must_use]
pub fn may_confirm(viewer: &Viewer, reset: &UnconfirmedReset) -> bool {
    let Ok(before) = reset.at.checked_sub(CONFIRMS_AFTER) else { return false };
    let day = Workday(before.to_zoned(TimeZone::UTC).date());
    let led = |m: &Membership| m.role == TeamRole::Lead && m.holds_on(day) && m.sees_from <= before;
    let as_lead = viewer.roles.has(Role::Lead) && reset.roles.has(Role::Lead) && viewer.memberships.iter().any(led);
    let as_psychologist = viewer.roles.has(Role::Psychologist)
        && reset.roles.has(Role::Psychologist)
        && viewer.psychologist_since <= before;
    let is_independent = viewer.person != reset.account
        && Some(viewer.person) != reset.invited_by
        && !viewer.roles.has(Role::Admin)
        && viewer.unconfirmed_reset.is_none();
    is_independent && (as_lead || as_psychologist)
}

/// Returns true if `viewer` may read and answer `request` on `day`: it is addressed to them, and they still have the role in which they
/// were asked. A request from before an unconfirmed reset of their password waits until it is confirmed. The audience of a check-in is
/// irrelevant, and so is everybody else's role.
#[must_use]
pub fn answers(viewer: &Viewer, request: &TalkRequest, day: Workday) -> bool {
    request.addressee.is_some_and(|addressee| addressee.person == viewer.person && can_be_asked(viewer, addressee, day))
        && viewer.unconfirmed_reset.is_none_or(|reset| reset <= request.waiting_since)
}

/// Returns true if `viewer` may read what a person confided to `psychologist` at `since`: a referral, a booking, a sign-up. What was
/// confided before an unconfirmed reset of their password waits until it is confirmed.
#[must_use]
pub fn attends(viewer: &Viewer, psychologist: PersonId, since: Timestamp) -> bool {
    viewer.person == psychologist
        && viewer.roles.has(Role::Psychologist)
        && viewer.unconfirmed_reset.is_none_or(|reset| reset <= since)
}

/// Returns true if the person `viewer` has on `day` the role in which `addressee` names them.
#[must_use]
pub fn can_be_asked(viewer: &Viewer, addressee: Addressee, day: Workday) -> bool {
    match (addressee.role, addressee.team) {
        // Both agreed: what a supporter took on stays theirs, also if they volunteer no longer.
        (TalkRole::Supporter, _) => takes_part(viewer.roles),
        (TalkRole::Psychologist, _) => viewer.roles.has(Role::Psychologist),
        (TalkRole::Lead | TalkRole::Deputy, Some(team)) => {
            viewer.roles.has(Role::Lead) && viewer.has_role_in(team, TeamRole::Lead, day)
        }
        (TalkRole::Lead | TalkRole::Deputy, None) => false,
    }
}

#[cfg(test)]
mod sight_tests;
#[cfg(test)]
mod tests {
    use super::*;

    fn lead_of(team: i64) -> Viewer {
        let lead = Membership {
            person: PersonId(1),
            team: TeamId(team),
            role: TeamRole::Lead,
            from: Workday::from_number(100),
            until: Some(Workday::from_number(200)),
            sees_from: Timestamp::UNIX_EPOCH,
        };
        Viewer::new(PersonId(1), Roles::default().with(Role::Lead), vec![lead])
    }

    #[test]
    fn without_a_session_only_public_actions_are_allowed() {
        for action in [Action::OwnAccount, Action::OwnWeather, Action::SeeTeam, Action::SeeBoard, Action::Administer] {
            assert!(!may(None, action, Subject::None), "{action:?}");
        }
        assert!(may(None, Action::Public, Subject::None));
    }

    #[test]
    fn a_lead_sees_the_board_of_teams_they_lead_on_days_they_lead_them() {
        let lead = lead_of(7);
        let on = |team, day| may(Some(&lead), Action::SeeBoard, Subject::Team(TeamId(team), Workday::from_number(day)));
        assert!(on(7, 100) && on(7, 200));
        assert!(!on(7, 99) && !on(7, 201) && !on(8, 150));
    }

    #[test]
    fn leading_a_team_without_the_lead_role_shows_nothing() {
        let mut lead = lead_of(7);
        lead.roles = Roles::default().with(Role::Agent);
        assert!(!may(Some(&lead), Action::SeeBoard, Subject::Team(TeamId(7), Workday::from_number(150))));
    }

    #[test]
    fn leads_no_more_is_true_only_after_the_role_was_lost() {
        let lead = lead_of(7);
        let agent = Roles::default().with(Role::Agent);
        assert!(!lead.leads_no_more());
        assert!(Viewer { roles: agent, ..lead.clone() }.leads_no_more());
        assert!(!Viewer { roles: agent, memberships: vec![], ..lead }.leads_no_more());
    }

    #[test]
    fn psychologists_read_every_climate_and_leads_that_around_their_teams() {
        let day = Workday::from_number(150);
        let psychologist = Viewer::new(PersonId(2), Roles::default().with(Role::Psychologist), vec![]);
        let reads = |viewer: &Viewer, team| may(Some(viewer), Action::SeeClimate, Subject::Team(TeamId(team), day));
        assert!(reads(&psychologist, 7) && reads(&psychologist, 8));
        assert!(reads(&lead_of(7), 7) && !reads(&lead_of(7), 8));
        assert!(!may(Some(&psychologist), Action::SeeBoard, Subject::None));
    }

    #[test]
    fn only_psychologists_comment_on_a_climate_report() {
        let psychologist = Viewer::new(PersonId(2), Roles::default().with(Role::Psychologist), vec![]);
        assert!(may(Some(&psychologist), Action::CommentOnClimate, Subject::None));
        assert!(!may(Some(&lead_of(7)), Action::CommentOnClimate, Subject::None));
    }

    #[test]
    fn a_request_is_answered_by_its_addressee_while_they_have_the_role() {
        let request = |person, role, team| {
            let addressee = Addressee { person: PersonId(person), role, team };
            let id = crate::TalkRequestId(uuid::Uuid::from_u128(1));
            let said = (crate::talk_request::WantedTime::Any, None);
            TalkRequest::new(id, (PersonId(9), addressee), said, jiff::Timestamp::UNIX_EPOCH)
        };
        let on = |viewer: &Viewer, request: &TalkRequest, day| answers(viewer, request, Workday::from_number(day));
        let (lead, asked) = (lead_of(7), request(1, TalkRole::Lead, Some(TeamId(7))));
        assert!(on(&lead, &asked, 150));
        assert!(!on(&lead, &asked, 201), "they no longer lead the team");
        assert!(!on(&Viewer { person: PersonId(2), ..lead.clone() }, &asked, 150), "another lead of the team");
        assert!(!on(&Viewer { roles: Roles::default(), ..lead.clone() }, &asked, 150), "they lost the role");
        let psychologist = |person, roles: Roles| Viewer::new(PersonId(person), roles, vec![]);
        let (role, asked) = (Roles::default().with(Role::Psychologist), request(3, TalkRole::Psychologist, None));
        assert!(on(&psychologist(3, role), &asked, 150));
        assert!(!on(&psychologist(4, role), &asked, 150) && !on(&psychologist(3, Roles::default()), &asked, 150));
        assert!(!on(&lead, &asked, 150));
    }

    #[test]
    fn what_is_confided_to_a_psychologist_is_theirs_and_waits_for_a_confirmation() {
        let at = |second| Timestamp::from_second(second).expect("a moment");
        let psychologist = Viewer::new(PersonId(3), Roles::default().with(Role::Psychologist), vec![]);
        assert!(attends(&psychologist, PersonId(3), at(10)));
        assert!(!attends(&psychologist, PersonId(4), at(10)), "another psychologist");
        assert!(!attends(&Viewer { roles: Roles::default(), ..psychologist.clone() }, PersonId(3), at(10)));
        let reset = Viewer { unconfirmed_reset: Some(at(20)), ..psychologist };
        assert!(!attends(&reset, PersonId(3), at(10)) && attends(&reset, PersonId(3), at(20)));
    }

    #[test]
    fn nobody_who_leads_or_administers_sees_which_times_are_free() {
        let books = |roles: &[Role]| {
            let roles = roles.iter().fold(Roles::default(), |all, role| all.with(*role));
            may(Some(&Viewer::new(PersonId(1), roles, vec![])), Action::BookPsychologist, Subject::None)
        };
        assert!(books(&[Role::Agent]) && books(&[Role::Agent, Role::Psychologist]));
        assert!(!books(&[Role::Agent, Role::Lead]) && !books(&[Role::Agent, Role::Admin]) && !books(&[Role::Lead]));
    }

    #[test]
    fn agents_and_leads_take_part_in_support_and_nobody_else() {
        for (role, takes_part) in
            [(Role::Agent, true), (Role::Lead, true), (Role::Psychologist, false), (Role::Admin, false)]
        {
            let viewer = Viewer::new(PersonId(1), Roles::default().with(role), vec![]);
            assert_eq!(may(Some(&viewer), Action::TakePartInSupport, Subject::None), takes_part, "{role:?}");
            let addressee = Addressee { person: PersonId(1), role: TalkRole::Supporter, team: None };
            assert_eq!(can_be_asked(&viewer, addressee, Workday::from_number(150)), takes_part, "{role:?}");
        }
    }

    #[test]
    fn an_admin_sees_no_mood() {
        let admin = Viewer::new(PersonId(1), Roles::default().with(Role::Admin), vec![]);
        for action in [
            Action::OwnWeather,
            Action::SeeTeam,
            Action::SeeBoard,
            Action::WorkOnFlag,
            Action::SeeClimate,
            Action::CommentOnClimate,
        ] {
            assert!(!may(Some(&admin), action, Subject::None), "{action:?}");
        }
        for action in [Action::AnswerTalk, Action::BookPsychologist, Action::Counsel] {
            assert!(!may(Some(&admin), action, Subject::None), "{action:?}");
        }
    }
}
