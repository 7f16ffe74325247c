//! `audit`: its last line and exit status, the ledger of a centre, and that it draws nothing of the centre.

use std::path::Path;
use std::process::Output;

use insight::climate::Epsilon;
use store::CLIMATE_LEDGER;
use weathervane::app::climate::close::close_weeks;

use crate::support::{TestApp, program};

/// So few draws that no luck of the noise measures anything: the audit itself says that it proves nothing.
const FEW: [&str; 2] = ["--draws", "20"];
/// What it says then.
const BLIND: &str = "so it proves nothing";

fn audit(arguments: &[&str], data: &Path) -> (Output, String) {
    let output = program(&[&["audit"], arguments, &FEW].concat(), data).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    (output, said)
}

/// The lines that say what is wrong: those between the last attack and the last line.
fn findings(said: &str) -> Vec<&str> {
    let after = said.lines().skip_while(|line| !line.starts_with("Attack, one answer among made-up accounts"));
    let found: Vec<&str> = after.skip(1).filter(|line| !line.is_empty()).collect();
    found[..found.len() - 1].to_vec()
}

#[test]
fn an_audit_with_few_draws_says_that_it_proves_nothing() {
    let directory = tempfile::TempDir::new().unwrap();
    for language in ["en", "zh-CN"] {
        let (output, said) = audit(&["--simulated", "--people", "40", "--lang", language], directory.path());
        assert_eq!(output.status.code(), Some(1), "{said}");
        let last = said.lines().last().unwrap();
        assert!(last.starts_with("audit: failed, eps 2.0 per person-week, measured at most "), "{last}");
        if language == "en" {
            assert!(said.contains("A person-week lost at most 2.0 of 2.0"), "{said}");
            assert!(findings(&said).len() == 1 && findings(&said)[0].contains(BLIND), "{said}");
        }
    }
}

/// A department of thirty people whose first week was drawn.
async fn centre_with_a_closed_week() -> TestApp {
    let app = TestApp::new().await;
    let mut roster = "person_id,name,roles,team_id,department,site,time_zone,starts_on\n".to_owned();
    for number in 0..30 {
        roster += &format!("a{number},Agent {number},agent,t1,Care,North,Asia/Shanghai,2026-03-02\n");
    }
    app.take_roster(&(roster + "d1,Admin,admin,,,North,Asia/Shanghai,\n")).await;
    close_weeks(&app.app.store, &app.app.clock).await.unwrap();
    app.travel("2026-03-18 09:00");
    assert_eq!(close_weeks(&app.app.store, &app.app.clock).await.unwrap(), 1);
    app
}

#[tokio::test]
async fn the_ledger_of_a_centre_is_checked_and_nothing_of_it_is_drawn() {
    let app = centre_with_a_closed_week().await;
    let ledger = app.directory().join(CLIMATE_LEDGER);
    let before = std::fs::read_to_string(&ledger).unwrap();
    let (_, said) = audit(&[], app.directory());
    assert!(said.contains("A person-week lost at most 1.1 of 2.0"), "{said}");
    assert!(findings(&said).len() == 1 && findings(&said)[0].contains(BLIND), "{said}");
    assert_eq!(std::fs::read_to_string(&ledger).unwrap(), before);
    // Somebody draws the week again and records it.
    let again: Vec<String> = before
        .lines()
        .filter(|line| line.contains(" spent ") || line.contains(" figures "))
        .map(|line| format!("{line}\n"))
        .collect();
    std::fs::write(&ledger, before + &again.concat()).unwrap();
    let (output, said) = audit(&[], app.directory());
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("The ledger charges a person-week 2.2, more than 2.0."), "{said}");
    assert!(said.contains("Figures that were charged or drawn more than once: 1."), "{said}");
}

#[tokio::test]
async fn a_missing_or_foreign_ledger_and_a_budget_not_kept_are_found() {
    let app = centre_with_a_closed_week().await;
    let admin = app.person("d1").await;
    app.app.store.settings().lower_privacy_budget(Epsilon(100), admin, app.now()).await.unwrap();
    app.travel("2026-03-25 09:00");
    assert_eq!(close_weeks(&app.app.store, &app.app.clock).await.unwrap(), 1);
    let (_, said) = audit(&[], app.directory());
    assert!(said.contains("The budget was lowered to 1.0"), "{said}");
    // What was drawn before the budget was lowered is no fault.
    assert!(findings(&said).len() == 1 && findings(&said)[0].contains(BLIND), "{said}");
    let ledger = app.directory().join(CLIMATE_LEDGER);
    let whole = std::fs::read_to_string(&ledger).unwrap();
    // A week that is charged as before the budget was lowered.
    let charge = whole.lines().find(|line| line.contains(" spent ")).unwrap().replace("2026-03-09", "2026-03-23");
    let another = tempfile::TempDir::new().unwrap();
    drop(store::Store::open(another.path()).unwrap());
    let foreign = std::fs::read_to_string(another.path().join(CLIMATE_LEDGER)).unwrap();
    for (content, fault) in [
        (Some(format!("{whole}{charge}\n")), "1 draws exceed the privacy budget that was lowered to 1.0"),
        (Some(foreign), "belongs to another database"),
        (None, "is missing"),
    ] {
        match content {
            Some(content) => std::fs::write(&ledger, content).unwrap(),
            None => std::fs::remove_file(&ledger).unwrap(),
        }
        let (output, said) = audit(&[], app.directory());
        assert!(output.status.code() == Some(1) && said.contains(fault), "{fault}: {said}");
    }
}
