//! Authorization: one pure function over (viewer, action, subject), and the rule for what one viewer sees by name.

mod assurance;
mod confirmation;
mod newer_readers;
mod thanks;

use jiff::Timestamp;

pub use assurance::Assurance;
pub use confirmation::{CONFIRMS_AFTER, CONFIRMS_FROM, PeerTeam, UnconfirmedReset, may_confirm};
pub use newer_readers::{StatedFor, newer_readers};
pub use thanks::{sees_giver, sees_thanks};

use super::person::{Membership, TeamRole};
use super::second_factor::can_have_second_factor;
use super::supporter::takes_part;
use super::talk_request::{Addressee, TalkRole};
use super::{Audience, BreakRequest, CheckIn, PersonId, Role, Roles, TalkRequest, TeamId, ToughCall, Workday};

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
    /// What their session rests on.
    pub assurance: Assurance,
    /// The roles that they have and cannot use before they set up a second factor; [`Self::roles`] is without them.
    pub withheld: Roles,
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
    /// Take all of one's own data along, or delete it.
    OwnHistory,
    /// Stay signed in on one's own phone.
    KeepSignedIn,
    /// Add and remove the passkeys with which one signs in.
    ManagePasskeys,
    /// Choose the code and the PIN with which one checks in at kiosks.
    SetBadge,
    /// Set up one's own second factor at sign-in, and switch it off: admins and psychologists.
    SetSecondFactor,
    /// Make and end the secret link to one's own calendar.
    LinkCalendar,
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
    /// Book a time with a psychologist, or a place in a talk for a group. Not those who lead or administer: they would
    /// see from what is free that somebody else has booked.
    BookPsychologist,
    /// Offer times and talks, and read referrals to oneself: a psychologist. [`attends`] says which.
    Counsel,
    /// Volunteer as a supporter, answer what a supporter is asked, and ask for one: agents and leads.
    TakePartInSupport,
    /// Ask for a break; see and withdraw one's own.
    AskForBreak,
    /// See the load of a team's queues, set its rules for breaks and answer requests. [`answers_break`] says which.
    RunFloor,
    /// Create or end the wall link of a team.
    ShareWall,
    /// Read the climate of a site or department: a psychologist all of them, a lead those that contain a team they
    /// lead. The subject is such a team.
    SeeClimate,
    /// Sign a comment on a climate report: a psychologist.
    CommentOnClimate,
    /// Read the library, mark its items for oneself, and write cases for it.
    ReadLibrary,
    /// Read waiting cases without their authors; edit, release or decline them: a psychologist. See [`edits_case`].
    EditCases,
    /// Give thanks, write praise down, and read one's own thank-yous: everybody. [`sees_thanks`] says which of others.
    GiveThanks,
    /// Read the stressor register, propose a source and support one: agents and leads.
    UseRegister,
    /// Read which events concern oneself, and sign up for them: everybody. [`crate::Event::concerns`] says which.
    SeeEvents,
    /// Plan an event: for a team its members and leads; for the own site (no subject) leads, psychologists and admins.
    PlanEvent,
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
    /// A viewer with roles of long ago, whose password was not reset, and who typed it just now.
    #[must_use]
    pub fn new(person: PersonId, roles: Roles, memberships: Vec<Membership>) -> Self {
        Self {
            person,
            roles,
            memberships,
            psychologist_since: Timestamp::UNIX_EPOCH,
            unconfirmed_reset: None,
            assurance: Assurance::Password,
            withheld: Roles::default(),
        }
    }

    /// Returns the teams in which the viewer has this role on `day`.
    pub fn teams(&self, role: TeamRole, day: Workday) -> impl Iterator<Item = TeamId> {
        self.in_role(role).filter(move |m| m.holds_on(day)).map(|m| m.team)
    }

    /// Returns true if the viewer acts in this role. On an own phone without a recent password nobody acts for others:
    /// the roles of a lead, a psychologist and an admin wait for the password.
    #[must_use]
    pub fn acts_as(&self, role: Role) -> bool {
        self.roles.has(role) && (role == Role::Agent || self.acts_for_others())
    }

    /// Returns true if the viewer has this role, also if they cannot use it yet: what a role rules out is not open to
    /// somebody who leaves the second factor for it out.
    #[must_use]
    pub const fn holds(&self, role: Role) -> bool {
        self.roles.has(role) || self.withheld.has(role)
    }

    /// Returns true if what others confided may be opened in this session.
    #[must_use]
    pub fn acts_for_others(&self) -> bool {
        self.assurance != Assurance::OwnPhone
    }

    /// The memberships in this role. A psychologist is a member of no team, even if an earlier roster said so.
    fn in_role(&self, role: TeamRole) -> impl Iterator<Item = &Membership> {
        let never = match role {
            TeamRole::Member => self.holds(Role::Psychologist),
            TeamRole::Lead => !self.acts_for_others(),
        };
        self.memberships.iter().filter(move |membership| membership.role == role && !never)
    }

    /// Returns true if the viewer led a team in the past and no longer has the role of lead.
    #[must_use]
    pub fn leads_no_more(&self) -> bool {
        !self.holds(Role::Lead) && self.memberships.iter().any(|membership| membership.role == TeamRole::Lead)
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
    if !viewer.assurance.suffices_for(action) {
        return false;
    }
    let own = match subject {
        Subject::None => true,
        Subject::Person(person) => person == viewer.person,
        Subject::Team(..) => false,
    };
    let in_team = |role, team_role| {
        viewer.acts_as(role)
            && match subject {
                Subject::None => true,
                Subject::Team(team, day) => viewer.has_role_in(team, team_role, day),
                Subject::Person(_) => false,
            }
    };
    match action {
        Action::Public => true,
        Action::OwnAccount
        | Action::AskToTalk
        | Action::ReadLibrary
        | Action::GiveThanks
        | Action::SeeEvents
        | Action::LinkCalendar
        | Action::KeepSignedIn
        | Action::ManagePasskeys => own,
        Action::OwnWeather | Action::OwnHistory | Action::SetBadge | Action::AskForBreak => {
            own && viewer.roles.has(Role::Agent)
        }
        Action::OwnKey => own && has_own_key(viewer.roles),
        Action::SetSecondFactor => {
            own && (can_have_second_factor(viewer.roles) || viewer.assurance == Assurance::SecondFactorMissing)
        }
        Action::ConfirmReset => own && (viewer.acts_as(Role::Lead) || viewer.acts_as(Role::Psychologist)),
        Action::SeeTeam => in_team(Role::Agent, TeamRole::Member),
        Action::SeeBoard | Action::WorkOnFlag | Action::ShareWall | Action::RunFloor => {
            in_team(Role::Lead, TeamRole::Lead)
        }
        Action::SeeClimate => viewer.acts_as(Role::Psychologist) || in_team(Role::Lead, TeamRole::Lead),
        Action::CommentOnClimate | Action::EditCases => viewer.acts_as(Role::Psychologist),
        Action::AnswerTalk => own && (viewer.acts_as(Role::Lead) || viewer.acts_as(Role::Psychologist)),
        Action::BookPsychologist => {
            own && viewer.roles.has(Role::Agent) && !viewer.holds(Role::Lead) && !viewer.holds(Role::Admin)
        }
        Action::Counsel => own && viewer.acts_as(Role::Psychologist),
        Action::TakePartInSupport => own && takes_part(viewer.roles),
        Action::UseRegister => own && (viewer.roles.has(Role::Agent) || viewer.roles.has(Role::Lead)),
        Action::PlanEvent => match subject {
            Subject::None => [Role::Lead, Role::Psychologist, Role::Admin].into_iter().any(|role| viewer.acts_as(role)),
            subject => may(Some(viewer), Action::SeeTeam, subject) || may(Some(viewer), Action::SeeBoard, subject),
        },
        Action::Administer => viewer.acts_as(Role::Admin),
    }
}

