//! What `/library` shows: where to start, or what a search finds.

use super::choices::{choices, sources};
use super::course::{CourseCard, card, for_newcomer, for_quarter};
use super::filter::LibraryFilter;
use super::{ItemLink, case_link, item_link, names, phrases, waiting_cases};
use crate::app::account::own_key_view;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use content::{LibraryKind, Stressors, WordPair};
use domain::access::{Action, Subject, may};
use domain::canonical::search_form;
use domain::{Locale, ToughCallSource};
use store::{LibraryMark, ReleasedCase};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct LibraryView {
    /// What the address asks for.
    pub filter: LibraryFilter,
    /// The stressors to choose from, by group: key and name.
    pub stressors: Vec<(String, Vec<(String, String)>)>,
    /// The sources to choose from: key and name.
    pub sources: Vec<(&'static str, String)>,
    /// What is found; none if the address asks for nothing.
    pub found: Option<Found>,
    /// The kinds, each with what it is for and its address; empty if something is searched for.
    pub kinds: Vec<KindCard>,
    /// What the reader marked as helpful, the newest first; empty if something is searched for.
    pub helped: Vec<ItemLink>,
    /// The course that is pointed out to somebody who is new; none if something is searched for.
    pub newcomer: Option<CourseCard>,
    /// The refresher of this quarter, if it is to be pointed out; none if something is searched for.
    pub refresher: Option<CourseCard>,
    /// The courses.
    pub courses: Vec<CourseCard>,
    /// How many cases wait, for a psychologist.
    pub waiting: Option<usize>,
}

/// A kind of item.
#[derive(Clone, Debug)]
pub struct KindCard {
    /// Where its items are.
    pub href: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub about: String,
}

/// What a search finds.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// By kind.
    pub groups: Vec<(String, Vec<ItemLink>)>,
    /// Single phrases to avoid that contain the words of the search.
    pub pairs: Vec<WordPair>,
}

/// Loads the [`LibraryView`].
///
/// # Errors
/// [`AppError::SignedOut`].
pub async fn load(context: RequestContext, mut filter: LibraryFilter) -> Result<LibraryView, AppError> {
    let signed_in = context.allowed(Action::ReadLibrary, Subject::None)?;
    filter.search = context.app.searches.find(signed_in.session, &filter.search.id);
    let (shelf, locale) = (context.app.store.library(), context.visitor.locale);
    let stressors = context.app.store.stressors().list();
    let marks = shelf.marks(signed_in.own.clone()).await?;
    let read = shelf.read_items(signed_in.own.clone()).await?;
    let (cases, library) = (shelf.released_cases().await?, content::library());
    let edits = may(Some(&signed_in.viewer), Action::EditCases, Subject::None);
    let waiting = if edits { Some(waiting_cases::count(&context, signed_in).await?) } else { None };
    let (narrow, today) = (filter.is_narrow(), signed_in.today());
    let newcomer = if narrow { None } else { for_newcomer(signed_in, locale, &read) };
    // A session without the own key does not tell what was read.
    let quiet = narrow || newcomer.is_some() || own_key_view::is_closed(&context, signed_in).await?;
    Ok(LibraryView {
        stressors: choices(locale, &stressors),
        sources: sources(locale),
        found: narrow.then(|| found(locale, &filter, &stressors, &cases)),
        kinds: if narrow { Vec::new() } else { LibraryKind::ALL.map(|kind| kind_card(locale, kind)).to_vec() },
        helped: if narrow { Vec::new() } else { helped(locale, &marks, &cases) },
        newcomer,
        refresher: if quiet { None } else { for_quarter(signed_in, locale, &read) },
        courses: library.courses().iter().map(|course| card(locale, course, &read, today)).collect(),
        waiting,
        filter,
    })
}

fn kind_card(locale: Locale, kind: LibraryKind) -> KindCard {
    let filter = LibraryFilter { kind: Some(kind), ..LibraryFilter::default() };
    let href = if kind == LibraryKind::Words { phrases::PAGE.to_owned() } else { filter.address() };
    KindCard { href, name: names::kind(locale, kind), about: names::about_kind(locale, kind) }
}

/// What the reader marked as helpful, the newest first.
#[must_use]
pub fn helped(locale: Locale, marks: &[LibraryMark], cases: &[ReleasedCase]) -> Vec<ItemLink> {
    let link = |mark: &LibraryMark| {
        let of_centre = || {
            let id = mark.item.split_once('/')?.1.parse().ok()?;
            cases.iter().find(|case| case.id == id).map(|case| case_link(locale, case))
        };
        content::library().find(&mark.item).map(|item| item_link(locale, item)).or_else(of_centre)
    };
    marks.iter().filter(|mark| mark.helped).filter_map(link).collect()
}

fn found(locale: Locale, filter: &LibraryFilter, stressors: &Stressors, cases: &[ReleasedCase]) -> Found {
    let words = filter.words();
    let of_kind = |kind: LibraryKind| {
        let shown = cases.iter().filter(|case| shows_case(locale, filter, stressors, case, &words));
        let of_centre = shown.filter(|_| kind == LibraryKind::Case).map(|case| case_link(locale, case));
        let items = content::library().iter().filter(|item| item.kind == kind && filter.shows(locale, item));
        let links: Vec<_> = of_centre.chain(items.map(|item| item_link(locale, item))).collect();
        (!links.is_empty()).then(|| (names::kind(locale, kind), links))
    };
    let pairs = || {
        let items = content::library().iter().filter(|item| filter.shows(locale, item));
        items.flat_map(|item| item.pairs.get(locale)).filter(|pair| pair.contains(&words)).cloned().collect()
    };
    Found {
        groups: LibraryKind::ALL.into_iter().filter_map(of_kind).collect(),
        pairs: if words.is_empty() && filter.kind != Some(LibraryKind::Words) { Vec::new() } else { pairs() },
    }
}

/// Whether a case of this centre is one of those that are asked for. It is filed under one stressor and one source at
/// most. One without a source is found under every source that goes with its stressor: because the address asks for
/// that stressor, or because the catalogue files something under both.
fn shows_case(
    locale: Locale,
    filter: &LibraryFilter,
    stressors: &Stressors,
    case: &ReleasedCase,
    words: &[String],
) -> bool {
    let filed = case.stressor.as_ref().map(|key| stressors.label(locale, key)).unwrap_or_default();
    let text = [case.title.as_str(), &case.words.happened, &case.words.tried, &case.words.say, filed].join(" ");
    let text = search_form(&text);
    filter.kind.is_none_or(|kind| kind == LibraryKind::Case)
        && filter.source.is_none_or(|source| is_about(filter, case, source))
        && filter.stressor.as_ref().is_none_or(|key| case.stressor.as_ref() == Some(key))
        && words.iter().all(|word| text.contains(word))
}

fn is_about(filter: &LibraryFilter, case: &ReleasedCase, source: ToughCallSource) -> bool {
    match (case.source, &case.stressor) {
        (Some(own), _) => own == source,
        (None, Some(stressor)) => {
            filter.stressor.is_some() || content::library().about(stressor).any(|item| item.sources.contains(&source))
        }
        (None, None) => false,
    }
}
