//! The part of a person's export that is about tough calls.

use serde::Serialize;

use crate::web::visitor::SignedIn;
use domain::tough_call::AnsweredQuestion;
use domain::{ToughCall, Workday};
use store::{Range, Store, StoreError};

/// A tough call that the person stated.
#[derive(Debug, Serialize)]
pub struct OwnToughCall {
    id: String,
    workday: Workday,
    shift: Option<String>,
    stated_at: jiff::Timestamp,
    source: &'static str,
    kind: &'static str,
    heaviness: &'static str,
    audience: &'static str,
}

/// What the person answered about tough calls of earlier shifts.
#[derive(Debug, Serialize)]
pub struct OwnAnswer {
    workday: Workday,
    shift: String,
    answer: &'static str,
    answered_at: jiff::Timestamp,
}

/// The tough calls that the person stated.
///
/// # Errors
/// If the store cannot be read.
pub async fn tough_calls(store: &Store, me: &SignedIn, always: Range) -> Result<Vec<OwnToughCall>, StoreError> {
    let stated = store.tough_calls().own(me.own.clone(), always).await?;
    let own = |call: ToughCall| OwnToughCall {
        id: call.id.to_string(),
        workday: call.workday,
        shift: call.shift,
        stated_at: call.stated_at,
        source: call.source.key(),
        kind: call.kind.key(),
        heaviness: call.heaviness.key(),
        audience: call.audience.key(),
    };
    Ok(stated.into_iter().map(own).collect())
}

/// What the person answered about tough calls.
///
/// # Errors
/// If the store cannot be read.
pub async fn tough_call_answers(store: &Store, me: &SignedIn, from: Workday) -> Result<Vec<OwnAnswer>, StoreError> {
    let answers = store.tough_calls().answers(me.own.clone(), from).await?;
    let own = |answered: AnsweredQuestion| OwnAnswer {
        workday: answered.workday,
        shift: answered.shift,
        answer: answered.answer.key(),
        answered_at: answered.answered_at,
    };
    Ok(answers.into_iter().map(own).collect())
}
