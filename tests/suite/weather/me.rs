//! The person's own page: what they see, make private, export and delete, and what is deleted by age.

use std::sync::{Arc, Mutex};

use axum::http::StatusCode;
use domain::{Audience, CheckIn, CheckInId, PersonId, Sight, TeamId, Weather, Workday};
use insight::detectors::person::NewNormal;
use jiff::SignedDuration;
use store::{FlagState, FlagWork, Range};
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, Layer};
use weathervane::app::check_in::visibility_change::in_sight_of;
use weathervane::app::flags::status::person_flag_id;
use weathervane::app::jobs;

use crate::support::{PASSWORD, TestApp, record};

/// An entry of this person, `ago` days before today.
fn entry(app: &TestApp, person: PersonId, team: TeamId, ago: i32, weather: Weather, audience: Audience) -> CheckIn {
    CheckIn {
        person,
        id: CheckInId(uuid::Uuid::from_u128(u128::try_from(ago + 10_000).unwrap())),
        workday: app.today().plus(-ago),
        said_at: app.now().checked_sub(SignedDuration::from_hours(24 * i64::from(ago))).unwrap(),
        shift: None,
        team: Some(team),
        weather,
        energy: None,
        stressors: vec![],
        uplifts: Vec::new(),
        about_lead: Vec::new(),
        tag_audience: Audience::Me,
        note: Some(format!("note of {ago}").into()),
        audience,
        note_audience: Audience::Me,
    }
}

/// A team of one agent and one lead, both here for two years, with entries of these weathers on the days before today.
async fn centre(levels: &[(Weather, Audience)]) -> (TestApp, PersonId, PersonId, TeamId) {
    let app = TestApp::new().await;
    let since = app.today().plus(-730);
    // The lead is on the roster that creates the team: nobody becomes lead of an existing team for the past.
    app.lead("l1").of("t1").since(since).hired().await;
    app.set_password("l1").await;
    app.agent("a1").of("t1").since(since).hired().await;
    let (agent, lead, team) = (app.person("a1").await, app.person("l1").await, app.team("t1").await);
    for (ago, (weather, audience)) in (0..).zip(levels.iter().rev()) {
        app.app.store.check_ins().record(entry(&app, agent, team, ago, *weather, *audience)).await.unwrap();
    }
    (app, agent, lead, team)
}

fn id(ago: i32) -> String {
    uuid::Uuid::from_u128(u128::try_from(ago + 10_000).unwrap()).to_string()
}

#[tokio::test]
async fn an_entry_is_narrowed_at_any_time_and_widened_until_its_week_closes() {
    let (app, agent, ..) = centre(&[(Weather::Fair, Audience::Team); 12]).await;
    let me = app.signed_in("a1").await;
    let now =
        async |ago| app.app.store.check_ins().get(agent, id(ago).parse().unwrap()).await.unwrap().unwrap().audience;
    for ago in [0, 11] {
        me.post("set_audience", &[("id", &id(ago)), ("audience", "me"), ("back", "/me")]).await.to();
        assert_eq!(now(ago).await, Audience::Me);
    }
    me.post("set_audience", &[("id", &id(0)), ("audience", "lead"), ("back", "/me")]).await.to();
    assert_eq!(now(0).await, Audience::Lead, "the week is open");
    let page = me.post_and_follow("set_audience", &[("id", &id(11)), ("audience", "lead"), ("back", "/me")]).await;
    assert_eq!(now(11).await, Audience::Me, "the week has closed");
    assert!(page.shows("This check-in’s week has closed"));
    let page = me.post_and_follow("set_audience", &[("id", &id(0)), ("back", "/me")]).await;
    assert!(page.shows("Choose who can see it."));
}

#[tokio::test]
async fn a_person_reads_exactly_what_the_lead_sees() {
    let said = Audience::ALL.map(|audience| (Weather::Rainy, audience));
    let (app, agent, lead, _) = centre(&said.repeat(20)).await;
    let range = Range { from: app.today().plus(-400), to: app.today() };
    let (entries, ties) = app.app.store.check_ins().own_with_leads(agent, range).await.unwrap();
    assert_eq!(entries.len(), 60);
    let told = in_sight_of(lead, &ties, &entries);
    assert_eq!(told.len(), 40);
    assert_eq!(told, app.app.store.check_ins().in_lead_sight(lead, agent, range).await.unwrap());
}

/// Forty fair days, then ten stormy ones: everybody who sees these days gets a flag.
fn a_slide(audience: Audience) -> Vec<(Weather, Audience)> {
    let fair = [Weather::Fair, Weather::Fair, Weather::Cloudy, Weather::Fair].repeat(10);
    fair.into_iter().chain([Weather::Stormy; 10]).map(|weather| (weather, audience)).collect()
}

