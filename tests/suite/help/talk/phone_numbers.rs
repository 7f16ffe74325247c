//! The phone numbers for people who need help now.

use axum::http::StatusCode;

use super::centre;
use crate::support::TestApp;

#[tokio::test]
async fn numbers_that_an_admin_adds_are_shown_at_once_as_links() {
    let app = centre().await;
    let (admin, agent) = (app.signed_in("d1").await, app.signed_in("a1").await);
    assert!(!agent.get("/support").await.page().contains("Employee helpline"));
    let fields = [("label", "Employee helpline"), ("number", "+49 (0)30 5555-010"), ("hours", "Mon–Fri 8–20")];
    let added = admin.post("add_phone_number", &fields).await;
    assert_eq!(added.to(), "/admin/centre#phone-numbers");
    let page = agent.get("/support").await.page();
    for shown in ["Employee helpline", "href=\"tel:+490305555010\"", "+49 (0)30 5555-010", "Mon–Fri 8–20"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    assert!(admin.get("/admin/people").await.status == StatusCode::OK);
    let settings = admin.get("/admin/centre").await.page();
    let id = settings.split("name=\"phone\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    for _ in 0..2 {
        assert_eq!(admin.ask("remove_phone_number", &[("phone", &id)]).await.status, StatusCode::OK);
    }
    assert!(!agent.get("/support").await.page().contains("Employee helpline"));
}

/// An agent who reads English and one who reads Chinese, at sites in these time zones.
async fn at(zones: [&str; 2]) -> TestApp {
    let app = TestApp::new().await;
    let [first, second] = zones;
    let roster = format!(
        "person_id,name,roles,team_id,site,time_zone,language\na1,Ann,agent,t1,First,{first},en\n\
         a2,An,agent,t2,Second,{second},zh-CN\n"
    );
    app.take_roster(&roster).await;
    app
}

#[tokio::test]
async fn the_national_line_follows_the_sites_or_else_the_language() {
    for (zones, [english, chinese], call_first) in [
        (["Asia/Shanghai", "Asia/Urumqi"], [true, true], ["call 120 or 110 first", "请先拨打 120 或 110"]),
        (["Asia/Shanghai", "Europe/Berlin"], [true, true], ["call the emergency services first", "当地的急救电话"]),
        (["Europe/Berlin", "Asia/Macau"], [false, true], ["call your local emergency number", "当地的急救电话"]),
    ] {
        let app = at(zones).await;
        let readers = [
            ("a1", "/help-now/en", "hasn’t added any numbers yet", "These numbers don’t go through", english),
            ("a2", "/help-now/zh-CN", "中心还没有填电话", "打这些电话不经过晴雨表", chinese),
        ];
        for ((reader, address, none, about, shown), call_first) in readers.into_iter().zip(call_first) {
            let support = app.signed_in(reader).await.get("/support").await.page();
            let help = app.visitor().get(address).await.page();
            for page in [&support, &help] {
                assert_eq!(page.contains("href=\"tel:12356\""), shown, "{zones:?}: {page}");
                assert_eq!(page.contains(none), !shown, "{zones:?}: {page}");
            }
            assert_eq!(support.contains(about), shown, "a sentence about numbers that are not there: {support}");
            assert!(help.contains(call_first), "{zones:?}: {help}");
        }
    }
}

#[tokio::test]
async fn help_now_without_a_site_has_the_national_line_in_chinese_alone() {
    let app = TestApp::new().await;
    let page = app.visitor().get("/help-now/zh-CN").await.page();
    assert!(page.contains("tel:12356") && page.contains("中国内地"), "{page}");
    assert!(!page.contains("拨打 120") && page.contains("当地的急救电话"), "nothing says where they are: {page}");
    assert!(!app.visitor().get("/help-now/en").await.page().contains("tel:12356"));
}

#[tokio::test]
async fn outside_mainland_china_the_centres_numbers_replace_the_national_line() {
    let app = at(["Europe/Berlin", "Asia/Macau"]).await;
    // Who administers is at no site.
    app.take_roster("person_id,name,roles\nd1,Dee,admin\n").await;
    let admin = app.signed_in("d1").await;
    let fields = [("label", "Employee helpline"), ("number", "+853 2850 0000")];
    assert_eq!(admin.ask("add_phone_number", &fields).await.status, StatusCode::OK);
    let page = app.visitor().get("/help-now/zh-CN").await.page();
    assert!(page.contains("tel:+85328500000") && !page.contains("tel:12356"), "{page}");
}

#[tokio::test]
async fn a_number_that_cannot_be_dialled_is_refused_and_only_admins_add_one() {
    let app = centre().await;
    let admin = app.signed_in("d1").await;
    for number in ["", "12", "call us", "010 5555; extension two"] {
        let answer = admin.ask("add_phone_number", &[("label", "Nurse"), ("number", number)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{number}");
    }
    let answer = admin.ask("add_phone_number", &[("number", "12356")]).await;
    assert_eq!(answer.json()["wrong"].as_object().unwrap().keys().collect::<Vec<_>>(), ["label"]);
    for other in ["a1", "l1", "s1"] {
        let answer = app.signed_in(other).await.ask("add_phone_number", &[("label", "x"), ("number", "12356")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{other}");
    }
}
