//! Under what cases of this centre are filed, and what the library says where a centre does not allow ending a call.

use axum::http::StatusCode;

use super::{EDITED, RAW, centre, page_of};
use crate::support::{Client, TestApp};

/// Writes and releases a case with these fields, and returns its id.
async fn released(app: &TestApp, title: &str, filed: &[(&str, &str)]) -> String {
    let author = app.signed_in("a1").await;
    let sent = author.ask("write_case", &[&[("happened", RAW)][..], filed].concat()).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
    let psychologist = app.signed_in("s1").await;
    let list = psychologist.get("/library/review").await.page();
    let case = list.split("href=\"/library/review/").nth(1).expect(&list).split('"').next().unwrap().to_owned();
    let fields = [("case", case.as_str()), ("title", title), ("happened", EDITED), ("without_names", "yes")];
    let sent = psychologist.ask("release_case", &[&fields[..], filed].concat()).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
    case
}

async fn finds(reader: &Client, address: &str, title: &str) -> bool {
    reader.get(address).await.page().contains(title)
}

#[tokio::test]
async fn a_case_is_found_under_its_source_or_those_of_its_stressor() {
    let app = centre().await;
    let with = released(&app, "A late parcel", &[("stressor", "complaint"), ("source", "delivery")]).await;
    released(&app, "Three insults", &[("stressor", "abusive_caller")]).await;
    released(&app, "Nothing in particular", &[]).await;
    let reader = app.signed_in("a2").await;
    assert!(finds(&reader, "/library?source=delivery", "A late parcel").await);
    assert!(!finds(&reader, "/library?source=price", "A late parcel").await);
    // The library files what it has on insults under abuse, and nothing of it under the price.
    assert!(finds(&reader, "/library?source=abuse", "Three insults").await);
    assert!(!finds(&reader, "/library?source=price", "Three insults").await);
    for source in ["product", "service", "delivery", "price", "abuse"] {
        let address = format!("/library?stressor=abusive_caller&source={source}");
        assert!(finds(&reader, &address, "Three insults").await, "{source}");
        assert!(!finds(&reader, &address, "Nothing in particular").await, "{source}");
    }
    assert!(finds(&reader, "/library?kind=case", "Nothing in particular").await);
    let page = reader.get(&page_of(&with)).await.page();
    assert!(page.contains("href=\"/library?source=delivery\""), "{page}");
}

#[tokio::test]
async fn the_source_of_a_case_is_optional_and_seen_by_the_psychologist() {
    let app = centre().await;
    let author = app.signed_in("a1").await;
    let page = author.post_and_follow("write_case", &[("happened", "A call"), ("source", "weather")]).await.page();
    assert!(page.contains("Choose one from the list.") && page.contains("A call"), "{page}");
    let sent = author.ask("write_case", &[("happened", RAW), ("source", "price")]).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
    let psychologist = app.signed_in("s1").await;
    let list = psychologist.get("/library/review").await.page();
    let case = list.split("href=\"/library/review/").nth(1).expect(&list).split('"').next().unwrap().to_owned();
    let page = psychologist.get(&format!("/library/review/{case}")).await.page();
    assert!(page.contains("<option value=\"price\" selected"), "{page}");
    let export = author.get("/me/export.json").await.json();
    assert_eq!(export["library_cases"][0]["source"], "price");
}

#[tokio::test]
async fn no_page_of_the_library_offers_to_end_a_call_unless_allowed() {
    let app = centre().await;
    app.agent("a3").of("t1").reading_chinese().hired().await;
    let items = content::library().iter().map(|item| format!("/library/{}", item.id()));
    let courses = content::library().courses().iter().map(|course| format!("/library/course/{}", course.key));
    let lists = ["/library", "/library?kind=case", "/library?source=abuse", "/library/words"].map(str::to_owned);
    let pages: Vec<_> = items.chain(courses).chain(lists).collect();
    assert!(pages.len() > 60, "{}", pages.len());
    let offers = ["hang up", "hung up", "hanging up", "end the call", "ending such a call", "挂机", "挂掉", "挂断"];
    for key in ["a1", "a3"] {
        let reader = app.signed_in(key).await;
        for address in &pages {
            let page = reader.get(address).await.page().to_lowercase();
            for words in offers {
                assert!(!page.contains(words), "{key} {address}: {words}");
            }
        }
    }
}
