//! Marking an item as read or as helpful, for oneself.

use serde::Deserialize;

use super::address;
use super::item::of_centre_id;
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
}

impl MarkItemForm {
    fn item(&self) -> Option<(LibraryKind, &str)> {
        let (kind, key) = self.item.split_once('/')?;
        Some((LibraryKind::named(kind)?, key))
    }
}

impl SubmittedForm for MarkItemForm {
    fn page(&self) -> String {
        self.item().map_or_else(|| "/library".to_owned(), |(kind, key)| address(kind, key))
    }
}

/// Sets a mark of the reader, or removes it. Nobody else ever sees it, and no figure counts it.
///
/// # Errors
/// [`AppError::NotFound`] if there is no such item or mark.
pub async fn mark_item(context: RequestContext, form: MarkItemForm) -> Result<Redirect, AppError> {
    let person = context.allowed(Action::ReadLibrary, Subject::None)?.viewer.person;
    let shelf = context.app.store.library();
    let (kind, key) = form.item().ok_or(AppError::NotFound)?;
    let mark: LibraryMarkKind = form.mark.parse().map_err(|_| AppError::NotFound)?;
    if content::library().get(kind, key).is_none() {
        let id = of_centre_id(kind, key).ok_or(AppError::NotFound)?;
        shelf.released_case(id).await?.ok_or(AppError::NotFound)?;
    }
    let set = form.set != "no";
    shelf.mark(person, (form.item.clone(), mark), set, context.visitor.now).await?;
    let locale = context.visitor.locale;
    Ok(Redirect::to(address(kind, key)).with_message(match (mark, set) {
        (LibraryMarkKind::Helped, true) => t!(locale, "library-said-helped"),
        (LibraryMarkKind::Read, true) => t!(locale, "library-said-read"),
        (_, false) => t!(locale, "library-said-removed"),
    }))
}
