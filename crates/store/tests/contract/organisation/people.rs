//! People: sessions and rosters.

use crate::EmptyStore;
use crate::fixtures::{ROSTER, centre, import, moment, person};
use weathervane_store::{Expiry, NewSession, PersonFilter, RosterChangeKind, StoreError, token};

pub async fn a_session_is_found_by_its_token_until_it_ends(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let (first, second) = (token::hash("first"), token::hash("second"));
    store.sessions().begin(NewSession::at_desk(first, agent), moment(0)).await.expect("a write");
    store.sessions().begin(NewSession::at_desk(second, agent), moment(1)).await.expect("a write");
    store.sessions().touch(first, moment(30)).await.expect("a write");
    let (session, profile) = store.sessions().find(first).await.expect("a read").expect("a session");
    assert_eq!((session.person, session.created_at, session.seen_at), (agent, moment(0), moment(30)));
    assert_eq!(profile.person.key, "a1");
    let tokens: Vec<_> =
        store.sessions().of_person(agent).await.expect("a read").into_iter().map(|(token, _)| token).collect();
    assert_eq!(tokens, [second, first]);
    store.sessions().end_all(agent, Some(second)).await.expect("a write");
    assert!(store.sessions().find(first).await.expect("a read").is_none());
    store.sessions().end(second).await.expect("a write");
    assert!(store.sessions().find(second).await.expect("a read").is_none());
}

pub async fn expired_sessions_are_removed(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    for (number, name) in [(0, "old"), (100, "idle"), (200, "new")] {
        store.sessions().begin(NewSession::at_desk(token::hash(name), agent), moment(number)).await.expect("a write");
    }
    store.sessions().touch(token::hash("old"), moment(300)).await.expect("a write");
    assert_eq!(
        store
            .sessions()
            .remove_expired(Expiry { idle: moment(150), age: moment(50), own_phone: moment(0), owner: moment(0) })
            .await
            .expect("a write"),
        2
    );
    let left = store.sessions().of_person(agent).await.expect("a read");
    assert_eq!(left.first().map(|(hash, _)| *hash), Some(token::hash("new")));
}

pub async fn whose_a_session_was_is_known_for_a_while_after_it_ended(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, colleague, ..] = centre(store).await;
    let [signed_out, idle, erased] = ["signed out", "idle", "erased"].map(token::hash);
    for (token, person) in [(signed_out, agent), (idle, agent), (erased, colleague)] {
        store.sessions().begin(NewSession::at_desk(token, person), moment(100)).await.expect("a write");
    }
    let owner = async |token| store.sessions().owner_of_ended(token).await.expect("a read");
    assert_eq!(owner(signed_out).await, None, "it has not ended");
    store.sessions().end(signed_out).await.expect("a write");
    let expire = async |idle, owner| {
        let since = Expiry { idle: moment(idle), age: moment(0), own_phone: moment(0), owner: moment(owner) };
        store.sessions().remove_expired(since).await.expect("a write")
    };
    store.sessions().touch(erased, moment(300)).await.expect("a write");
    assert_eq!(expire(200, 100).await, 1);
    assert_eq!((owner(signed_out).await, owner(idle).await), (Some(agent), Some(agent)));
    store.erasures().erase_person(colleague, moment(400)).await.expect("an erasure");
    assert_eq!(owner(erased).await, None, "nothing of an erased person is left");
    assert_eq!(expire(200, 101).await, 0);
    assert_eq!((owner(signed_out).await, owner(idle).await), (None, None));
}

