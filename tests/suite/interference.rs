//! Non-interference: of two databases that differ only in what a viewer may not see, the viewer can fetch nothing that differs.
//!
//! For each viewer a case makes two floors out of the same sixty days. What is out of the viewer's sight is then made different:
//! entries are left out, changed and added, and while the viewer's live streams are open colleagues check in, correct, narrow,
//! undo and delete, all out of sight. After that every page, every file, every refusal must be the same to the byte.

use std::collections::BTreeSet;

use axum::http::HeaderMap;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use tokio::runtime::{Builder, Runtime};
use uuid::Uuid;
use weathervane::domain::Audience;

use crate::routes::{self, Known};
use crate::support::{AGENTS, Answer, Client, DAYS, DEPUTY, Floor, Live, MOVED, Saying, history, without_nonce};

type Outcome = Result<(), TestCaseError>;

/// Whether `viewer` may see an entry by name. Says once more, from the floor's plan alone, what the program is meant to hold.
fn sees(viewer: &str, said: &Saying) -> bool {
    let shared = |least| said.audience >= least;
    match viewer {
        "l1" => said.team() == "t1" && shared(Audience::Lead),
        "l2" => said.team() == "t1" && shared(Audience::Lead) && said.ago <= DEPUTY,
        "l3" => said.team() == "t2" && shared(Audience::Lead),
        "wall" => said.team() == "t1" && shared(Audience::Team) && said.ago == 0,
        "s1" | "d1" | "nobody" => false,
        agent => {
            let own_team = Saying::new(0, AGENTS.into_iter().find(|a| *a == agent).unwrap(), said.ago, 3, Audience::Me);
            said.agent == agent || own_team.team() == said.team() && shared(Audience::Team)
        }
    }
}

/// Whether `viewer` may read the note of an entry that they see.
fn reads_note(viewer: &str, said: &Saying) -> bool {
    match viewer {
        "l1" | "l2" | "l3" => said.note_audience >= Audience::Lead,
        "wall" => false,
        agent => said.agent == agent || said.note_audience >= Audience::Team,
    }
}

/// A wish to talk is for leads: neither colleagues nor the wall may see it.
fn sees_wish(viewer: &str, said: &Saying) -> bool {
    viewer.starts_with('l') || said.agent == viewer
}

/// What one of the two floors does with what is out of sight.
#[derive(Clone)]
struct Hidden {
    /// For each entry of the history in turn: leave it out, change it, or leave it as it is.
    touched: Vec<Touch>,
    /// Entries of its own.
    more: Vec<Saying>,
}

#[derive(Clone, Copy, Debug)]
enum Touch {
    Keep,
    Drop,
    Change(u8),
}

/// In short: a letter or a digit for each entry of the history, and what there is more.
impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let touched = self.touched.iter().map(|touch| match touch {
            Touch::Keep => '.',
            Touch::Drop => 'x',
            Touch::Change(weather) => char::from(b'0' + weather),
        });
        write!(f, "{} and {:?}", touched.collect::<String>(), self.more)
    }
}

fn audience() -> impl Strategy<Value = Audience> {
    prop::sample::select(Audience::ALL.to_vec())
}

fn agent() -> impl Strategy<Value = &'static str> {
    prop::sample::select(AGENTS.to_vec())
}

fn saying() -> impl Strategy<Value = Saying> {
    let stressors = prop::sample::subsequence(vec!["abusive_caller", "complaint", "queue_pressure"], 0..=3);
    let note = prop::option::weighted(0.3, "[a-z]{1,12}");
    (agent(), 0..=DAYS + 5, 1..=5_u8, stressors, note, any::<bool>(), audience(), -90..400_i32).prop_map(
        |(agent, ago, weather, stressors, note, wish_to_talk, audience, minute)| Saying {
            stressors,
            note,
            wish_to_talk,
            minute,
            ..Saying::new(0, agent, ago, weather, audience)
        },
    )
}

fn hidden() -> impl Strategy<Value = Hidden> {
    let touch = prop_oneof![
        2 => Just(Touch::Keep),
        1 => Just(Touch::Drop),
        2 => (1..=5_u8).prop_map(Touch::Change),
    ];
    (prop::collection::vec(touch, 64), prop::collection::vec(saying(), 0..14))
        .prop_map(|(touched, more)| Hidden { touched, more })
}

