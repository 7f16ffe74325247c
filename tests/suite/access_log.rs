//! The access log: every view of shared entries is recorded, the people viewed can read it, and tampering is found.

mod chain;

use axum::http::StatusCode;
use domain::{AccessKind, Report};
use jiff::SignedDuration;
use uuid::Uuid;

use crate::support::{AGENTS, Client, Floor, TestApp, history, without_nonce};

/// Checks in with this audience.
async fn say(agent: &Client, audience: &str) {
    let id = Uuid::new_v4().to_string();
    let fields = [("id", id.as_str()), ("weather", "2"), ("audience", audience)];
    assert_eq!(agent.ask("record_check_in", &fields).await.status, StatusCode::OK);
}

/// The sentences for a climate week and a climate month that a person opened.
const WEEK: &str = "Name of s1 opened the climate report: North\u{a0}· Week of 2 March 2026";
const MONTH: &str = "Name of s1 downloaded the climate report: North\u{a0}· March 2026";

fn times(page: &str, text: &str) -> usize {
    page.matches(text).count()
}

#[tokio::test]
async fn people_read_who_viewed_them_and_when_once_a_day_per_kind_of_page() {
    let app = TestApp::new().await;
    let (agent, other) = (app.agent("a1").of("t1").hired().await, app.agent("a2").of("t1").hired().await);
    let lead = app.lead("l1").of("t1").hired().await;
    say(&agent, "team").await;
    for address in ["/board", "/board/t1", "/board"] {
        lead.get(address).await.page();
        app.pass(SignedDuration::from_mins(5));
    }
    other.get("/team").await.page();
    for address in ["/me", "/looks"] {
        let page = agent.get(address).await.page();
        assert_eq!(times(&page, "Name of l1 opened the board with your tile"), 1, "{address}");
        assert!(page.contains("today, 09:00"), "{address} gives the time of the first view");
        assert_eq!(times(&page, "Name of a2 opened the team page with your tile"), 1, "{address}");
        assert!(!page.contains("Name of a1 opened"), "{address} lists a view of one's own page");
    }
    assert!(!other.get("/me").await.page().contains("Name of l1 opened"), "nobody viewed their entries");
    app.pass(SignedDuration::from_hours(24));
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    say(&agent, "lead").await;
    lead.get("/board").await.page();
    assert_eq!(times(&agent.get("/looks").await.page(), "Name of l1 opened the board with your tile"), 2);
}

#[tokio::test]
async fn a_reloaded_board_is_logged_for_people_it_shows_for_the_first_time() {
    let app = TestApp::new().await;
    let (early, late) = (app.agent("a1").of("t1").hired().await, app.agent("a2").of("t1").hired().await);
    let lead = app.lead("l1").of("t1").hired().await;
    say(&early, "lead").await;
    lead.get("/board").await.page();
    app.pass(SignedDuration::from_mins(10));
    say(&late, "lead").await;
    lead.get("/board").await.page();
    for (agent, time) in [(&early, "today, 09:00"), (&late, "today, 09:10")] {
        let page = agent.get("/looks").await.page();
        assert!(page.contains("Name of l1 opened the board") && page.contains(time), "{page}");
    }
    app.admin("d1").hired().await;
    let page = app.signed_in("d1").await.get("/admin/looks").await.page();
    assert_eq!(times(&page, ">Name of l1"), 1, "an admin does not see that a person was shown later: {page}");
    assert!(page.contains("11 March, 09:00"), "{page}");
}

#[tokio::test]
async fn private_check_ins_cause_no_access_entry() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let lead = app.lead("l1").of("t1").hired().await;
    say(&agent, "me").await;
    lead.get("/board").await.page();
    assert!(agent.get("/looks").await.page().contains("Nobody has viewed anything of yours."));
}

