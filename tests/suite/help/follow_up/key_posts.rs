//! Key posts: due sooner, checked by a second lead who sees the flag themselves, and the person knows.

use axum::http::StatusCode;
use jiff::SignedDuration;

use super::{key_post, section, slide_of_a1, sliding, sliding_as, talk};
use crate::support::{Floor, history};

#[tokio::test]
async fn a_second_lead_checks_that_it_was_done_and_never_the_one_who_did_it() {
    let floor = key_post(&["l1", "l2"]).await;
    let (lead, second) = (floor.signed_in("l1").await, floor.signed_in("l2").await);
    let flag = slide_of_a1(&lead).await;
    let back = format!("/flags/{flag}");
    let take = [("flag", flag.as_str()), ("step", "take"), ("back", &back)];
    let page = lead.post_and_follow("take_flag", &take).await.page();
    assert!(page.contains("follow up within 12 hours"), "{page}");
    assert!(page.contains("A second lead checks that it was done: Name of l2"), "{page}");
    assert!(!second.get("/follow-ups").await.page().contains("id=\"check-h\""), "nothing was done yet");
    lead.post("finish_flag", &[("flag", &flag), ("agreed", "A word over tea")]).await.to();

    let check = [("flag", flag.as_str()), ("happened", "yes")];
    assert!(!lead.get(&format!("/flags/{flag}")).await.page().contains("/api/check_follow_up"));
    let refused = lead.post_and_follow("check_follow_up", &check).await.page();
    assert!(refused.contains("nothing for you to check"), "{refused}");
    let page = second.get("/follow-ups").await.page();
    assert!(section(&page, "check-h").contains(&format!("id=\"check-{flag}\"")), "{page}");
    assert!(second.get("/flags").await.page().contains("1 to check"));
    assert!(second.get(&format!("/flags/{flag}")).await.page().contains("/api/check_follow_up"));

    let page = second.post_and_follow("check_follow_up", &check).await.page();
    assert!(page.contains("recorded that you checked") && section(&page, "check-h").is_empty(), "{page}");
    assert!(lead.get(&format!("/flags/{flag}")).await.page().contains("Name of l2 checked on"));
    let again = second.post_and_follow("check_follow_up", &check).await.page();
    assert!(again.contains("nothing for you to check"));
    let json = floor.signed_in("a1").await.get("/me/export.json").await.json();
    assert_eq!(json["follow_ups"][0]["checked_by"], "Name of l2");
}

#[tokio::test]
async fn a_second_lead_who_finds_that_it_was_not_done_gives_it_back_due_again() {
    let floor = key_post(&["l1", "l2"]).await;
    let (lead, second) = (floor.signed_in("l1").await, floor.signed_in("l2").await);
    let flag = slide_of_a1(&lead).await;
    talk(&lead, &flag).await;
    let no = [("flag", flag.as_str()), ("happened", "no")];
    assert!(second.get("/follow-ups").await.page().contains(&format!("id=\"not-done-{flag}\"")));
    let own = lead.post_and_follow("check_follow_up", &no).await.page();
    assert!(own.contains("nothing for you to check"), "nobody checks what they did themselves: {own}");
    let neither = [("flag", flag.as_str()), ("happened", "perhaps")];
    assert_eq!(second.ask("check_follow_up", &neither).await.status, StatusCode::BAD_REQUEST);

    let page = second.post_and_follow("check_follow_up", &no).await.page();
    assert!(page.contains("has another 12 hours") && section(&page, "check-h").is_empty(), "{page}");
    let page = lead.get("/follow-ups").await.page();
    assert!(section(&page, "mine-h").contains(&flag) && section(&page, "done-h").is_empty(), "{page}");
    let page = lead.get(&format!("/flags/{flag}")).await.page();
    assert!(page.contains("Name of l2 found that it isn’t done yet"), "{page}");
    floor.app.pass(SignedDuration::from_hours(13));
    let (lead, second) = (floor.signed_in("l1").await, floor.signed_in("l2").await);
    assert!(section(&lead.get("/follow-ups").await.page(), "overdue-h").contains(&flag));
    // Once it is done, it is checked again.
    lead.post("finish_flag", &[("flag", &flag), ("agreed", "A walk")]).await.to();
    assert!(section(&second.get("/follow-ups").await.page(), "check-h").contains(&flag));
    let yes = [("flag", flag.as_str()), ("happened", "yes")];
    assert!(second.post_and_follow("check_follow_up", &yes).await.page().contains("recorded that you checked"));
}

