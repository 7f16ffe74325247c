//! The identity provider: its settings, whose account a subject is, and the sessions that rest on one there.

use crate::EmptyStore;
use crate::fixtures::{centre, moment};
use domain::identity_provider::ProviderFault;
use domain::provider_people::{ProviderPeople, RoleClaim};
use domain::roster::StatedColumns;
use domain::{PersonId, Role, Roles};
use weathervane_store::{
    BindOutcome, IdentityProvider, NewSession, ProviderLink, ProviderReport, Store, StoreError, mark_of, token,
};

fn provider(issuer: &str) -> IdentityProvider {
    IdentityProvider {
        issuer: issuer.to_owned(),
        client_id: "centre".to_owned(),
        label: "Company".to_owned(),
        hosts: vec!["id.example.com".to_owned(), "keys.example.com".to_owned()],
        origins: vec!["https://id.example.com".to_owned()],
        ..IdentityProvider::default()
    }
}

async fn set(store: &Store, issuer: &str, secret: Option<&str>, by: PersonId) {
    let secret = secret.map(str::to_owned);
    store.identity_provider().set(provider(issuer), secret, vec![by], by, moment(1)).await.expect("a write");
}

async fn is_closed(store: &Store, person: PersonId) -> bool {
    store.people().profile(person).await.expect("a read").expect("a person").unconfirmed_reset.is_some()
}

pub async fn settings_are_kept_and_a_secret_goes_to_no_other_issuer(empty: &impl EmptyStore) {
    let store = empty.store();
    let [person, ..] = centre(store).await;
    let providers = store.identity_provider();
    assert_eq!(providers.settings().await.expect("a read"), None);
    set(store, "https://id.example.com", Some("secret"), person).await;
    set(store, "https://id.example.com", None, person).await;
    assert_eq!(providers.secret().await.expect("a read").as_deref(), Some("secret"));
    providers.note(Some(ProviderFault::Token), moment(2)).await.expect("a write");
    let found = providers.settings().await.expect("a read").expect("a provider");
    assert_eq!((found.hosts.len(), found.fault), (2, Some((ProviderFault::Token, moment(2)))));
    set(store, "https://other.example.com", None, person).await;
    assert_eq!(providers.secret().await.expect("a read"), None);
    assert!(providers.remove(person, moment(3)).await.expect("a write"));
    assert!(!providers.remove(person, moment(3)).await.expect("a write"));
}

pub async fn a_subject_is_bound_once_and_counts_as_a_reset_of_an_account_in_use(empty: &impl EmptyStore) {
    let store = empty.store();
    let [person, other, _] = centre(store).await;
    let providers = store.identity_provider();
    set(store, "https://id.example.com", None, person).await;
    let [one, two] = ["one", "two"].map(|subject| mark_of("https://id.example.com", subject));
    store.people().set_password(person, "hash".to_owned()).await.expect("a write");
    assert_eq!(providers.bind(one, person, moment(2)).await.expect("a write"), BindOutcome::Reset);
    assert!(is_closed(store, person).await);
    assert_eq!(providers.bind(one, other, moment(3)).await.expect("a write"), BindOutcome::Taken);
    assert_eq!(providers.bind(two, person, moment(3)).await.expect("a write"), BindOutcome::Taken);
    assert_eq!(providers.person_of(one).await.expect("a read"), Some(person));
    providers.confirm(person, moment(4)).await.expect("a write");
    assert!(!is_closed(store, person).await);
    assert_eq!(providers.bind(two, other, moment(5)).await.expect("a write"), BindOutcome::First);
    assert!(!is_closed(store, other).await);
    assert!(providers.end(person, None, moment(6)).await.expect("a write"));
    assert_eq!(providers.person_of(one).await.expect("a read"), None);
    set(store, "https://other.example.com", None, person).await;
    assert_eq!(providers.person_of(two).await.expect("a read"), None, "another issuer has other subjects");
}

pub async fn sessions_end_with_those_of_the_provider(empty: &impl EmptyStore) {
    let store = empty.store();
    let [person, other, _] = centre(store).await;
    let began = |name: &str, person, of: &str| NewSession {
        provider: Some(ProviderLink::Began(Some(mark_of("issuer", of)))),
        ..NewSession::at_desk(token::hash(name), person)
    };
    let sessions = store.sessions();
    sessions.begin(began("one", person, "there"), moment(1)).await.expect("a write");
    sessions.begin(began("two", other, "there too"), moment(1)).await.expect("a write");
    let carried = NewSession {
        provider: Some(ProviderLink::Carried(token::hash("one"))),
        ..NewSession::at_desk(token::hash("three"), person)
    };
    sessions.begin(carried, moment(2)).await.expect("a write");
    sessions.begin(NewSession::at_desk(token::hash("four"), person), moment(2)).await.expect("a write");
    let (three, _) = sessions.find(token::hash("three")).await.expect("a read").expect("a session");
    assert_eq!((three.by_provider, three.of_provider), (false, true));
    let ended = store.identity_provider().end_sessions(Some(mark_of("issuer", "there")), None).await.expect("a write");
    assert_eq!(ended, [person, person]);
    assert!(sessions.find(token::hash("four")).await.expect("a read").is_some());
    let ended = store.identity_provider().end_sessions(None, Some(other)).await.expect("a write");
    assert_eq!(ended, [other]);
    assert!(store.identity_provider().end_sessions(None, None).await.expect("a write").is_empty());
}

