//! "Please stop": the work closes neutrally, its texts are deleted, and nobody takes the flag again.

use axum::http::StatusCode;

use super::{flags, section, slide_of_a1, talk};
use crate::support::{Floor, history};

#[tokio::test]
async fn please_stop_ends_the_work_for_good_and_deletes_what_was_written() {
    let floor = Floor::with(&history()).await;
    floor.app.set_password("l1").await;
    let lead = floor.signed_in("l1").await;
    let flag = slide_of_a1(&lead).await;
    talk(&lead, &flag).await;
    let me = floor.signed_in("a1").await;
    let page = me.get("/me").await.page();
    assert!(page.contains("Name of l1 followed up on this") && page.contains("A word over tea"), "{page}");
    let page = me.post_and_follow("ask_to_stop", &[("flag", &flag)]).await.page();
    assert!(page.contains("Nobody follows up on this any more"), "{page}");
    assert!(page.contains("You asked to leave this alone") && !page.contains("id=\"stop-"), "{page}");
    assert!(!floor.app.stored().contains("A word over tea"));

    let page = lead.get(&format!("/flags/{flag}")).await.page();
    assert!(page.contains("Name of a1 asked to leave this alone"), "{page}");
    assert!(!page.contains("A word over tea") && !page.contains("value=\"take\""), "{page}");
    for (function, fields) in [
        ("take_flag", vec![("flag", flag.as_str()), ("step", "take")]),
        ("take_flag", vec![("flag", &flag), ("step", "passed")]),
        ("finish_flag", vec![("flag", &flag), ("agreed", "once more")]),
        ("plan_follow_up", vec![("flag", &flag), ("own_words", "once more")]),
    ] {
        let page = lead.post_and_follow(function, &fields).await.page();
        assert!(page.contains("The person asked to leave this alone"), "{function}: {page}");
    }
    assert!(!floor.app.stored().contains("once more"));
    for (list, listed) in [("/flags", false), ("/flags?state=taken", false), ("/flags?state=done", true)] {
        assert_eq!(flags(&lead.get(list).await.page()).contains(&flag), listed, "{list}");
    }
    let closed = lead.get("/flags?state=done").await.page();
    assert!(closed.contains("Asked to leave it"), "{closed}");
    assert!(!flags(&lead.get("/follow-ups").await.page()).contains(&flag));
    let json = me.get("/me/export.json").await.json();
    assert_eq!(json["asked_to_stop"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn only_the_person_of_a_flag_can_stop_it_while_somebody_works_on_it() {
    let floor = Floor::with(&history()).await;
    let lead = floor.signed_in("l1").await;
    let flag = slide_of_a1(&lead).await;
    let stop = async |who: &str| floor.signed_in(who).await.ask("ask_to_stop", &[("flag", &flag)]).await.status;
    assert_eq!(stop("a1").await, StatusCode::NOT_FOUND, "nobody works on it");
    assert!(!floor.signed_in("a1").await.get("/me").await.page().contains("id=\"stop-"));
    talk(&lead, &flag).await;
    for other in ["a2", "b1", "l1", "l3", "d1"] {
        assert_eq!(stop(other).await, StatusCode::NOT_FOUND, "{other}");
    }
    assert!(floor.app.stored().contains("A word over tea"));
    assert_eq!(stop("a1").await, StatusCode::OK);
}

#[tokio::test]
async fn a_lead_reads_the_same_no_matter_what_was_stopped() {
    // A stop after the flag was taken and one after something was done leave the same page.
    let mut pages = Vec::new();
    for done in [false, true] {
        let floor = Floor::with(&history()).await;
        let lead = floor.signed_in("l1").await;
        let flag = slide_of_a1(&lead).await;
        if done {
            talk(&lead, &flag).await;
        } else {
            lead.post("take_flag", &[("flag", &flag), ("step", "take")]).await.to();
        }
        floor.signed_in("a1").await.post("ask_to_stop", &[("flag", &flag)]).await.to();
        let page = lead.get(&format!("/flags/{flag}")).await.page();
        pages.push(section(&page, "act").to_owned());
    }
    assert!(!pages[0].is_empty());
    assert_eq!(pages[0], pages[1]);
}
