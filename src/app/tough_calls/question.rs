//! The question at the next two shifts after a tough call, on the page after a check-in.

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::tough_call::{ASKED_FOR_DAYS, ToughCallAnswer, question};
use domain::{CheckIn, Workday};
use store::{Range, Store};
use words::{dates, t, tough_call};

/// The question of one shift.
#[derive(Clone, Debug)]
pub struct ToughQuestion {
    /// Which calls it is about.
    pub title: String,
    /// What was stated about each.
    pub calls: Vec<String>,
    /// What the person answered in this shift.
    pub answer: Option<ToughCallAnswer>,
}

/// Loads the question of the shift of an entry; none if nothing is asked. `entries` are the person's own of the last
/// weeks.
///
/// # Errors
/// If the store cannot be read.
pub async fn of_shift(
    context: &RequestContext,
    me: &SignedIn,
    entry: &CheckIn,
    entries: &[CheckIn],
) -> Result<Option<ToughQuestion>, AppError> {
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let from = entry.workday.plus(-ASKED_FOR_DAYS);
    let calls = store.tough_calls().own(me.own.clone(), Range { from, to: entry.workday }).await?;
    if calls.is_empty() {
        return Ok(None);
    }
    let answers = store.tough_calls().answers(me.own.clone(), from).await?;
    let Some(asked) = question(&calls, entries, &answers, entry.shift_key()) else { return Ok(None) };
    let first = asked.calls.first().map_or(entry.workday, |call| call.workday);
    Ok(Some(ToughQuestion {
        title: t!(locale, "tough-ask-title", count = asked.calls.len(), day = dates::weekday_and_day(locale, first)),
        calls: asked.calls.iter().map(|call| tough_call::stated(locale, call)).collect(),
        answer: asked.answer,
    }))
}

/// The shift of the person's last check-in of today, if something is asked in it.
///
/// # Errors
/// If the store cannot be read.
pub(super) async fn shift_that_asks(
    context: &RequestContext,
    me: &SignedIn,
) -> Result<Option<(Workday, String)>, AppError> {
    let entries = recent(&context.app.store, me).await?;
    let Some(last) = entries.iter().rfind(|entry| entry.workday == me.today()) else { return Ok(None) };
    let asked = of_shift(context, me, last, &entries).await?;
    Ok(asked.map(|_| (last.workday, last.shift.clone().unwrap_or_default())))
}

async fn recent(store: &Store, me: &SignedIn) -> Result<Vec<CheckIn>, AppError> {
    let today = me.today();
    let range = Range { from: today.plus(-ASKED_FOR_DAYS), to: today };
    Ok(store.check_ins().own(me.own.clone(), range).await?)
}
