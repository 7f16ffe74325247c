//! Releasing a case into the library, in a psychologist's version.

use serde::Deserialize;

use super::address;
use super::waiting_cases::{WAITING, waiting};
use super::write_case::{read_source, read_stressor, read_words};
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use content::LibraryKind;
use domain::library_case::MAX_CASE_TITLE;
use domain::text::cleaned;
use store::ReleasedCase;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ReleaseCaseForm {
    case: String,
    title: String,
    happened: String,
    tried: String,
    say: String,
    stressor: String,
    source: String,
    without_names: String,
}

impl SubmittedForm for ReleaseCaseForm {
    fn page(&self) -> String {
        page_of(WAITING, &self.case)
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and("title", &self.title)
            .and("happened", &self.happened)
            .and("tried", &self.tried)
            .and("say", &self.say)
            .and("stressor", &self.stressor)
            .and("source", &self.source)
            .and("without_names", &self.without_names)
    }
}

/// Puts a waiting case into the library, for everybody in the centre to read. The author's own words are deleted.
///
/// # Errors
/// If the title or the story is missing, a text is too long, or the reader has not confirmed that no names are left;
/// [`AppError::NotFound`] if the case does not wait any more.
pub async fn release_case(context: RequestContext, form: ReleaseCaseForm) -> Result<Redirect, AppError> {
    let case = waiting(&context, &form.case).await?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let mut errors = ValidationErrors::default();
    let title = cleaned(&form.title, MAX_CASE_TITLE)
        .map_err(|long| t!(locale, "library-case-long", longest = long.0))
        .and_then(|title| if title.is_empty() { Err(t!(locale, "library-case-title-missing")) } else { Ok(title) });
    let title = errors.keep("title", title);
    let words = read_words(locale, [&form.happened, &form.tried, &form.say], &mut errors);
    let stressor = read_stressor(locale, &store.stressors().list(), &form.stressor, &mut errors);
    let source = read_source(locale, &form.source, &mut errors);
    if form.without_names.is_empty() {
        errors.add("without_names", t!(locale, "library-case-names-unchecked"));
    }
    let (title, words) = errors.finish((title, words))?;
    let released = ReleasedCase { id: case.id, language: case.language, stressor, source, title, words };
    if !store.library().release_case(released).await? {
        return Err(AppError::NotFound);
    }
    let page = address(LibraryKind::Case, &case.id.to_string());
    Ok(Redirect::to(page).with_message(t!(locale, "library-case-now-released")))
}