pub async fn an_own_phone_outlasts_a_pause_but_its_key_does_not(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let phone = token::hash("phone");
    let own_key = Some(vec![1, 2, 3]);
    let new = NewSession { token: phone, person: agent, own_key, own_phone: true, by_passkey: false, provider: None };
    store.sessions().begin(new, moment(0)).await.expect("a write");
    let removed = |idle, age, own_phone| {
        let since = Expiry { idle: moment(idle), age: moment(age), own_phone: moment(own_phone), owner: moment(0) };
        store.sessions().remove_expired(since)
    };
    let password = async || store.sessions().find(phone).await.expect("a read").map(|(session, _)| session.password_at);
    assert_eq!(removed(0, 0, 0).await.expect("a write"), 0);
    assert_eq!(password().await, Some(Some(moment(0))));
    assert_eq!(removed(1, 0, 0).await.expect("a write"), 0);
    assert_eq!(password().await, Some(None), "it was not used for a while");
    assert_eq!(removed(9, 9, 0).await.expect("a write"), 0, "a phone outlasts what ends a desk");
    assert_eq!(removed(9, 9, 1).await.expect("a write"), 1);
    assert_eq!(password().await, None);
}

pub async fn people_and_teams_are_listed_by_name(empty: &impl EmptyStore) {
    let store = empty.store();
    let teams = ["投诉组", "查询组", "Care"];
    let names = ["Zoë", "王伟", "Ana", "张敏", "Éric", "陈杰", "李娜", "王伟"];
    let row = |(number, name): (usize, &str)| {
        let team = number % teams.len();
        format!("p{number},{name},agent,t{team},{},Islet,Asia/Shanghai\n", teams[team])
    };
    let rows: String = names.into_iter().enumerate().map(row).collect();
    let roster = format!("person_id,name,roles,team_id,team,site,time_zone\n{rows}");
    import(store, &roster).await.expect("a roster that fits");
    let mut listed = Vec::new();
    for offset in [0, 3, 6] {
        let filter = PersonFilter { offset, limit: 3, ..PersonFilter::default() };
        let (part, all) = store.people().list(filter).await.expect("a read");
        assert_eq!(all, 8);
        listed.extend(part.into_iter().map(|person| person.key));
    }
    assert_eq!(listed, ["p2", "p4", "p0", "p5", "p6", "p1", "p7", "p3"], "by pinyin, and of one name by id");
    let teams: Vec<_> = store.teams().all().await.expect("a read").into_iter().map(|team| team.name).collect();
    assert_eq!(teams, ["Care", "查询组", "投诉组"]);
}

pub async fn importing_a_roster_twice_changes_nothing(empty: &impl EmptyStore) {
    let store = empty.store();
    let kinds =
        |changes: Vec<weathervane_store::RosterChange>| changes.into_iter().map(|one| one.change).collect::<Vec<_>>();
    assert_eq!(kinds(import(store, ROSTER).await.expect("an import")), [RosterChangeKind::Joins; 3]);
    assert_eq!(kinds(import(store, ROSTER).await.expect("an import")), [RosterChangeKind::Same; 3]);
    let renamed = ROSTER.replace("An Xi", "An Yu");
    let changed = kinds(import(store, &renamed).await.expect("an import"));
    assert_eq!(changed, [RosterChangeKind::Same, RosterChangeKind::Changes, RosterChangeKind::Same]);
    let known = store.people().by_key("a2".to_owned()).await.expect("a read").expect("a person");
    assert_eq!(known.name, "An Yu");
}

pub async fn a_preview_of_a_roster_stores_nothing(empty: &impl EmptyStore) {
    let store = empty.store();
    let rows = import::roster::parse(ROSTER.as_bytes()).expect("a roster without a fault").rows;
    let preview = store.roster().preview(rows, moment(0)).await.expect("a preview");
    assert_eq!(preview.len(), 3);
    assert!(store.people().by_key("a1".to_owned()).await.expect("a read").is_none());
    assert!(store.teams().all().await.expect("a read").is_empty());
}

pub async fn a_taken_address_refuses_the_whole_roster(empty: &impl EmptyStore) {
    let store = empty.store();
    centre(store).await;
    let taken = "person_id,name,email\na8,Wu Mei,wu@example.org\na9,Chen Ji,gao@example.org\n";
    assert!(matches!(import(store, taken).await, Err(StoreError::Taken("email"))));
    assert!(store.people().by_key("a8".to_owned()).await.expect("a read").is_none());
    assert_eq!(
        person(store, "a1").await,
        store.people().by_key("a1".to_owned()).await.expect("a read").expect("one").id
    );
}
