//! What `/library/words` shows: every phrase to avoid with what to say instead, on one page with one search, for use
//! during a call.

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use content::library::search_words;
use content::{LibraryKind, WordPair};
use domain::access::{Action, Subject};

/// The page.
pub const PAGE: &str = "/library/words";

/// What the page shows.
#[derive(Clone, Debug)]
pub struct PhrasesView {
    /// What is searched for.
    pub search: String,
    /// The situations: the key, the title, and the phrases that are found.
    pub situations: Vec<SituationView>,
}

/// The phrases of one situation.
#[derive(Clone, Debug)]
pub struct SituationView {
    /// The key, which the page uses as an anchor.
    pub key: String,
    /// The title.
    pub title: String,
    /// The phrases.
    pub pairs: Vec<WordPair>,
}

/// Loads the [`PhrasesView`] of the search that the address names. A situation whose title contains the words is found
/// as a whole. Phrases for leads are in their course, not here.
///
/// # Errors
/// [`AppError::SignedOut`].
pub fn load(context: &RequestContext, search: &str) -> Result<PhrasesView, AppError> {
    let me = context.allowed(Action::ReadLibrary, Subject::None)?;
    let locale = context.visitor.locale;
    let search = context.app.searches.find(me.session, search).words;
    let words = search_words(&search);
    let items = content::library().iter().filter(|item| item.kind == LibraryKind::Words && !item.for_leads);
    let situation = |item: &content::LibraryItem| {
        let title = item.title.get(locale).clone();
        let whole = words.iter().all(|word| domain::canonical::search_form(&title).contains(word.as_str()));
        let pairs = item.pairs.get(locale).iter().filter(|pair| whole || pair.contains(&words)).cloned();
        SituationView { key: item.key.clone(), title, pairs: pairs.collect() }
    };
    let situations = items.map(situation).filter(|situation| !situation.pairs.is_empty()).collect();
    Ok(PhrasesView { search, situations })
}