#[tokio::test]
async fn people_read_who_opened_trends_and_flags_with_their_days() {
    let floor = Floor::with(&history()).await;
    let lead = floor.signed_in("l1").await;
    let flags = lead.get("/flags").await.page();
    assert!(flags.contains("/flags/"), "somebody has a flag");
    lead.get("/trends/t1").await.page();
    let page = floor.signed_in("a1").await.get("/looks").await.page();
    assert!(page.contains("Name of l1 opened a flag about you"), "{page}");
    assert!(page.contains("Name of l1 opened the trends with your days"));
    let kept = floor.signed_in("a3").await.get("/looks").await.page();
    assert!(!kept.contains("Name of l1"), "a3 keeps everything to themselves");
}

#[tokio::test]
async fn everybody_who_is_signed_in_reads_who_opened_a_report() {
    let app = TestApp::new().await;
    let people = [
        app.agent("a1").of("t1").hired().await,
        app.lead("l1").of("t1").hired().await,
        app.psychologist("s1").hired().await,
        app.admin("d1").hired().await,
    ];
    let none = "Nobody has opened a report yet.";
    assert!(people[0].get("/privacy").await.page().contains(none));
    let viewer = app.person("s1").await;
    for report in [Report::Climate("North, 2026-03-02".to_owned()), Report::Export("North, 2026-03".to_owned())] {
        for _ in 0..2 {
            let noted = app.app.store.access_log().record_report(viewer, report.clone(), app.today(), app.now()).await;
            assert!(noted.is_ok(), "{noted:?}");
        }
    }
    for reader in &people {
        for address in ["/privacy", "/looks?of=reports"] {
            let page = reader.get(address).await.page();
            assert_eq!(times(&page, WEEK), 1, "{address}");
            assert_eq!(times(&page, MONTH), 1, "{address}");
        }
    }
    assert!(people[0].get("/me").await.page().contains(WEEK));
    let read = people[3].get("/admin/looks").await.page();
    assert!(read.contains("Climate: North\u{a0}· Week of 2 March 2026"), "{read}");
    let public = app.visitor().get("/privacy").await.page();
    assert!(!public.contains("Name of s1") && !public.contains(none));
}

#[tokio::test]
async fn reports_of_one_reader_and_day_are_one_line_on_the_own_page() {
    let app = TestApp::new().await;
    let (agent, lead) = (app.agent("a1").of("t1").hired().await, app.lead("l1").of("t1").hired().await);
    app.psychologist("s1").hired().await;
    app.psychologist("s2").hired().await;
    say(&agent, "lead").await;
    lead.get("/board").await.page();
    let opens = async |who: &'static str, report: Report| {
        app.pass(SignedDuration::from_mins(1));
        app.app.store.access_log().record_report(app.person(who).await, report, app.today(), app.now()).await.unwrap();
    };
    for week in 1..=9 {
        opens("s1", Report::Climate(format!("North, 2026-02-{:02}", 2 * week))).await;
    }
    opens("s1", Report::Export("North, 2026-03".to_owned())).await;
    opens("s2", Report::Climate("North, 2026-03-02".to_owned())).await;
    // Shown again later on the same day: listed once, because it is stored once.
    app.pass(SignedDuration::from_mins(1));
    lead.get("/board").await.page();
    for address in ["/me", "/privacy"] {
        let page = agent.get(address).await.page();
        assert_eq!(times(&page, "Name of s1 opened"), 1, "{address}: {page}");
        assert_eq!(times(&page, "Name of s1 opened 9 climate reports"), 1, "{address}");
        assert!(page.contains("today, 09:01–09:09"), "{address} gives the first and the last time: {page}");
        assert_eq!(times(&page, MONTH), 1, "{address}: a single report is named");
        assert!(page.contains("Name of s2 opened the climate report: North\u{a0}· Week of 2 March 2026"), "{address}");
    }
    let page = agent.get("/me").await.page();
    assert!(
        page.contains("Name of l1 opened the board with your tile"),
        "other entries are not displaced by the reports: {page}"
    );
    assert!(page.contains("href=\"/looks\""), "the full list is linked");
    assert_eq!(times(&agent.get("/looks?of=reports").await.page(), "Name of s1 opened the climate"), 9);
    assert_eq!(app.app.store.access_log().reports(50, 0).await.unwrap().1, 11, "the log itself is unchanged");
    app.pass(SignedDuration::from_hours(24));
    opens("s1", Report::Climate("North, 2026-03-02".to_owned())).await;
    let page = app.signed_in("a1").await.get("/me").await.page();
    assert_eq!(times(&page, "Name of s1 opened"), 2, "another day is another line: {page}");
}

