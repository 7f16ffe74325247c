//! The rule for what others say: to the minute of the grant, and behind every reset that nobody has confirmed.

use super::*;
use crate::{CheckInId, Weather};

fn moment(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("a moment")
}

/// Somebody with this role in team 7 since long ago by its first workday, granted at second 1000.
fn holder(role: TeamRole, roles: Roles) -> Viewer {
    let membership = Membership {
        person: PersonId(1),
        team: TeamId(7),
        role,
        from: Workday::from_number(-400),
        until: Some(Workday::from_number(1)),
        sees_from: moment(1000),
    };
    Viewer::new(PersonId(1), roles, vec![membership])
}

/// What person 2 said in team 7 at this second of day zero.
fn entry(second: i64, audience: Audience) -> CheckIn {
    CheckIn {
        person: PersonId(2),
        id: CheckInId(uuid::Uuid::nil()),
        workday: Workday::from_number(0),
        said_at: moment(second),
        shift: None,
        team: Some(TeamId(7)),
        weather: Weather::Rainy,
        energy: None,
        stressors: Vec::new(),
        uplifts: Vec::new(),
        about_lead: Vec::new(),
        tag_audience: Audience::Me,
        note: None,
        audience,
        note_audience: Audience::Me,
    }
}

fn agent() -> Roles {
    Roles::default().with(Role::Agent)
}

#[test]
fn sight_begins_with_the_moment_of_the_grant_not_the_first_workday() {
    for role in [TeamRole::Lead, TeamRole::Member] {
        let viewer = holder(role, agent());
        assert!(!sees(&viewer, &entry(999, Audience::Team)), "{role:?}: said before");
        assert!(sees(&viewer, &entry(1000, Audience::Team)), "{role:?}: said from then on");
        let other_team = CheckIn { team: Some(TeamId(8)), ..entry(2000, Audience::Team) };
        let later = CheckIn { workday: Workday::from_number(2), ..entry(2000, Audience::Team) };
        assert!(!sees(&viewer, &other_team) && !sees(&viewer, &later), "{role:?}");
    }
}

#[test]
fn an_entry_is_seen_in_the_roles_it_was_shared_with() {
    for (role, audiences) in [(TeamRole::Lead, [false, true, true]), (TeamRole::Member, [false, false, true])] {
        let seen = Audience::ALL.map(|audience| sees_as(&holder(role, agent()), role, &entry(2000, audience)));
        assert_eq!(seen, audiences, "{role:?}");
    }
}

#[test]
fn a_psychologist_is_a_member_of_no_team() {
    let both = holder(TeamRole::Member, agent().with(Role::Psychologist));
    assert!(!sees(&both, &entry(2000, Audience::Team)));
    assert!(!may(Some(&both), Action::SeeTeam, Subject::Team(TeamId(7), Workday::from_number(0))));
    assert_eq!(both.teams(TeamRole::Member, Workday::from_number(0)).count(), 0);
}

#[test]
fn a_request_from_before_an_unconfirmed_reset_waits() {
    let asked = Addressee { person: PersonId(1), role: TalkRole::Psychologist, team: None };
    let (id, wanted) = (crate::TalkRequestId(uuid::Uuid::nil()), crate::talk_request::WantedTime::Any);
    let request = TalkRequest::new(id, PersonId(2), asked, wanted, None, moment(1000));
    let psychologist = Viewer::new(PersonId(1), Roles::default().with(Role::Psychologist), vec![]);
    let after = |reset| Viewer { unconfirmed_reset: Some(moment(reset)), ..psychologist.clone() };
    let day = Workday::from_number(0);
    assert!(answers(&psychologist, &request, day) && answers(&after(1000), &request, day));
    assert!(!answers(&after(1001), &request, day));
}

const DAY: i64 = 24 * 60 * 60;

fn reset(roles: Roles) -> UnconfirmedReset {
    let at = moment(100 * DAY);
    UnconfirmedReset { account: PersonId(9), roles, at, invited_by: Some(PersonId(5)), peers: vec![peers(8, 5)] }
}

/// A team in which person 1 and so many others work.
fn peers(team: i64, others: i64) -> PeerTeam {
    PeerTeam { team: TeamId(team), people: std::iter::once(1).chain(20..20 + others).map(PersonId).collect() }
}

