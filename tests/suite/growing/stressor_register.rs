//! The stressor register: proposals with and without a name, similar ones, support, hiding, and who can tell what.

mod answers;

use axum::http::StatusCode;
use uuid::Uuid;

use crate::support::{Client, TestApp, without_nonce};

const SLOW: &str = "The system is slow in the mornings";

/// A team with three agents and a lead, and an admin.
async fn centre() -> TestApp {
    let app = TestApp::new().await;
    for key in ["a1", "a2", "a3"] {
        app.agent(key).of("t1").hired().await;
    }
    app.lead("l1").of("t1").hired().await;
    app.admin("d1").hired().await;
    app
}

/// The fields of a proposal that is complete.
fn proposal<'a>(id: &'a str, words: &'a str, named: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("id", id),
        ("words", words),
        ("about", "slow_tools"),
        ("how_often", "every_shift"),
        ("since", "months"),
        ("named", named),
    ]
}

/// Proposes a source and returns its id.
async fn propose(author: &Client, words: &str, named: &str) -> String {
    let id = Uuid::new_v4().simple().to_string();
    let sent = author.ask("propose_source", &[&proposal(&id, words, named)[..], &[("even_so", "yes")]].concat()).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
    id
}

async fn support(supporter: &Client, source: &str) -> StatusCode {
    supporter.ask("support_source", &[("source", source)]).await.status
}

/// Whether pages remind somebody in these words.
async fn reminds(client: &Client, text: &str) -> bool {
    client.get("/account").await.page().contains(text)
}

fn page_of(source: &str) -> String {
    format!("/stressors/{source}")
}

#[tokio::test]
async fn a_named_proposal_says_who_made_it_and_an_unnamed_one_does_not() {
    let app = centre().await;
    let author = app.signed_in_with_key("a1").await;
    let (named, unnamed) = (propose(&author, SLOW, "yes").await, propose(&author, "Headsets break", "no").await);
    for key in ["a2", "l1"] {
        let reader = app.signed_in(key).await;
        let page = reader.get(&page_of(&named)).await.page();
        assert!(
            page.contains("Name of a1, in the week of") && page.contains("Every shift. For a few months."),
            "{page}"
        );
        let page = reader.get(&page_of(&unnamed)).await.page();
        assert!(page.contains("Without a name, in the week of") && !page.contains("Name of a1"), "{page}");
        let list = reader.get("/stressors").await.page();
        assert!(list.contains(SLOW) && list.contains("Headsets break") && !list.contains("own-h"), "{list}");
    }
    let list = author.get("/stressors").await.page();
    assert_eq!((list.matches("you proposed it").count(), list.matches(SLOW).count()), (4, 2), "{list}");
}

