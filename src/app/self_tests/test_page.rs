//! What `/me/tests/{test}` shows: the questions, or the last result with what it means and the course over time.

use super::course::ResultsView;
use super::{FIELDS, ScoreView, course, is_available, scores};
use crate::app::talk::phone_numbers;
use crate::app::talk::phone_numbers::PhoneNumberView;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use content::Instrument;
use domain::access::{Action, Subject};
use domain::self_test::SelfTestResult;
use domain::{Locale, Workday};
use words::dates;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct TestView {
    /// The key of the instrument.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What it asks about.
    pub about: String,
    /// Whether nobody has published figures on it.
    pub is_unvalidated: bool,
    /// Whether the questions are our own translation.
    pub is_own_translation: bool,
    /// The questions, or the result.
    pub part: TestPart,
}

/// The questions, or the result.
#[derive(Clone, Debug)]
pub enum TestPart {
    /// The questions: what is above them, and each of them.
    Questions(String, Vec<QuestionView>),
    /// The last result.
    Result(Box<ResultView>),
}

/// One question.
#[derive(Clone, Debug)]
pub struct QuestionView {
    /// The name of its field.
    pub field: &'static str,
    /// Its text.
    pub text: String,
    /// What one can choose.
    pub options: Vec<String>,
}

/// A result.
#[derive(Clone, Debug)]
pub struct ResultView {
    /// When, in words.
    pub when: String,
    /// The scores.
    pub scores: Vec<ScoreView>,
    /// Phone numbers, if a score calls for somebody to talk to.
    pub help: Option<Vec<PhoneNumberView>>,
    /// All results over time.
    pub course: ResultsView,
    /// When, as the form that takes it to a psychologist names it.
    pub taken: String,
    /// Whether the test can be taken again.
    pub available: bool,
}

/// Loads the [`TestView`]: the questions if `again` or if there is no result yet.
///
/// # Errors
/// [`AppError::SignedOut`]; [`AppError::NotFound`] for people who do not check in, and if there is no such test.
pub async fn load(context: RequestContext, key: Option<String>, again: bool) -> Result<TestView, AppError> {
    let me = context.allowed(Action::OwnHistory, Subject::None)?;
    let locale = context.visitor.locale;
    let instrument = key.and_then(|key| content::instruments().get(&key)).ok_or(AppError::NotFound)?;
    let record = context.app.store.self_tests().read(me.own.clone()).await?;
    let results: Vec<&SelfTestResult> = record.of(&instrument.key).collect();
    let available = is_available(&context, instrument).await?;
    if !available && results.is_empty() {
        return Err(AppError::NotFound);
    }
    let part = match results.last().filter(|_| !again || !available) {
        Some(newest) => {
            let zone = &me.person().time_zone;
            let day = |result: &SelfTestResult| Workday(result.taken_at.to_zoned(zone.clone()).date());
            let scores = scores(locale, instrument, newest);
            let calls = scores.iter().any(|score| score.help);
            let help = if calls { Some(phone_numbers::load(&context).await?) } else { None };
            let when = dates::full_day(locale, day(newest));
            let course = course::course(locale, instrument, &results, day);
            TestPart::Result(Box::new(ResultView {
                when,
                scores,
                help,
                course,
                taken: newest.taken_at.as_second().to_string(),
                available,
            }))
        }
        None => TestPart::Questions(instrument.lead.get(locale).clone(), questions(instrument, locale)),
    };
    Ok(TestView {
        key: instrument.key.clone(),
        name: instrument.name.get(locale).clone(),
        about: instrument.about.get(locale).clone(),
        is_unvalidated: instrument.unvalidated,
        is_own_translation: instrument.own_translations.contains(&locale),
        part,
    })
}

fn questions(instrument: &Instrument, locale: Locale) -> Vec<QuestionView> {
    let question = |(item, field): (&content::Item, &'static str)| QuestionView {
        field,
        text: item.text(locale).to_owned(),
        options: instrument.options(item).iter().map(|option| option.text(locale).to_owned()).collect(),
    };
    instrument.items.iter().zip(FIELDS).map(question).collect()
}
