//! What `/me/tests` shows: the tests that there are, and when the reader took each of them last.

use super::{address, offer};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::Workday;
use domain::access::{Action, Subject};
use words::dates;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct SelfTestsView {
    /// Whether the program offers a test now.
    pub offered: bool,
    /// Whether the reader asked not to be offered tests.
    pub skipped: bool,
    /// The tests.
    pub tests: Vec<TestCard>,
}

/// One test.
#[derive(Clone, Debug)]
pub struct TestCard {
    /// Its page.
    pub href: String,
    /// Its name.
    pub name: String,
    /// What it asks about.
    pub about: String,
    /// How many questions it has.
    pub questions: usize,
    /// When the reader took it last, in words.
    pub last: Option<String>,
    /// Whether nobody has published figures on it.
    pub is_unvalidated: bool,
}

/// Loads the [`SelfTestsView`].
///
/// # Errors
/// [`AppError::SignedOut`]; [`AppError::NotFound`] for people who do not check in.
pub async fn load(context: RequestContext) -> Result<SelfTestsView, AppError> {
    let me = context.allowed(Action::OwnHistory, Subject::None)?;
    let locale = context.visitor.locale;
    let record = context.app.store.self_tests().read(me.own.clone()).await?;
    let zone = &me.person().time_zone;
    let day = |taken_at: jiff::Timestamp| dates::full_day(locale, Workday(taken_at.to_zoned(zone.clone()).date()));
    let commercial = context.app.store.settings().is_commercial().await?;
    let offered = offer::is_offered(&context, me, &record).await?;
    let card = |instrument: &content::Instrument| TestCard {
        href: address(&instrument.key),
        name: instrument.name.get(locale).clone(),
        about: instrument.about.get(locale).clone(),
        questions: instrument.items.len(),
        last: record.of(&instrument.key).next_back().map(|result| day(result.taken_at)),
        is_unvalidated: instrument.unvalidated,
    };
    Ok(SelfTestsView {
        offered,
        skipped: record.skipped,
        tests: content::instruments()
            .iter()
            .filter(|one| !(commercial && one.non_commercial) || record.of(&one.key).next().is_some())
            .map(card)
            .collect(),
    })
}
