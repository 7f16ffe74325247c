//! Note encryption: notes are sealed in every file, locked by a password reset and unlocked by the recovery code.

mod after_reset;
mod locked_rows;

use domain::{Audience, Note};
use rusqlite::{Connection, OpenFlags};
use store::{DATABASE, KEYS, Range, Store, backup};
use uuid::Uuid;

use crate::support::{Client, PASSWORD, TestApp};

const NEW_PASSWORD: &str = "another long password";

/// An agent and a lead of team one, and an admin; the agent has signed in with their own password.
async fn centre() -> (TestApp, Client) {
    let app = TestApp::new().await;
    let since = app.today().plus(-400);
    app.agent("a1").of("t1").since(since).hired().await;
    app.lead("l1").of("t1").since(since).hired().await;
    app.admin("d1").hired().await;
    app.set_password("a1").await;
    let agent = sign_in(&app, PASSWORD).await;
    (app, agent)
}

async fn sign_in(app: &TestApp, password: &str) -> Client {
    let browser = app.visitor();
    let answer = browser.ask("sign_in", &[("name", "a1"), ("password", password)]).await;
    assert!(answer.status.is_success(), "{}", answer.text());
    browser
}

/// Checks in with a note. Returns the entry's id.
async fn say(agent: &Client, weather: &str, note: &str, audience: &str, note_audience: &str) -> String {
    let id = Uuid::new_v4().to_string();
    let fields = [
        ("id", id.as_str()),
        ("weather", weather),
        ("note", note),
        ("audience", audience),
        ("note_audience", note_audience),
    ];
    let answer = agent.ask("record_check_in", &fields).await;
    assert!(answer.status.is_success(), "{}", answer.text());
    id
}

/// Creates a recovery code, confirms that it is written down, and returns it.
pub async fn code(agent: &Client) -> String {
    let page = agent.post_and_follow("make_recovery_code", &[]).await.page();
    let code = page.split("class=\"recovery-code\"").nth(1).expect(&page).split(['>', '<']).nth(1).unwrap().to_owned();
    assert_eq!(code.split('-').map(str::len).collect::<Vec<_>>(), [5; 5]);
    assert!(!agent.get("/recovery").await.page().contains(&code), "it is shown once");
    assert!(agent.ask("keep_recovery_code", &[]).await.status.is_success());
    code
}

/// An admin makes a new invitation for the agent and uses it.
pub async fn reset(app: &TestApp) -> Client {
    let page = app.signed_in("d1").await.post_and_follow("invite_people", &[("people[]", "a1")]).await.page();
    let slips =
        if page.contains("/invitation/") { page } else { app.signed_in("d1").await.get("/admin/slips").await.page() };
    let token = slips.split("/invitation/").nth(1).expect(&slips).split(['<', '"', '?']).next().unwrap().to_owned();
    let browser = app.visitor();
    let fields = [("token", token.as_str()), ("password", NEW_PASSWORD), ("again", NEW_PASSWORD)];
    assert!(browser.ask("accept_invitation", &fields).await.status.is_success());
    browser
}

/// The first byte of a note as it is stored: 1 under the shared key, 2 sealed to the person.
fn kind(app: &TestApp, id: &str) -> u8 {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
    let database = Connection::open_with_flags(app.app.store.file(), flags).unwrap();
    let id = *id.parse::<Uuid>().unwrap().as_bytes();
    let note: Vec<u8> = database.query_row("SELECT note FROM check_in WHERE id = ?1", [id], |row| row.get(0)).unwrap();
    note[0]
}

fn always(app: &TestApp) -> Range {
    Range { from: app.today().plus(-500), to: app.today().plus(1) }
}

fn contains(file: &std::path::Path, text: &str) -> bool {
    std::fs::read(file).unwrap().windows(text.len()).any(|window| window == text.as_bytes())
}

