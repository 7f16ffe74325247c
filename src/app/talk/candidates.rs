//! The people whom one asker can ask now, by name.

use jiff::Timestamp;

use crate::state::AppState;
use crate::web::error::AppError;
use domain::access::can_be_asked;
use domain::person::{Membership, TeamRole};
use domain::talk_request::{Addressee, AskedBefore, Candidate, Presence};
use domain::{PersonId, Role, TalkRequest, TalkRole, Workday};
use store::Profile;

/// The people whom one asker can ask now.
pub struct Candidates {
    /// For the rules that choose one of them.
    pub all: Vec<Candidate>,
    profiles: Vec<Profile>,
}

impl Candidates {
    /// Loads the leads and deputies of the asker's teams today, and the psychologists.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn load(app: &AppState, asker: &Profile, now: Timestamp) -> Result<Self, AppError> {
        let today = asker.person.shift_at(now).workday;
        let teams: Vec<_> = asker.viewer().teams(TeamRole::Member, today).collect();
        let profiles = app.store.talk_requests().candidates(teams.clone(), today, asker.person.id).await?;
        let in_their_teams = |membership: &&Membership| {
            membership.role == TeamRole::Lead && membership.holds_on(today) && teams.contains(&membership.team)
        };
        let all = profiles.iter().filter_map(|profile| {
            let role = match profile.memberships.iter().find(in_their_teams) {
                // A deputy is a lead with an end date.
                Some(membership) if membership.until.is_some() => (TalkRole::Deputy, Some(membership)),
                Some(membership) => (TalkRole::Lead, Some(membership)),
                None => (TalkRole::Psychologist, None),
            };
            candidate(asker, profile, role, today, now)
        });
        Ok(Self { all: all.collect(), profiles })
    }

    /// The same without one person.
    #[must_use]
    pub fn without(mut self, person: Option<PersonId>) -> Self {
        self.all.retain(|candidate| Some(candidate.addressee.person) != person);
        self
    }

    /// The name of one of them.
    #[must_use]
    pub fn name(&self, candidate: &Candidate) -> String {
        let of = |profile: &&Profile| profile.person.id == candidate.addressee.person;
        self.profiles.iter().find(of).map(|profile| profile.person.name.clone()).unwrap_or_default()
    }
}

fn candidate(
    asker: &Profile,
    profile: &Profile,
    (role, membership): (TalkRole, Option<&Membership>),
    today: Workday,
    now: Timestamp,
) -> Option<Candidate> {
    let person = &profile.person;
    let addressee = Addressee { person: person.id, role, team: membership.map(|membership| membership.team) };
    can_be_asked(&profile.viewer(), addressee, today).then(|| Candidate {
        addressee,
        presence: Presence::at(&person.plan(), now.to_zoned(person.time_zone.clone()).datetime()),
        same_site: person.site == asker.person.site,
        joined: person.has_password,
        since: membership.map(|membership| membership.from),
    })
}

/// The requests of an asker that are still to be answered, for the rule that chooses whom a new one reaches.
#[must_use]
pub fn asked_before(requests: &[TalkRequest], now: Timestamp) -> Vec<AskedBefore> {
    let active = requests.iter().filter(|request| request.is_active());
    active
        .filter_map(|request| {
            let person = request.addressee?.person;
            Some(AskedBefore { person, unanswered: request.is_unanswered(now) })
        })
        .collect()
}

/// Whether an addressee can still answer: they are here, and have the role in which they were asked.
#[must_use]
pub fn is_reachable(addressee: Addressee, profile: Option<&Profile>, today: Workday) -> bool {
    profile.is_some_and(|profile| profile.person.is_here_on(today) && can_be_asked(&profile.viewer(), addressee, today))
}

/// Whether somebody with these roles may be asked at all, and so has a list of requests.
#[must_use]
pub fn may_be_asked(roles: domain::Roles) -> bool {
    roles.has(Role::Lead) || roles.has(Role::Psychologist)
}
