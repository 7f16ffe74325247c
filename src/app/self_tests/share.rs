//! One result that a person takes to a psychologist: with a referral, and of the result the scores alone.

use jiff::Timestamp;

use super::{ScoreView, scores_in_words};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::self_test::SharedSelfTest;
use domain::{Locale, Workday};
use words::dates;

/// A result that can be shared, or was.
#[derive(Clone, Debug)]
pub struct SharedTestView {
    /// How a form names it.
    pub value: String,
    /// The name of the test.
    pub name: String,
    /// When it was taken, in words.
    pub when: String,
    /// The scores.
    pub scores: Vec<ScoreView>,
}

/// How a form names the result of this test that was taken at this second.
#[must_use]
pub fn value(key: &str, taken: &str) -> String {
    format!("{key} {taken}")
}

/// The scores of the reader's own result that a form names; none if there is no such result.
///
/// # Errors
/// If the store cannot be read.
pub async fn find(context: &RequestContext, me: &SignedIn, value: &str) -> Result<Option<SharedSelfTest>, AppError> {
    let Some((key, second)) = value.split_once(' ') else { return Ok(None) };
    let taken_at = second.parse().ok().and_then(|second| Timestamp::from_second(second).ok());
    let (Some(instrument), Some(taken_at)) = (content::instruments().get(key), taken_at) else { return Ok(None) };
    let record = context.app.store.self_tests().read(me.own.clone()).await?;
    let found = record.of(key).find(|result| result.taken_at == taken_at);
    Ok(found.map(|result| SharedSelfTest {
        instrument: key.to_owned(),
        taken_at,
        scores: instrument.scales.iter().map(|scale| scale.score(instrument, &result.answers)).collect(),
    }))
}

/// A shared result as a page shows it; none if this version of the program does not know the test.
#[must_use]
pub fn view(locale: Locale, reader: &SignedIn, shared: &SharedSelfTest) -> Option<SharedTestView> {
    let instrument = content::instruments().get(&shared.instrument)?;
    let day = Workday(shared.taken_at.to_zoned(reader.person().time_zone.clone()).date());
    Some(SharedTestView {
        value: value(&shared.instrument, &shared.taken_at.as_second().to_string()),
        name: instrument.name.get(locale).clone(),
        when: dates::full_day(locale, day),
        scores: scores_in_words(locale, instrument, &shared.scores),
    })
}