/// Returns true if `viewer` may see `entry` by name: it is their own, or they see it in one of the two roles in a team.
#[must_use]
pub fn sees(viewer: &Viewer, entry: &CheckIn) -> bool {
    entry.person == viewer.person || sees_as(viewer, TeamRole::Lead, entry) || sees_as(viewer, TeamRole::Member, entry)
}

/// Returns true if `viewer` may see somebody's `entry` by name in this role: it was shared with the role, the viewer
/// had the role in the team of the entry on its workday, and the entry was made after the role was granted and after
/// the last reset of the viewer's password that nobody has confirmed.
///
/// This is the only place that decides it. Nothing else that an admin can state (a first workday, a deputy's interval,
/// a team, a time zone, a shift) reaches further back than the moment in which it was stated.
#[must_use]
pub fn sees_as(viewer: &Viewer, role: TeamRole, entry: &CheckIn) -> bool {
    entry.audience >= least_audience(role) && had_role(viewer, role, entry.team, entry.workday, entry.said_at)
}

/// The narrowest audience that this role belongs to.
const fn least_audience(role: TeamRole) -> Audience {
    match role {
        TeamRole::Lead => Audience::Lead,
        TeamRole::Member => Audience::Team,
    }
}

/// Returns true if `viewer` may see somebody's tough call by name: it was shared with the lead, and they led its team
/// as [`sees_as`] says of check-ins. Nobody else ever sees one.
#[must_use]
pub fn sees_tough_call(viewer: &Viewer, call: &ToughCall) -> bool {
    call.audience >= Audience::Lead && had_role(viewer, TeamRole::Lead, call.team, call.workday, call.stated_at)
}

