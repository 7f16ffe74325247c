//! Changes of an identity provider: decided and written in one step, all or nothing.

use domain::roster::StatedColumns;
use domain::{Role, Roles};
use weathervane_store::{
    NewTeam, RosterProgram, ScimChange, ScimPersonLink, ScimRefusal, ScimTeamLink, Store, StoreError,
};

use crate::EmptyStore;
use crate::fixtures::{TODAY, centre, day, moment};

const PROGRAM: RosterProgram = RosterProgram { by: None, names_roles: false };

fn rows(text: &str) -> Vec<domain::roster::RosterRow> {
    import::roster::parse(text.as_bytes()).expect("a roster without a fault").rows
}

async fn change(store: &Store, change: ScimChange) -> Result<(), ScimRefusal<()>> {
    store.scim().change(PROGRAM, moment(100), move |_| Ok((change, ()))).await.map(|_| ())
}

pub async fn a_change_is_written_with_what_the_provider_calls_it(empty: &impl EmptyStore) {
    let store = empty.store();
    centre(store).await;
    let new_team = NewTeam {
        key: "Night".to_owned(),
        name: "Night".to_owned(),
        department: "—".to_owned(),
        site: "Islet".to_owned(),
    };
    let link = ScimPersonLink {
        key: "n1".to_owned(),
        user_name: "new@corp.example".to_owned(),
        external_id: Some("E-1".to_owned()),
        deleted: false,
    };
    let team = ScimTeamLink { key: "Night".to_owned(), external_id: Some("G-1".to_owned()), deleted: false };
    let wanted = ScimChange {
        new_team: Some(new_team),
        rows: rows("person_id,name,team_id\nn1,New One,Night\n"),
        person: Some(link),
        team: Some(team),
        ..ScimChange::default()
    };
    let decided = store.scim().change(PROGRAM, moment(100), move |_| Ok::<_, ()>((wanted, "n1"))).await;
    let (planned, directory, told) = decided.expect("a change");
    assert_eq!((planned.len(), told), (1, "n1"));
    assert_eq!(store.scim().directory(moment(100)).await.expect("a read"), directory);
    let person = directory.people.iter().find(|person| person.key == "n1").expect("a person");
    let team = directory.teams.iter().find(|team| team.key == "Night").expect("a team");
    assert_eq!((person.user_name.as_deref(), person.external_id.as_deref()), (Some("new@corp.example"), Some("E-1")));
    assert_eq!((team.external_id.as_deref(), team.site.as_str()), (Some("G-1"), "Islet"));
    assert_eq!(person.teams, [(team.id, domain::person::TeamRole::Member)]);
    assert_eq!((person.today, person.has_left(), directory.site.as_deref()), (day(TODAY), false, Some("Islet")));
    let own = store.scim().of_person(person.id).await.expect("a read");
    assert_eq!(own, Some(("new@corp.example".to_owned(), Some("E-1".to_owned()))));
    let ended = ScimChange { rows: rows("person_id,name,ends_on\nn1,New One,2026-03-08\n"), ..ScimChange::default() };
    change(store, ended).await.expect("a change");
    let after = store.scim().directory(moment(100)).await.expect("a read");
    let person = after.people.iter().find(|person| person.key == "n1").expect("a person");
    assert_eq!((person.has_left(), person.teams.len(), person.left.len()), (true, 0, 1), "where they worked is known");
}

pub async fn a_change_that_is_refused_writes_nothing(empty: &impl EmptyStore) {
    let store = empty.store();
    centre(store).await;
    let before = store.scim().directory(moment(100)).await.expect("a read");
    let undecided = store.scim().change(PROGRAM, moment(100), |_| Err::<(ScimChange, ()), _>("no")).await;
    assert!(matches!(undecided, Err(ScimRefusal::Undecided("no"))));
    let new_team = || NewTeam {
        key: "Night".to_owned(),
        name: "Night".to_owned(),
        department: "—".to_owned(),
        site: "Islet".to_owned(),
    };
    let taken = ScimChange {
        new_team: Some(new_team()),
        rows: rows("person_id,name,email\nn1,New One,gao@example.org\n"),
        ..ScimChange::default()
    };
    assert!(matches!(change(store, taken).await, Err(ScimRefusal::Conflicts(problems)) if problems.len() == 1));
    let mut named = rows("person_id,name\na1,Gao Lin\n");
    named[0].roles = Roles::default().with(Role::Agent).with(Role::Admin);
    named[0].stated = StatedColumns::by(|column| column == "roles");
    let named = ScimChange { new_team: Some(new_team()), rows: named, ..ScimChange::default() };
    let refused = change(store, named).await;
    assert!(
        matches!(&refused, Err(ScimRefusal::Failed(StoreError::RoleNotAllowed(key))) if key == "a1"),
        "{refused:?}"
    );
    assert_eq!(store.scim().directory(moment(100)).await.expect("a read"), before);
}

pub async fn a_program_brings_back_no_admin(empty: &impl EmptyStore) {
    let store = empty.store();
    centre(store).await;
    let import = async |text: &str, names_roles| {
        let program = RosterProgram { by: None, names_roles };
        store.roster().import_of_program(rows(text), program, moment(100)).await
    };
    let admin = "person_id,name,roles,ends_on\nd1,Ming,admin,\n";
    assert!(matches!(import(admin, false).await, Err(StoreError::RoleNotAllowed(key)) if key == "d1"));
    import(admin, true).await.expect("may name roles");
    import(admin, false).await.expect("nothing is granted");
    import("person_id,name,ends_on\nd1,Ming,2026-03-08\n", false).await.expect("may end");
    assert!(matches!(import("person_id,name,ends_on\nd1,Ming,\n", false).await, Err(StoreError::RoleNotAllowed(_))));
    import("person_id,name,ends_on\nd1,Ming,\n", true).await.expect("may bring back");
}
