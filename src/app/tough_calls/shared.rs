//! The tough calls that people shared with a lead, on the board.

use std::collections::HashMap;

use crate::app::team_day;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::{PersonId, ToughCall};
use store::{Range, Team};
use words::{dates, tough_call};

/// The board shows them for this many days after the call: its effects last about two days.
const SHOWN_DAYS: i32 = 2;

/// The tough calls that one lead sees of one team, as read from the store.
#[derive(Clone, Debug, Default)]
pub struct SharedToughCalls {
    calls: Vec<ToughCall>,
    names: HashMap<PersonId, String>,
}

/// A shared tough call in words.
#[derive(Clone, Debug)]
pub struct SharedToughCall {
    /// Whose.
    pub name: String,
    /// When.
    pub when: String,
    /// What was stated.
    pub stated: String,
}

/// Reads the calls that the lead may see.
///
/// # Errors
/// If the store cannot be read.
pub async fn load(context: &RequestContext, lead: &SignedIn, team: &Team) -> Result<SharedToughCalls, AppError> {
    let store = &context.app.store;
    let newest = team_day::newest_workday(team, context.visitor.now);
    let range = Range { from: newest.plus(-SHOWN_DAYS), to: newest };
    let calls = store.tough_calls().in_lead_sight((*lead.viewer).clone(), team.id, range).await?;
    let names = store.people().names(calls.iter().map(|call| call.person).collect()).await?;
    Ok(SharedToughCalls { calls, names })
}

impl SharedToughCalls {
    /// Everybody whom they name.
    pub fn subjects(&self) -> impl Iterator<Item = PersonId> {
        self.calls.iter().map(|call| call.person)
    }

    /// In words, newest first.
    #[must_use]
    pub fn in_words(&self, context: &RequestContext, team: &Team) -> Vec<SharedToughCall> {
        let locale = context.visitor.locale;
        let word = |call: &ToughCall| SharedToughCall {
            name: self.names.get(&call.person).cloned().unwrap_or_default(),
            when: format!(
                "{} {}",
                dates::weekday_and_day(locale, call.workday),
                dates::time(team_day::local(team, call.stated_at).time())
            ),
            stated: tough_call::stated(locale, call),
        };
        self.calls.iter().rev().map(word).collect()
    }
}