/// A lead of another team since this day.
fn lead_since(day: i64) -> Viewer {
    let membership = Membership {
        person: PersonId(1),
        team: TeamId(8),
        role: TeamRole::Lead,
        from: Workday::from_number(0),
        until: None,
        sees_from: moment(day * DAY),
    };
    Viewer::new(PersonId(1), Roles::default().with(Role::Lead), vec![membership])
}

#[test]
fn a_lead_of_thirty_days_confirms_a_lead_and_nobody_else() {
    let lead = Roles::default().with(Role::Lead);
    assert!(may_confirm(&lead_since(70), &reset(lead)));
    assert!(!may_confirm(&lead_since(71), &reset(lead)), "29 days");
    assert!(!may_confirm(&lead_since(70), &reset(agent())), "an agent has a code");
    assert!(!may_confirm(&lead_since(70), &reset(Roles::default().with(Role::Psychologist))));
    let ended = Membership { until: Some(Workday::from_number(60)), ..lead_since(10).memberships[0] };
    assert!(!may_confirm(&Viewer { memberships: vec![ended], ..lead_since(10) }, &reset(lead)));
    assert!(!may_confirm(&Viewer { roles: agent(), ..lead_since(10) }, &reset(lead)), "no longer a lead");
}

#[test]
fn a_lead_confirms_from_a_team_of_the_site_with_five_others() {
    let reset = |peers| UnconfirmedReset { peers, ..reset(Roles::default().with(Role::Lead)) };
    let may = |peers| may_confirm(&lead_since(10), &reset(peers));
    assert!(may(vec![peers(8, 5)]));
    assert!(!may(vec![peers(8, 4)]), "four others");
    assert!(!may(vec![]) && !may(vec![peers(7, 9)]), "the team is of another site");
}

#[test]
fn nobody_confirms_what_they_did_themselves() {
    let lead = Roles::default().with(Role::Lead);
    let by = |person| Viewer { person: PersonId(person), ..lead_since(10) };
    assert!(may_confirm(&by(1), &reset(lead)));
    assert!(!may_confirm(&by(9), &reset(lead)), "the account itself");
    assert!(!may_confirm(&by(5), &reset(lead)), "the admin who made the invitation");
    assert!(!may_confirm(&Viewer { roles: lead.with(Role::Admin), ..by(1) }, &reset(lead)), "an admin");
    let withheld = Roles::default().with(Role::Admin);
    assert!(!may_confirm(&Viewer { withheld, ..by(1) }, &reset(lead)), "an admin without the second factor for it");
    let unconfirmed = Viewer { unconfirmed_reset: Some(moment(99 * DAY)), ..by(1) };
    assert!(!may_confirm(&unconfirmed, &reset(lead)), "somebody whose own reset is unconfirmed");
}

#[test]
fn a_psychologist_of_thirty_days_confirms_a_psychologist() {
    let role = Roles::default().with(Role::Psychologist);
    let since = |day| Viewer { psychologist_since: moment(day * DAY), ..Viewer::new(PersonId(1), role, vec![]) };
    assert!(may_confirm(&since(70), &reset(role)) && !may_confirm(&since(71), &reset(role)));
    assert!(!may_confirm(&since(70), &reset(Roles::default().with(Role::Lead))));
}

#[test]
fn a_reader_is_a_lead_who_has_joined_and_was_granted_the_role_before() {
    let team = TeamId(7);
    let lead = holder(TeamRole::Lead, agent()).memberships[0];
    let day = Workday::from_number(0);
    assert!(reads_as_lead(&lead, true, team, day, moment(1000)));
    assert!(!reads_as_lead(&lead, false, team, day, moment(1000)), "nobody has used the account");
    assert!(!reads_as_lead(&lead, true, team, day, moment(999)), "said before");
    assert!(!reads_as_lead(&lead, true, TeamId(8), day, moment(1000)));
    assert!(!reads_as_lead(&lead, true, team, Workday::from_number(2), moment(1000)));
    let member = holder(TeamRole::Member, agent()).memberships[0];
    assert!(!reads_as_lead(&member, true, team, day, moment(1000)));
}