/// Whether the viewer had this role in a team on a workday, granted before the moment at which something was stated
/// there.
fn had_role(viewer: &Viewer, role: TeamRole, team: Option<TeamId>, workday: Workday, stated_at: Timestamp) -> bool {
    let in_sight =
        |membership: &Membership| Some(membership.team) == team && membership.has_in_sight(workday, stated_at);
    viewer.in_role(role).any(in_sight)
}

/// Returns true if the holder of `membership` reads what was stated at a moment for a workday and shared with the leads
/// of `team`: those whom the person who shares it is told of. As [`sees_as`], with an exception for somebody who has
/// not `joined`: the first use of an account counts as the grant of its roles, so that what was shared before stays
/// closed.
#[must_use]
pub fn reads_as_lead(
    membership: &Membership,
    joined: bool,
    team: TeamId,
    workday: Workday,
    stated_at: Timestamp,
) -> bool {
    joined
        && membership.role == TeamRole::Lead
        && membership.team == team
        && membership.has_in_sight(workday, stated_at)
}

/// Returns true if somebody with these roles has a recovery code: all who say something or read what others say.
#[must_use]
pub const fn has_own_key(roles: Roles) -> bool {
    roles.has(Role::Agent) || roles.has(Role::Lead) || roles.has(Role::Psychologist)
}

/// Returns true if `viewer` may read and answer `request` on `day`: it is addressed to them, and they still have the
/// role in which they were asked. A request from before an unconfirmed reset of their password waits until it is
/// confirmed. The audience of a check-in is irrelevant, and so is everybody else's role.
#[must_use]
pub fn answers(viewer: &Viewer, request: &TalkRequest, day: Workday) -> bool {
    request.addressee.is_some_and(|addressee| addressee.person == viewer.person && can_be_asked(viewer, addressee, day))
        && viewer.unconfirmed_reset.is_none_or(|reset| reset <= request.waiting_since)
}

/// Returns true if `viewer` may read what a person confided to `psychologist` at `since`: a referral, a booking, a
/// sign-up. What was shared with them before an unconfirmed reset of their password waits until it is confirmed.
#[must_use]
pub fn attends(viewer: &Viewer, psychologist: PersonId, since: Timestamp) -> bool {
    viewer.person == psychologist
        && viewer.acts_as(Role::Psychologist)
        && viewer.unconfirmed_reset.is_none_or(|reset| reset <= since)
}

/// Returns true if `viewer` may read that somebody signed up at `since` for an event that `organiser` plans: the
/// organiser, unless somebody has reset their password since without a confirmation. Each person says whether their
/// name can be read.
#[must_use]
pub fn counts_sign_up(viewer: &Viewer, organiser: Option<PersonId>, since: Timestamp) -> bool {
    organiser == Some(viewer.person)
        && viewer.acts_for_others()
        && viewer.unconfirmed_reset.is_none_or(|reset| reset <= since)
}

/// Returns true if `viewer` may read and decide a case that was written at this moment: they are a psychologist and
/// were one then, and nobody has reset their password since without a confirmation.
#[must_use]
pub fn edits_case(viewer: &Viewer, written_at: Timestamp) -> bool {
    may(Some(viewer), Action::EditCases, Subject::None)
        && viewer.psychologist_since <= written_at
        && viewer.unconfirmed_reset.is_none_or(|reset| reset <= written_at)
}

/// Returns true if `viewer` may read and answer `request`: it is somebody else's, they lead its team on its workday,
/// and did so when it was asked.
#[must_use]
pub fn answers_break(viewer: &Viewer, request: &BreakRequest) -> bool {
    viewer.person != request.person
        && viewer.acts_as(Role::Lead)
        && had_role(viewer, TeamRole::Lead, Some(request.team), request.workday, request.asked_at)
}

/// Returns true if `viewer` may write what becomes of a source in the register, and hide it: they administer, or they
/// lead and take care of it.
#[must_use]
pub fn answers_source(viewer: &Viewer, owner: Option<PersonId>) -> bool {
    viewer.acts_as(Role::Admin) || (owner == Some(viewer.person) && viewer.acts_as(Role::Lead))
}

/// Returns true if the person `viewer` has on `day` the role in which `addressee` names them.
#[must_use]
pub fn can_be_asked(viewer: &Viewer, addressee: Addressee, day: Workday) -> bool {
    match (addressee.role, addressee.team) {
        // Both agreed: what a supporter took on stays theirs, also if they volunteer no longer.
        (TalkRole::Supporter, _) => takes_part(viewer.roles) && viewer.acts_for_others(),
        (TalkRole::Psychologist, _) => viewer.acts_as(Role::Psychologist),
        (TalkRole::Lead | TalkRole::Deputy, Some(team)) => {
            viewer.acts_as(Role::Lead) && viewer.has_role_in(team, TeamRole::Lead, day)
        }
        (TalkRole::Lead | TalkRole::Deputy, None) => false,
    }
}

#[cfg(test)]
mod sight_tests;
#[cfg(test)]
mod tests;
