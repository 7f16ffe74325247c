//! A person's own tough calls on `/me`: by source, by hour, the latest, and how they were afterwards.

use std::collections::BTreeMap;

use super::reset;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::{Audience, Locale, ToughCall, ToughCallSource};
use store::Range;
use words::{dates, t, tough_call};

/// Number of weeks that are shown.
pub const WEEKS: i32 = 13;
/// How many are listed one by one.
const MAX_LISTED: usize = 10;

/// What the card shows.
#[derive(Clone, Debug, Default)]
pub struct OwnToughCalls {
    /// How many there are in the last [`WEEKS`].
    pub count: usize,
    /// By source, the most frequent first.
    pub by_source: Vec<Share>,
    /// By hour of the day, in its order.
    pub by_hour: Vec<Share>,
    /// The latest, newest first.
    pub latest: Vec<ListedCall>,
    /// What the person answered later: the day, and the answer. Newest first.
    pub afterwards: Vec<(String, String)>,
}

/// How many of the calls have something in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// What.
    pub label: String,
    /// How many.
    pub count: usize,
    /// The length of its bar, 0–100: the longest is 100.
    pub percent: u8,
}

/// One call.
#[derive(Clone, Debug)]
pub struct ListedCall {
    /// The address of its page.
    pub href: String,
    /// The day and the time.
    pub when: String,
    /// What was stated.
    pub stated: String,
    /// Who sees it.
    pub seen: String,
}

/// Loads the [`OwnToughCalls`].
///
/// # Errors
/// If the store cannot be read.
pub async fn load(context: &RequestContext, me: &SignedIn) -> Result<OwnToughCalls, AppError> {
    let (store, locale, today) = (&context.app.store, context.visitor.locale, me.today());
    let range = Range { from: today.plus(-7 * WEEKS), to: today };
    let calls = store.tough_calls().own(me.own.clone(), range).await?;
    if calls.is_empty() {
        return Ok(OwnToughCalls::default());
    }
    let answers = store.tough_calls().answers(me.own.clone(), range.from).await?;
    let local = |call: &ToughCall| call.stated_at.to_zoned(me.person().time_zone.clone());
    let mut hours: BTreeMap<i8, usize> = BTreeMap::new();
    for call in &calls {
        *hours.entry(local(call).hour()).or_default() += 1;
    }
    let listed = |call: &ToughCall| ListedCall {
        href: reset::address(call.id),
        when: format!("{} {}", dates::weekday_and_day(locale, call.workday), dates::time(local(call).time())),
        stated: tough_call::stated(locale, call),
        seen: match call.audience {
            Audience::Me => t!(locale, "tough-me-seen-me"),
            Audience::Lead | Audience::Team => t!(locale, "tough-me-seen-lead"),
        },
    };
    Ok(OwnToughCalls {
        count: calls.len(),
        by_source: by_source(locale, &calls),
        by_hour: shares(hours.into_iter().map(|(hour, count)| (format!("{hour:02}:00"), count)).collect()),
        latest: calls.iter().rev().take(MAX_LISTED).map(listed).collect(),
        afterwards: answers
            .iter()
            .rev()
            .take(MAX_LISTED)
            .map(|answered| {
                (dates::weekday_and_day(locale, answered.workday), tough_call::answer(locale, answered.answer))
            })
            .collect(),
    })
}

fn by_source(locale: Locale, calls: &[ToughCall]) -> Vec<Share> {
    let count = |source| calls.iter().filter(|call| call.source == source).count();
    let counted = ToughCallSource::ALL.into_iter().map(|source| (tough_call::source(locale, source), count(source)));
    let mut counted: Vec<_> = counted.filter(|(_, count)| *count > 0).collect();
    counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    shares(counted)
}

fn shares(counted: Vec<(String, usize)>) -> Vec<Share> {
    let longest = counted.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    let share = |(label, count): (String, usize)| Share {
        label,
        count,
        percent: u8::try_from(count * 100 / longest).unwrap_or(100),
    };
    counted.into_iter().map(share).collect()
}
