//! Choices that no backup undoes.

use domain::Audience;
use store::Store;

use super::{back_up, centre, restored};

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
