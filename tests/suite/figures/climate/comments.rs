//! Comments of psychologists: signed, never filled in beforehand, and the author's own to remove.

use super::*;

const ON: [(&str, &str); 2] = [("place", "site-1"), ("period", "2026-02")];
const ADDRESS: &str = "/climate/site-1?period=2026-02";

fn comment<'a>(text: &'a str, action: &'a str, owner: &'a str) -> Vec<(&'a str, &'a str)> {
    ON.into_iter().chain([("comment", text), ("action", action), ("owner", owner)]).collect()
}

#[tokio::test]
async fn a_comment_is_signed_with_name_and_date_and_read_by_leads_too() {
    let app = centre(counts).await;
    let psychologist = app.signed_in("s1").await;
    assert!(!psychologist.get(ADDRESS).await.page().contains("The psychologist’s comment"));
    let said = comment("The outage cost <everybody> nerves.", "Test the billing screen first", "Head of operations");
    assert!(psychologist.ask("sign_climate_comment", &said).await.status.is_success());
    for reader in ["s1", "l1"] {
        let page = page(&app, reader, ADDRESS).await;
        for text in [
            "The psychologist’s comment",
            "The outage cost &lt;everybody&gt; nerves.",
            "Recommended: Test the billing screen first",
            "Who takes care of it: Head of operations",
            "Signed by Psychologist, 11 March 2026.",
        ] {
            assert!(report(&page).contains(text), "{text} for {reader}: {page}");
        }
    }
    assert!(!page(&app, "s1", "/climate/site-1?period=2026-01").await.contains("nerves"), "another month has none");
    assert!(!page(&app, "s1", "/climate/department-1?period=2026-02").await.contains("nerves"));
}

#[tokio::test]
async fn the_form_of_a_comment_is_never_filled_in_beforehand() {
    let app = centre(counts).await;
    let psychologist = app.signed_in("s1").await;
    for _ in 0..2 {
        let page = psychologist.get(ADDRESS).await.page();
        let form = page.split("action=\"/api/sign_climate_comment\"").nth(1).unwrap().split("</form>").next().unwrap();
        assert!(form.contains("></textarea>") && !form.contains("Busy"), "{form}");
        assert!(psychologist.ask("sign_climate_comment", &comment("Busy", "", "")).await.status.is_success());
    }
    // A refused form keeps what was typed.
    let long = "x".repeat(1501);
    let page = psychologist.post_and_follow("sign_climate_comment", &comment(&long, "", "")).await.page();
    assert!(page.contains("Use no more than 1500 characters.") && page.contains(&long), "{page}");
    let page = psychologist.post_and_follow("sign_climate_comment", &comment("  ", "", "")).await.page();
    assert!(page.contains("Write your comment first."), "{page}");
}

#[tokio::test]
async fn only_psychologists_sign_and_only_authors_remove() {
    let app = centre(counts).await;
    app.take_roster("person_id,name,roles,site\ns2,Second,psychologist,North\n").await;
    let (first, second) = (app.signed_in("s1").await, app.signed_in("s2").await);
    let lead = app.signed_in("l1").await;
    assert!(!lead.get(ADDRESS).await.page().contains("sign_climate_comment"));
    assert_eq!(lead.ask("sign_climate_comment", &comment("Busy", "", "")).await.status, StatusCode::NOT_FOUND);
    assert!(first.ask("sign_climate_comment", &comment("Busy", "", "")).await.status.is_success());
    assert!(second.ask("sign_climate_comment", &comment("Calm", "", "")).await.status.is_success());
    let read = first.get(ADDRESS).await.page();
    assert!(report(&read).contains("Busy") && report(&read).contains("Calm"), "{read}");
    assert!(second.ask("remove_climate_comment", &ON).await.status.is_success());
    assert_eq!(second.ask("remove_climate_comment", &ON).await.status, StatusCode::NOT_FOUND);
    let read = first.get(ADDRESS).await.page();
    assert!(report(&read).contains("Busy") && !report(&read).contains("Calm"), "{read}");
}

#[tokio::test]
async fn a_comment_on_a_report_that_is_not_there_is_refused() {
    let app = centre(counts).await;
    let psychologist = app.signed_in("s1").await;
    for (place, period) in [("site-1", "2026-03"), ("site-9", "2026-02"), ("team-1", "2026-02"), ("", "")] {
        let fields = [("place", place), ("period", period), ("comment", "Busy")];
        let refused = psychologist.ask("sign_climate_comment", &fields).await.status;
        assert_eq!(refused, StatusCode::NOT_FOUND, "{place} {period}");
    }
}
