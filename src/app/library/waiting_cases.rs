//! What a psychologist sees of the cases that wait: the words, and nothing about who wrote them.

use super::choices::{choices, sources};
use super::{ItemLink, case_link, excerpt, foreign};
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject, edits_case, may};
use domain::library_case::CaseWords;
use domain::{LibraryCaseId, ToughCallSource};
use store::WaitingCase;

/// The path of the list; one case is below it.
pub const WAITING: &str = "/library/review";

/// A case that waits, in the list.
#[derive(Clone, Debug)]
pub struct WaitingCaseLink {
    /// Its address.
    pub href: String,
    /// The beginning of its text.
    pub excerpt: String,
    /// The tag of its language, if it is not that of the page.
    pub lang: Option<&'static str>,
}

/// What the list shows.
#[derive(Clone, Debug)]
pub struct WaitingCasesView {
    /// Cases that wait.
    pub waiting: Vec<WaitingCaseLink>,
    /// Cases of this centre in the library.
    pub released: Vec<ItemLink>,
}

/// What the page of one case shows.
#[derive(Clone, Debug)]
pub struct WaitingCaseView {
    /// Its id.
    pub id: String,
    /// The tag of its language.
    pub lang: &'static str,
    /// The author's words.
    pub words: CaseWords,
    /// The key of the stressor that the author chose; empty if none.
    pub stressor: String,
    /// The stressors to choose from, by group: key and name.
    pub stressors: Vec<(String, Vec<(String, String)>)>,
    /// The sources of tough calls to choose from: key and name.
    pub sources: Vec<(&'static str, String)>,
    /// The key of the source of tough calls that the author chose; empty if none.
    pub source: &'static str,
}

/// Loads the list.
///
/// # Errors
/// [`AppError::NotFound`] for those who are not psychologists.
pub async fn list(context: RequestContext) -> Result<WaitingCasesView, AppError> {
    let signed_in = context.allowed(Action::EditCases, Subject::None)?;
    let (shelf, locale) = (context.app.store.library(), context.visitor.locale);
    let waiting = shelf.waiting_cases().await?;
    let waiting = waiting.into_iter().filter(|case| edits_case(&signed_in.viewer, case.written_at));
    let row = |case: WaitingCase| WaitingCaseLink {
        href: page_of(WAITING, &case.id.to_string()),
        excerpt: excerpt(&case.words.happened),
        lang: foreign(locale, case.language),
    };
    // Their heading says that they came from this centre.
    let released = shelf.released_cases().await?;
    let released = released.iter().map(|case| ItemLink { from_centre: false, ..case_link(locale, case) });
    Ok(WaitingCasesView { waiting: waiting.map(row).collect(), released: released.collect() })
}

/// Counts the cases that wait for the viewer: none for those who are not psychologists.
///
/// # Errors
/// If the store cannot be read.
pub async fn count(context: &RequestContext, signed_in: &SignedIn) -> Result<usize, AppError> {
    if !may(Some(&signed_in.viewer), Action::EditCases, Subject::None) {
        return Ok(0);
    }
    let waiting = context.app.store.library().waiting_cases().await?;
    Ok(waiting.iter().filter(|case| edits_case(&signed_in.viewer, case.written_at)).count())
}

/// Loads the page of one case.
///
/// # Errors
/// [`AppError::NotFound`] if it does not wait, or not for this reader.
pub async fn load(context: RequestContext, id: &str) -> Result<WaitingCaseView, AppError> {
    let case = waiting(&context, id).await?;
    Ok(WaitingCaseView {
        id: case.id.to_string(),
        lang: case.language.tag(),
        words: case.words,
        stressor: case.stressor.as_ref().map(|key| key.as_str().to_owned()).unwrap_or_default(),
        stressors: choices(context.visitor.locale, &context.app.store.stressors().list()),
        sources: sources(context.visitor.locale),
        source: case.source.map_or("", ToughCallSource::key),
    })
}

/// The case with this id, if the reader may decide it.
///
/// # Errors
/// [`AppError::NotFound`] if it does not wait, or not for this reader.
pub(super) async fn waiting(context: &RequestContext, id: &str) -> Result<WaitingCase, AppError> {
    let signed_in = context.allowed(Action::EditCases, Subject::None)?;
    let id: LibraryCaseId = id.parse().map_err(|_| AppError::NotFound)?;
    let case = context.app.store.library().waiting_case(id).await?.ok_or(AppError::NotFound)?;
    if edits_case(&signed_in.viewer, case.written_at) { Ok(case) } else { Err(AppError::NotFound) }
}