#[tokio::test]
async fn the_own_flag_and_that_of_the_lead_are_shown_until_the_days_are_private() {
    let (app, ..) = centre(&a_slide(Audience::Lead)).await;
    let me = app.signed_in("a1").await;
    let page = me.get("/me").await.page();
    assert_eq!(page.matches("class=\"own-flag\"").count(), 2, "{page}");
    assert!(page.contains("Name of l1 sees this"));
    me.post("narrow_past", &[]).await.to();
    let page = me.get("/me").await.page();
    assert_eq!(page.matches("class=\"own-flag\"").count(), 1);
    assert!(page.contains("Name of l1 sees no flag about you"));
}

#[tokio::test]
async fn the_work_on_a_flag_is_deleted_with_the_days_it_rests_on() {
    let (app, agent, lead, team) = centre(&a_slide(Audience::Lead)).await;
    let derived = app.app.derived.in_lead_sight(&app.app.store, lead, agent, app.today()).await.unwrap();
    let flag = person_flag_id(agent, derived.flags.last().unwrap());
    let work = FlagWork {
        flag,
        team,
        person: Some(agent),
        state: FlagState::Done,
        owner: Some(lead),
        due_at: None,
        changed_at: app.now(),
        what_was_done: Some("we talked".to_owned()),
        seen: None,
    };
    app.app.store.flag_work().set(work, lead, None).await.unwrap();
    let me = app.signed_in("a1").await;
    let kept = async || app.app.store.flag_work().get(vec![flag]).await.unwrap().len();
    me.post("delete_entry", &[("id", &id(45)), ("back", "/me")]).await.to();
    assert_eq!(kept().await, 1, "a day that the flag does not need");
    me.post("narrow_past", &[]).await.to();
    assert_eq!(kept().await, 0);
    assert!(!app.stored().contains("we talked"));
}

#[tokio::test]
async fn an_export_contains_every_entry_of_the_person_and_no_other() {
    let (app, _, _, team) = centre(&Audience::ALL.map(|audience| (Weather::Rainy, audience))).await;
    app.agent("a2").of("t1").hired().await;
    let other = app.person("a2").await;
    let theirs = CheckIn {
        note: Some("of somebody else".to_owned().into()),
        ..entry(&app, other, team, 0, Weather::Fair, Audience::Team)
    };
    app.app.store.check_ins().record(theirs).await.unwrap();
    let me = app.signed_in("a1").await;
    let csv = me.get("/me/export.csv").await;
    assert!(csv.header("content-disposition").starts_with("attachment"));
    let json = me.get("/me/export.json").await.json();
    assert_eq!(json["entries"].as_array().map(Vec::len), Some(3));
    for ago in 0..3 {
        assert!(csv.shows(&format!("note of {ago}")));
        assert!(json.to_string().contains(&format!("note of {ago}")));
    }
    assert!(!csv.shows("somebody else") && !json.to_string().contains("somebody else"));
    assert_eq!(app.visitor().get("/me/export.csv").await.to(), "/sign-in?then=/me");
    assert_eq!(app.signed_in("l1").await.get("/me/export.json").await.status.as_u16(), 404);
}

#[tokio::test]
async fn everything_is_deleted_after_the_password_is_entered() {
    let (app, agent, ..) = centre(&[(Weather::Rainy, Audience::Team); 3]).await;
    app.set_password("a1").await;
    let me = app.signed_in("a1").await;
    let left = async || {
        let always = Range { from: app.today().plus(-500), to: app.today() };
        app.app.store.check_ins().own(agent, always).await.unwrap().len()
    };
    for (password, says) in [("", "Enter your password"), ("not mine at all", "That isn’t your password")] {
        assert!(me.post_and_follow("delete_everything", &[("password", password)]).await.shows(says));
        assert_eq!(left().await, 3);
    }
    let page = me.post_and_follow("delete_everything", &[("password", PASSWORD)]).await;
    assert_eq!(left().await, 0);
    assert!(page.shows("Nothing here yet"));
    assert!(!app.stored().contains("note of"));
    let page = me.get("/account").await;
    assert!(
        !page.shows("/api/delete_everything") && !page.shows("/api/narrow_past"),
        "nothing is left to delete or narrow"
    );
    assert!(page.shows("/api/erase_person"), "the account itself can still be erased");
    assert_eq!(me.post("erase_person", &[("password", PASSWORD)]).await.to(), "/sign-in");
}

