//! Names that contain markup are shown as text on every page.

use axum::http::StatusCode;

use crate::routes::{self, AddressValues};
use crate::support::{PASSWORD, TestApp};

/// Ends a title, an attribute, a script and a comment, and starts an element.
const HOSTILE: &str = "x</title>\"'--><wicked>&amp;";

#[tokio::test]
async fn no_page_contains_the_markup_of_a_name() {
    let app = TestApp::new().await;
    let quoted = format!("\"{}\"", HOSTILE.replace('"', "\"\""));
    app.take_roster(&format!(
        "person_id,name,roles,team_id,team,department,site\na1,{quoted},agent,t1,{quoted},{quoted},{quoted}\n\
         l1,{quoted},lead,t1,{quoted},{quoted},{quoted}\ns1,{quoted},psychologist,,,,{quoted}\n\
         b1,{quoted},admin,,,,{quoted}\n"
    ))
    .await;
    let mut pages_with_the_name = 0;
    for key in ["a1", "l1", "s1", "b1"] {
        app.set_password(key).await;
        let client = app.visitor();
        client.post("sign_in", &[("name", key), ("password", PASSWORD)]).await;
        if key == "a1" {
            client.post("choose_audience", &[("audience", "team")]).await;
            let check_in = [("id", "018f0000-0000-7000-8000-000000000001"), ("weather", "1"), ("audience", "team")];
            client.post("record_check_in", &[&check_in[..], &[("note", HOSTILE)]].concat()).await;
        }
        for page in routes::pages().iter().flat_map(|route| routes::addresses(route, &AddressValues::default())) {
            let answer = client.get(&page).await;
            let text = answer.text();
            assert!(!text.contains("<wicked>"), "{key} {page}: {text}");
            let (_, title) = text.split_once("<title>").unwrap_or_default();
            assert!(!title.split_once("</title>").is_some_and(|(title, _)| title.contains('<')), "{key} {page}");
            pages_with_the_name += usize::from(answer.status == StatusCode::OK && text.contains("&lt;wicked"));
        }
    }
    assert!(pages_with_the_name >= 8, "the name is hardly on any page: {pages_with_the_name}");
}