#[tokio::test]
async fn what_was_done_after_a_page_was_shown_is_not_checked_with_it() {
    let floor = key_post(&["l1", "l2"]).await;
    let (lead, second) = (floor.signed_in("l1").await, floor.signed_in("l2").await);
    let flag = slide_of_a1(&lead).await;
    talk(&lead, &flag).await;
    let shown = |page: &str| {
        let form = section(page, "check-h").split("name=\"shown\" value=\"").nth(1).expect(page);
        form.split('"').next().unwrap().to_owned()
    };
    let old = shown(&second.get("/follow-ups").await.page());
    floor.app.pass(SignedDuration::from_mins(1));
    lead.post("finish_flag", &[("flag", &flag), ("agreed", "A walk")]).await.to();
    for happened in ["yes", "no"] {
        let late = [("flag", flag.as_str()), ("happened", happened), ("shown", old.as_str())];
        let page = second.post_and_follow("check_follow_up", &late).await.page();
        assert!(page.contains("Something has changed here since you opened the page"), "{happened}: {page}");
        assert!(section(&page, "check-h").contains(&flag), "{happened}: it waits to be checked as before: {page}");
    }
    let page = lead.get(&format!("/flags/{flag}")).await.page();
    assert!(!page.contains("Name of l2 checked on") && !page.contains("found that it isn’t done yet"), "{page}");
    let new = shown(&second.get("/follow-ups").await.page());
    let check = [("flag", flag.as_str()), ("happened", "yes"), ("shown", new.as_str())];
    assert!(second.post_and_follow("check_follow_up", &check).await.page().contains("recorded that you checked"));
}

#[tokio::test]
async fn nobody_works_on_a_flag_about_themselves() {
    // The person whom it concerns leads the team as well.
    let floor = sliding_as("agent;lead", "yes", &["l1", "l2"]).await;
    let (first, second) = (floor.signed_in("l1").await, floor.signed_in("l2").await);
    let flag = slide_of_a1(&first).await;
    let page = first.get(&format!("/flags/{flag}")).await.page();
    assert!(page.contains("Ask Name of l2") && !page.contains("Ask Name of a1"), "{page}");
    talk(&first, &flag).await;
    let person = floor.signed_in("a1").await;
    assert_eq!(person.get("/follow-ups").await.status, StatusCode::OK, "they lead the team");
    for group in ["open", "taken", "done"] {
        assert!(!person.get(&format!("/flags?state={group}")).await.page().contains(&flag), "{group}");
    }
    let yes = [("flag", flag.as_str()), ("happened", "yes")];
    assert_eq!(person.ask("check_follow_up", &yes).await.status, StatusCode::NOT_FOUND);
    assert!(second.post_and_follow("check_follow_up", &yes).await.page().contains("recorded that you checked"));
}

#[tokio::test]
async fn the_second_lead_checks_only_what_was_shared_with_them_too() {
    let floor = Floor::with(&history()).await;
    floor.app.take_roster("person_id,name,roles,team_id,key_post\na1,Name of a1,agent,t1,yes\n").await;
    let (lead, deputy) = (floor.signed_in("l1").await, floor.signed_in("l2").await);
    let flag = slide_of_a1(&lead).await;
    talk(&lead, &flag).await;
    // The deputy leads since five days, which raise no flag.
    let page = deputy.get("/follow-ups").await.page();
    assert!(section(&page, "check-h").is_empty() && !page.contains("Name of a1"), "{page}");
    assert_eq!(deputy.get(&format!("/flags/{flag}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(deputy.ask("check_follow_up", &[("flag", &flag)]).await.status, StatusCode::NOT_FOUND);
    let page = lead.get(&format!("/flags/{flag}")).await.page();
    assert!(page.contains("Name of l2, if these days were shared with them too"), "{page}");
}

#[tokio::test]
async fn a_team_without_a_second_lead_says_so() {
    let floor = key_post(&["l1"]).await;
    let lead = floor.signed_in("l1").await;
    let flag = slide_of_a1(&lead).await;
    let page = lead.get(&format!("/flags/{flag}")).await.page();
    assert!(page.contains("this team has none"), "{page}");
}

#[tokio::test]
async fn other_posts_have_24_hours_and_no_second_lead() {
    let floor = sliding("no", &["l1", "l2"]).await;
    let (lead, agent) = (floor.signed_in("l1").await, floor.signed_in("a1").await);
    let flag = slide_of_a1(&lead).await;
    let page = lead.post_and_follow("take_flag", &[("flag", &flag), ("step", "take")]).await.page();
    assert!(page.contains("within 24 hours") && !page.contains("key post"), "{page}");
    talk(&lead, &flag).await;
    for other in [lead, floor.signed_in("l2").await] {
        let refused = other.post_and_follow("check_follow_up", &[("flag", &flag)]).await.page();
        assert!(refused.contains("nothing for you to check"));
        assert!(section(&other.get("/follow-ups").await.page(), "check-h").is_empty());
    }
    assert!(!agent.get("/me").await.page().contains("key post"));
}

#[tokio::test]
async fn the_holder_of_a_key_post_reads_what_it_means() {
    let floor = key_post(&["l1", "l2"]).await;
    let agent = floor.signed_in("a1").await;
    let page = agent.get("/me").await.page();
    assert!(page.contains("You hold a key post") && page.contains("within 12 hours"), "{page}");
    let page = agent.get("/privacy").await.page();
    assert!(page.contains("An admin can mark a key post: then it’s within 12 hours"), "{page}");
}

#[tokio::test]
async fn somebody_new_on_a_key_post_reads_it_before_the_first_check_in() {
    let app = crate::support::TestApp::new().await;
    app.take_roster("person_id,name,roles,team_id,site,time_zone,key_post,starts_on\nk1,Key,agent,t1,North,Asia/Shanghai,yes,2025-06-02\n").await;
    let page = app.signed_in("k1").await.get("/me").await.page();
    assert!(page.contains("Nothing here yet") && page.contains("You hold a key post"), "{page}");
}
