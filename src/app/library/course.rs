//! What `/library/course` shows: the four weeks of somebody's first month, and what the reader has marked as read.

use std::collections::HashSet;

use super::{ItemLink, item_link};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};
use domain::library_case::LibraryMarkKind;

/// One week.
#[derive(Clone, Debug)]
pub struct WeekView {
    /// Its title.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// Its items, each with whether the reader has read it.
    pub items: Vec<(ItemLink, bool)>,
}

/// Loads it.
///
/// # Errors
/// [`AppError::SignedOut`].
pub async fn load(context: RequestContext) -> Result<Vec<WeekView>, AppError> {
    let signed_in = context.allowed(Action::ReadLibrary, Subject::None)?;
    let locale = context.visitor.locale;
    let marks = context.app.store.library().marks(signed_in.own.clone()).await?;
    let read = marks.into_iter().filter(|mark| mark.kind == LibraryMarkKind::Read);
    let read: HashSet<_> = read.map(|mark| mark.item).collect();
    let library = content::library();
    let items = |ids: &[String]| {
        let found = ids.iter().filter_map(|id| Some((id, library.find(id)?)));
        found.map(|(id, item)| (item_link(locale, item), read.contains(id))).collect()
    };
    let weeks = library.course().iter().map(|week| WeekView {
        title: week.title.get(locale).clone(),
        about: week.about.get(locale).clone(),
        items: items(&week.items),
    });
    Ok(weeks.collect())
}
