//! Marking an item as read, as helpful or as of no help, for oneself.

use serde::Deserialize;

use super::item::of_centre_id;
use super::{address, course};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use content::LibraryKind;
use domain::access::{Action, Subject};
use domain::library_case::LibraryMarkKind;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct MarkItemForm {
    item: String,
    mark: String,
    set: String,
    /// The course from which the reader came.
    course: String,
}

impl MarkItemForm {
    fn item(&self) -> Option<(LibraryKind, &str)> {
        let (kind, key) = self.item.split_once('/')?;
        Some((LibraryKind::named(kind)?, key))
    }
}

impl SubmittedForm for MarkItemForm {
    fn page(&self) -> String {
        self.item().map_or_else(|| "/library".to_owned(), |(kind, key)| course::step(&address(kind, key), &self.course))
    }
}

/// Sets a mark of the reader, or removes it. Nobody else ever sees it, and no figure counts it.
///
/// # Errors
/// [`AppError::NotFound`] if there is no such item or mark, or if what is to be marked as read is part of no course.
pub async fn mark_item(context: RequestContext, form: MarkItemForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::ReadLibrary, Subject::None)?;
    let shelf = context.app.store.library();
    let (kind, key) = form.item().ok_or(AppError::NotFound)?;
    let mark: LibraryMarkKind = form.mark.parse().map_err(|_| AppError::NotFound)?;
    if content::library().get(kind, key).is_none() {
        let id = of_centre_id(kind, key).ok_or(AppError::NotFound)?;
        shelf.released_case(id).await?.ok_or(AppError::NotFound)?;
    }
    let (set, item) = (form.set != "no", form.item.clone());
    match mark {
        LibraryMarkKind::Helped | LibraryMarkKind::NotHelped => {
            let helped = set.then_some(mark == LibraryMarkKind::Helped);
            shelf.mark(signed_in.viewer.person, item, helped, context.visitor.now).await?;
        }
        LibraryMarkKind::Read if content::library().is_taught(&item) => {
            shelf.set_read(signed_in.own.clone(), item, set.then(|| signed_in.today())).await?;
        }
        LibraryMarkKind::Read => return Err(AppError::NotFound),
    }
    let locale = context.visitor.locale;
    Ok(Redirect::to(form.page()).with_message(match (mark, set) {
        (LibraryMarkKind::Helped, true) => t!(locale, "library-said-helped"),
        (LibraryMarkKind::NotHelped, true) => t!(locale, "library-said-not-helped"),
        (LibraryMarkKind::Read, true) => t!(locale, "library-said-read"),
        (_, false) => t!(locale, "library-said-removed"),
    }))
}