fn rows(text: &str) -> Vec<domain::roster::RosterRow> {
    import::roster::parse(text.as_bytes()).expect("a roster without a fault").rows
}

pub async fn a_person_is_added_once_and_only_as_somebody_new(empty: &impl EmptyStore) {
    let store = empty.store();
    let [person, ..] = centre(store).await;
    let providers = store.identity_provider();
    let chosen = ProviderPeople {
        domains: vec!["example.org".to_owned()],
        role_claim: Some(RoleClaim { name: "groups".to_owned(), psychologist: String::new(), admin: "x".to_owned() }),
    };
    assert!(
        !providers.choose_people(chosen.clone(), person, moment(1)).await.expect("a write"),
        "there is no provider"
    );
    set(store, "https://id.example.com", None, person).await;
    assert!(providers.choose_people(chosen.clone(), person, moment(1)).await.expect("a write"));
    set(store, "https://id.example.com", None, person).await;
    let kept = async || providers.settings().await.expect("a read").expect("a provider").people;
    assert_eq!(kept().await, chosen);
    let [one, two] = ["one", "two"].map(|subject| mark_of("https://id.example.com", subject));
    let row = |address: &str| rows(&format!("person_id,name,email\n{address},New One,{address}\n")).remove(0);
    let added = providers.add_person(one, row("new@example.org"), moment(2)).await.expect("a write").expect("a person");
    assert_eq!(providers.person_of(one).await.expect("a read"), Some(added.person));
    for (subject, address) in [(one, "other@example.org"), (two, "new@example.org")] {
        let again = providers.add_person(subject, row(address), moment(3)).await.expect("a write");
        assert!(again.is_none(), "{address}");
    }
    let log = store.settings().admin_log(1).await.expect("a read").remove(0);
    assert_eq!((log.what.as_str(), log.about.as_str()), ("added_person_by_provider", "New One"));
    set(store, "https://other.example.com", None, person).await;
    assert_eq!(kept().await, ProviderPeople::default(), "another provider begins with nothing");
}

pub async fn a_role_that_came_from_a_claim_is_known_until_it_ends(empty: &impl EmptyStore) {
    let store = empty.store();
    centre(store).await;
    let providers = store.identity_provider();
    let joins = rows("person_id,name,roles\nn1,Nobody Yet,agent\nd1,Ming,admin\n");
    store.roster().import(joins, None, moment(99)).await.expect("a write");
    let person = store.people().by_key("d1".to_owned()).await.expect("a read").expect("an admin").id;
    store.people().set_password(person, "hash".to_owned()).await.expect("a write");
    let change = async |key: &'static str, roles: &str, (role, has): (Role, bool)| {
        let roles: Roles = Roles::parse_many(roles).expect("roles");
        let id = store.people().by_key(key.to_owned()).await.expect("a read").expect("a person").id;
        let decide = move |directory: &weathervane_store::ScimDirectory| {
            let known = directory.people.iter().find(|known| known.key == key).expect("a person");
            let mut row = rows("person_id,name\nx,X\n").remove(0);
            (row.person_id, row.name, row.roles) = (known.key.clone(), known.name.clone(), roles);
            row.stated = StatedColumns::by(|column| column == "roles");
            vec![row]
        };
        providers.change_role(id, role, has, decide, moment(100)).await
    };
    let new = store.people().by_key("n1".to_owned()).await.expect("a read").expect("a person").id;
    change("n1", "agent;admin", (Role::Admin, true)).await.expect("a grant");
    assert!(providers.roles_of(new).await.expect("a read").has(Role::Admin));
    let log = store.settings().admin_log(10).await.expect("a read");
    assert!(log.iter().any(|step| step.what == "granted_admin_by_provider" && step.about == "Nobody Yet"), "{log:?}");
    change("n1", "agent", (Role::Admin, false)).await.expect("an end");
    assert!(providers.roles_of(new).await.expect("a read").is_empty());
    let refused = change("d1", "agent", (Role::Admin, false)).await;
    assert!(matches!(refused, Err(StoreError::NoAdminLeft)), "{refused:?}");
    for _ in 0..2 {
        providers.report(ProviderReport::LastAdmin(person), moment(101)).await.expect("a write");
    }
    let log = store.settings().admin_log(50).await.expect("a read");
    assert_eq!(log.iter().filter(|step| step.what == "kept_admin_by_provider").count(), 1, "once a day");
}
