//! Self-tests that the demo's own agent took in the last half year.

use jiff::SignedDuration;

use super::super::common::Failure;
use crate::state::AppState;
use domain::PersonId;
use domain::self_test::{SelfTestRecord, SelfTestResult};
use store::seal::OwnSecret;
use store::{NewSession, OwnerAccess, token, wrap_for_session};

/// The instrument, how many days ago it was taken, and the chosen options.
const TAKEN: [(&str, i64, &[u8]); 5] = [
    ("phq_4", 175, &[0, 1, 0, 1]),
    ("phq_4", 84, &[2, 1, 1, 1]),
    ("phq_4", 9, &[1, 1, 0, 1]),
    ("resilience", 175, &[2, 3, 3, 2, 2, 3]),
    ("resilience", 84, &[3, 3, 3, 1, 3, 3]),
];

/// Takes them in a session of the agent, which ends again.
pub(super) async fn take(app: &AppState, agent: PersonId, own: &OwnSecret) -> Result<(), Failure> {
    let (browser, now) = (token::fresh(), app.clock.now());
    let key = wrap_for_session(agent, &browser, own);
    let session = NewSession { own_key: Some(key), ..NewSession::at_desk(token::hash(&browser), agent) };
    app.store.sessions().begin(session, now).await?;
    let results = TAKEN.map(|(instrument, days, answers)| SelfTestResult {
        instrument: instrument.to_owned(),
        taken_at: now.checked_sub(SignedDuration::from_hours(24 * days)).unwrap_or(now),
        answers: answers.iter().copied().map(Some).collect(),
    });
    let add = move |record: &mut SelfTestRecord| results.into_iter().for_each(|result| record.add(result));
    app.store.self_tests().change(OwnerAccess::in_session(agent, &browser), now, add).await?;
    Ok(app.store.sessions().end(token::hash(&browser)).await?)
}
