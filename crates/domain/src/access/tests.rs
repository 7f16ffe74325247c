//! The access rule, action by action.

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
fn a_case_is_edited_by_those_who_were_psychologists_when_it_was_written() {
    let moment = |second| Timestamp::from_second(second).expect("a moment");
    let psychologist = Viewer {
        psychologist_since: moment(100),
        ..Viewer::new(PersonId(2), Roles::default().with(Role::Psychologist), vec![])
    };
    assert!(edits_case(&psychologist, moment(100)));
    assert!(!edits_case(&psychologist, moment(99)), "written before they had the role");
    let reset = Viewer { unconfirmed_reset: Some(moment(200)), ..psychologist };
    assert!(edits_case(&reset, moment(200)) && !edits_case(&reset, moment(199)));
    assert!(!edits_case(&lead_of(7), moment(100)));
}

#[test]
fn a_request_is_answered_by_its_addressee_while_they_have_the_role() {
    let request = |person, role, team| {
        let addressee = Addressee { person: PersonId(person), role, team };
        let id = crate::TalkRequestId(uuid::Uuid::from_u128(1));
        let wanted = crate::talk_request::WantedTime::Any;
        TalkRequest::new(id, PersonId(9), addressee, wanted, None, jiff::Timestamp::UNIX_EPOCH)
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
fn what_a_psychologist_is_told_is_theirs_and_waits_for_a_confirmation() {
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
fn a_request_for_a_break_is_answered_by_the_leads_of_that_time() {
    let request = crate::BreakRequest {
        id: crate::BreakRequestId(uuid::Uuid::from_u128(1)),
        person: PersonId(9),
        team: TeamId(7),
        workday: Workday::from_number(150),
        starts: 0,
        minutes: 10,
        cost: None,
        asked_at: Timestamp::UNIX_EPOCH,
        forgotten_at: Timestamp::MAX,
        state: crate::break_request::BreakState::Asked,
    };
    assert!(answers_break(&lead_of(7), &request));
    assert!(!answers_break(&lead_of(8), &request), "another team");
    let own = BreakRequest { person: lead_of(7).person, ..request.clone() };
    assert!(!answers_break(&lead_of(7), &own), "nobody answers themselves");
    assert!(!answers_break(&Viewer { roles: Roles::default(), ..lead_of(7) }, &request), "they lost the role");
    let later = BreakRequest { workday: Workday::from_number(201), ..request.clone() };
    assert!(!answers_break(&lead_of(7), &later), "they lead the team no more");
    let mut new = lead_of(7);
    new.memberships[0].sees_from = Timestamp::from_second(1).unwrap_or_default();
    assert!(!answers_break(&new, &request), "they were named afterwards");
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
        Action::EditCases,
        Action::AskForBreak,
        Action::RunFloor,
    ] {
        assert!(!may(Some(&admin), action, Subject::None), "{action:?}");
    }
    for action in [Action::AnswerTalk, Action::BookPsychologist, Action::Counsel] {
        assert!(!may(Some(&admin), action, Subject::None), "{action:?}");
    }
}
