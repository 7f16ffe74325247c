//! Supporters in a demo, so that the form offers one, and one search that waits.

use uuid::Uuid;

use super::super::common::Failure;
use super::sign_ins::SignIn;
use crate::state::AppState;
use domain::supporter::SearchState;
use domain::talk_request::WantedTime;
use domain::{Locale, Role, Roles, Supporter, SupporterSearch, TalkRequestId};
use store::PersonFilter;
use words::t;

/// How many people volunteer.
const SUPPORTERS: usize = 6;

/// Agents across the centre volunteer, and another one looks for a supporter. None of them is a sign-in of the demo:
/// those start afresh.
pub(super) async fn volunteer(app: &AppState, sign_ins: &[SignIn], language: Locale) -> Result<(), Failure> {
    let now = app.clock.now();
    let filter = PersonFilter { role: Some(Role::Agent), limit: 10_000, ..PersonFilter::default() };
    let (mut agents, _) = app.store.people().list(filter).await?;
    let agent = Roles::default().with(Role::Agent);
    agents.retain(|person| person.roles == agent && sign_ins.iter().all(|sign_in| sign_in.name != person.key));
    // The list is by name, so every so many of it are of many teams.
    let apart = (agents.len() / (SUPPORTERS + 1)).max(1);
    let mut chosen = agents.into_iter().step_by(apart).map(|person| person.id);
    for person in chosen.by_ref().take(SUPPORTERS) {
        let supporter = Supporter {
            person,
            languages: Locale::ALL.to_vec(),
            topics: Vec::new(),
            cap: 2,
            quiet: None,
            paused: false,
            since: now,
        };
        app.store.supporters().save(supporter, now).await?;
    }
    let Some(asker) = chosen.next() else { return Ok(()) };
    let search = SupporterSearch {
        id: TalkRequestId(Uuid::new_v4()),
        asker,
        language,
        topic: Some("customer".to_owned()),
        asked_at: now,
        changed_at: now,
        state: SearchState::Looking,
        wanted: WantedTime::Break,
        line: Some(t!(language, "simulated-line")),
    };
    app.store.supporters().ask(search).await?;
    app.store.supporters().match_all(now).await?;
    Ok(())
}
