//! A flag that ended and was resumed.

use domain::Audience;

use super::{main_of, slide_of_a1};
use crate::support::{CheckInFixture, Floor};

/// Usual weather of an agent with two low stretches of days; between them the days are usual again.
fn two_stretches() -> Vec<CheckInFixture> {
    (0..=70_i32)
        .rev()
        .map(|ago| {
            let weather = match ago {
                31..=42 | 0..=23 => 1 + u8::from(ago % 5 == 0),
                _ => 4 + u8::from(ago % 4 == 0),
            };
            CheckInFixture::new(1000 + u128::from(ago.unsigned_abs()), "a1", ago, weather, Audience::Lead)
        })
        .filter(|saying| saying.ago > 0)
        .collect()
}

#[tokio::test]
async fn the_history_of_a_resumed_flag_lists_each_end_and_return() {
    let floor = Floor::with(&two_stretches()).await;
    let lead = floor.signed_in("l1").await;
    let flag = slide_of_a1(&floor, &lead).await;
    let page = lead.get(&format!("/flags/{flag}")).await.page();
    let page = main_of(&page);
    let (returned, ended) = (page.find("Below usual again"), page.find("Back to usual"));
    assert!(returned.is_some() && returned < ended, "the newest event is not first: {page}");
}
