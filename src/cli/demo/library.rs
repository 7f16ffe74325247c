//! Cases from a demo's people: one in the library, and one that waits for the psychologist.

use uuid::Uuid;

use super::super::common::Failure;
use super::sign_ins::SignIn;
use crate::state::AppState;
use domain::library_case::CaseWords;
use domain::{LibraryCaseId, Locale, Role};
use store::{NewCase, PersonFilter, ReleasedCase};
use words::t;

/// Two agents have written a case; the demo's own agent has not.
pub(super) async fn write_cases(app: &AppState, sign_ins: &[SignIn], language: Locale) -> Result<(), Failure> {
    let filter = PersonFilter { role: Some(Role::Agent), limit: 20, ..PersonFilter::default() };
    let (agents, _) = app.store.people().list(filter).await?;
    let mut authors = agents.into_iter().filter(|agent| sign_ins.iter().all(|sign_in| sign_in.name != agent.key));
    let (Some(first), Some(second)) = (authors.next(), authors.next()) else { return Ok(()) };
    let (shelf, now) = (app.store.library(), app.clock.now());
    let id = || LibraryCaseId(Uuid::new_v4());
    let written = CaseWords {
        happened: t!(language, "simulated-case-waiting"),
        tried: String::new(),
        say: t!(language, "simulated-case-waiting-say"),
    };
    let waits = NewCase { id: id(), language, stressor: "no_authority".parse().ok(), source: None, words: written };
    shelf.write_case(first.id, waits, now).await?;
    let words = CaseWords {
        happened: t!(language, "simulated-case-happened"),
        tried: t!(language, "simulated-case-tried"),
        say: t!(language, "simulated-case-say"),
    };
    let (id, stressor) = (id(), "queue_pressure".parse().ok());
    shelf
        .write_case(second.id, NewCase { id, language, stressor: None, source: None, words: words.clone() }, now)
        .await?;
    let title = t!(language, "simulated-case-title");
    shelf.release_case(ReleasedCase { id, language, stressor, source: None, title, words }).await?;
    Ok(())
}