#[tokio::test]
async fn an_admin_reads_who_opened_a_page_and_never_whose_days() {
    let floor = Floor::with(&history()).await;
    for lead in ["l1", "l2", "l3"] {
        let lead = floor.signed_in(lead).await;
        for address in ["/board", "/trends", "/flags"] {
            let page = lead.get(address).await.page();
            let flag = page.split("href=\"/flags/").nth(1).map(|rest| rest.split('"').next().unwrap().to_owned());
            if let Some(flag) = flag {
                lead.get(&format!("/flags/{flag}")).await.page();
            }
        }
    }
    let admin = floor.signed_in("d1").await;
    for address in ["/admin/looks", "/admin/looks?kind=board", "/admin/looks?kind=flag"] {
        let page = admin.get(address).await.page();
        assert!(page.contains("Name of l1") && page.contains("Name of l3"), "{address}");
        let words: Vec<_> = page.split(|c: char| !c.is_alphanumeric()).collect();
        for agent in AGENTS {
            assert!(!page.contains(&format!("Name of {agent}")), "{address} names {agent}");
            assert!(!words.contains(&agent), "{address} contains the key of {agent}");
        }
    }
    let boards = admin.get("/admin/looks?kind=board").await.page();
    assert_eq!(times(&boards, "<tr"), 4, "a heading and one row per viewer, for any number of people viewed: {boards}");
    let cells = |what: &str| boards.split("<td").skip(1).filter(|cell| cell.contains(what)).count();
    assert_eq!((cells("Board"), cells("Flags")), (3, 0), "{boards}");
}

#[tokio::test]
async fn the_access_log_of_admins_does_not_depend_on_what_people_share() {
    let mut pages = Vec::new();
    for said in [history(), Vec::new()] {
        let floor = Floor::with(&said).await;
        let lead = floor.signed_in("l1").await;
        for address in ["/board", "/trends", "/flags"] {
            lead.get(address).await.page();
        }
        lead.get("/flags/00000000000000000000000000000000").await;
        floor.signed_in("a2").await.get("/team").await.page();
        pages.push(without_nonce(&floor.signed_in("d1").await.get("/admin/looks").await.page()));
    }
    assert!(pages[1].contains("Name of l1") && pages[1].contains("Name of a2"), "{}", pages[1]);
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn a_long_list_has_pages_and_an_empty_one_says_so() {
    let app = TestApp::new().await;
    let admin = app.admin("d1").hired().await;
    app.agent("a1").of("t1").hired().await;
    app.lead("l1").of("t1").hired().await;
    assert!(admin.get("/admin/looks").await.page().contains("Nobody has viewed anything yet."));
    let none = admin.get("/admin/looks?kind=climate").await.page();
    assert!(none.contains("Nobody has opened a page of this kind yet."));
    let (viewer, subject) = (app.person("l1").await, app.person("a1").await);
    for _ in 0..120 {
        let (store, workday) = (&app.app.store, app.today());
        store.access_log().record(viewer, vec![subject], AccessKind::Board, workday, app.now()).await.unwrap();
        app.pass(SignedDuration::from_hours(24));
    }
    let (admin, agent) = (app.signed_in("d1").await, app.signed_in("a1").await);
    for (reader, address) in [(&admin, "/admin/looks"), (&agent, "/looks")] {
        let first = reader.get(address).await.page();
        assert!(first.contains("1–50 of 120") && first.contains(&format!("{address}?page=2")), "{first}");
        let last = reader.get(&format!("{address}?page=3")).await.page();
        assert!(last.contains("101–120 of 120") && !last.contains("page=4"), "{last}");
        let past = reader.get(&format!("{address}?page=9")).await.page();
        assert!(!past.contains("Nobody has viewed") && past.contains(&format!("{address}?page=8")), "{past}");
    }
    assert!(agent.get("/me").await.page().contains("All views"));
}
