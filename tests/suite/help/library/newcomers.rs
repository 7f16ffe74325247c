//! The course of the first month is pointed out to somebody who is new, and the refresher of the quarter to others.

use jiff::SignedDuration;

use crate::support::TestApp;

const POINTER: &str = "New here? Start with this";

#[tokio::test]
async fn the_first_month_is_pointed_out_for_a_month_from_the_first_workday() {
    let app = TestApp::new().await;
    let today = app.today();
    for (key, ago, pointed) in [("a1", 0, true), ("a2", 29, true), ("a3", 30, false), ("a4", 400, false)] {
        let reader = app.agent(key).of("t1").since(today.plus(-ago)).hired().await;
        for page in ["/library", "/me"] {
            let page = reader.get(page).await.page();
            assert_eq!(page.contains(POINTER), pointed, "{key}: {page}");
            assert!(!pointed || page.contains("href=\"/library/course/first_month\""), "{key}");
        }
    }
    let reader = app.signed_in("a1").await;
    let page = reader.get("/library").await.page();
    assert!(page.find(POINTER) < page.find("library-search"), "before everything else: {page}");
    let found = reader.post_and_follow("search_library", &[("q", "wait")]).await.page();
    assert!(!found.contains(POINTER), "a search shows what was searched for");
    // Somebody whose first workday no roster states is new when they join a team.
    let joined = app.agent("a5").of("t1").hired().await;
    assert!(joined.get("/library").await.page().contains(POINTER));
}

#[tokio::test]
async fn who_has_read_all_of_the_first_month_is_not_pointed_to_it() {
    let app = TestApp::new().await;
    let reader = app.agent("a1").of("t1").since(app.today()).hired().await;
    for item in content::library().course("first_month").unwrap().items() {
        assert!(reader.get("/library").await.page().contains(POINTER));
        reader.ask("mark_item", &[("item", item), ("mark", "read")]).await;
    }
    assert!(!reader.get("/library").await.page().contains(POINTER));
}

#[tokio::test]
async fn the_refresher_of_a_quarter_is_pointed_out_until_it_is_read() {
    const REFRESHER: &str = "For this quarter:";
    let app = TestApp::new().await;
    let today = app.today();
    let key = format!("refresher_{}", (today.0.month() - 1) / 3 + 1);
    let items: Vec<_> = content::library().course(&key).unwrap().items().collect();
    let reader = app.agent("a1").of("t1").since(today.plus(-400)).hired().await;
    let found = reader.post_and_follow("search_library", &[("q", "wait")]).await.page();
    assert!(!found.contains(REFRESHER), "a search shows what was searched for");
    let newcomer = app.agent("a2").of("t1").since(today).hired().await;
    assert!(!newcomer.get("/library").await.page().contains(REFRESHER), "the first month comes first");
    for item in &items {
        let page = reader.get("/library").await.page();
        assert!(page.find(REFRESHER) < page.find("library-search") && page.contains(REFRESHER), "{page}");
        assert_eq!(page.matches(&format!("href=\"/library/course/{key}\"")).count(), 2, "{page}");
        reader.ask("mark_item", &[("item", item), ("mark", "read"), ("course", &key)]).await;
    }
    assert!(!reader.get("/library").await.page().contains(REFRESHER));
    app.pass(SignedDuration::from_hours(365 * 24));
    let reader = app.signed_in("a1").await;
    assert!(reader.get("/library").await.page().contains(REFRESHER), "a year later it is there again");
    let item = format!("/library/{}", items[0]);
    assert!(reader.get(&item).await.page().contains("You’ve read this."));
    assert!(reader.get(&format!("{item}?course={key}")).await.page().contains("Mark as read"));
}