#[tokio::test]
async fn a_changed_password_ends_the_other_sessions_and_keeps_this_one() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    app.set_password("a1").await;
    let (here, elsewhere) = (app.signed_in("a1").await, app.signed_in("a1").await);
    let fields = [("current", PASSWORD), ("password", "another one, long"), ("again", "another one, long")];
    for (index, wrong, says) in [
        (0, "not this one", "That isn’t your current password."),
        (1, "short", "That’s 5 characters;"),
        (1, "password2026", "This password is easy to guess."),
        (1, PASSWORD, "That’s your current password."),
        (2, "something else", "The two passwords don’t match."),
    ] {
        let mut fields = fields;
        fields[index].1 = wrong;
        assert!(here.post_and_follow("change_password", &fields).await.shows(says), "{says}");
    }
    assert!(here.post_and_follow("change_password", &fields).await.shows("Password changed."));
    assert_eq!(elsewhere.get("/account").await.to(), "/sign-in?then=/account");
    let visitor = app.visitor();
    let answer = visitor.post("sign_in", &[("name", "a1"), ("password", "another one, long")]).await;
    assert_eq!(answer.to(), "/recovery", "the code was not asked for yet");
}

#[tokio::test]
async fn data_older_than_400_days_is_deleted_once_a_day() {
    let (app, agent, _, team) = centre(&[]).await;
    for ago in [0, 399, 401, 600] {
        app.app.store.check_ins().record(entry(&app, agent, team, ago, Weather::Fair, Audience::Me)).await.unwrap();
    }
    let days = [300, 401].map(|ago| NewNormal { since: app.today().plus(-ago - 20), said_on: app.today().plus(-ago) });
    for new in days {
        app.app.store.new_normals().add(agent, Sight::Own, new).await.unwrap();
    }
    let done = jobs::delete_old_entries(&app.app, None).await;
    assert!(done.is_some());
    assert_eq!(app.app.store.new_normals().list(agent, Sight::Own).await.unwrap(), days[..1]);
    let always = Range { from: app.today().plus(-1000), to: app.today() };
    let left: Vec<Workday> =
        app.app.store.check_ins().own(agent, always).await.unwrap().iter().map(|entry| entry.workday).collect();
    assert_eq!(left, [app.today().plus(-399), app.today()]);
    assert_eq!(jobs::delete_old_entries(&app.app, done).await, done);
}

/// What the program logs on the thread of a test.
#[derive(Clone, Default)]
struct Logged(Arc<Mutex<Vec<String>>>);

impl<S: Subscriber> Layer<S> for Logged {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().target().starts_with("weathervane") {
            self.0.lock().unwrap().push(format!("{event:?}"));
        }
    }
}

#[tokio::test]
async fn the_log_does_not_tell_how_many_checked_in_on_a_day() {
    let logged = async |days: &[i32]| {
        let (app, agent, _, team) = centre(&[]).await;
        for ago in days {
            app.app
                .store
                .check_ins()
                .record(entry(&app, agent, team, *ago, Weather::Fair, Audience::Me))
                .await
                .unwrap();
        }
        let lines = Logged::default();
        let _recording = record(lines.clone());
        assert!(jobs::delete_old_entries(&app.app, None).await.is_some());
        let seen = lines.0.lock().unwrap();
        seen.clone()
    };
    let (nobody, somebody) = (logged(&[]).await, logged(&[401, 402, 403]).await);
    assert!(!nobody.is_empty());
    assert_eq!(nobody, somebody);
}

#[tokio::test]
async fn the_own_page_says_how_many_shifts_are_missing() {
    let (app, agent, _, team) = centre(&[]).await;
    let me = app.signed_in("a1").await;
    assert!(me.get("/me").await.page().contains("Nothing here yet"));
    for ago in 0..9 {
        app.app.store.check_ins().record(entry(&app, agent, team, ago, Weather::Fair, Audience::Me)).await.unwrap();
    }
    let page = me.get("/me").await.page();
    assert!(page.contains("So far: 9, 11 to go") && page.contains("So far: 0 and 9"), "{page}");
}

#[tokio::test]
async fn the_journal_goes_back_page_by_page_and_shows_every_entry_once() {
    let (app, ..) = centre(&[(Weather::Fair, Audience::Me); 45]).await;
    let me = app.signed_in("a1").await;
    let (mut address, mut seen) = ("/me".to_owned(), Vec::new());
    for _ in 0..9 {
        let page = me.get(&address).await.page();
        seen.extend((0..45).filter(|ago| page.contains(&format!("id=\"entry-{}\"", id(*ago)))));
        let older = page.split("href=\"/me?before=").nth(1).and_then(|rest| rest.split(['#', '"']).next());
        let Some(older) = older else { break };
        address = format!("/me?before={older}");
    }
    assert_eq!(seen, (0..45).collect::<Vec<_>>());
}

