//! What others cannot tell is there for those whom it concerns: if it were not, no comparison of what others see could
//! find a missing defence.

use domain::Audience;

use super::hidden::{AfterwardsIs, HiddenAction};
use super::side::FloorSide;
use crate::support::{SUPPORTER, history};

/// Each part that is hidden from others: what it is, who reads it, on which page, and words by which they know it.
const READ: [(&str, &str, &str, &str); 15] = [
    ("a private tough call", "a1", "/me", "id=\"tough-calls\""),
    ("a tough call that was shared with the lead", "l3", "/board/t2", "Tough calls shared with you"),
    ("a request to talk", "l1", "/requests", "a few words"),
    ("a pair, for the supporter", SUPPORTER, "/supporter", "Name of a2"),
    ("a referral, for the psychologist", "s1", "/appointments", "Name of a6"),
    ("a referral, for its person", "a6", "/psychologist", "/api/end_referral"),
    ("a booking", "a5", "/psychologist", "Cancel booking"),
    ("a sign-up for a talk", "s1", "/appointments", "Name of b3"),
    ("a mark in the library", "a5", "/library/words/waiting", "You said it didn’t help."),
    ("a case that waits", "s1", "/library/review", "href=\"/library/review/"),
    ("a self-test", "a4", "/me/tests", "Last taken on"),
    ("a note of thanks", "a5", "/thanks", "a kind word"),
    ("a source without a name", "a3", "/stressors", "you proposed it"),
    ("a sign-up for an event", "s1", "/events", "Name of a1"),
    ("a request for a break", "l1", "/floor/t1", "Asking for a break"),
];

#[tokio::test]
async fn what_others_cannot_tell_is_there_for_those_whom_it_concerns() {
    // "nobody" is a viewer who may know of nothing, so that no action is left out.
    let (mut left, right) = (FloorSide::new("nobody", history()).await, FloorSide::new("nobody", history()).await);
    let actions = [
        HiddenAction::States("a1", Audience::Me, AfterwardsIs::Kept),
        HiddenAction::States("b2", Audience::Lead, AfterwardsIs::Kept),
        HiddenAction::Asks("a1", "lead"),
        HiddenAction::Asks("a2", "supporter"),
        HiddenAction::Answers,
        HiddenAction::Refers("a6"),
        HiddenAction::Books("a5"),
        HiddenAction::Joins("b3"),
        HiddenAction::Marks("a5"),
        HiddenAction::WritesCase("b3"),
        HiddenAction::TakesTest("a4"),
        HiddenAction::Thanks("a2", "a5"),
        HiddenAction::Comes("a1"),
        HiddenAction::WantsBreak("a6"),
    ];
    assert_eq!(left.act("nobody", &actions).await, actions.len(), "something was left out");
    // The same source, which is somebody else's on the other floor.
    left.floor.keep_source(["a3", "b3"]).await;
    right.floor.keep_source(["b1", "b2"]).await;
    for (part, reader, page, words) in READ {
        let [there, elsewhere] = [&left, &right].map(|side| async move {
            // What is sealed opens in a session with the own key.
            let browser = match reader {
                "a3" | "a4" => side.floor.with_own_key(reader).await,
                _ => side.floor.signed_in(reader).await,
            };
            browser.get(page).await.page()
        });
        let (there, elsewhere) = (there.await, elsewhere.await);
        assert!(there.contains(words), "{part} is not on {page} of {reader}: {there}");
        assert!(!elsewhere.contains(words), "{part} is on {page} of {reader} where nothing happened");
    }
}
