//! Writing a case for the library.

use serde::Deserialize;
use uuid::Uuid;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use content::Stressors;
use domain::access::{Action, Subject};
use domain::library_case::{CaseWords, MAX_CASE_TEXT, MAX_WAITING_CASES};
use domain::text::cleaned;
use domain::{LibraryCaseId, Locale, StressorKey, ToughCallSource};
use store::{CaseOutcome, NewCase};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct WriteCaseForm {
    happened: String,
    tried: String,
    say: String,
    stressor: String,
    source: String,
}

impl SubmittedForm for WriteCaseForm {
    fn page(&self) -> String {
        "/library/write".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and("happened", &self.happened)
            .and("tried", &self.tried)
            .and("say", &self.say)
            .and("stressor", &self.stressor)
            .and("source", &self.source)
    }
}

/// Keeps a case for a psychologist to read, who does not learn who wrote it.
///
/// # Errors
/// If nothing happened in it, a text is too long, or too many cases of the author wait.
pub async fn write_case(context: RequestContext, form: WriteCaseForm) -> Result<Redirect, AppError> {
    let author = context.allowed(Action::ReadLibrary, Subject::None)?.viewer.person;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let mut errors = ValidationErrors::default();
    let words = read_words(locale, [&form.happened, &form.tried, &form.say], &mut errors);
    let stressor = read_stressor(locale, &store.stressors().list(), &form.stressor, &mut errors);
    let source = read_source(locale, &form.source, &mut errors);
    let words = errors.finish(words)?;
    let new = NewCase { id: LibraryCaseId(Uuid::new_v4()), language: locale, stressor, source, words };
    match store.library().write_case(author, new, context.visitor.now).await? {
        CaseOutcome::Waits => Ok(Redirect::to("/library/write").with_message(t!(locale, "library-case-sent"))),
        CaseOutcome::TooMany => Err(AppError::field("", t!(locale, "library-case-too-many", most = MAX_WAITING_CASES))),
    }
}

/// The three texts of a case; errors for those that are missing or too long.
pub(super) fn read_words(locale: Locale, texts: [&str; 3], errors: &mut ValidationErrors) -> Option<CaseWords> {
    let within =
        |text: &str| cleaned(text, MAX_CASE_TEXT).map_err(|long| t!(locale, "library-case-long", longest = long.0));
    let [happened, tried, say] = texts;
    let written = within(happened)
        .and_then(|text| if text.is_empty() { Err(t!(locale, "library-case-missing")) } else { Ok(text) });
    let happened = errors.keep("happened", written);
    let (tried, say) = (errors.keep("tried", within(tried)), errors.keep("say", within(say)));
    Some(CaseWords { happened: happened?, tried: tried?, say: say? })
}

/// The stressor under which a case is filed; none if the field is empty.
pub(super) fn read_stressor(
    locale: Locale,
    stressors: &Stressors,
    key: &str,
    errors: &mut ValidationErrors,
) -> Option<StressorKey> {
    let known = key.parse().ok().filter(|key: &StressorKey| stressors.contains(key));
    if known.is_none() && !key.is_empty() {
        errors.add("stressor", t!(locale, "library-case-stressor-unknown"));
    }
    known
}

/// The source of tough calls under which a case is filed; none if the field is empty.
pub(super) fn read_source(locale: Locale, key: &str, errors: &mut ValidationErrors) -> Option<ToughCallSource> {
    let known = ToughCallSource::from_key(key).filter(|source| ToughCallSource::NAMED.contains(source));
    if known.is_none() && !key.is_empty() {
        errors.add("source", t!(locale, "library-case-stressor-unknown"));
    }
    known
}
