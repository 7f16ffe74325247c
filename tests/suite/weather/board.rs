//! The board of a lead: its bands and their order, tiles that agree with flags, and drawers with the last shared days.

use axum::http::StatusCode;
use domain::Audience;
use uuid::Uuid;

use crate::support::{CheckInFixture, Client, Floor, TestApp, history};

/// The main part of a lead's board.
async fn board(lead: &Client) -> String {
    let page = lead.get("/board").await.page();
    page.split("<main").nth(1).unwrap().split("</main>").next().unwrap().to_owned()
}

/// The tile of this person on a board.
async fn tile(floor: &Floor, board: &str, agent: &str) -> String {
    let id = format!("id=\"tile-{}\"", floor.app.person(agent).await);
    let rest = board.split_once(&id).unwrap_or_else(|| panic!("{agent} has no tile")).1;
    rest.split("id=\"tile-").next().unwrap().to_owned()
}

async fn say(floor: &Floor, agent: &str, number: u128, weather: &str) {
    let client = floor.signed_in(agent).await;
    let id = Uuid::from_u128(number).to_string();
    let fields = [("id", id.as_str()), ("weather", weather), ("audience", "lead")];
    assert_eq!(client.ask("record_check_in", &fields).await.status, StatusCode::OK);
}

#[tokio::test]
async fn people_far_below_their_usual_come_first_then_flags_then_the_team() {
    let floor = Floor::with(&history()).await;
    say(&floor, "a5", 5, "1").await;
    let board = board(&floor.signed_in("l1").await).await;
    let parts = ["Changed today", "Name of a5", "id=\"board-chat\"", "Worth a chat", "The team now", "id=\"tile-"];
    let places: Vec<_> = parts.map(|part| board.find(part).unwrap_or_else(|| panic!("{part} is missing"))).into();
    assert!(places.is_sorted(), "{places:?}");
    assert!(board.contains("Stormy, usually"), "the change is not said in words");
}

#[tokio::test]
async fn a_board_without_a_change_or_a_flag_has_neither_band_nor_all_clear() {
    let app = TestApp::new().await;
    let (agent, lead) = (app.agent("a1").of("t1").hired().await, app.lead("l1").of("t1").hired().await);
    let id = Uuid::from_u128(1).to_string();
    agent.ask("record_check_in", &[("id", &id), ("weather", "4"), ("audience", "lead")]).await;
    let board = board(&lead).await;
    assert!(board.contains("The team now") && board.contains("Name of a1"));
    for words in ["Changed today", "Worth a chat", "Nothing new", "no concern"] {
        assert!(!board.contains(words), "{words}");
    }
}

#[tokio::test]
async fn a_tile_that_is_usual_again_says_so_next_to_its_flag() {
    let floor = Floor::with(&history()).await;
    let lead = floor.signed_in("l1").await;
    let low = tile(&floor, &board(&lead).await, "a1").await;
    assert!(low.contains("below usual") && low.contains("since 2 March") && low.contains("href=\"/flags/"), "{low}");
    say(&floor, "a1", 11, "4").await;
    let usual = tile(&floor, &board(&lead).await, "a1").await;
    assert!(usual.contains("usual again today") && usual.contains("since 2 March"), "{usual}");
    assert!(!usual.contains("as usual"), "a tile contradicts its flag: {usual}");
}

#[tokio::test]
async fn a_tile_opens_to_the_last_fourteen_days_that_were_shared() {
    // `a4` keeps every third day private.
    let floor = Floor::with(&history()).await;
    let drawer = tile(&floor, &board(&floor.signed_in("l1").await).await, "a4").await;
    let mut shared: Vec<CheckInFixture> =
        history().into_iter().filter(|said| said.agent == "a4" && said.audience > Audience::Me).collect();
    shared.sort_by_key(|said| said.ago);
    let days = shared.iter().take(14).map(|said| floor.app.today().plus(-said.ago));
    let expected: Vec<String> = days.map(|day| words::dates::weekday_and_day(domain::Locale::En, day)).collect();
    let mut shown: Vec<String> =
        drawer.split("<li title=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    shown.reverse();
    assert_eq!(shown, expected);
}

#[tokio::test]
async fn a_live_picture_has_the_bands_and_the_number_in_the_navigation() {
    let floor = Floor::with(&history()).await;
    let lead = floor.signed_in("l1").await;
    let mut live = lead.live("/live?team=t1").await.unwrap();
    live.next().await.unwrap();
    say(&floor, "a5", 5, "1").await;
    let picture = live.next().await.unwrap();
    for part in ["board-head", "board-changed", "board-chat", "board-now", "nav-flags-count"] {
        assert!(picture.contains(&format!("id=\"{part}\"")), "{part}");
    }
    assert!(picture.contains("Changed today") && picture.contains("Worth a chat"));
}

#[tokio::test]
async fn people_are_sorted_by_name_as_a_reader_expects() {
    let app = TestApp::new().await;
    let names = [
        ("n1", "Zoe"),
        ("n2", "Émile"),
        ("n3", "ada"),
        ("n4", "Bo"),
        ("n5", "Zoë"),
        ("n6", "\u{ff26}ay"),
        ("n7", "E\u{301}lan"),
        ("n8", "王伟"),
        ("n9", "张敏"),
        ("n10", "曾丽"),
        ("n11", "李娜"),
        ("n12", "陈杰"),
    ];
    let rows: String = names.map(|(key, name)| format!("{key},{name},agent,t1,North,en\n")).concat();
    let head = "person_id,name,roles,team_id,site,language\n";
    app.take_roster(&format!("{head}{rows}l1,Lead,lead,t1,North,zh-CN\nd1,Admin,admin,,North,en\n")).await;
    for (number, (key, _)) in (1_u128..).zip(names) {
        let person = app.person(key).await;
        app.app.store.people().set_default_audience(person, Audience::Team).await.unwrap();
        let id = Uuid::from_u128(number).to_string();
        let fields = [("id", id.as_str()), ("weather", "4"), ("audience", "team")];
        assert_eq!(app.signed_in(key).await.ask("record_check_in", &fields).await.status, StatusCode::OK);
    }
    let latin = ["ada", "Bo", "E\u{301}lan", "Émile", "\u{ff26}ay", "Zoe", "Zoë"];
    // By pinyin: Chén, Lǐ, Wáng, Zēng (the character is céng elsewhere), Zhāng.
    let chinese = ["陈杰", "李娜", "王伟", "曾丽", "张敏"];
    for (viewer, page, language) in [("l1", "/board", "zh-CN"), ("n1", "/team", "en"), ("d1", "/admin/people", "en")] {
        let page = app.signed_in(viewer).await.get(page).await.page();
        assert!(page.contains(&format!("<html lang=\"{language}\"")), "{page}");
        let place = |name: &&str| {
            let inside = ["<h2>", "<h3>", "\">"].into_iter().find_map(|before| page.find(&format!("{before}{name}<")));
            inside.unwrap_or_else(|| panic!("{name}: {page}"))
        };
        let places: Vec<usize> = latin.iter().chain(&chinese).map(place).collect();
        assert!(places.is_sorted(), "{viewer}: {places:?}");
    }
}