#[tokio::test]
async fn no_note_is_in_plain_text_in_the_database_its_log_or_a_backup() {
    let (app, agent) = centre().await;
    for audience in ["me", "lead", "team"] {
        say(&agent, "2", &format!("a word for {audience}"), "team", audience).await;
    }
    let journal = agent.get("/me").await.page();
    assert_eq!(journal.matches("note-own\">a word for ").count(), 3, "{journal}");
    assert!(!app.keeps_on_disk(b"a word for "), "a file of the directory contains a note");
    let copy = app.directory().join("copy.db");
    backup::copy(app.directory(), &copy).unwrap();
    assert!(!contains(&copy, "a word for "));
    let sessions: i64 =
        Connection::open(&copy).unwrap().query_row("SELECT count(*) FROM session", [], |row| row.get(0)).unwrap();
    assert_eq!(sessions, 0, "a copy holds nobody's session");
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_can_read_the_keys_and_the_ledger() {
    use std::os::unix::fs::PermissionsExt as _;
    let (app, _) = centre().await;
    for name in [KEYS, store::ledger::LEDGER] {
        let mode = std::fs::metadata(app.directory().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[tokio::test]
async fn a_private_note_opens_with_the_own_password_and_not_from_the_files() {
    let (app, agent) = centre().await;
    say(&agent, "2", "between me and me", "lead", "me").await;
    let person = app.person("a1").await;
    let entries = app.app.store.check_ins().own(person, always(&app)).await.unwrap();
    assert_eq!(entries[0].note, Some(Note::Locked));
    assert!(agent.get("/me").await.shows("between me and me"));
    let elsewhere = sign_in(&app, PASSWORD).await;
    for page in ["/me", "/me/export.csv", "/me/export.json", "/check-in"] {
        assert!(elsewhere.get(page).await.shows("between me and me"), "{page}");
    }
    // A session that was added to the database without the password opens no note.
    let forged = app.signed_in("a1").await;
    assert!(!forged.get("/me").await.shows("between me and me"));
    assert!(forged.get("/me").await.shows("This note is locked."));
}

#[tokio::test]
async fn a_lead_reads_a_shared_note_until_it_is_made_private() {
    let (app, agent) = centre().await;
    let id = say(&agent, "2", "for the one who leads", "lead", "lead").await;
    let lead = app.signed_in("l1").await;
    assert!(lead.get("/board").await.shows("for the one who leads"));
    assert_eq!(kind(&app, &id), 1);
    agent.ask("narrow_past", &[]).await;
    assert!(!lead.get("/board").await.shows("for the one who leads"));
    assert_eq!(kind(&app, &id), 2, "the note is now encrypted with the person's own key");
    assert!(agent.get("/me").await.shows("for the one who leads"));

    let other = say(&agent, "3", "for the whole team", "team", "team").await;
    agent.ask("set_audience", &[("id", &other), ("audience", "me"), ("back", "/me")]).await;
    assert_eq!(kind(&app, &other), 2);
    assert!(agent.get("/me").await.shows("for the whole team"));
}

#[tokio::test]
async fn a_corrected_note_is_encrypted_for_its_new_audience() {
    let (app, agent) = centre().await;
    let id = say(&agent, "2", "at first for me", "lead", "me").await;
    assert_eq!(kind(&app, &id), 2);
    let fields = [
        ("id", id.as_str()),
        ("weather", "2"),
        ("note", "now for the lead"),
        ("audience", "lead"),
        ("note_audience", "lead"),
    ];
    assert!(agent.ask("amend_check_in", &fields).await.status.is_success());
    assert_eq!(kind(&app, &id), 1);
    assert!(app.signed_in("l1").await.get("/board").await.shows("now for the lead"));
    // A correction from a session that cannot read the note does not delete it.
    let private = say(&agent, "2", "still here", "me", "me").await;
    let forged = app.signed_in("a1").await;
    let fields =
        [("id", private.as_str()), ("weather", "1"), ("note", ""), ("audience", "me"), ("note_audience", "me")];
    assert!(forged.ask("amend_check_in", &fields).await.status.is_success());
    assert!(agent.get("/me").await.shows("still here"));
}

#[tokio::test]
async fn a_changed_password_keeps_every_note() {
    let (app, agent) = centre().await;
    say(&agent, "2", "through the change", "me", "me").await;
    let fields = [("current", PASSWORD), ("password", NEW_PASSWORD), ("again", NEW_PASSWORD)];
    assert!(agent.ask("change_password", &fields).await.status.is_success());
    assert!(agent.get("/me").await.shows("through the change"));
    let again = sign_in(&app, NEW_PASSWORD).await;
    assert!(again.get("/me").await.shows("through the change"));
    assert!(!again.get("/me").await.shows("is locked"));
}

#[tokio::test]
async fn after_a_reset_private_notes_are_locked_until_the_code_is_entered() {
    let (app, agent) = centre().await;
    let code = code(&agent).await;
    let private = say(&agent, "1", "mine alone", "me", "me").await;
    let half = say(&agent, "2", "the words are mine", "lead", "me").await;
    say(&agent, "3", "for the lead too", "lead", "lead").await;
    let offered = agent.get("/me/export.json").await.json()["suggestions"].as_array().unwrap().len();
    assert!(offered > 0);
    app.pass(jiff::SignedDuration::from_hours(24));

    let stranger = reset(&app).await;
    assert_eq!(stranger.get("/me/export.json").await.json()["suggestions"].as_array().unwrap().len(), 0);
    let pages = [
        "/me",
        "/me/export.csv",
        "/me/export.json",
        "/check-in",
        "/check-in?change=1",
        "/account",
        "/suggestion/box_breathing",
    ];
    for page in pages {
        let shown = stranger.get(page).await.text();
        for secret in ["mine alone", "the words are mine", &private] {
            assert!(!shown.contains(secret), "{page} shows {secret}");
        }
    }
    let me = stranger.get("/me").await.text();
    for shared in [format!("entry-{half}").as_str(), "for the lead too"] {
        assert!(
            !me.contains(shared),
            "{shared}: the admin who reset the password must not read what was shared with others"
        );
    }
    assert!(me.contains("id=\"locked\""));
    assert_eq!(stranger.get(&format!("/check-in?amend={private}")).await.status.as_u16(), 404);
    for function in ["delete_entry", "undo_check_in", "edit_note", "keep_good_thing"] {
        assert_eq!(stranger.ask(function, &[("id", &private)]).await.status.as_u16(), 404, "{function}");
    }

    // New notes can be read at once.
    say(&stranger, "4", "a new beginning", "me", "me").await;
    assert!(stranger.get("/me").await.shows("a new beginning"));

    let wrong = stranger.post_and_follow("unlock_past", &[("code", "aaaaa-bbbbb-ccccc-ddddd-eeeee")]).await;
    assert!(wrong.shows("That code doesn’t work") && !wrong.shows("mine alone"));
    assert!(stranger.post_and_follow("unlock_past", &[("code", "")]).await.shows("Enter your recovery code."));

    let typed = code.to_uppercase().replace('-', " ");
    let page = stranger.post_and_follow("unlock_past", &[("code", &typed)]).await;
    for secret in ["mine alone", "the words are mine", "for the lead too", "a new beginning"] {
        assert!(page.shows(secret), "{secret}");
    }
    assert!(!page.shows("id=\"locked\""));
    let again = sign_in(&app, NEW_PASSWORD).await;
    assert!(again.get("/me/export.csv").await.shows("mine alone"), "a later sign-in reads it too");
}

#[tokio::test]
async fn after_two_resets_each_recovery_code_opens_its_own_period() {
    let (app, agent) = centre().await;
    let first = code(&agent).await;
    say(&agent, "1", "of the first time", "me", "me").await;
    app.pass(jiff::SignedDuration::from_mins(5));
    let agent = reset(&app).await;
    let second = code(&agent).await;
    say(&agent, "1", "of the second time", "me", "me").await;
    app.pass(jiff::SignedDuration::from_mins(5));
    let agent = reset(&app).await;
    assert!(!agent.get("/me").await.shows("of the first time") && !agent.get("/me").await.shows("of the second time"));
    agent.ask("unlock_past", &[("code", &first)]).await;
    let page = agent.get("/me").await;
    assert!(page.shows("of the first time") && !page.shows("of the second time") && page.shows("id=\"locked\""));
    agent.ask("unlock_past", &[("code", &second)]).await;
    assert!(agent.get("/me").await.shows("of the second time"));
}

#[tokio::test]
async fn a_new_code_replaces_the_old_one_and_requires_the_password() {
    let (app, agent) = centre().await;
    let old = code(&agent).await;
    say(&agent, "1", "kept", "me", "me").await;
    for (password, says) in [("", "Enter your password"), ("not mine at all", "That isn’t your password")] {
        assert!(agent.post_and_follow("make_recovery_code", &[("password", password)]).await.shows(says));
    }
    let page = agent.post_and_follow("make_recovery_code", &[("password", PASSWORD)]).await.page();
    let new = page.split("class=\"recovery-code\"").nth(1).unwrap().split(['>', '<']).nth(1).unwrap().to_owned();
    app.pass(jiff::SignedDuration::from_mins(5));
    let agent = reset(&app).await;
    assert_eq!(agent.ask("unlock_past", &[("code", &old)]).await.status.as_u16(), 422);
    assert!(agent.ask("unlock_past", &[("code", &new)]).await.status.is_success());
    assert!(agent.get("/me").await.shows("kept"));
}

#[tokio::test]
async fn the_code_is_shown_at_the_first_sign_in_until_it_is_confirmed() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").undecided().hired().await;
    app.admin("d1").hired().await;
    let agent = reset(&app).await;
    assert_eq!(agent.post("choose_audience", &[("audience", "lead"), ("back", "/welcome")]).await.to(), "/recovery");
    assert!(agent.get("/recovery").await.shows("Show my code"));
    let fields = [("name", "a1"), ("password", NEW_PASSWORD)];
    assert_eq!(app.visitor().post("sign_in", &fields).await.to(), "/recovery");
    assert!(agent.get("/me").await.shows("You have no recovery code yet"));
    code(&agent).await;
    assert_eq!(app.visitor().post("sign_in", &fields).await.to(), "/check-in");
    assert!(!agent.get("/me").await.shows("You have no recovery code yet"));
    assert!(!agent.get("/me").await.shows("id=\"locked\""), "a first password locks nothing");
}

#[tokio::test]
async fn the_first_sign_in_seals_the_notes_made_before_it() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").since(app.today().plus(-30)).hired().await;
    let early = app.signed_in("a1").await;
    let id = say(&early, "2", "before any password", "me", "me").await;
    assert_eq!(kind(&app, &id), 1);
    assert!(!app.keeps_on_disk(b"before any password"));
    app.set_password("a1").await;
    let agent = sign_in(&app, PASSWORD).await;
    assert_eq!(kind(&app, &id), 2);
    assert!(agent.get("/me").await.shows("before any password"));
}

#[tokio::test]
async fn notes_of_an_older_version_are_sealed_at_the_first_start() {
    let directory = tempfile::TempDir::new().unwrap();
    let file = directory.path().join(DATABASE);
    let database = Connection::open(&file).unwrap();
    for sql in [
        include_str!("../../../crates/store/src/migrations/0001_centre.sql"),
        include_str!("../../../crates/store/src/migrations/0002_weather.sql"),
        include_str!("../../../crates/store/src/migrations/0003_stressors.sql"),
        include_str!("../../../crates/store/src/migrations/0004_new_normals.sql"),
    ] {
        database.execute_batch(sql).unwrap();
    }
    database.execute("INSERT INTO person (id, key, name, roles) VALUES (1, 'a1', 'A', 1)", []).unwrap();
    for number in 0..200_u8 {
        let note = format!("in plain, number {number}{}", " and so on".repeat(20));
        let values = rusqlite::params![[number; 16], note];
        database
            .execute(
                "INSERT INTO check_in (person_id, id, workday, said_at, weather, note, audience, note_audience) \
                 VALUES (1, ?1, 20000, 0, 2, ?2, 1, 1)",
                values,
            )
            .unwrap();
    }
    database.execute("DELETE FROM check_in WHERE id > ?1", [[39_u8; 16]]).unwrap();
    database.pragma_update(None, "user_version", 4).unwrap();
    drop(database);
    assert!(contains(&file, "in plain, number 150"), "a free page of the database file still contains it");
    let store = Store::open(directory.path()).unwrap();
    let day = domain::Workday::from_number(20_000);
    let entries = store.check_ins().own(domain::PersonId(1), Range { from: day, to: day }).await.unwrap();
    let words: Vec<_> = entries.iter().filter_map(|entry| entry.note.as_ref()?.words()).collect();
    assert!(words.len() == 40 && words[7].starts_with("in plain, number 7 and so on"));
    for file in std::fs::read_dir(directory.path()).unwrap() {
        let file = file.unwrap().path();
        assert!(!contains(&file, "in plain"), "{}", file.display());
    }
}

#[tokio::test]
async fn a_flag_is_not_shown_while_its_days_are_locked() {
    let (app, agent) = centre().await;
    let code = code(&agent).await;
    let person = app.person("a1").await;
    let team = app.team("t1").await;
    for ago in 1..60_i32 {
        let level = if ago <= 12 { 1 } else { 4 - u8::from(ago % 3 == 0) };
        let entry = domain::CheckIn {
            person,
            id: domain::CheckInId(Uuid::from_u128(u128::try_from(ago).unwrap())),
            workday: app.today().plus(-ago),
            said_at: app.now().checked_sub(jiff::SignedDuration::from_hours(24 * i64::from(ago))).unwrap(),
            shift: None,
            team: Some(team),
            weather: domain::Weather::try_from(level).unwrap(),
            energy: None,
            stressors: vec![],
            uplifts: Vec::new(),
            about_lead: Vec::new(),
            tag_audience: Audience::Me,
            note: None,
            audience: Audience::Me,
            note_audience: Audience::Me,
        };
        app.app.store.check_ins().record(entry).await.unwrap();
    }
    let noticed = async |browser: &Client| browser.get("/me").await.page().contains("class=\"own-flag\"");
    assert!(noticed(&agent).await);
    app.pass(jiff::SignedDuration::from_mins(5));
    let agent = reset(&app).await;
    assert!(agent.get("/me").await.shows("Nothing here yet") && !noticed(&agent).await);
    agent.ask("unlock_past", &[("code", &code)]).await;
    assert!(noticed(&agent).await);
}
