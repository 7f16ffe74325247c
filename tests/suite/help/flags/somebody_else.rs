//! A person who names their lead as a reason: somebody else may be easier, and nothing else says so.

use domain::Audience;

use super::{main_of, slide_of_a1};
use crate::support::{CheckInFixture, Floor, history};

/// The history, in which `a1` named the lead on one day of the slide, for this audience.
fn named_for(audience: Audience) -> Vec<CheckInFixture> {
    let tag = |said: CheckInFixture| CheckInFixture {
        about_lead: (said.agent == "a1" && said.ago == 1).then_some(audience),
        ..said
    };
    history().into_iter().map(tag).collect()
}

/// The page of the flag about `a1`, and the board, as `l1` sees them.
async fn seen(said: &[CheckInFixture]) -> (String, String) {
    let floor = Floor::with(said).await;
    let lead = floor.signed_in("l1").await;
    let flag = slide_of_a1(&floor, &lead).await;
    let page = lead.get(&format!("/flags/{flag}")).await.page();
    let board = lead.get("/board").await.page();
    (main_of(&page).to_owned(), main_of(&board).to_owned())
}

#[tokio::test]
async fn a_lead_who_is_named_as_a_reason_is_told_who_may_be_easier_first() {
    let (page, board) = seen(&named_for(Audience::Lead)).await;
    let notice = page.find("Somebody else may be easier").expect("the notice");
    assert!(notice < page.find("I’ll talk to").expect("the first step"), "it does not come first");
    assert!(page.contains("Name of l2 (Lead)") && page.contains("Name of s1 (Psychologist)"), "{page}");
    assert!(!page.contains("Name of l3 (Lead)"), "somebody who does not lead the team");
    let on_board = board.find("Somebody else may be easier").expect("the notice on the board");
    let open_part = board[..on_board].rfind("<details").expect("the line that opens");
    assert!(board[open_part..on_board].contains("</details>"), "the notice is folded away on the board");
    assert!(on_board < board.find("I’ll talk to").expect("the first step on the board"), "it does not come first");
    assert!(board.contains("Name of l2 (Lead)"), "{board}");
    for seen in [page, board] {
        assert!(!seen.contains("Friction") && !seen.contains("my lead"), "the tag itself is shown");
    }
}

#[tokio::test]
async fn a_lead_who_was_named_in_private_is_told_nothing() {
    let (page, board) = seen(&named_for(Audience::Me)).await;
    assert!(!page.contains("Somebody else") && !board.contains("Somebody else"));
}
