//! Administration: the first admin, invitations, rosters, the person form; no admin page shows a mood.

mod first_steps;
mod invitations;
mod many_people;
mod org_changes;
mod person_form;
mod questions;
mod rosters;
mod set_up;

use crate::support::{Answer, Client, Floor, history};

/// Uploads a roster for a preview; returns the page that says what it would change.
async fn look_over(admin: &Client, bytes: &[u8]) -> String {
    let answer = admin.upload("preview_roster", "roster.csv", bytes).await;
    admin.get(answer.to()).await.page()
}

/// Uploads a roster and imports it.
pub async fn take_in(admin: &Client, csv: &str) -> Answer {
    let page = look_over(admin, csv.as_bytes()).await;
    let draft = page.split("name=\"draft\" value=\"").nth(1).unwrap_or_else(|| panic!("nothing to take in: {page}"));
    let draft = draft.split('"').next().unwrap().to_owned();
    admin.post_and_follow("import_roster", &[("draft", &draft)]).await
}

#[tokio::test]
async fn admin_pages_hold_no_mood() {
    let floor = Floor::with(&history()).await;
    let admin = floor.signed_in("d1").await;
    for address in [
        "/admin",
        "/admin/people",
        "/admin/people/a1",
        "/admin/teams",
        "/admin/teams/t1",
        "/admin/centre",
        "/admin/import",
        "/admin/invitations",
        "/admin/slips",
        "/privacy",
    ] {
        let page = admin.get(address).await.page();
        let main = page.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
        // The name of a rule of thumb that an admin can switch on, when people see the numbers that an admin enters,
        // and what the centre allows.
        let main = [
            "40% or more rainy or stormy on one day",
            "after a stormy check-in",
            "Ending abusive calls",
            "when to end an abusive call",
            "May people end an abusive call?",
        ]
        .iter()
        .fold(main.to_owned(), |main, named| main.replace(named, ""));
        for mood in
            ["sunny", "rainy", "stormy", "cloudy", "abusive", "note ", "this morning", "checked in", "last seen"]
        {
            assert!(!main.to_lowercase().contains(mood) || address == "/privacy", "{address} contains `{mood}`");
        }
    }
}
