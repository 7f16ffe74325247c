//! What `/library/write` shows: the form, and the reader's own cases.

use super::choices::{choices, sources};
use super::{address, foreign};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use content::LibraryKind;
use domain::access::{Action, Subject};
use domain::library_case::{CaseState, CaseWords};
use words::{dates, t};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct OwnCasesView {
    /// The stressors to choose from, by group: key and name.
    pub stressors: Vec<(String, Vec<(String, String)>)>,
    /// The sources of tough calls to choose from: key and name.
    pub sources: Vec<(&'static str, String)>,
    /// The reader's cases, the newest first.
    pub cases: Vec<OwnCaseView>,
}

/// One case of the reader.
#[derive(Clone, Debug)]
pub struct OwnCaseView {
    /// Its id.
    pub id: String,
    /// When it was written, in words.
    pub when: String,
    /// How far it is, in words.
    pub state: String,
    /// The psychologist's sentence; empty if there is none.
    pub reply: String,
    /// The language of the words, if it is not that of the page.
    pub lang: Option<&'static str>,
    /// The reader's own words while it waits.
    pub words: Option<CaseWords>,
    /// Its page in the library.
    pub released: Option<String>,
}

/// Loads the [`OwnCasesView`].
///
/// # Errors
/// [`AppError::SignedOut`].
pub async fn load(context: RequestContext) -> Result<OwnCasesView, AppError> {
    let signed_in = context.allowed(Action::ReadLibrary, Subject::None)?;
    let locale = context.visitor.locale;
    let stressors = context.app.store.stressors().list();
    let cases = context.app.store.library().own_cases(signed_in.own.clone()).await?;
    let zone = &signed_in.person().time_zone;
    let view = |case: store::OwnCase| {
        let id = case.id.to_string();
        let day = domain::Workday(case.written_at.to_zoned(zone.clone()).date());
        let released = (case.state == CaseState::Released).then(|| address(LibraryKind::Case, &id));
        let (state, reply, words) = match case.state {
            CaseState::Waiting(words) => (t!(locale, "library-case-waits"), String::new(), Some(words)),
            CaseState::Released => (t!(locale, "library-case-is-released"), String::new(), None),
            CaseState::Declined(reply) => (t!(locale, "library-case-is-declined"), reply, None),
        };
        let lang = foreign(locale, case.language);
        OwnCaseView { id, when: dates::full_day(locale, day), state, reply, lang, words, released }
    };
    let cases = cases.into_iter().map(view).collect();
    Ok(OwnCasesView { stressors: choices(locale, &stressors), sources: sources(locale), cases })
}
