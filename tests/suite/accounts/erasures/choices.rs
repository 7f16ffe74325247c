//! Choices and good things: no backup undoes what a person did about them later.

use domain::Audience;
use store::{Range, Store};

use super::{back_up, centre, restored, say};

#[tokio::test]
async fn a_usual_audience_that_was_narrowed_is_not_wider_after_a_restore() {
    let (app, agent) = centre().await;
    let choose = async |audience: &str| {
        let chosen = agent.ask("choose_audience", &[("audience", audience), ("back", "/account")]).await;
        assert!(chosen.status.is_success(), "{}", chosen.text());
    };
    choose("team").await;
    let copy = back_up(&app);
    choose("me").await;
    let (directory, told) = restored(&app, &copy, true);
    assert!(told.contains("erasures applied again: 1 of the 1"), "{told}");
    let store = Store::open(directory.path()).unwrap();
    let person = store.people().by_key("a1".to_owned()).await.unwrap().unwrap();
    assert_eq!(person.default_audience, Some(Audience::Me), "the next check-in would begin with the team");
}

#[tokio::test]
async fn a_good_thing_that_was_taken_back_does_not_return_with_a_backup() {
    let (app, agent) = centre().await;
    let keep = async |id: &str, line: &str| {
        let kept = agent.ask("keep_good_thing", &[("id", id), ("line", line), ("back", "/me")]).await;
        assert!(kept.status.is_success(), "{}", kept.text());
    };
    let mut ids = Vec::new();
    for line in ["to be removed", "to be replaced", "to be kept"] {
        let id = say(&agent, "a note", "me").await;
        keep(&id, line).await;
        ids.push(id);
    }
    let copy = back_up(&app);
    for (id, line) in ids.iter().zip(["", "another", "to be kept"]) {
        keep(id, line).await;
    }
    let (directory, told) = restored(&app, &copy, true);
    assert!(told.contains("erasures applied again: 2 of the 2"), "{told}");
    let store = Store::open(directory.path()).unwrap();
    let person = store.people().by_key("a1".to_owned()).await.unwrap().unwrap().id;
    let range = Range { from: app.today().plus(-1), to: app.today() };
    let kept = store.good_things().list(person.into(), range).await.unwrap();
    let kept: Vec<String> = kept.iter().map(|good| good.check_in.to_string()).collect();
    assert_eq!(kept, [ids[2].clone()]);
}