#[tokio::test]
async fn nobody_can_tell_which_of_two_people_proposed_a_source_without_a_name() {
    let id = Uuid::from_u128(7).simple().to_string();
    let mut pages = Vec::new();
    for [author, supporter] in [["a1", "a2"], ["a2", "a1"]] {
        let app = centre().await;
        let clients = [app.signed_in_with_key("a1").await, app.signed_in_with_key("a2").await];
        let [author, supporter] = [author, supporter].map(|key| &clients[usize::from(key == "a2")]);
        assert_eq!(author.ask("propose_source", &proposal(&id, SLOW, "no")).await.status, StatusCode::OK);
        assert_eq!(support(supporter, &id).await, StatusCode::OK);
        let mut seen = String::new();
        for key in ["a3", "l1", "d1"] {
            let viewer = app.signed_in(key).await;
            for page in
                ["/", "/stressors", &page_of(&id), "/admin/register", &format!("/admin/register/{id}"), "/looks"]
            {
                seen += &without_nonce(&viewer.get(page).await.text());
            }
        }
        pages.push(seen);
    }
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn the_database_has_no_person_and_no_moment_for_a_source_without_a_name() {
    let app = centre().await;
    let author = app.signed_in_with_key("a1").await;
    let before = app.stored();
    let source = propose(&author, SLOW, "no").await;
    support(&app.signed_in_with_key("a2").await, &source).await;
    let after = app.stored();
    // A new own key brings an empty record for self-tests with it.
    let is_new = |line: &&str| !line.starts_with("self_test_record") && !before.lines().any(|known| known == *line);
    let new: Vec<_> = after.lines().filter(is_new).collect();
    assert_eq!(new.len(), 3, "a source and two marks: {new:#?}");
    let source = new.iter().find(|line| line.starts_with("registered_source")).unwrap();
    // After the words: kind, stressor, how often, since when, the Monday as a number, no proposer, the status since
    // that Monday.
    let monday = app.today().week_start().number();
    let facts = format!("systems slow_tools every_shift months Integer({monday}) Null heard Integer({monday}) Null");
    assert!(source.contains(&facts), "{source}");
}

#[tokio::test]
async fn similar_sources_are_offered_before_a_new_one_is_made() {
    let app = centre().await;
    let known = propose(&app.signed_in_with_key("a1").await, SLOW, "no").await;
    let other = app.signed_in_with_key("a2").await;
    let id = Uuid::new_v4().simple().to_string();
    let mut fields = proposal(&id, "System slow every morning", "no");
    fields[2] = ("about", "kind/demands");
    let page = other.post_and_follow("propose_source", &fields).await.page();
    assert!(page.contains("Is it one of these?") && page.contains(&page_of(&known)), "{page}");
    assert!(
        page.contains(">System slow every morning</textarea>") && page.contains(&format!("value=\"{id}\"")),
        "{page}"
    );
    fields.push(("even_so", "yes"));
    assert_eq!(other.post("propose_source", &fields).await.to(), page_of(&id));
    let unlike = Uuid::new_v4().simple().to_string();
    let fields =
        [&proposal(&unlike, "The chairs hurt after a long shift", "no")[..2], &[("about", "kind/demands")]].concat();
    let fields = [&fields[..], &proposal(&unlike, "", "no")[3..]].concat();
    assert_eq!(other.post("propose_source", &fields).await.to(), page_of(&unlike), "nothing is like it");
    let same_stressor = Uuid::new_v4().simple().to_string();
    let page =
        other.post_and_follow("propose_source", &proposal(&same_stressor, "Restarts take long", "no")).await.page();
    assert!(page.contains("Is it one of these?") && page.contains(&page_of(&known)), "same stressor: {page}");
}

#[tokio::test]
async fn a_proposal_that_is_not_accepted_keeps_what_was_typed() {
    let app = centre().await;
    let author = app.signed_in_with_key("a1").await;
    let long = "a".repeat(201);
    for (field, value, wrong) in [
        ("words", "", "Write in a sentence what gets in the way."),
        ("words", long.as_str(), "Use no more than 200 characters."),
        ("about", "lead_friction", "Choose one from the list."),
        ("how_often", "always", "Choose one."),
        ("named", "", "Choose one."),
    ] {
        let mut fields = proposal("00000000-0000-4000-8000-000000000001", SLOW, "no");
        fields.iter_mut().filter(|(name, _)| *name == field).for_each(|(_, known)| *known = value);
        let page = author.post_and_follow("propose_source", &fields).await.page();
        assert!(page.contains(wrong) && (field == "words" || page.contains(SLOW)), "{field} {value}: {page}");
    }
    let forged = app.signed_in("a2").await;
    let fields = proposal("00000000-0000-4000-8000-000000000001", SLOW, "no");
    let page = forged.post_and_follow("propose_source", &fields).await.page();
    assert!(page.contains("needs your own key") && page.contains(SLOW), "{page}");
}

#[tokio::test]
async fn a_person_counts_once_however_often_they_support() {
    let app = centre().await;
    let source = propose(&app.signed_in_with_key("a1").await, SLOW, "no").await;
    let supporter = app.signed_in_with_key("a2").await;
    for _ in 0..2 {
        assert_eq!(support(&supporter, &source).await, StatusCode::OK);
        assert!(app.signed_in("a3").await.get(&page_of(&source)).await.page().contains("2 people"));
    }
    assert_eq!(supporter.post("take_back_source", &[("source", &source)]).await.to(), "/stressors");
    assert!(app.signed_in("a3").await.get(&page_of(&source)).await.page().contains("1 person"));
}

#[tokio::test]
async fn a_hidden_source_is_read_by_its_author_with_the_reason() {
    let app = centre().await;
    let author = app.signed_in_with_key("a1").await;
    let source = propose(&author, "Mr Brown shouts at us", "no").await;
    let admin = app.signed_in("d1").await;
    let fields = [("side", "admin"), ("source", source.as_str()), ("why", "It names somebody.")];
    assert_eq!(admin.post("hide_source", &fields).await.to(), format!("/admin/register/{source}"));
    for key in ["a2", "l1", "a1"] {
        let viewer = app.signed_in(key).await;
        assert_eq!(viewer.get(&page_of(&source)).await.status, StatusCode::NOT_FOUND, "{key}");
        assert!(!viewer.get("/stressors").await.page().contains("Brown"), "{key}");
        let alike = proposal("00000000-0000-4000-8000-000000000001", "Mr Brown shouts at us", "yes");
        assert!(!viewer.post_and_follow("propose_source", &alike[..4]).await.page().contains("Is it one"), "{key}");
    }
    let told = "There’s something new about one thing that gets in your way.";
    assert!(reminds(&author, told).await, "its author learns of it");
    let page = author.get(&page_of(&source)).await.page();
    assert!(page.contains("Mr Brown shouts at us") && page.matches("It names somebody.").count() == 2, "{page}");
    assert!(admin.get("/admin/register?show=hidden").await.page().contains("Mr Brown"));
    admin.ask("hide_source", &[("side", "admin"), ("source", &source), ("show", "yes")]).await;
    let reader = app.signed_in("a2").await;
    assert!(reader.get("/stressors").await.page().contains("Brown"));
    let later = app.signed_in_with_key("a3").await;
    assert_eq!(support(&later, &source).await, StatusCode::OK);
    for reader in [reader, later] {
        let page = reader.get(&page_of(&source)).await.page();
        assert!(
            !page.contains("It names somebody.") && !page.contains("Shown again"),
            "that is for its author: {page}"
        );
    }
    assert!(author.get(&page_of(&source)).await.page().contains("Shown again"));
}

#[tokio::test]
async fn an_export_and_a_deletion_find_what_the_session_recognises() {
    let app = centre().await;
    let [author, other] = [app.signed_in_with_key("a1").await, app.signed_in_with_key("a2").await];
    let (unnamed, named) = (propose(&author, SLOW, "no").await, propose(&author, "Headsets break", "yes").await);
    let supported = propose(&other, "The chairs hurt", "no").await;
    support(&author, &supported).await;
    let export = author.get("/me/export.json").await.json();
    let mut own: Vec<_> = export["stressor_register"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| format!("{} {} {}", own["words"].as_str().unwrap(), own["proposed"], own["named"]))
        .collect();
    own.sort();
    assert_eq!(
        own,
        ["Headsets break true true", "The chairs hurt false false", "The system is slow in the mornings true false"]
    );
    let forged = app.signed_in("a1").await.get("/me/export.json").await.json();
    assert_eq!(forged["stressor_register"].as_array().unwrap().len(), 1, "without the key only what has the name");

    app.set_password("a1").await;
    let deleted = author.ask("delete_everything", &[("password", crate::support::PASSWORD)]).await;
    assert_eq!(deleted.status, StatusCode::OK, "{}", deleted.text());
    let reader = app.signed_in("a3").await;
    for source in [&unnamed, &named] {
        assert_eq!(reader.get(&page_of(source)).await.status, StatusCode::NOT_FOUND);
    }
    assert!(reader.get(&page_of(&supported)).await.page().contains("1 person"));
    assert!(!app.stored().contains(SLOW));
}

#[tokio::test]
async fn erasing_oneself_takes_back_proposals_without_a_name() {
    let app = centre().await;
    let author = app.signed_in_with_key("a1").await;
    let unnamed = propose(&author, SLOW, "no").await;
    app.set_password("a1").await;
    let erased = author.ask("erase_person", &[("password", crate::support::PASSWORD)]).await;
    assert_eq!(erased.status, StatusCode::OK, "{}", erased.text());
    assert_eq!(app.signed_in("a3").await.get(&page_of(&unnamed)).await.status, StatusCode::NOT_FOUND);
    assert!(!app.stored().contains(SLOW));
}

#[tokio::test]
async fn a_proposal_that_concerns_others_stays_without_its_author() {
    let app = centre().await;
    let [author, other] = [app.signed_in_with_key("a1").await, app.signed_in_with_key("a2").await];
    let source = propose(&author, SLOW, "yes").await;
    support(&other, &source).await;
    author.ask("take_back_source", &[("source", &source)]).await;
    let page = app.signed_in("a3").await.get(&page_of(&source)).await.page();
    assert!(page.contains("1 person") && page.contains("Without a name") && !page.contains("Name of a1"), "{page}");
    other.ask("take_back_source", &[("source", &source)]).await;
    assert_eq!(author.get(&page_of(&source)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_register_speaks_chinese_and_marks_words_of_the_other_language() {
    let app = centre().await;
    propose(&app.signed_in_with_key("a1").await, SLOW, "no").await;
    propose(&app.signed_in_with_key("a2").await, "空调太冷", "no").await;
    let page = app.agent("a4").of("t1").reading_chinese().hired().await.get("/stressors").await.page();
    assert!(
        page.contains("干扰源清单") && page.contains(&format!("lang=\"en\" class=\"source-words\">{SLOW}")),
        "{page}"
    );
    assert!(page.contains("空调太冷") && !page.contains("lang=\"zh-CN\" class=\"source-words\">空调"), "{page}");
}

#[tokio::test]
async fn the_menu_marks_the_register_on_its_pages() {
    let app = centre().await;
    let reader = app.signed_in("a1").await;
    for path in ["/stressors", "/stressors/propose", "/stressors/quarter"] {
        let page = reader.get(path).await.page();
        assert!(page.contains("href=\"/stressors\" aria-current=\"page\""), "{path}: {page}");
    }
    assert!(!reader.get("/events").await.shows("href=\"/stressors\" aria-current"), "another page is open");
}
