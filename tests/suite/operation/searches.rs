//! What somebody searches for: in no address, which the next person at the desk could read, and in memory only.

use jiff::SignedDuration;
use uuid::Uuid;

use crate::help::talk::privacy::reset;
use crate::support::{Client, PASSWORD, TestApp};

/// The forms of agents: each with its page.
const OF_AGENTS: [(&str, &str); 3] =
    [("search_journal", "/me"), ("search_library", "/library"), ("search_phrases", "/library/words")];
const OF_ADMINS: (&str, &str) = ("search_people", "/admin/people");
const SHOWN: &str = "value=\"zebra\"";

/// An agent with a check-in, and an admin; both have passwords.
async fn centre() -> (TestApp, Client, Client) {
    let app = TestApp::new().await;
    let (agent, admin) = (app.agent("a1").of("t1").hired().await, app.admin("boss").hired().await);
    for key in ["a1", "boss"] {
        app.set_password(key).await;
    }
    let id = Uuid::new_v4().to_string();
    let checked_in = agent.ask("record_check_in", &[("id", &*id), ("weather", "2"), ("audience", "me")]).await;
    assert!(checked_in.status.is_success(), "{}", checked_in.text());
    (app, agent, admin)
}

/// Searches, and returns the address to which the search leads.
async fn search(desk: &Client, form: &str) -> String {
    desk.post(form, &[("q", " zebra ")]).await.to().to_owned()
}

async fn sign_in(desk: &Client, name: &str) -> String {
    desk.post("sign_in", &[("name", name), ("password", PASSWORD)]).await.to().to_owned()
}

#[tokio::test]
async fn the_words_of_a_search_are_in_its_field_and_in_no_address() {
    let (app, agent, admin) = centre().await;
    let forms = OF_AGENTS.map(|(form, page)| (&agent, form, page));
    for (desk, form, page) in forms.into_iter().chain([(&admin, OF_ADMINS.0, OF_ADMINS.1)]) {
        let to = search(desk, form).await;
        assert!(to.starts_with(&format!("{page}?search=")) && !to.contains("zebra"), "{form}: {to}");
        let found = desk.get(&to).await.page();
        assert!(found.contains(SHOWN) && found.matches("zebra").count() == 1, "{form}: {found}");
        let old = desk.get(&format!("{page}?q=zebra")).await.page();
        assert!(!old.contains(SHOWN), "an old link shows the whole page: {old}");
        let whole = desk.post(form, &[("q", " ")]).await.to().to_owned();
        assert_eq!(whole.split('#').next(), Some(page), "without words it is the whole page");
    }
    assert!(!app.keeps_on_disk(b"zebra"), "a search is in memory only");
}

#[tokio::test]
async fn a_page_shows_its_search_again_in_another_language_too() {
    let (_, agent, _) = centre().await;
    for (form, _) in OF_AGENTS {
        let to = search(&agent, form).await;
        let other = agent.post(form, &[("q", "giraffe")]).await.to().to_owned();
        for language in ["zh-CN", "en"] {
            let here = to.split('#').next().unwrap();
            let back = agent.post("switch_language", &[("language", language), ("back", here)]).await.to().to_owned();
            let page = agent.get(&back).await.page();
            assert!(page.contains(SHOWN) && page.contains(&format!("lang=\"{language}\"")), "{form}: {page}");
        }
        assert!(agent.get(&other).await.shows("value=\"giraffe\""), "each search has an address of its own");
        assert!(agent.get(&to).await.shows(SHOWN), "the way back leads to the earlier one");
    }
}

#[tokio::test]
async fn nobody_finds_the_words_in_another_session() {
    let (app, agent, _) = centre().await;
    app.agent("a2").of("t1").hired().await;
    app.set_password("a2").await;
    let elsewhere = app.signed_in("a1").await;
    for (form, _) in OF_AGENTS {
        let to = search(&agent, form).await;
        assert!(!elsewhere.get(&to).await.shows("zebra"), "{form}");
        agent.post("sign_out", &[]).await;
        for next in ["a2", "a1"] {
            sign_in(&agent, next).await;
            assert!(!agent.get(&to).await.shows("zebra"), "{form}: {next} signed in after that");
        }
    }
}

#[tokio::test]
async fn a_search_outlives_a_pause() {
    let (app, agent, _) = centre().await;
    for (form, page) in OF_AGENTS {
        let to = search(&agent, form).await;
        app.pass(SignedDuration::from_mins(21));
        let late = agent.post(form, &[("q", "giraffe")]).await;
        assert_eq!(late.to(), "/sign-in", "{form}");
        assert_eq!(sign_in(&agent, "a1").await, page, "{form}");
        assert!(agent.get(page).await.shows("value=\"giraffe\""), "{form}: what was typed comes back");
        assert!(agent.get(&to).await.shows(SHOWN), "{form}");
    }
}

#[tokio::test]
async fn who_resets_the_password_does_not_find_the_words_at_the_same_desk() {
    let (app, agent, _) = centre().await;
    app.admin("d1").hired().await;
    let to = search(&agent, "search_journal").await;
    app.pass(SignedDuration::from_mins(1));
    reset(&app, "a1").await;
    let again = agent.post("sign_in", &[("name", "a1"), ("password", "another long password")]).await;
    assert_ne!(again.to(), "/sign-in");
    let page = agent.get(&to).await.page();
    assert!(!page.contains("zebra"), "{page}");
}

#[tokio::test]
async fn further_pages_of_a_list_belong_to_the_same_search() {
    let (app, _, admin) = centre().await;
    let people: String = (100..151).map(|number| format!("z{number},zebra {number}\n")).collect();
    app.take_roster(&format!("person_id,name\n{people}")).await;
    let to = search(&admin, OF_ADMINS.0).await;
    assert!(admin.get(&to).await.shows(&format!("href=\"{to}&amp;page=2\"")), "{to}");
    let page = admin.get(&format!("{to}&page=2")).await.page();
    assert!(page.contains(SHOWN) && page.contains("zebra 150") && !page.contains("zebra 149"), "{page}");
}

#[tokio::test]
async fn nobody_is_changed_by_a_search_that_is_not_kept_any_more() {
    let (app, _, admin) = centre().await;
    let id = search(&admin, OF_ADMINS.0).await.split_once("search=").unwrap().1.to_owned();
    let before = app.stored();
    for (search, told) in [(id.as_str(), "Tick at least one person first."), ("7", "The list has changed")] {
        let end = [("action", "end"), ("whom", "all"), ("search", search), ("ends_on", "2026-12-31")];
        let page = admin.post_and_follow("change_people", &end).await.page();
        assert!(page.contains(told), "{page}");
    }
    assert_eq!(app.stored(), before);
}