/// What a colleague does out of sight while the viewer looks on.
#[derive(Clone, Debug)]
enum Deed {
    /// Checks in.
    Says(Saying),
    /// Corrects the last such check-in.
    Corrects(&'static str, u8),
    /// Undoes it.
    Undoes(&'static str),
    /// Keeps an entry of the past to themselves, or deletes it: the one at this place among those out of sight.
    Narrows(usize),
    Deletes(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        3 => saying().prop_map(|said| Deed::Says(Saying { ago: 0, minute: 0, ..said })),
        2 => (agent(), 1..=5_u8).prop_map(|(agent, weather)| Deed::Corrects(agent, weather)),
        1 => agent().prop_map(Deed::Undoes),
        1 => any::<prop::sample::Index>().prop_map(|place| Deed::Narrows(place.index(1000))),
        1 => any::<prop::sample::Index>().prop_map(|place| Deed::Deletes(place.index(1000))),
    ]
}

/// The history of one floor: what the viewer sees is as it was, the rest is as `hidden` wants it. `number` keeps ids apart.
fn behind(viewer: &str, hidden: &Hidden, number: u128) -> Vec<Saying> {
    let mut said = Vec::new();
    for (place, mut entry) in history().into_iter().enumerate() {
        let touch = hidden.touched[place % hidden.touched.len()];
        match (sees(viewer, &entry), touch) {
            (false, Touch::Drop) => continue,
            (false, Touch::Change(weather)) => {
                entry.weather = weather;
                entry.wish_to_talk = !entry.wish_to_talk;
            }
            // Within an entry that is seen, what is not for the viewer's eyes may differ.
            (true, Touch::Change(_)) => {
                if entry.note.is_some() && !reads_note(viewer, &entry) {
                    entry.note = Some("something else".to_owned());
                }
                if !sees_wish(viewer, &entry) {
                    entry.wish_to_talk = !entry.wish_to_talk;
                }
            }
            _ => {}
        }
        said.push(entry);
    }
    let more = hidden.more.iter().enumerate().map(|(place, entry)| Saying {
        id: Uuid::from_u128(number << 100 | place as u128),
        minute: if entry.ago == 0 { -1 - entry.minute.abs() % 90 } else { entry.minute },
        ..entry.clone()
    });
    said.extend(more.filter(|entry| !sees(viewer, entry)));
    said
}

/// One of the two floors, with the viewer's browser and open streams.
struct Side {
    floor: Floor,
    viewer: Client,
    streams: Vec<Live>,
    /// Of the past, what the viewer does not see.
    unseen: Vec<Saying>,
}

impl Side {
    async fn new(viewer: &str, said: Vec<Saying>) -> Self {
        let floor = Floor::with(&said).await;
        let browser = match viewer {
            "wall" | "nobody" => floor.app.visitor(),
            key => floor.signed_in(key).await,
        };
        let unseen = said.into_iter().filter(|entry| entry.ago > 0 && !sees(viewer, entry)).collect();
        Self { floor, viewer: browser, streams: Vec::new(), unseen }
    }

    /// Opens every stream that the viewer may open, and reads the picture with which each begins.
    async fn follow(&mut self, known: &Known) -> Vec<String> {
        let mut first = Vec::new();
        for route in routes::plain("GET").into_iter().filter(|route| *route == "/live") {
            for address in routes::addresses(route, known) {
                match self.viewer.live(&address).await {
                    Ok(mut stream) => {
                        first.push(format!("{address} {:?}", stream.next().await));
                        self.streams.push(stream);
                    }
                    Err(status) => first.push(format!("{address} {status}")),
                }
            }
        }
        first
    }

    /// Does what colleagues do, as far as it stays out of the viewer's sight. Gives how many deeds were done.
    async fn act(&mut self, viewer: &str, deeds: &[Deed]) -> usize {
        let mut today: Vec<Saying> = Vec::new();
        let mut done = 0;
        for (place, deed) in deeds.iter().enumerate() {
            match deed {
                Deed::Says(said) if !sees(viewer, said) => {
                    let said = Saying { id: Uuid::from_u128(3 << 100 | place as u128), ..said.clone() };
                    self.send(&said, "record_check_in").await;
                    today.push(said);
                }
                Deed::Corrects(agent, weather) => {
                    let Some(said) = today.iter_mut().rfind(|said| said.agent == *agent) else { continue };
                    said.weather = *weather;
                    let said = said.clone();
                    self.send(&said, "amend_check_in").await;
                }
                Deed::Undoes(agent) => {
                    let Some(at) = today.iter().rposition(|said| said.agent == *agent) else { continue };
                    let said = today.remove(at);
                    self.floor.do_as(said.agent, "undo_check_in", &[("id", &said.id.to_string())]).await;
                }
                Deed::Narrows(at) if !self.unseen.is_empty() => {
                    let at = at % self.unseen.len();
                    let said = &mut self.unseen[at];
                    said.audience = Audience::Me;
                    let id = said.id.to_string();
                    self.floor.do_as(said.agent, "set_audience", &[("id", &id), ("audience", "me")]).await;
                }
                Deed::Deletes(at) if !self.unseen.is_empty() => {
                    let said = self.unseen.remove(at % self.unseen.len());
                    self.floor.do_as(said.agent, "delete_entry", &[("id", &said.id.to_string())]).await;
                }
                _ => continue,
            }
            done += 1;
        }
        done
    }

    async fn send(&self, said: &Saying, function: &str) {
        let (id, weather) = (said.id.to_string(), said.weather.to_string());
        let mut fields = vec![("id", &*id), ("weather", &*weather), ("audience", said.audience.key())];
        fields.extend(said.stressors.iter().map(|key| ("stressors[]", *key)));
        if let Some(note) = &said.note {
            fields.extend([("note", note.as_str()), ("note_audience", said.note_audience.key())]);
        }
        if said.wish_to_talk {
            fields.push(("wish_to_talk", "on"));
        }
        self.floor.do_as(said.agent, function, &fields).await;
    }
}

impl Floor {
    /// Sends a form as somebody, and makes sure that it was accepted.
    async fn do_as(&self, key: &str, function: &str, fields: &[(&str, &str)]) {
        let answer = self.signed_in(key).await.ask(function, fields).await;
        assert!(answer.status.is_success(), "{key} {function} {fields:?}: {} {}", answer.status, answer.text());
    }
}

/// An answer as text, but for what is random by nature: the number that a page's policy is bound to, the id that waits in the
/// viewer's own check-in form, and the name under which a message waits for the viewer's own next page.
fn seen(answer: &Answer) -> String {
    let mut headers = answer.headers.clone();
    let policy = headers.remove("content-security-policy");
    let policy = policy.as_ref().and_then(|value| value.to_str().ok()).unwrap_or_default();
    let policy: Vec<_> = policy.split(' ').filter(|part| !part.starts_with("'nonce-")).collect();
    let cookies = cookies(&mut headers);
    let body = without_own_id(&without_nonce(std::str::from_utf8(&answer.body).unwrap()));
    format!("{}\n{headers:?}\n{policy:?}\n{cookies:?}\n{} bytes\n{body}", answer.status, body.len())
}

fn cookies(headers: &mut HeaderMap) -> Vec<String> {
    let cookies: Vec<_> =
        headers.get_all("set-cookie").iter().map(|v| v.to_str().unwrap_or_default().to_owned()).collect();
    headers.remove("set-cookie");
    let random = |cookie: String| match cookie.split_once("weathervane_flash=") {
        Some((before, rest)) => {
            format!("{before}weathervane_flash=RANDOM;{}", rest.split_once(';').map_or("", |(_, rest)| rest))
        }
        None => cookie,
    };
    cookies.into_iter().map(random).collect()
}

fn without_own_id(page: &str) -> String {
    match page.split_once("name=\"id\" value=\"").filter(|_| page.contains("action=\"/api/record_check_in\"")) {
        Some((before, rest)) if rest.len() > 36 => format!("{before}name=\"id\" value=\"FRESH{}", &rest[36..]),
        _ => page.to_owned(),
    }
}

/// The addresses that a page links to, on this site and off its files.
fn links(page: &str) -> impl Iterator<Item = String> + '_ {
    page.split("href=\"/").skip(1).filter_map(|rest| rest.split('"').next()).map(|path| format!("/{path}")).filter(
        |path| !["/pkg/", "/weather.svg", "/favicon", "/logo", "/manifest"].iter().any(|file| path.starts_with(file)),
    )
}

/// Opens everything in both browsers: what every route is tried with, and whatever that links to.
async fn compare_pages(viewer: &str, left: &Side, right: &Side, known: &Known) -> Outcome {
    let mut open: Vec<String> = routes::everything(known);
    open.retain(|address| !address.starts_with("/live"));
    let mut known_addresses: BTreeSet<String> = open.iter().cloned().collect();
    while let Some(address) = open.pop() {
        let address = address.split('#').next().unwrap_or_default().replace("&amp;", "&");
        let (one, other) = (left.viewer.get(&address).await, right.viewer.get(&address).await);
        same(viewer, &address, &seen(&one), &seen(&other))?;
        for link in links(&one.text()) {
            if known_addresses.len() < 160 && known_addresses.insert(link.clone()) {
                open.push(link);
            }
        }
    }
    Ok(())
}

/// Sends everything that can be sent in both browsers, with ids of others among it.
async fn compare_forms(viewer: &str, left: &Side, right: &Side, known: &Known) -> Outcome {
    for route in routes::plain("POST") {
        let (one, other) = (routes::post(&left.viewer, route).await, routes::post(&right.viewer, route).await);
        same(viewer, route, &seen(&one), &seen(&other))?;
    }
    // What ends the session comes last.
    let mut functions = routes::functions();
    functions.sort_by_key(|name| (name == "sign_out", name.clone()));
    for function in functions {
        for fields in routes::attempts(&function, known) {
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let (one, other) = (left.viewer.ask(&function, &fields).await, right.viewer.ask(&function, &fields).await);
            same(viewer, &format!("{function} {fields:?}"), &seen(&one), &seen(&other))?;
        }
    }
    Ok(())
}

/// Passes where two answers are the same; otherwise says where they part.
fn same(viewer: &str, what: &str, one: &str, other: &str) -> Outcome {
    if one == other {
        return Ok(());
    }
    let at = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| {
        let bytes = text.as_bytes();
        String::from_utf8_lossy(&bytes[at.saturating_sub(160).min(bytes.len())..(at + 200).min(bytes.len())])
            .into_owned()
    };
    let (one, other) = (around(one), around(other));
    Err(TestCaseError::fail(format!(
        "{viewer} can tell two databases apart at {what}:\n--- one\n{one}\n--- other\n{other}"
    )))
}

/// Ids of flags that anybody sees on either floor: tried by everybody.
async fn flags_of(floor: &Floor, into: &mut BTreeSet<String>) {
    for lead in ["l1", "l2", "l3"] {
        let lead = floor.signed_in(lead).await;
        for page in ["/flags", "/board"] {
            let page = lead.get(page).await.text();
            into.extend(links(&page).filter_map(|link| link.strip_prefix("/flags/").map(str::to_owned)));
        }
    }
}

async fn case(viewer: &str, one: &Hidden, other: &Hidden, deeds: &[Deed]) -> Outcome {
    let mut left = Side::new(viewer, behind(viewer, one, 1)).await;
    let mut right = Side::new(viewer, behind(viewer, other, 2)).await;
    // Whoever holds the link of a wall sees what it shows; those who may see as much by themselves hold it here.
    let holds_link = ["wall", "l1", "l2", "a1", "a6"].contains(&viewer);
    let wall = if holds_link { left.floor.wall } else { "not-theirs" };
    let mut known = Known { wall: wall.to_owned(), invitation: "none".to_owned(), ..Known::default() };
    flags_of(&left.floor, &mut known.flags).await;
    flags_of(&right.floor, &mut known.flags).await;
    known.check_ins = [&left.unseen, &right.unseen]
        .into_iter()
        .filter_map(|unseen| unseen.last())
        .map(|said| said.id.to_string())
        .collect();
    // Somebody works on what is in sight, so that its history is there to differ.
    for side in [&left, &right] {
        for flag in &known.flags {
            side.floor.signed_in("l1").await.ask("take_flag", &[("flag", flag), ("step", "take")]).await;
        }
    }
    let (first, second) = (left.follow(&known).await, right.follow(&known).await);
    same(viewer, "the beginning of streams", &format!("{first:#?}"), &format!("{second:#?}"))?;

    // Only on the left anything happens, and none of it is in sight: no stream may say a word.
    left.act(viewer, deeds).await;
    for stream in &mut left.streams {
        let told = stream.waiting(&left.floor.app).await;
        same(viewer, "a stream that should be silent", &told.concat(), "")?;
    }
    compare_pages(viewer, &left, &right, &known).await?;

    // Now the same happens on both, in sight of many: what streams say of it is the same, and they say it only where it is seen.
    let said = Saying::new(4 << 100, "a2", 0, 2, Audience::Team);
    for side in [&left, &right] {
        side.send(&said, "record_check_in").await;
    }
    for (one, other) in left.streams.iter_mut().zip(&mut right.streams) {
        let (mut told, mut told_too) = (String::new(), String::new());
        if sees(viewer, &said) {
            told = one.next().await.unwrap();
            told_too = other.next().await.unwrap();
        }
        told += &one.waiting(&left.floor.app).await.concat();
        told_too += &other.waiting(&right.floor.app).await.concat();
        same(viewer, "a stream", &told, &told_too)?;
    }
    compare_pages(viewer, &left, &right, &known).await?;
    compare_forms(viewer, &left, &right, &known).await
}

/// Runs the property for one viewer. Each case walks the whole program twice, so that few cases say much.
fn holds_for(viewer: &str) {
    let runtime: Runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let config = Config { cases: 3, max_shrink_iters: 40, failure_persistence: None, ..Config::default() };
    let cases = (hidden(), hidden(), prop::collection::vec(deed(), 1..12));
    let outcome =
        TestRunner::new(config).run(&cases, |(one, other, deeds)| runtime.block_on(case(viewer, &one, &other, &deeds)));
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

#[test]
fn a_lead_sees_nothing_of_what_was_not_shared_with_them() {
    holds_for("l1");
}

#[test]
fn a_deputy_sees_nothing_of_the_days_before_they_led() {
    holds_for("l2");
}

#[test]
fn the_lead_of_another_team_sees_nothing_of_this_one() {
    holds_for("l3");
}

#[test]
fn a_member_of_a_team_sees_nothing_but_what_was_shared_with_the_team() {
    holds_for("a1");
}

#[test]
fn somebody_who_changed_teams_sees_nothing_of_either_that_was_not_for_them() {
    holds_for("a6");
}

#[test]
fn the_wall_shows_nothing_but_what_was_shared_with_the_team() {
    holds_for("wall");
}

#[test]
fn a_psychologist_sees_nothing_that_anybody_said() {
    holds_for("s1");
}

#[test]
fn an_admin_sees_nothing_that_anybody_said() {
    holds_for("d1");
}

#[test]
fn whoever_is_signed_out_sees_nothing() {
    holds_for("nobody");
}

/// The plan of the floor says what the rule of access says.
#[test]
fn what_this_test_takes_for_unseen_is_what_the_rule_of_access_hides() {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let said = history();
        let floor = Floor::with(&[]).await;
        for viewer in ["l1", "l2", "l3", "a1", "a6", "b2", "s1", "d1"] {
            let person = floor.app.person(viewer).await;
            let profile = floor.app.app.store.profile(person).await.unwrap().unwrap();
            for saying in said.iter().step_by(7) {
                let entry = floor.entry(saying).await;
                let ruled = weathervane::domain::access::sees(&profile.viewer(), &entry);
                assert_eq!(sees(viewer, saying), ruled, "{viewer} {saying:?}");
            }
        }
        assert!(said.iter().any(|saying| saying.agent == "a6" && saying.ago > MOVED));
    });
}