#[tokio::test]
async fn everybody_can_read_who_sees_what_in_both_languages() {
    let app = TestApp::new().await;
    assert!(app.visitor().get("/privacy").await.page().contains("400 days"));
    let psychologist = app.psychologist("s1").reading_chinese().hired().await;
    let page = psychologist.get("/privacy").await.page();
    assert!(page.contains("400 天") && page.contains("写给心理老师"));
}

#[tokio::test]
async fn accepting_a_new_usual_closes_the_flag_of_that_sight_only() {
    let calm = [Weather::Fair, Weather::Fair, Weather::Cloudy, Weather::Sunny].repeat(15);
    let said = [calm, vec![Weather::Rainy; 14]].concat();
    let said: Vec<_> = said.into_iter().map(|weather| (weather, Audience::Lead)).collect();
    let (app, agent, lead, team) = centre(&said).await;
    let (me, board) = (app.signed_in("a1").await, app.signed_in("l1").await);
    let flagged = async || board.get("/board").await.page().contains("flag-line");
    let open = async |sight: &str| me.get("/me").await.page().contains(&format!("value=\"{sight}\""));
    assert!(open("own").await && open("shared").await && flagged().await);
    let since = app.today().plus(-13).to_string();
    // No change began on the day before.
    let other = app.today().plus(-14).to_string();
    let refused = me.ask("settle_weather", &[("since", &other), ("sight", "own")]).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);

    let page = me.post_and_follow("settle_weather", &[("since", &since), ("sight", "own")]).await;
    assert!(page.shows("these days are your usual"));
    app.pass(SignedDuration::from_hours(24));
    let next = CheckIn { said_at: app.now(), ..entry(&app, agent, team, 0, Weather::Rainy, Audience::Lead) };
    let next = CheckIn { id: CheckInId(uuid::Uuid::from_u128(77)), ..next };
    app.app.store.check_ins().record(next.clone()).await.unwrap();
    app.app.derived.entry_changed(None, Some(&next));
    let (me, board) = (app.signed_in("a1").await, app.signed_in("l1").await);
    let open = async |sight: &str| me.get("/me").await.page().contains(&format!("value=\"{sight}\""));
    assert!(!open("own").await, "for the person it is the usual now");
    assert!(open("shared").await, "for the lead nothing has changed");
    let settled =
        app.app.store.check_ins().in_lead_sight(lead, agent, Range { from: app.today().plus(-400), to: app.today() });
    assert_eq!(settled.await.unwrap().len(), 75);
    me.post("settle_weather", &[("since", &since), ("sight", "shared")]).await.to();
    assert_eq!(board.get("/board").await.status, StatusCode::OK);
    assert!(open("shared").await, "the flag closes with the next shift, not before");
    let account = me.get("/me/export.json").await.json()["account"].clone();
    let declared = ["own", "shared"].map(|sight| format!("\"sight\":\"{sight}\",\"since\":\"{since}\""));
    let exported = account["new_normals"].to_string();
    assert_eq!((exported.matches(&*since).count(), &account["teams"][0]["role"]), (2, &"member".into()), "{account}");
    assert!(declared.iter().all(|sight| exported.contains(sight)), "{exported}");
}

#[tokio::test]
async fn the_export_has_all_notices_in_the_words_of_the_person() {
    let app = TestApp::new().await;
    let me = app.agent("a1").of("t1").reading_chinese().hired().await;
    app.set_password("a1").await;
    app.take_roster("person_id,name,key_post\na1,Name of a1,yes\n").await;
    for is_read in [false, true] {
        let notices = me.get("/me/export.json").await.json()["notices"].clone();
        let told = notices.as_array().unwrap().last().unwrap();
        assert!(told["text"].as_str().unwrap().contains("你在重点岗位"), "{notices}");
        assert!(told["at"].is_string() && told["read"] == is_read, "{notices}");
        me.ask("put_notices_away", &[]).await;
    }
}

#[tokio::test]
async fn before_twenty_shifts_the_page_says_when_flags_begin() {
    for (days, early) in [(1, true), (19, true), (20, false)] {
        let (app, ..) = centre(&vec![(Weather::Fair, Audience::Me); days]).await;
        let page = app.signed_in("a1").await.get("/me").await.page();
        assert_eq!(page.contains("Nothing yet: this starts after 20 shifts."), early, "{days}: {page}");
        assert_eq!(page.contains("Nothing. Your weather is within your usual range."), !early, "{days}: {page}");
    }
}
