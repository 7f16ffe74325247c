//! Erased data stays erased: a backup does not bring it back, and every restore applies the erasure ledger.

mod choices;

use std::path::{Path, PathBuf};
use std::process::Output;

use domain::{Audience, CheckIn, Note};
use store::ledger::LEDGER;
use store::{DATABASE, FlagId, FlagState, FlagStepOutcome, FlagWork, KEYS, Range, Store, ledger};
use tempfile::TempDir;
use uuid::Uuid;

use crate::support::{Client, PASSWORD, TestApp, program};

fn run(arguments: &[&str], data: &Path) -> Output {
    program(arguments, data).output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

async fn centre() -> (TestApp, Client) {
    let app = TestApp::new().await;
    let since = app.today().plus(-400);
    app.agent("a1").of("t1").since(since).hired().await;
    app.lead("l1").of("t1").since(since).hired().await;
    app.set_password("a1").await;
    let agent = app.visitor();
    agent.ask("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await;
    (app, agent)
}

async fn say(agent: &Client, note: &str, audience: &str) -> String {
    let id = Uuid::new_v4().to_string();
    let fields =
        [("id", id.as_str()), ("weather", "2"), ("note", note), ("audience", audience), ("note_audience", audience)];
    assert!(agent.ask("record_check_in", &fields).await.status.is_success());
    id
}

fn back_up(app: &TestApp) -> PathBuf {
    let copy = app.directory().join("copy.db");
    let output = run(&["backup", copy.to_str().unwrap()], app.directory());
    assert!(output.status.success(), "{}", said(&output));
    copy
}

/// Restores the backup into a new directory, with the ledger of the centre and, if `keys` is true, its keys.
fn restored(app: &TestApp, copy: &Path, keys: bool) -> (TempDir, String) {
    let directory = TempDir::new().unwrap();
    if keys {
        let keys_copy = app.directory().join("keys-copy.db");
        if !keys_copy.exists() {
            let output = run(
                &["backup", app.directory().join("again.db").to_str().unwrap(), "--keys", keys_copy.to_str().unwrap()],
                app.directory(),
            );
            assert!(output.status.success(), "{}", said(&output));
        }
        std::fs::copy(keys_copy, directory.path().join(KEYS)).unwrap();
    }
    let ledger = app.directory().join(LEDGER);
    let output = run(&["restore", copy.to_str().unwrap(), "--erasures", ledger.to_str().unwrap()], directory.path());
    assert!(output.status.success(), "{}", said(&output));
    (directory, said(&output))
}

async fn entries(app: &TestApp, directory: &Path, key: &str) -> Vec<CheckIn> {
    let store = Store::open(directory).unwrap();
    let person = store.people().by_key(key.to_owned()).await.unwrap().unwrap();
    let range = Range { from: app.today().plus(-500), to: app.today().plus(1) };
    store.check_ins().own(person.id, range).await.unwrap()
}

#[tokio::test]
async fn deleted_check_ins_do_not_return_with_an_older_backup() {
    let (app, agent) = centre().await;
    let deleted = say(&agent, "to be deleted", "lead").await;
    let undone = say(&agent, "to be undone", "lead").await;
    let narrowed = say(&agent, "to be taken back", "lead").await;
    let kept = say(&agent, "to be kept", "lead").await;
    let copy = back_up(&app);
    agent.ask("delete_entry", &[("id", &deleted), ("back", "/me")]).await;
    agent.ask("undo_check_in", &[("id", &undone)]).await;
    agent.ask("set_audience", &[("id", &narrowed), ("audience", "me"), ("back", "/me")]).await;
    let (directory, told) = restored(&app, &copy, true);
    assert!(told.contains("erasures applied again: 3 of the 3"), "{told}");
    let left = entries(&app, directory.path(), "a1").await;
    let found: Vec<_> = left.iter().map(|entry| (entry.id.to_string(), entry.audience)).collect();
    assert_eq!(found, [(narrowed, Audience::Me), (kept, Audience::Lead)]);
    assert_eq!(left[1].note, Some(Note::from("to be kept".to_owned())));
}

#[tokio::test]
async fn who_opted_out_is_not_counted_after_a_restore_unless_chosen_again() {
    let (app, agent) = centre().await;
    let counted = async |directory: &Path| {
        let store = Store::open(directory).unwrap();
        store.people().by_key("a1".to_owned()).await.unwrap().unwrap().counted
    };
    assert!(agent.ask("choose_counted", &[("counted", "yes")]).await.status.is_success());
    let copy = back_up(&app);
    app.pass(jiff::SignedDuration::from_mins(5));
    assert!(agent.ask("choose_counted", &[("counted", "no")]).await.status.is_success());
    let (directory, told) = restored(&app, &copy, true);
    assert!(told.contains("erasures applied again: 1 of the 1"), "{told}");
    assert_eq!(counted(directory.path()).await, Some(false));
    app.pass(jiff::SignedDuration::from_mins(5));
    assert!(agent.ask("choose_counted", &[("counted", "yes")]).await.status.is_success());
    let later = app.directory().join("later.db");
    assert!(run(&["backup", later.to_str().unwrap()], app.directory()).status.success());
    let (directory, _) = restored(&app, &later, true);
    assert_eq!(counted(directory.path()).await, Some(true));
}

#[tokio::test]
async fn a_lead_tag_that_was_taken_back_stays_private_after_a_restore() {
    let (app, agent) = centre().await;
    let id = Uuid::new_v4().to_string();
    let fields = |tag_audience| {
        [
            ("id", &*id),
            ("weather", "2"),
            ("audience", "lead"),
            ("stressors[]", "lead_friction"),
            ("tag_audience", tag_audience),
        ]
    };
    assert!(agent.ask("record_check_in", &fields("lead")).await.status.is_success());
    let copy = back_up(&app);
    assert!(agent.ask("amend_check_in", &fields("me")).await.status.is_success());
    let (directory, _) = restored(&app, &copy, true);
    let found = entries(&app, directory.path(), "a1").await;
    assert_eq!((found.len(), found[0].about_lead.len(), found[0].tag_audience), (1, 1, Audience::Me));
}

#[tokio::test]
async fn a_note_that_was_taken_back_does_not_return_with_a_backup() {
    let (app, agent) = centre().await;
    let [removed, replaced, narrowed, kept] = [
        say(&agent, "to be removed", "lead").await,
        say(&agent, "to be replaced", "lead").await,
        say(&agent, "for fewer people", "lead").await,
        say(&agent, "to be kept", "lead").await,
    ];
    let copy = back_up(&app);
    for (id, note) in [(&removed, ""), (&replaced, "another")] {
        let edited = agent.ask("edit_note", &[("id", id), ("note", note), ("back", "/me")]).await;
        assert!(edited.status.is_success(), "{}", edited.text());
    }
    let fields = [
        ("id", narrowed.as_str()),
        ("weather", "2"),
        ("note", "for fewer people"),
        ("audience", "lead"),
        ("note_audience", "me"),
    ];
    assert!(agent.ask("amend_check_in", &fields).await.status.is_success());
    let notes = async |directory: &Path| {
        let found = entries(&app, directory, "a1").await;
        let of = |id: &String| {
            let entry = found.iter().find(|entry| entry.id.to_string() == *id).unwrap();
            (entry.note.is_some(), entry.note_audience)
        };
        [&removed, &replaced, &narrowed, &kept].map(of)
    };
    let (directory, _) = restored(&app, &copy, true);
    let expected = [(false, Audience::Me), (false, Audience::Me), (true, Audience::Me), (true, Audience::Lead)];
    assert_eq!(notes(directory.path()).await, expected);
    // A backup from after the change has the new note.
    let later = app.directory().join("later.db");
    assert!(run(&["backup", later.to_str().unwrap()], app.directory()).status.success());
    let (directory, _) = restored(&app, &later, true);
    assert_eq!(notes(directory.path()).await[1], (true, Audience::Lead));
}

#[tokio::test]
async fn what_somebody_chose_after_erasing_themselves_survives_a_restore() {
    let (app, agent) = centre().await;
    assert!(agent.ask("erase_person", &[("password", PASSWORD)]).await.status.is_success());
    app.pass(jiff::SignedDuration::from_mins(5));
    let again = app.visitor();
    assert!(again.ask("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await.status.is_success());
    assert!(again.ask("choose_audience", &[("audience", "lead")]).await.status.is_success());
    let copy = back_up(&app);
    let (directory, _) = restored(&app, &copy, true);
    let store = Store::open(directory.path()).unwrap();
    let person = store.people().by_key("a1".to_owned()).await.unwrap().unwrap();
    assert_eq!(person.default_audience, Some(Audience::Lead));
}

#[tokio::test]
async fn work_that_a_person_asked_to_stop_does_not_return_with_a_backup() {
    let (app, agent) = centre().await;
    let (flag, team) = (FlagId([7; 16]), app.team("t1").await);
    let (person, lead) = (app.person("a1").await, app.person("l1").await);
    let work = FlagWork {
        flag,
        team,
        person: Some(person),
        state: FlagState::Done,
        owner: Some(lead),
        due_at: None,
        changed_at: app.now(),
        what_was_done: Some("a word over tea".to_owned()),
        seen: None,
    };
    assert_eq!(app.app.store.flag_work().set(work.clone(), lead, None).await.unwrap(), FlagStepOutcome::Stored);
    let copy = back_up(&app);
    assert!(agent.ask("ask_to_stop", &[("flag", &flag.to_string())]).await.status.is_success());
    let (directory, told) = restored(&app, &copy, true);
    assert!(told.contains("erasures applied again: 1 of the 1"), "{told}");
    let store = Store::open(directory.path()).unwrap();
    assert!(store.flag_work().get(vec![flag]).await.unwrap().is_empty());
    let again = store.flag_work().set(work, lead, None).await.unwrap();
    assert_eq!(again, FlagStepOutcome::LeftAlone, "the flag is open for work again");
}

#[tokio::test]
async fn user_erase_needs_confirmation_and_no_backup_restores_the_data() {
    let (app, agent) = centre().await;
    say(&agent, "a word", "me").await;
    let copy = back_up(&app);
    let asked = run(&["user", "erase", "a1"], app.directory());
    assert!(!asked.status.success() && said(&asked).contains("Nothing has been erased yet"), "{}", said(&asked));
    assert_eq!(entries(&app, app.directory(), "a1").await.len(), 1);
    let done = run(&["user", "erase", "a1", "--yes"], app.directory());
    assert!(done.status.success() && said(&done).contains("is erased"), "{}", said(&done));
    assert!(entries(&app, app.directory(), "a1").await.is_empty());
    let (directory, told) = restored(&app, &copy, true);
    assert!(told.contains("erasures applied again"), "{told}");
    assert!(entries(&app, directory.path(), "a1").await.is_empty());
    let nobody = run(&["user", "erase", "nobody", "--yes"], app.directory());
    assert!(!nobody.status.success() && said(&nobody).contains("Nobody has the sign-in name"), "{}", said(&nobody));
}

#[tokio::test]
async fn restore_without_the_ledger_fails_and_says_why() {
    let (app, agent) = centre().await;
    say(&agent, "a word", "lead").await;
    let copy = back_up(&app);
    let directory = TempDir::new().unwrap();
    let refused = run(&["restore", copy.to_str().unwrap()], directory.path());
    assert!(!refused.status.success());
    let told = said(&refused);
    assert!(
        told.contains("what people have deleted")
            && told.contains("--erasures")
            && told.contains("nothing was changed")
    );
    assert!(!directory.path().join(DATABASE).exists());
    // A file of another kind is not accepted as a ledger.
    let broken = directory.path().join("else.log");
    std::fs::write(&broken, "nothing of the kind\n").unwrap();
    let refused = run(&["restore", copy.to_str().unwrap(), "--erasures", broken.to_str().unwrap()], directory.path());
    assert!(!refused.status.success() && said(&refused).contains("line 1"), "{}", said(&refused));
    // The ledger of the directory is found without an argument, and one with fewer entries does not replace it.
    agent.ask("narrow_past", &[]).await;
    std::fs::copy(app.directory().join(LEDGER), directory.path().join(LEDGER)).unwrap();
    std::fs::write(&broken, "").unwrap();
    let refused = run(&["restore", copy.to_str().unwrap(), "--erasures", broken.to_str().unwrap()], directory.path());
    assert!(!refused.status.success() && said(&refused).contains("contains erasures"), "{}", said(&refused));
    let taken = run(&["restore", copy.to_str().unwrap()], directory.path());
    assert!(taken.status.success(), "{}", said(&taken));
    assert_eq!(entries(&app, directory.path(), "a1").await[0].audience, Audience::Me);
}

#[tokio::test]
async fn restore_without_the_keys_omits_only_the_notes_and_says_so() {
    let (app, agent) = centre().await;
    say(&agent, "a word for the lead", "lead").await;
    let (directory, told) = restored(&app, &back_up(&app), false);
    assert!(told.contains("stay locked permanently"), "{told}");
    let left = entries(&app, directory.path(), "a1").await;
    assert_eq!((left.len(), left[0].note.clone()), (1, Some(Note::Locked)));
}

#[tokio::test]
async fn erasing_oneself_leaves_an_empty_account_even_after_a_restore() {
    let (app, agent) = centre().await;
    say(&agent, "everything of mine", "lead").await;
    app.signed_in("l1").await.get("/board").await;
    app.settle().await;
    let copy = back_up(&app);
    let copied_keys = app.directory().join("keys-copy.db");
    run(
        &["backup", app.directory().join("b.db").to_str().unwrap(), "--keys", copied_keys.to_str().unwrap()],
        app.directory(),
    );

    for (password, says) in [("", "Enter your password"), ("not mine at all", "That isn’t your password")] {
        assert!(agent.post_and_follow("erase_person", &[("password", password)]).await.shows(says));
    }
    let page = agent.post_and_follow("erase_person", &[("password", PASSWORD)]).await;
    assert!(page.shows("Every trace of what you entered here is gone"));
    assert_eq!(agent.get("/me").await.to(), "/sign-in?then=/me");

    // No copy of the keys that is left opens the note.
    let (directory, _) = restored(&app, &copy, true);
    assert!(entries(&app, directory.path(), "a1").await.is_empty());
    for file in std::fs::read_dir(directory.path()).unwrap() {
        // The log of a store that is closing can disappear at this moment.
        let Ok(bytes) = std::fs::read(file.unwrap().path()) else { continue };
        assert!(!bytes.windows(10).any(|window| window == b"everything"));
    }
    let store = Store::open(directory.path()).unwrap();
    let person = store.people().by_key("a1".to_owned()).await.unwrap().unwrap();
    assert!(person.has_password && person.default_audience.is_none());
    assert!(store.access_log().about_person(person.id, 100, 0).await.unwrap().0.is_empty());
    assert!(store.suggestions().since(person.id, app.today().plus(-500)).await.unwrap().is_empty());

    // The account continues as a new one.
    let again = app.visitor();
    assert_eq!(again.post("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await.to(), "/welcome");
    assert!(!again.get("/me").await.shows("id=\"locked\""));
    let ledger = std::fs::read_to_string(app.directory().join(LEDGER)).unwrap();
    assert!(!ledger.contains("a1 ") && !ledger.contains("Name of"), "{ledger}");
}

#[tokio::test]
async fn a_proposal_that_was_taken_back_does_not_return_with_an_older_backup() {
    let (app, agent) = centre().await;
    let [first, second] = [1, 2].map(|number| Uuid::from_u128(number).simple().to_string());
    for id in [&first, &second] {
        let fields = [
            ("id", id.as_str()),
            ("words", "The chairs hurt"),
            ("about", "kind/demands"),
            ("how_often", "weekly"),
            ("since", "weeks"),
            ("named", "no"),
            ("even_so", "yes"),
        ];
        assert!(agent.ask("propose_source", &fields).await.status.is_success());
    }
    let copy = back_up(&app);
    assert!(agent.ask("take_back_source", &[("source", &first)]).await.status.is_success());
    // As an earlier version wrote it: with the day, and after the lines of a person.
    say(&agent, "to be taken back", "lead").await;
    agent.ask("narrow_past", &[]).await;
    let ledger = app.directory().join(LEDGER);
    let mut lines = std::fs::read_to_string(&ledger).unwrap();
    lines += &format!("2026-03-10T00:00:00Z nobody source {second}\n");
    std::fs::write(&ledger, lines).unwrap();
    let (directory, _) = restored(&app, &copy, true);
    let store = Store::open(directory.path()).unwrap();
    assert!(store.stressor_register().all(app.today()).await.unwrap().is_empty());
    let lines = ledger::read(&directory.path().join(LEDGER)).unwrap();
    let of_nobody = lines.iter().take_while(|line| line.whose == "nobody").count();
    assert_eq!((of_nobody, lines[0].at == lines[1].at), (2, true), "{lines:?}");
}

#[tokio::test]
async fn without_its_keys_an_old_copy_of_the_database_shows_no_note() {
    let (app, agent) = centre().await;
    say(&agent, "for the lead to read", "lead").await;
    let copy = back_up(&app);
    agent.ask("delete_everything", &[("password", PASSWORD)]).await;
    let directory = TempDir::new().unwrap();
    // Without `restore`: a plain copy of the database with the current keys.
    std::fs::copy(&copy, directory.path().join(DATABASE)).unwrap();
    std::fs::copy(app.directory().join(KEYS), directory.path().join(KEYS)).unwrap();
    let left = entries(&app, directory.path(), "a1").await;
    assert_eq!((left.len(), left[0].note.clone()), (1, Some(Note::Locked)));
}

#[tokio::test]
async fn check_ins_made_after_everything_was_deleted_are_restored() {
    let (app, agent) = centre().await;
    say(&agent, "before", "lead").await;
    agent.ask("delete_everything", &[("password", PASSWORD)]).await;
    app.pass(jiff::SignedDuration::from_mins(5));
    say(&agent, "after", "lead").await;
    let (directory, _) = restored(&app, &back_up(&app), true);
    let left = entries(&app, directory.path(), "a1").await;
    assert_eq!((left.len(), left[0].note.clone()), (1, Some(Note::from("after".to_owned()))));
}

#[tokio::test]
async fn somebody_who_erased_themselves_and_then_leaves_is_removed_entirely() {
    let (app, agent) = centre().await;
    agent.ask("erase_person", &[("password", PASSWORD)]).await;
    let name = "Name of a1";
    assert!(app.stored().contains(name));
    let last = app.today();
    app.take_roster(&format!(
        "person_id,name,roles,team_id,department,site,ends_on\na1,{name},agent,t1,Care,North,{last}\n"
    ))
    .await;
    weathervane::app::jobs::delete_old_entries(&app.app, None).await;
    assert!(app.stored().contains(name), "the name is kept on the last day");
    app.pass(jiff::SignedDuration::from_hours(72));
    weathervane::app::jobs::delete_old_entries(&app.app, None).await;
    assert!(!app.stored().contains(name));
    assert!(ledger::read(&app.directory().join(LEDGER)).unwrap().len() == 1);
}
